import { type Plan, runPlan, type Scope, shapeOf } from './plan.ts';
import { BATCH_ROWS, type Batch, type Charged, constantColumn, gather } from './tables/batch.ts';

/** Decides on rows: made once for each run. */
export type Condition = (scope: Scope) => (batch: Batch, row: number) => boolean;
/** Computes a term's id for rows, 0 for an error: made once for each run. */
export type Computation = (scope: Scope) => (batch: Batch, row: number) => number;

/** The rows for which the condition holds. */
export function filterPlan(input: Plan, condition: Condition, detail: string, estimate: number): Plan {
  return {
    ...shapeOf(input),
    operator: 'filter',
    detail,
    inputs: [input],
    estimate,
    run: (scope) => filtered(runPlan(input, scope), condition(scope), scope.runtime.budget),
  };
}

function* filtered(
  input: Iterable<Batch>,
  holds: (batch: Batch, row: number) => boolean,
  budget: Charged,
): Generator<Batch> {
  for (const batch of input) {
    const selected = new Uint32Array(batch.length);
    let length = 0;
    for (let row = 0; row < batch.length; row++) {
      if (holds(batch, row)) selected[length++] = row;
    }
    budget.step(batch.length);
    if (length === batch.length) yield batch;
    else if (length > 0) yield { columns: gather(batch.columns, selected, length), length };
  }
}

/** A further variable, computed for each row; unbound where the computation fails (SPARQL 1.1 Query §18.5, Extend). */
export function extendPlan(input: Plan, variable: string, compute: Computation, detail: string): Plan {
  return {
    ...shapeOf(input),
    operator: 'extend',
    detail,
    inputs: [input],
    variables: [...input.variables, variable],
    run: function* (scope) {
      const termOf = compute(scope);
      for (const batch of runPlan(input, scope)) {
        const column = new Uint32Array(batch.length);
        for (let row = 0; row < batch.length; row++) column[row] = termOf(batch, row);
        scope.runtime.budget.step(batch.length);
        yield { columns: [...batch.columns, column], length: batch.length };
      }
    },
  };
}

/** The given variables in their order; those that the input has not are unbound. */
export function projectPlan(input: Plan, variables: readonly string[]): Plan {
  const columns = variables.map((name) => input.variables.indexOf(name));
  if (columns.length === input.variables.length && columns.every((column, index) => column === index)) {
    return input;
  }
  return {
    ...shapeOf(input),
    operator: 'project',
    detail: variables.map((name) => `?${name}`).join(' '),
    inputs: [input],
    variables,
    certain: new Set(variables.filter((name) => input.certain.has(name))),
    first: (count) => {
      const first = input.first?.(count);
      return first && projectPlan(first, variables);
    },
    run: function* (scope) {
      for (const { columns: given, length } of runPlan(input, scope)) {
        yield {
          columns: columns.map((column) => given[column] ?? constantColumn(0, length)),
          length,
        };
      }
    },
  };
}

/** The inputs one after the other. */
export function unionPlan(inputs: readonly Plan[]): Plan {
  const variables = [...new Set(inputs.flatMap((input) => input.variables))];
  const projected = inputs.map((input) => projectPlan(input, variables));
  return {
    operator: 'union',
    detail: '',
    inputs,
    variables,
    certain: new Set(variables.filter((name) => inputs.every((input) => input.certain.has(name)))),
    estimate: inputs.reduce((sum, { estimate }) => sum + estimate, 0),
    run: function* (scope) {
      for (const input of projected) yield* runPlan(input, scope);
    },
  };
}

/** Rows from an offset on, at most so many. */
export function slicePlan(given: Plan, start: number, length = Number.POSITIVE_INFINITY): Plan {
  const input = given.first?.(start + length) ?? given;
  return {
    ...shapeOf(input),
    operator: 'slice',
    detail: `${start}, ${length}`,
    inputs: [input],
    estimate: Math.min(length, Math.max(0, input.estimate - start)),
    run: (scope) => sliced(input, scope, start, length),
  };
}

function* sliced(input: Plan, scope: Scope, start: number, length: number): Generator<Batch> {
  let skip = start;
  let left = length;
  if (left <= 0) return;
  for (const batch of runPlan(input, scope)) {
    const from = Math.min(skip, batch.length);
    const to = Math.min(batch.length, from + left);
    skip -= from;
    left -= to - from;
    if (to > from)
      yield { columns: batch.columns.map((column) => column.subarray(from, to)), length: to - from };
    if (left <= 0) return;
  }
}

/** Rows that the query itself gives: VALUES. */
export function valuesPlan(variables: readonly string[], rows: readonly (readonly number[])[]): Plan {
  const columns = variables.map((_, column) => Uint32Array.from(rows, (row) => row[column] as number));
  return {
    operator: 'values',
    detail: variables.map((name) => `?${name}`).join(' '),
    inputs: [],
    variables,
    certain: new Set(variables.filter((_, column) => rows.every((row) => row[column] !== 0))),
    estimate: rows.length,
    run: function* () {
      for (let from = 0; from < rows.length; from += BATCH_ROWS) {
        const to = Math.min(rows.length, from + BATCH_ROWS);
        yield { columns: columns.map((column) => column.subarray(from, to)), length: to - from };
      }
    },
  };
}

/** The plan in a scope that has these parameters and no others. */
export function withParameters(input: Plan, names: ReadonlySet<string>): Plan {
  return {
    ...shapeOf(input),
    operator: 'parameters',
    detail: [...names].join(' '),
    inputs: [input],
    run: (scope) => {
      const parameters = new Map([...(scope.parameters ?? [])].filter(([name]) => names.has(name)));
      return runPlan(input, { ...scope, parameters });
    },
  };
}
