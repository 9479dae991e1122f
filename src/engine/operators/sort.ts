import { compareByValue } from '../expressions/comparison.ts';
import { type Plan, runPlan, type Scope, shapeOf } from './plan.ts';
import { batchesOf, collect, gather } from './tables/batch.ts';
import type { LocalTerms } from './tables/local-terms.ts';

/** A variable by which rows are ordered. */
export interface SortKey {
  readonly variable: string;
  readonly isDescending: boolean;
}

const STEPS_AT_ONCE = 8192;

/** The rows in order (SPARQL 1.1 Query §15.1); what the keys do not tell apart stays as it came. */
export function sortPlan(input: Plan, keys: readonly SortKey[]): Plan {
  return {
    ...shapeOf(input),
    operator: 'sort',
    detail: keys.map(({ variable, isDescending }) => `${isDescending ? '↓' : '↑'}?${variable}`).join(' '),
    inputs: [input],
    run: function* (scope) {
      yield* sorted(input, keys, scope);
    },
  };
}

function sorted(input: Plan, keys: readonly SortKey[], scope: Scope) {
  const { budget, terms } = scope.runtime;
  const table = collect(runPlan(input, scope), input.variables.length, budget);
  const ranks = keys.map(({ variable, isDescending }) => {
    const column = table.columns[input.variables.indexOf(variable)];
    if (column === undefined) return undefined;
    budget.charge(table.length * 8);
    return ranksOf(column.subarray(0, table.length), terms, isDescending ? -1 : 1);
  });
  const known = ranks.filter((column) => column !== undefined);
  const order = Uint32Array.from({ length: table.length }, (_, row) => row);
  budget.step(table.length);
  let compared = 0;
  order.sort((a, b) => {
    if (++compared % STEPS_AT_ONCE === 0) budget.step(STEPS_AT_ONCE);
    for (const column of known) {
      const difference = (column[a] as number) - (column[b] as number);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  return batchesOf({ columns: gather(table.columns, order, table.length), length: table.length });
}

/** By row a number that orders it; equal where the terms are. */
function ranksOf(column: Uint32Array, terms: LocalTerms, sign: number): Float64Array {
  const ranks = new Float64Array(column.length);
  if (column.some((id) => terms.isOwn(id))) {
    const byId = comparedRanks(column, terms);
    for (let row = 0; row < column.length; row++) ranks[row] = sign * (byId.get(column[row] as number) ?? 0);
  } else {
    for (let row = 0; row < column.length; row++) {
      const id = column[row] as number;
      ranks[row] = id === 0 ? 0 : sign * terms.dictionary.rank(id);
    }
  }
  return ranks;
}

function comparedRanks(column: Uint32Array, terms: LocalTerms): Map<number, number> {
  const ids = [...new Set(column)].filter((id) => id !== 0);
  const sortable = ids.map((id) => ({ id, term: terms.term(id) }));
  sortable.sort((a, b) => compareByValue(a.term, b.term));
  const ranks = new Map<number, number>();
  let rank = 1;
  for (const [at, { id, term }] of sortable.entries()) {
    const before = sortable[at - 1]?.term;
    if (before !== undefined && compareByValue(before, term) !== 0) rank++;
    ranks.set(id, rank);
  }
  return ranks;
}
