import { parseQuery } from '../parsing/parse.ts';
import type { QueryRequest } from '../port.ts';
import type { EngineName, Task } from './messages.ts';

/** What a child is told of a request; throws a QueryError `malformed` where its query is none. */
export function taskOf({ signal: _, begun: _begun, ...request }: QueryRequest): Task {
  if (request.resources !== undefined) {
    return { ...request, form: 'describe', tree: '', mediaType: 'application/n-quads' };
  }
  const { form, tree } = parseQuery(request.query);
  return { ...request, form, tree };
}

const ALL =
  'SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o OPTIONAL { ?o ?q ?x } FILTER(ISIRI(?s) && STR(?s) != "") }';
/** What the first queries would wait for otherwise: operators that the machine has not compiled yet. */
const WARM_UP: readonly (readonly [query: string, mediaType: string])[] = [
  [`${ALL} GROUP BY ?s ORDER BY DESC(?n) LIMIT 5`, 'text/csv'],
  [
    'SELECT DISTINCT ?g ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } MINUS { ?s <a:a> ?o } } LIMIT 50',
    'application/sparql-results+json',
  ],
  [
    'CONSTRUCT { ?s ?p ?o } { VALUES ?s { <a:a> } ?s ?p ?o FILTER(REGEX(STR(?o), "^a.b", "i")) }',
    'text/turtle',
  ],
];
/** On data of any size: what takes longer has warmed up enough. */
const BOUNDS = { deadline: 100, maxBytes: 10_000_000 };

/** What a child of this engine is asked before others ask, one after the other, as long as nobody does; Comunica does it while it loads. */
export function warmUpTasks(engine: EngineName): Task[] {
  if (engine === 'comunica') return [];
  return WARM_UP.map(([query, mediaType]) => taskOf({ ...BOUNDS, query, mediaType }));
}
