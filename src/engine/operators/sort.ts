import { compareByValue } from '../expressions/comparison.ts';
import { type Plan, runPlan, type Scope, shapeOf } from './plan.ts';
import { type Batch, batchesOf, collect, gather, type Table } from './tables/batch.ts';
import type { LocalTerms } from './tables/local-terms.ts';

/** A variable by which rows are ordered. */
export interface SortKey {
  readonly variable: string;
  readonly isDescending: boolean;
}

const STEP_BATCH = 8192;
/** Of so many first rows more are never in memory than these and as many again; for more, all rows are sorted. */
const MAX_FIRST = 10_000;
const WAITING_ROWS = 4096;

/** The rows in order (SPARQL 1.1 Query §15.1); what the keys do not tell apart stays as it came. */
export function sortPlan(input: Plan, keys: readonly SortKey[]): Plan {
  return {
    ...shapeOf(input),
    operator: 'sort',
    detail: detailOf(keys),
    inputs: [input],
    run: function* (scope) {
      yield* sorted(input, keys, scope);
    },
    ...(keys.length > 0 && { first: (count) => firstPlan(input, keys, count) }),
  };
}

/** The first rows of the order alone: memory for them, and none is sorted that cannot be among them. */
function firstPlan(input: Plan, keys: readonly SortKey[], count: number): Plan | undefined {
  if (count > MAX_FIRST) return undefined;
  return {
    ...shapeOf(input),
    operator: 'first',
    detail: `${count} by ${detailOf(keys)}`,
    inputs: [input],
    estimate: Math.min(count, input.estimate),
    run: function* (scope) {
      if (count > 0) yield* batchesOf(firstOf(input, keys, count, scope));
    },
  };
}

function detailOf(keys: readonly SortKey[]): string {
  return keys.map(({ variable, isDescending }) => `${isDescending ? '↓' : '↑'}?${variable}`).join(' ');
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
    if (++compared % STEP_BATCH === 0) budget.step(STEP_BATCH);
    for (const column of known) {
      const difference = (column[a] as number) - (column[b] as number);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  return batchesOf({ columns: gather(table.columns, order, table.length), length: table.length });
}

function firstOf(input: Plan, keys: readonly SortKey[], count: number, scope: Scope): Table {
  const { budget, terms } = scope.runtime;
  const width = input.variables.length;
  const compare = keyOrder(input, keys, terms);
  budget.charge((count + WAITING_ROWS) * width * 8);
  let top: Table = { columns: Array.from({ length: width }, () => new Uint32Array()), length: 0 };
  let waiting: Batch[] = [];
  let rows = 0;
  for (const batch of runPlan(input, scope)) {
    budget.step(batch.length);
    const candidate = top.length < count ? batch : before(batch, top, compare);
    if (candidate.length === 0) continue;
    waiting.push(candidate);
    rows += candidate.length;
    if (rows < WAITING_ROWS) continue;
    top = merged(top, waiting, count, compare, scope);
    waiting = [];
    rows = 0;
  }
  return merged(top, waiting, count, compare, scope);
}

type RowOrder = (one: Batch, row: number, other: Batch, at: number) => number;

/** The rows that come before the last of those at the top: an equal one came later. */
function before(batch: Batch, top: Table, compare: RowOrder): Batch {
  const selected = new Uint32Array(batch.length);
  let length = 0;
  for (let row = 0; row < batch.length; row++) {
    if (compare(batch, row, top, top.length - 1) < 0) selected[length++] = row;
  }
  return { columns: gather(batch.columns, selected, length), length };
}

function merged(
  top: Table,
  waiting: readonly Batch[],
  count: number,
  compare: RowOrder,
  scope: Scope,
): Table {
  const uncharged = { ...scope.runtime.budget, charge: () => {}, step: () => {} };
  const all = collect([top, ...waiting], top.columns.length, uncharged);
  const order = Uint32Array.from({ length: all.length }, (_, row) => row);
  order.sort((a, b) => compare(all, a, all, b) || a - b);
  scope.runtime.budget.step(all.length);
  const length = Math.min(count, all.length);
  return { columns: gather(all.columns, order, length), length };
}

/** Compares rows by keys, where each may be a term of the index, of the query alone, or unbound. */
function keyOrder(input: Plan, keys: readonly SortKey[], terms: LocalTerms): RowOrder {
  const columns = keys.map(({ variable, isDescending }) => ({
    column: input.variables.indexOf(variable),
    sign: isDescending ? -1 : 1,
  }));
  return (one, row, other, at) => {
    for (const { column, sign } of columns) {
      const a = one.columns[column]?.[row] ?? 0;
      const b = other.columns[column]?.[at] ?? 0;
      if (a === b) continue;
      const difference = compareIds(a, b, terms);
      if (difference !== 0) return sign * difference;
    }
    return 0;
  };
}

function compareIds(a: number, b: number, terms: LocalTerms): number {
  if (a === 0 || b === 0) return a - b;
  if (terms.isOwn(a) || terms.isOwn(b)) return compareByValue(terms.term(a), terms.term(b));
  return terms.dictionary.rank(a) - terms.dictionary.rank(b);
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
