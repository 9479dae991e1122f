import { unmatchedRows } from './join.ts';
import { type Plan, runPlan, type Scope, shapeOf } from './plan.ts';
import { projectPlan } from './rows.ts';
import type { Batch } from './tables/batch.ts';

/** The union of plans that each go on from the rows of the input. */
export function seededUnionPlan(input: Plan, branches: readonly Plan[], estimate: number): Plan {
  const variables = [...new Set(branches.flatMap((branch) => branch.variables))];
  const projected = branches.map((branch) => projectPlan(branch, variables));
  return {
    operator: 'union of look-ups',
    detail: '',
    inputs: [input, ...branches],
    variables,
    certain: new Set(variables.filter((name) => branches.every(({ certain }) => certain.has(name)))),
    estimate,
    run: function* (scope) {
      for (const seed of runPlan(input, scope)) {
        for (const branch of projected) yield* runPlan(branch, { ...scope, seed });
      }
    },
  };
}

/** The rows of a plan that goes on from the rows of the left one, and the left rows that have none; the seed's last column, `ordinal`, tells the number of each row. */
export function seededLeftJoinPlan(left: Plan, right: Plan, ordinal: string, estimate: number): Plan {
  const added = right.variables.filter((name) => name !== ordinal && !left.variables.includes(name));
  const variables = [...left.variables, ...added];
  return {
    operator: 'left look-up',
    detail: '',
    inputs: [left, right],
    variables,
    certain: left.certain,
    estimate,
    run: (scope) => leftJoined(left, right, right.variables.indexOf(ordinal), variables, scope),
  };
}

function* leftJoined(
  left: Plan,
  right: Plan,
  ordinal: number,
  variables: readonly string[],
  scope: Scope,
): Generator<Batch> {
  const rightColumns = variables.map((name) => right.variables.indexOf(name));
  for (const batch of runPlan(left, scope)) {
    const matched = new Uint8Array(batch.length);
    for (const { columns, length } of runPlan(right, { ...scope, seed: numbered(batch) })) {
      const rows = columns[ordinal] as Uint32Array;
      for (let row = 0; row < length; row++) matched[(rows[row] as number) - 1] = 1;
      yield { columns: rightColumns.map((column) => columns[column] as Uint32Array), length };
    }
    const rest = unmatchedRows(batch, matched, variables.length - batch.columns.length);
    if (rest.length > 0) yield rest;
  }
}

/** The left rows from which the right plan can go on, or those from which it cannot: EXISTS and NOT EXISTS. */
export function existsPlan(left: Plan, right: Plan, ordinalName: string, isNegated: boolean): Plan {
  const ordinal = right.variables.indexOf(ordinalName);
  return {
    ...shapeOf(left),
    operator: isNegated ? 'not exists' : 'exists',
    inputs: [left, right],
    detail: '',
    estimate: left.estimate / 2,
    run: function* (scope) {
      for (const batch of runPlan(left, scope)) {
        const removed = new Uint8Array(batch.length).fill(isNegated ? 0 : 1);
        for (const row of matchedRows(batch, right, ordinal, scope)) removed[row] = isNegated ? 1 : 0;
        const rest = unmatchedRows(batch, removed, 0);
        if (rest.length > 0) yield rest;
      }
    },
  };
}

function* matchedRows(batch: Batch, right: Plan, ordinal: number, scope: Scope): Generator<number> {
  for (const { columns, length } of runPlan(right, { ...scope, seed: numbered(batch) })) {
    const ordinals = columns[ordinal] as Uint32Array;
    for (let row = 0; row < length; row++) yield (ordinals[row] as number) - 1;
  }
}

/** The batch with a further column: the number of each row, from 1. */
function numbered({ columns, length }: Batch): Batch {
  const ordinals = new Uint32Array(length);
  for (let row = 0; row < length; row++) ordinals[row] = row + 1;
  return { columns: [...columns, ordinals], length };
}
