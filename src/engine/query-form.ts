import type { Algebra } from '@traqula/algebra-transformations-1-1';
import type { GraphNames } from './dataset.ts';

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
