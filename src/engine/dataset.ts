import type { QuadIndex } from './columns/quad-index.ts';
import type { Dataset } from './operators/plan.ts';
import type { LocalTerms } from './operators/tables/local-terms.ts';

/** The graphs of a query: as FROM and FROM NAMED, or the protocol, name them. */
export interface GraphNames {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

/** The dataset of a query (SPARQL 1.1 Query §13.2): without names, all that the index has; with names those graphs, of which one that is not there is empty. */
export function datasetOf(names: GraphNames | undefined, index: QuadIndex, terms: LocalTerms): Dataset {
  if (names === undefined || names.defaultGraphs.length + names.namedGraphs.length === 0) {
    return { defaultGraphs: undefined, namedGraphs: index.graphs, isWhole: true };
  }
  const ids = (graphs: readonly string[]) => [
    ...new Set(graphs.map((value) => terms.intern({ kind: 'iri', value }))),
  ];
  return { defaultGraphs: ids(names.defaultGraphs), namedGraphs: ids(names.namedGraphs), isWhole: false };
}
