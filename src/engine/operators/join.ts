import { type Plan, runPlan, type Scope, shapeOf } from './plan.ts';
import type { Condition } from './rows.ts';
import {
  BATCH_ROWS,
  type Batch,
  type Charged,
  collect,
  constantColumn,
  gather,
  gatherColumn,
} from './tables/batch.ts';
import { HashTable } from './tables/key-table.ts';

/** How the columns of two inputs meet. */
interface Meeting {
  readonly variables: readonly string[];
  /** Columns of both that hold the same variable, bound in all rows: the keys. */
  readonly leftKeys: readonly number[];
  readonly rightKeys: readonly number[];
  /** Pairs of columns of the same variable where one may be unbound. */
  readonly loose: readonly (readonly [number, number])[];
  /** Columns of the right that the left has not. */
  readonly added: readonly number[];
}

function meetingOf(left: Plan, right: Plan): Meeting {
  const shared = left.variables.filter((name) => right.variables.includes(name));
  const keys = shared.filter((name) => left.certain.has(name) && right.certain.has(name));
  const pair = (name: string) => [left.variables.indexOf(name), right.variables.indexOf(name)] as const;
  const added = right.variables.filter((name) => !shared.includes(name));
  return {
    variables: [...left.variables, ...added],
    leftKeys: keys.map((name) => pair(name)[0]),
    rightKeys: keys.map((name) => pair(name)[1]),
    loose: shared.filter((name) => !keys.includes(name)).map(pair),
    added: added.map((name) => right.variables.indexOf(name)),
  };
}

/** All pairs of compatible rows (SPARQL 1.1 Query §18.5, Join); the right input is held in memory. */
export function joinPlan(left: Plan, right: Plan, estimate: number): Plan {
  const meeting = meetingOf(left, right);
  return {
    operator: meeting.leftKeys.length > 0 ? 'hash join' : 'cross join',
    detail: keysOf(left, meeting),
    inputs: [left, right],
    variables: meeting.variables,
    certain: new Set([...left.certain, ...right.certain]),
    estimate,
    run: function* (scope) {
      const { budget } = scope.runtime;
      const table = collect(runPlan(right, scope), right.variables.length, budget);
      if (table.length === 0) return;
      const lookup = new HashTable(table, meeting.rightKeys, budget);
      for (const batch of runPlan(left, scope)) {
        for (const joined of pairs(batch, lookup, meeting, budget)) yield joined.batch;
      }
    },
  };
}

/** The pairs for which the condition holds, and the left rows that have none (§18.5, LeftJoin). */
export function leftJoinPlan(
  left: Plan,
  right: Plan,
  condition: Condition | undefined,
  estimate: number,
): Plan {
  const meeting = meetingOf(left, right);
  return {
    operator: 'left hash join',
    detail: keysOf(left, meeting),
    inputs: [left, right],
    variables: meeting.variables,
    certain: left.certain,
    estimate,
    run: (scope) => leftJoined(left, right, condition, meeting, scope),
  };
}

function* leftJoined(
  left: Plan,
  right: Plan,
  condition: Condition | undefined,
  meeting: Meeting,
  scope: Scope,
): Generator<Batch> {
  const { budget } = scope.runtime;
  const table = collect(runPlan(right, scope), right.variables.length, budget);
  const lookup = new HashTable(table, meeting.rightKeys, budget);
  const holds = condition?.(scope);
  for (const batch of runPlan(left, scope)) {
    const matched = new Uint8Array(batch.length);
    for (const { batch: joined, rows } of pairs(batch, lookup, meeting, budget)) {
      const selected = holds === undefined ? { batch: joined, rows } : sifted(joined, rows, holds);
      for (let at = 0; at < selected.batch.length; at++) matched[selected.rows[at] as number] = 1;
      if (selected.batch.length > 0) yield selected.batch;
    }
    const unmatched = unmatchedRows(batch, matched, meeting.added.length);
    if (unmatched.length > 0) yield unmatched;
  }
}

/** The pairs for which the condition holds. */
function sifted(batch: Batch, rows: Uint32Array, holds: (batch: Batch, row: number) => boolean) {
  const selected = new Uint32Array(batch.length);
  let length = 0;
  for (let row = 0; row < batch.length; row++) if (holds(batch, row)) selected[length++] = row;
  return {
    batch: { columns: gather(batch.columns, selected, length), length },
    rows: gatherColumn(rows, selected, length),
  };
}

