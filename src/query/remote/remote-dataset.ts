import type { ParsedQuery } from '../parsing/parse.ts';
import { tokens } from '../parsing/tokens.ts';
import type { QueryRequest } from '../port.ts';

/** The graphs of a store that make up the dataset: what it holds besides is never read. */
export interface StoredDataset {
  /** IRI of the graph that stands for the default graph. */
  readonly defaultGraph: string;
  /** IRIs of the named graphs, which keep their names. */
  readonly namedGraphs: readonly string[];
  /** Whether queries see the merge of them all outside GRAPH (SPARQL 1.1 Query §13.2.1); the default graph alone where absent. */
  readonly isUnion?: boolean;
}

type RequestDataset = NonNullable<QueryRequest['dataset']>;

/** Names no graph: some stores take an absent list for all the graphs they have. */
const NOWHERE = 'urn:x-munpart:nowhere';

/** The dataset to name to a remote endpoint, which then wins over FROM; undefined where the endpoint's own is meant. Graphs outside the stored dataset are as if they were not there. */
export function remoteDataset(
  { dataset, base }: QueryRequest,
  { from }: ParsedQuery,
  stored: StoredDataset | undefined,
): RequestDataset | undefined {
  const requested = dataset ?? asWritten(from, base);
  if (stored === undefined) return requested && definite(requested);
  if (requested === undefined) {
    const merged = stored.isUnion ? stored.namedGraphs : [];
    return definite({ defaultGraphs: [stored.defaultGraph, ...merged], namedGraphs: stored.namedGraphs });
  }
  const known = new Set(stored.namedGraphs);
  const isKnown = (graph: string) => known.has(graph);
  return definite({
    defaultGraphs: requested.defaultGraphs.filter(isKnown),
    namedGraphs: requested.namedGraphs.filter(isKnown),
  });
}

/** The query without its FROM and FROM NAMED, for stores that add them to the graphs of the protocol (against SPARQL 1.1 Protocol §2.1.4). */
export function withoutFrom(query: string): string {
  let result = '';
  let end = 0;
  let clause: number | undefined;
  for (const { text, start } of tokens(query)) {
    if (text.toUpperCase() === 'FROM') {
      result += query.slice(end, start);
      clause = start;
    } else if (clause !== undefined && text.toUpperCase() !== 'NAMED') {
      end = start + text.length;
      clause = undefined;
    }
  }
  return result + query.slice(end);
}

/** The query with a base for its relative IRIs, unless it brings its own. */
export function withBase(query: string, base: string | undefined): string {
  if (base === undefined) return query;
  for (const { text } of tokens(query)) {
    const word = text.toUpperCase();
    if (word === 'BASE') return query;
    if (['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'].includes(word)) break;
  }
  return `BASE <${base}> ${query}`;
}

function asWritten(from: RequestDataset, base: string | undefined): RequestDataset | undefined {
  if (from.defaultGraphs.length + from.namedGraphs.length === 0) return undefined;
  const absolute = (graph: string) =>
    base !== undefined && !URL.canParse(graph) && URL.canParse(graph, base)
      ? new URL(graph, base).href
      : graph;
  return { defaultGraphs: from.defaultGraphs.map(absolute), namedGraphs: from.namedGraphs.map(absolute) };
}

function definite({ defaultGraphs, namedGraphs }: RequestDataset): RequestDataset {
  return {
    defaultGraphs: defaultGraphs.length === 0 ? [NOWHERE] : defaultGraphs,
    namedGraphs: namedGraphs.length === 0 ? [NOWHERE] : namedGraphs,
  };
}
