import type { AccessPath, AccessPaths, Range } from '../columns/permutation.ts';
import type { PatternGraph } from './pattern.ts';
import { type Plan, runPlan, type Scope, shapeOf } from './plan.ts';
import { type Batch, constantColumn, gather } from './tables/batch.ts';

/** Where the quads of the graph that a pattern is matched in are found. */
export interface GraphSource {
  readonly paths: AccessPaths;
  /** The one graph, 0 where it is several or the default graph of the data. */
  readonly graph: number;
  /** The graphs that count, where not all do. */
  readonly graphs: ReadonlySet<number> | undefined;
  /** Whether triples of several graphs are merged, so that one of two of them is one. */
  readonly merges: boolean;
  readonly isEmpty: boolean;
  /** Whether it is the default graph of the data as it is. */
  readonly isUnnamed: boolean;
}

/** The source of a graph in a scope. */
export function graphSource(graph: PatternGraph, scope: Scope): GraphSource {
  const { index, dataset } = scope.runtime;
  const { defaultGraphs } = dataset;
  if (graph !== 'default') {
    const graphs = dataset.isWhole ? undefined : new Set(dataset.namedGraphs);
    return { ...NAMED, paths: index.namedPaths, graph: graphId(graph, scope), graphs };
  }
  if (defaultGraphs === undefined) return { ...NAMED, paths: index.unnamedPaths, isUnnamed: true };
  const [only = 0] = defaultGraphs;
  const isEmpty = defaultGraphs.length === 0;
  if (defaultGraphs.length <= 1) return { ...NAMED, paths: index.namedPaths, graph: only, isEmpty };
  return { ...NAMED, paths: index.mergedPaths, graphs: new Set(defaultGraphs), merges: true };
}

const NAMED = { graph: 0, graphs: undefined, merges: false, isEmpty: false, isUnnamed: false } as const;

function graphId(graph: PatternGraph, { graph: chosen = 0, parameters }: Scope): number {
  if (graph === 'scope') return chosen;
  if (typeof graph === 'string' || graph.kind === 'variable') return 0;
  return graph.kind === 'id' ? graph.id : (parameters?.get(graph.name) ?? 0);
}

/** Looks one after the other until so many more would be asked for than the range has rows. */
const ROWS_PER_LOOK_UP = 8;
const MAX_BYTES = 8_000_000;

/** The terms that stand in one place of a range of quads, as a bit for each term: where many rows are asked whether their term is one of them. */
export class TermSet {
  readonly #bits: Uint8Array;

  constructor({ permutation, levels }: AccessPath, place: number, { from, to }: Range, terms: number) {
    this.#bits = new Uint8Array((terms >>> 3) + 1);
    const column = permutation.column(levels[place] as number);
    for (let row = from; row < to; row++) {
      const id = column[row] as number;
      this.#bits[id >>> 3] = (this.#bits[id >>> 3] as number) | (1 << (id & 7));
    }
  }

  /** Whether the term is one of them; no term of the query alone is. */
  has(id: number): boolean {
    return ((this.#bits[id >>> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }
}

/** Whether to make a set of a range is less work than to look up so many rows. */
export function paysOff(rows: number, { from, to }: Range, terms: number): boolean {
  return to - from < rows * ROWS_PER_LOOK_UP && terms >>> 3 < MAX_BYTES;
}

/** The plan once for each named graph, with the graph's name in a variable: GRAPH as §18.6 evaluates it. */
export function eachGraphPlan(input: Plan, variable: string): Plan {
  const column = input.variables.indexOf(variable);
  return {
    operator: 'each graph',
    detail: `?${variable}`,
    inputs: [input],
    variables: column === -1 ? [...input.variables, variable] : input.variables,
    certain: new Set([...input.certain, variable]),
    estimate: input.estimate * 2,
    run: function* (scope) {
      for (const graph of scope.runtime.dataset.namedGraphs) {
        scope.runtime.budget.step(1);
        for (const batch of runPlan(input, { ...scope, graph })) {
          const named = column === -1 ? withColumn(batch, graph) : compatible(batch, column, graph);
          if (named.length > 0) yield named;
        }
      }
    },
  };
}

/** The plan in one named graph, and nothing where the dataset has no such graph. */
export function oneGraphPlan(input: Plan, graphOf: (scope: Scope) => number): Plan {
  return {
    ...shapeOf(input),
    operator: 'one graph',
    detail: '',
    inputs: [input],
    run: function* (scope) {
      const graph = graphOf(scope);
      if (scope.runtime.dataset.namedGraphs.includes(graph)) yield* runPlan(input, { ...scope, graph });
    },
  };
}

function withColumn({ columns, length }: Batch, graph: number): Batch {
  return { columns: [...columns, constantColumn(graph, length)], length };
}

function compatible({ columns, length }: Batch, column: number, graph: number): Batch {
  const selected = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    const found = columns[column]?.[row];
    if (found === 0 || found === graph) selected[count++] = row;
  }
  const columnsOfSelected = gather(columns, selected, count);
  columnsOfSelected[column] = constantColumn(graph, count);
  return { columns: columnsOfSelected, length: count };
}
