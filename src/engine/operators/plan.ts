import type { QuadIndex } from '../columns/quad-index.ts';
import type { Batch, Charged } from './tables/batch.ts';
import type { LocalTerms } from './tables/local-terms.ts';

/** The RDF dataset of a query (SPARQL 1.1 Query §13): ids of graphs. */
export interface Dataset {
  /** The graphs that are merged into the default graph; `undefined`: the default graph of the data. */
  readonly defaultGraphs: readonly number[] | undefined;
  readonly namedGraphs: readonly number[];
  /** Whether `namedGraphs` are all that the data has. */
  readonly isWhole: boolean;
}

/** What belongs to one execution of one query. */
export interface Runtime {
  readonly index: QuadIndex;
  readonly dataset: Dataset;
  readonly terms: LocalTerms;
  readonly budget: Charged;
  /** Rows and milliseconds of each operator, where somebody wants to know. */
  readonly trace?: Map<Plan, Measured>;
}

/** What an operator did. */
export interface Measured {
  rows: number;
  batches: number;
  /** Milliseconds, those of its inputs included. */
  milliseconds: number;
}

/** In what surroundings an operator runs. */
export interface Scope {
  readonly runtime: Runtime;
  /** The graph that GRAPH chose, where the plan is run once for each. */
  readonly graph?: number;
  /** The terms that EXISTS substitutes for variables. */
  readonly parameters?: ReadonlyMap<string, number>;
  /** The rows that the nearest `seed` gives. */
  readonly seed?: Batch;
}

/** An operator with its inputs: says what it gives, and gives it as often as it is run. */
export interface Plan {
  readonly operator: string;
  /** What it works on, for people. */
  readonly detail: string;
  readonly inputs: readonly Plan[];
  /** The variables of the columns, in order. */
  readonly variables: readonly string[];
  /** Those that are bound in every row. */
  readonly certain: ReadonlySet<string>;
  /** About how many rows it gives. */
  readonly estimate: number;
  run(scope: Scope): Iterable<Batch>;
  /** The number of rows, where it is known without running; `undefined` where it is not. */
  count?(scope: Scope): number | undefined;
  /** A plan for the first rows alone, where that is less work. */
  first?(count: number): Plan | undefined;
}

/** What a plan that passes rows on has from its input. */
export function shapeOf({
  variables,
  certain,
  estimate,
}: Plan): Pick<Plan, 'variables' | 'certain' | 'estimate'> {
  return { variables, certain, estimate };
}

/** The batches of a plan, measured where the runtime is traced. */
export function runPlan(plan: Plan, scope: Scope): Iterable<Batch> {
  const { trace } = scope.runtime;
  return trace === undefined ? plan.run(scope) : traced(plan, scope, trace);
}

function* traced(plan: Plan, scope: Scope, trace: Map<Plan, Measured>): Generator<Batch> {
  const measured = trace.get(plan) ?? { rows: 0, batches: 0, milliseconds: 0 };
  trace.set(plan, measured);
  let started = performance.now();
  for (const batch of plan.run(scope)) {
    measured.milliseconds += performance.now() - started;
    measured.rows += batch.length;
    measured.batches++;
    yield batch;
    started = performance.now();
  }
  measured.milliseconds += performance.now() - started;
}

/** One row without a variable: what a group pattern starts from. */
export const UNIT: Plan = {
  operator: 'unit',
  detail: '',
  inputs: [],
  variables: [],
  certain: new Set(),
  estimate: 1,
  run: () => [{ columns: [], length: 1 }],
};

/** The rows that another operator hands in, batch by batch. */
export function seedPlan(variables: readonly string[], certain: ReadonlySet<string>, estimate = 1): Plan {
  return {
    operator: 'seed',
    detail: '',
    inputs: [],
    variables,
    certain,
    estimate,
    run: ({ seed }) => (seed === undefined ? [] : [seed]),
  };
}
