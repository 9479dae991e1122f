import { asOf, type Handler } from '../../http/memento/as-of.ts';
import { CSV, HTML, JSON_FORM } from '../../http/representation.ts';
import { AS_OF, inQuery, type Parameter, type Route, suffixed } from '../../http/route.ts';
import type { BrowsePerspective } from '../../http/serving/perspectives.ts';
import type { Site } from '../../http/serving/publication.ts';
import { concepts, contents, instances, map, terms, timeline } from './handlers.ts';

const PAGE: Parameter = inQuery('page', ({ api }) => api.parameterTexts.page, {
  type: 'integer',
  minimum: 1,
});
const IRI = { type: 'string', format: 'iri' };

/** Data of any kind by class, by concept, by term, by place and by date: what munpart's records have lists for. */
export const ROUTES: readonly Route[] = [
  {
    ...routeOf('contents', '/browse', contents),
    title: ({ contents: texts }) => texts.nav,
    text: ({ contents: texts }) => texts.lead,
    parameters: [AS_OF],
  },
  {
    path: '/browse/instances',
    handler: asOf(instances),
    group: 'lists',
    title: ({ contents: texts }) => texts.items,
    parameters: [
      inQuery('class', ({ contents: texts }) => texts.aClass, IRI),
      inQuery('sort', ({ contents: texts }) => texts.aProperty),
      PAGE,
      AS_OF,
    ],
    forms: suffixed([HTML, JSON_FORM, CSV]),
    problems: ['malformed', 'not-found', 'not-acceptable'],
    isOffered: offers('contents'),
  },
  {
    ...routeOf('concepts', '/browse/concepts', concepts),
    title: ({ term }) => term.concepts,
    parameters: [
      inQuery('scheme', ({ api }) => api.parameterTexts.scheme, IRI),
      inQuery('letter', ({ contents: texts }) => texts.aLetter),
      PAGE,
      AS_OF,
    ],
  },
  {
    ...routeOf('terms', '/browse/terms', terms),
    title: ({ definitions }) => definitions.title,
    parameters: [AS_OF],
  },
  {
    ...routeOf('map', '/browse/map', map),
    title: ({ queries }) => queries.shown.map,
    parameters: [PAGE, AS_OF],
  },
  {
    ...routeOf('timeline', '/browse/timeline', timeline),
    title: ({ queries }) => queries.shown.timeline,
    parameters: [inQuery('property', ({ contents: texts }) => texts.aProperty, IRI), PAGE, AS_OF],
  },
];

function routeOf(perspective: BrowsePerspective, path: string, handler: Handler) {
  return {
    path,
    handler: asOf(handler),
    group: 'lists',
    forms: suffixed([HTML]),
    problems: ['malformed', 'not-found', 'not-acceptable'],
    isOffered: offers(perspective),
    inSitemap: true,
    warm: path.slice(1),
  } as const satisfies Partial<Route>;
}

function offers(perspective: BrowsePerspective) {
  return ({ perspectives }: Site) => perspectives.includes(perspective);
}
