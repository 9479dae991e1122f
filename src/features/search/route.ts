import { asOf } from '../../http/memento/as-of.ts';
import { AS_OF, describedAs, inQuery, type Route, suffixed } from '../../http/route.ts';
import { lookup, SEARCH_FORMS, search } from './handlers.ts';

/** Search, and look-up by identifiers of others. */
export const ROUTES: readonly Route[] = [
  {
    path: '/search',
    handler: asOf(search),
    group: 'queries',
    ...describedAs('search'),
    parameters: [
      inQuery('q', ({ api }) => api.parameterTexts.text),
      inQuery('type', ({ api }) => api.parameterTexts.kind),
      inQuery('limit', ({ api }) => api.parameterTexts.limit, { type: 'integer', minimum: 1 }),
      AS_OF,
    ],
    forms: suffixed(SEARCH_FORMS),
    problems: ['malformed', 'not-acceptable'],
    example: () => ({ path: 'search.json?q=Siauliai' }),
    inStaticSite: 'never',
    // The index of names is built for the first search.
    warm: 'search.json?q=a',
  },
  {
    path: '/lookup',
    handler: lookup,
    group: 'queries',
    ...describedAs('lookup'),
    parameters: [{ ...inQuery('iri', ({ api }) => api.parameterTexts.identifier), required: true }],
    forms: [],
    status: 303,
    problems: ['malformed', 'not-found'],
    inStaticSite: 'never',
  },
];
