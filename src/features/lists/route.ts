import { asOf } from '../../http/memento/as-of.ts';
import { GEOJSON } from '../../http/representation.ts';
import { AS_OF, describedAs, inQuery, type Route, suffixed } from '../../http/route.ts';
import { hasRecords } from '../../http/serving/perspectives.ts';
import { wording } from '../../pages/messages/messages.ts';
import { facetsOf } from './facets/facets.ts';
import { MATRIX_FORMS, matrix } from './fields-matrix.ts';
import { LIST_FORMS, listOf } from './handlers.ts';
import { LISTS, type List } from './lists.ts';

/** The lists, each with the facets by which it is filtered. */
export const ROUTES: readonly Route[] = [
  ...LISTS.map(routeOf),
  {
    path: '/fields/matrix',
    isOffered: hasRecords,
    handler: asOf(matrix),
    group: 'lists',
    ...describedAs('matrix'),
    parameters: [AS_OF],
    forms: suffixed(MATRIX_FORMS),
    problems: ['not-found', 'not-acceptable'],
    example: () => ({ path: 'fields/matrix.csv' }),
    warm: 'fields/matrix',
  },
];

function routeOf({ name, geo }: List): Route {
  const facets = facetsOf(name);
  return {
    path: `/${name}`,
    handler: asOf(listOf),
    group: 'lists',
    title: ({ lists }) => wording(lists, name),
    parameters: [
      ...facets.map(({ key }) => inQuery(key, ({ api }) => api.parameterTexts.facet(key))),
      AS_OF,
      inQuery('sort', ({ api }) => api.parameterTexts.sort),
      inQuery('rows', ({ api }) => api.parameterTexts.rows, { enum: ['full', 'compact'] }),
      inQuery('page', ({ api }) => api.parameterTexts.page, { type: 'integer', minimum: 1 }),
    ],
    forms: suffixed(LIST_FORMS.filter((form) => form !== GEOJSON || geo)),
    problems: ['malformed', 'not-found', 'not-acceptable'],
    example: () => ({ path: `${name}.csv` }),
    isOffered: ({ lists }) => lists.includes(name),
    // The index of the facets is built for the first selection.
    ...(facets.length > 0 && { warm: name }),
  };
}
