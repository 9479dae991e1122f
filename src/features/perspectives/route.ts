import { asOf } from '../../http/memento/as-of.ts';
import { AS_OF, inQuery, type Route, suffixed } from '../../http/route.ts';
import { wording } from '../../pages/messages/messages.ts';
import { facetsOf } from '../lists/facets/facets.ts';
import { LISTS, type List } from '../lists/lists.ts';
import { type ListPerspective, perspectivePath, perspectivesOf } from '../lists/perspectives.ts';
import { formsOf, perspective } from './handlers.ts';
import { parametersOf } from './request.ts';

/** The perspectives of each list, with the same facets as the list itself. */
export const ROUTES: readonly Route[] = LISTS.flatMap((list) =>
  perspectivesOf(list).map((one) => routeOf(list, one)),
);

function routeOf({ name }: List, view: ListPerspective): Route {
  const keys = facetsOf(name).map(({ key }) => key);
  return {
    path: `/${perspectivePath(name, view)}`,
    handler: asOf(perspective),
    group: 'lists',
    title: ({ lists, browse }) => `${wording(lists, name)}: ${browse.view[view]}`,
    parameters: [
      ...keys.map((key) => inQuery(key, ({ api }) => api.parameterTexts.facet(key))),
      ...parametersOf(view).map((parameter) =>
        inQuery(parameter, ({ api }) => api.parameterTexts[parameter], { enum: keys }),
      ),
      AS_OF,
    ],
    forms: suffixed(formsOf(view)),
    problems: ['malformed', 'not-found', 'not-acceptable'],
    example: () => ({ path: perspectivePath(name, view) }),
    isOffered: ({ lists }) => lists.includes(name),
    inSitemap: true,
  };
}
