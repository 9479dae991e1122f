import { HTML, RDF_FORMS } from '../../http/representation.ts';
import { RESULT_FORMATS } from '../../query/results/result-formats.ts';
import { exampleQueries } from '../queries/examples.ts';
import { AS_OF, inPath, inQuery, negotiated, type PathItem } from './path-item.ts';

const QUERY = 'SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class';
const GRAPHS = { type: 'array', items: { type: 'string', format: 'iri' } };

/** SPARQL and its example queries. */
export const QUERIES: readonly PathItem[] = [
  {
    path: '/sparql',
    routes: ['/sparql'],
    group: 'queries',
    methods: ['GET', 'POST', 'QUERY'],
    title: { en: 'SPARQL 1.1 Protocol', lv: 'SPARQL 1.1 protokols' },
    text: {
      en: 'Without a query: the service description, or the editor for browsers. A query comes as a parameter, as a form, or as the body of POST or QUERY (application/sparql-query).',
      lv: 'Bez vaicājuma – pakalpojuma apraksts vai, pārlūkam, redaktors. Vaicājumu sūta kā parametru, kā veidlapu vai POST vai QUERY saturā (application/sparql-query).',
    },
    parameters: [
      inQuery('query', { en: 'A query in SPARQL 1.1.', lv: 'Vaicājums SPARQL 1.1 valodā.' }),
      inQuery(
        'default-graph-uri',
        { en: 'Graphs that make up the default graph.', lv: 'Grafi, kas veido noklusējuma grafu.' },
        GRAPHS,
      ),
      inQuery('named-graph-uri', { en: 'Graphs that GRAPH finds.', lv: 'Grafi, ko atrod GRAPH.' }, GRAPHS),
      AS_OF,
    ],
    formats: negotiated([...RESULT_FORMATS, ...RDF_FORMS, HTML]),
    problems: [
      'malformed',
      'refused',
      'not-acceptable',
      'too-large',
      'unsupported-media-type',
      'too-many',
      'service-failed',
      'timeout',
      'busy',
      'unavailable',
      'ended',
    ],
    example: () => ({
      path: 'sparql',
      accept: 'text/csv',
      body: { mediaType: 'application/sparql-query', text: QUERY },
    }),
  },
  {
    path: '/sparql/queries/{id}',
    routes: ['/sparql/queries/:id'],
    group: 'queries',
    methods: ['DELETE'],
    title: { en: 'End a query', lv: 'Pārtraukt vaicājumu' },
    text: {
      en: 'Ends a query of yours that is under way; its id is the X-Request-Id that was sent with it.',
      lv: 'Pārtrauc tavu vaicājumu, kas vēl tiek izpildīts; tā id ir līdzi sūtītais X-Request-Id.',
    },
    parameters: [inPath('id', { en: 'The id of the query.', lv: 'Vaicājuma id.' })],
    formats: [],
    status: 204,
    problems: ['not-found'],
  },
  {
    path: '/queries',
    routes: ['/queries'],
    group: 'queries',
    title: { en: 'Example queries', lv: 'Vaicājumu piemēri' },
    parameters: [AS_OF],
    formats: negotiated([HTML]),
    problems: ['not-acceptable'],
    example: () => ({ path: 'queries', accept: 'text/html' }),
  },
  {
    path: '/queries/{name}',
    routes: ['/queries/:name'],
    group: 'queries',
    title: { en: 'An example query', lv: 'Vaicājuma piemērs' },
    parameters: [inPath('name', { en: 'Its name in addresses.', lv: 'Tā nosaukums adresēs.' }), AS_OF],
    formats: [
      { mediaType: HTML.mediaType, extension: HTML.extension },
      { mediaType: 'application/sparql-query', extension: 'rq' },
    ],
    problems: ['not-found', 'not-acceptable'],
    example: () => {
      const [first] = exampleQueries();
      return first && { path: `queries/${first.name}.rq` };
    },
  },
];
