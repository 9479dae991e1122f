import type { Algebra } from '@traqula/algebra-transformations-1-1';
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

/** A query taken apart: what its solutions come of, and what is made of them. */
export interface QueryParts {
  readonly form: 'select' | 'ask' | 'construct' | 'describe';
  readonly solutions: Algebra.Operation;
  readonly template: readonly Algebra.Pattern[];
  readonly described: readonly Algebra.Describe['terms'][number][];
  readonly graphs: GraphNames | undefined;
}

/** Takes a query's algebra apart. LIMIT and OFFSET are of the solutions, not of what a form makes of them (§15.4, §16.2). */
export function partsOfQuery(operation: Algebra.Operation): QueryParts {
  switch (operation.type) {
    case 'from': {
      const values = (graphs: Algebra.From['default']) => graphs.map(({ value }) => value);
      const graphs = { defaultGraphs: values(operation.default), namedGraphs: values(operation.named) };
      return { ...partsOfQuery(operation.input), graphs };
    }
    case 'slice': {
      const parts = partsOfQuery(operation.input);
      if (parts.form === 'select') return { ...parts, solutions: operation };
      return { ...parts, solutions: { ...operation, input: parts.solutions } };
    }
    case 'ask':
      return { ...NOTHING, form: 'ask', solutions: operation.input };
    case 'construct':
      return { ...NOTHING, form: 'construct', solutions: operation.input, template: operation.template };
    case 'describe':
      return { ...NOTHING, form: 'describe', solutions: operation.input, described: operation.terms };
    default:
      return { ...NOTHING, form: 'select', solutions: operation };
  }
}

const NOTHING = { template: [], described: [], graphs: undefined } as const;
