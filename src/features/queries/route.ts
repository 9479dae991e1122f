import { asOf } from '../../http/memento/as-of.ts';
import { HTML } from '../../http/representation.ts';
import { AS_OF, describedAs, inPath, type Route, suffixed } from '../../http/route.ts';
import { exampleQueries } from './examples.ts';
import { GENERAL_EXAMPLE } from './general.ts';
import { QUERY_LIST_FORMS, queries, query } from './handlers.ts';

/** The example queries. */
export const ROUTES: readonly Route[] = [
  {
    path: '/queries',
    handler: asOf(queries),
    group: 'queries',
    ...describedAs('queries'),
    parameters: [AS_OF],
    forms: suffixed(QUERY_LIST_FORMS),
    problems: ['not-acceptable'],
    example: () => ({ path: 'queries', accept: 'text/html' }),
    inStaticSite: 'start',
    inSitemap: true,
    probe: { path: 'queries' },
  },
  {
    path: '/queries/{name}',
    handler: asOf(query),
    group: 'queries',
    ...describedAs('query'),
    parameters: [inPath('name', ({ api }) => api.parameterTexts.queryName), AS_OF],
    forms: [
      { mediaType: HTML.mediaType, extension: HTML.extension },
      { mediaType: 'application/sparql-query', extension: 'rq' },
    ],
    problems: ['not-found', 'not-acceptable'],
    example: ({ isGeneral }) => {
      const first = isGeneral ? GENERAL_EXAMPLE : exampleQueries()[0]?.name;
      return first === undefined ? undefined : { path: `queries/${first}.rq` };
    },
  },
];
