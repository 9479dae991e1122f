import { asOf } from '../../http/memento/as-of.ts';
import { HTML, RDF_FORMS } from '../../http/representation.ts';
import { AS_OF, describedAs, inPath, inQuery, negotiated, type Route } from '../../http/route.ts';
import { RESULT_FORMATS } from '../../query/results/result-formats.ts';
import { terms, world } from './editor-data.ts';
import { endQuery, sparql } from './handlers.ts';

const QUERY = 'SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class';
const GRAPHS = { type: 'array', items: { type: 'string', format: 'iri' } };

/** SPARQL, and what its editor reads. */
export const ROUTES: readonly Route[] = [
  {
    path: '/sparql',
    methods: ['GET', 'POST', 'QUERY'],
    handler: asOf(sparql),
    isUnqueued: true,
    group: 'queries',
    ...describedAs('sparql'),
    parameters: [
      inQuery('query', ({ api }) => api.parameterTexts.query),
      inQuery('default-graph-uri', ({ api }) => api.parameterTexts.defaultGraph, GRAPHS),
      inQuery('named-graph-uri', ({ api }) => api.parameterTexts.namedGraph, GRAPHS),
      inQuery('explain', ({ api }) => api.parameterTexts.explain),
      inQuery('format', ({ api }) => api.parameterTexts.formatOfResult),
      AS_OF,
    ],
    forms: negotiated(
      ...[...RESULT_FORMATS, ...RDF_FORMS, HTML, { mediaType: 'application/json' }].map(
        ({ mediaType }) => mediaType,
      ),
    ),
    problems: [
      ...(['malformed', 'refused', 'not-acceptable', 'too-large', 'unsupported-media-type'] as const),
      ...(['too-many', 'service-failed', 'timeout', 'busy', 'unavailable', 'ended'] as const),
    ],
    body: {
      'application/sparql-query': { schema: { type: 'string' } },
      'application/x-www-form-urlencoded': {
        schema: { type: 'object', required: ['query'], properties: { query: { type: 'string' } } },
      },
    },
    example: () => ({
      path: 'sparql',
      accept: 'text/csv',
      body: { mediaType: 'application/sparql-query', text: QUERY },
    }),
    inStaticSite: 'start',
    inSitemap: true,
    probe: { path: 'sparql', accept: 'text/turtle' },
  },
  {
    path: '/sparql/queries/{id}',
    methods: ['DELETE'],
    handler: endQuery,
    isUnqueued: true,
    group: 'queries',
    ...describedAs('endQuery'),
    parameters: [inPath('id', ({ api }) => api.parameterTexts.queryId)],
    forms: [],
    status: 204,
    problems: ['not-found'],
    inStaticSite: 'never',
  },
  {
    path: '/def/terms.json',
    handler: terms,
    group: 'documents',
    ...describedAs('terms'),
    forms: negotiated('application/json'),
    example: () => ({ path: 'def/terms.json' }),
  },
  {
    path: '/assets/world.json',
    handler: world,
    group: 'services',
    ...describedAs('world'),
    forms: negotiated('application/json'),
    example: () => ({ path: 'assets/world.json' }),
    warm: 'assets/world.json',
  },
];
