import type { AccessPaths } from '../columns/access.ts';
import type { PatternGraph } from './pattern.ts';
import type { Scope } from './plan.ts';

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