/** The rows of a batch that are not marked, with further columns that are unbound. */
export function unmatchedRows(batch: Batch, matched: Uint8Array, added: number): Batch {
  const rows = new Uint32Array(batch.length);
  let length = 0;
  for (let row = 0; row < batch.length; row++) if (matched[row] === 0) rows[length++] = row;
  const further = Array.from({ length: added }, () => constantColumn(0, length));
  return { columns: [...gather(batch.columns, rows, length), ...further], length };
}

/** The compatible pairs of a batch, in batches; `rows` are the rows of the left one. */
function* pairs(batch: Batch, lookup: HashTable, meeting: Meeting, budget: Charged) {
  const keys = meeting.leftKeys.map((column) => batch.columns[column] as Uint32Array);
  let leftRows = new Uint32Array(BATCH_ROWS);
  let rightRows = new Uint32Array(BATCH_ROWS);
  let length = 0;
  for (let row = 0; row < batch.length; row++) {
    let looked = 1;
    for (let found = lookup.first(keys, row); found !== -1; found = lookup.next(found)) {
      looked++;
      if (!isCompatible(batch, row, lookup, found, meeting)) continue;
      leftRows[length] = row;
      rightRows[length++] = found;
      if (length < BATCH_ROWS) continue;
      budget.step(looked);
      looked = 0;
      yield { batch: merged(batch, leftRows, lookup, rightRows, length, meeting), rows: leftRows };
      leftRows = new Uint32Array(BATCH_ROWS);
      rightRows = new Uint32Array(BATCH_ROWS);
      length = 0;
    }
    budget.step(looked);
  }
  if (length > 0)
    yield { batch: merged(batch, leftRows, lookup, rightRows, length, meeting), rows: leftRows };
}

function isCompatible(
  batch: Batch,
  row: number,
  { table }: HashTable,
  found: number,
  { loose }: Meeting,
): boolean {
  for (const [left, right] of loose) {
    const a = batch.columns[left]?.[row] as number;
    const b = table.columns[right]?.[found] as number;
    if (a !== 0 && b !== 0 && a !== b) return false;
  }
  return true;
}

function merged(
  batch: Batch,
  leftRows: Uint32Array,
  { table }: HashTable,
  rightRows: Uint32Array,
  length: number,
  { loose, added }: Meeting,
): Batch {
  const columns = gather(batch.columns, leftRows, length);
  for (const [left, right] of loose) {
    const column = columns[left] as Uint32Array;
    const other = table.columns[right] as Uint32Array;
    for (let at = 0; at < length; at++) {
      if (column[at] === 0) column[at] = other[rightRows[at] as number] as number;
    }
  }
  const further = gather(
    added.map((column) => table.columns[column] as Uint32Array),
    rightRows,
    length,
  );
  return { columns: [...columns, ...further], length };
}

function keysOf({ variables }: Plan, { leftKeys }: Meeting): string {
  return leftKeys.map((column) => `?${variables[column]}`).join(' ');
}

/** The left rows that agree with no right row on a variable that both have bound (§18.5, Minus). */
export function minusPlan(left: Plan, right: Plan): Plan {
  const meeting = meetingOf(left, right);
  if (meeting.leftKeys.length + meeting.loose.length === 0) return left;
  return {
    ...shapeOf(left),
    operator: 'minus',
    detail: keysOf(left, meeting),
    inputs: [left, right],
    run: function* (scope) {
      const { budget } = scope.runtime;
      const table = collect(runPlan(right, scope), right.variables.length, budget);
      const lookup = new HashTable(table, meeting.rightKeys, budget);
      for (const batch of runPlan(left, scope)) {
        const matched = new Uint8Array(batch.length);
        const keys = meeting.leftKeys.map((column) => batch.columns[column] as Uint32Array);
        for (let row = 0; row < batch.length; row++) {
          matched[row] = Number(isRemoved(batch, row, keys, lookup, meeting, budget));
        }
        const rest = unmatchedRows(batch, matched, 0);
        if (rest.length > 0) yield rest;
      }
    },
  };
}

function isRemoved(
  batch: Batch,
  row: number,
  keys: readonly Uint32Array[],
  lookup: HashTable,
  meeting: Meeting,
  budget: Charged,
): boolean {
  let looked = 1;
  let isOne = false;
  for (let found = lookup.first(keys, row); found !== -1 && !isOne; found = lookup.next(found)) {
    looked++;
    const at = found;
    const meets =
      keys.length > 0 ||
      meeting.loose.some(
        ([left, right]) => batch.columns[left]?.[row] !== 0 && lookup.table.columns[right]?.[at] !== 0,
      );
    isOne = meets && isCompatible(batch, row, lookup, found, meeting);
  }
  budget.step(looked);
  return isOne;
}
