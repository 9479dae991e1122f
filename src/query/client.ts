import { parseNQuads } from '../rdf/canonical.ts';
import { OWN_DEFAULT_GRAPH } from '../rdf/store.ts';
import { blankNode, iri, type Literal, literal, type Quad, quad, type Subject, text } from '../rdf/terms.ts';
import { type QueryEngine, QueryError } from './port.ts';

/** A term as SPARQL 1.1 Query Results JSON §3.2.2 writes it. */
export interface ResultTerm {
  readonly type: 'uri' | 'literal' | 'typed-literal' | 'bnode';
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

/** One solution: variable → term, absent where unbound. */
export type ResultRow = Readonly<Record<string, ResultTerm | undefined>>;

/** An engine as code asks it: answers come as values, and all questions share one deadline. Each rejects with a QueryError. */
export interface QueryClient {
  rows(select: string): Promise<readonly ResultRow[]>;
  graph(construct: string): Promise<Quad[]>;
  /** The quads of every graph about resources (valid IRIs) and the blank nodes below them; their triples in the default graph where the engine cannot tell graphs. */
  describe(resources: readonly string[]): Promise<{ quads: Quad[]; inGraphs: boolean }>;
  /** Of a SELECT whose variables are g, s, p and o. */
  quads(select: string): Promise<Quad[]>;
  /** The answer as a media type writes it. */
  bytes(query: string, mediaType: string): Promise<Uint8Array>;
}

/** Bounds of all the questions together: milliseconds from now, and bytes of each answer. */
export interface QueryOptions {
  readonly deadline: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** Asks an engine on terms that hold for all questions together. */
export function createQueryClient(
  engine: QueryEngine,
  { deadline, maxBytes, signal }: QueryOptions,
): QueryClient {
  const end = performance.now() + deadline;
  const execute = async (query: string, mediaType: string, resources?: readonly string[]) => {
    const left = end - performance.now();
    if (left <= 0) throw new QueryError('timeout', `no whole answer within ${deadline / 1000} s`);
    const terms = { query, mediaType, deadline: left, maxBytes, ...(signal && { signal }) };
    return engine.execute({ ...terms, ...(resources && { resources }) });
  };
  const bytes = async (query: string, mediaType: string) => (await execute(query, mediaType)).bytes;
  const text = async (query: string, mediaType: string) =>
    new TextDecoder().decode(await bytes(query, mediaType));
  const rows = async (query: string): Promise<readonly ResultRow[]> =>
    JSON.parse(await text(query, 'application/sparql-results+json')).results.bindings;
  return {
    rows,
    graph: async (query) => [...parseNQuads(await text(query, 'application/n-triples'))],
    describe: async (resources) => {
      const query = `DESCRIBE ${resources.map((resource) => `<${iri(resource).value}>`).join(' ')}`;
      const text = await execute(query, 'application/n-triples', resources);
      const quads = [...parseNQuads(new TextDecoder().decode(text.bytes))];
      return { quads, inGraphs: text.mediaType === 'application/n-quads' };
    },
    quads: async (query) => (await rows(query)).map(quadOf),
    bytes,
  };
}

/** A VALUES block that binds one variable to IRIs; throws a RangeError where one is none, so that none can end the query. */
export function values(variable: string, iris: Iterable<string>): string {
  return `VALUES ?${variable} { ${[...iris].map((value) => `<${iri(value).value}>`).join(' ')} }`;
}

/** The same with some IRIs more that are in no data, up to a power of four: what is asked of many lists of different lengths comes in few shapes, each of which is parsed once. */
export function paddedValues(variable: string, iris: Iterable<string>): string {
  const padded = [...iris];
  let length = 1;
  while (length < padded.length) length *= 4;
  while (padded.length > 0 && padded.length < length) padded.push(`urn:x-none:${padded.length}`);
  return values(variable, padded);
}

function quadOf({ g, s, p, o }: ResultRow): Quad {
  if (!s || !p || !o) throw new QueryError('failed', 'the engine left a part of a statement unbound');
  const graph = g?.value === OWN_DEFAULT_GRAPH ? undefined : g;
  return quad(termOf(s) as Subject, iri(p.value), termOf(o), graph && (termOf(graph) as Subject));
}

function termOf(term: ResultTerm): Subject | Literal {
  if (term.type === 'uri') return iri(term.value);
  if (term.type === 'bnode') return blankNode(term.value);
  const language = term['xml:lang'];
  if (language !== undefined) return text(term.value, language);
  return literal(term.value, term.datatype === undefined ? undefined : iri(term.datatype));
}
