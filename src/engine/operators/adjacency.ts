import type { AccessPaths } from '../columns/access.ts';
import { GRAPH, OBJECT, Range, SUBJECT } from '../columns/permutation.ts';
import type { PatternGraph } from './pattern.ts';
import type { Scope } from './plan.ts';

const LOOKED_AT_ONCE = 1024;

/** The quads of the active graph as a graph that is walked from node to node. */
export class Adjacency {
  readonly #paths: AccessPaths;
  readonly #graphs: ReadonlySet<number> | undefined;
  readonly #scope: Scope;
  readonly #graph: number;
  readonly #ids = [0, 0, 0, 0];

  constructor(graph: PatternGraph, scope: Scope) {
    const { index, dataset } = scope.runtime;
    this.#scope = scope;
    const { defaultGraphs } = dataset;
    const isNamed = graph !== 'default' || defaultGraphs !== undefined;
    this.#paths = isNamed ? index.namedPaths : index.unnamedPaths;
    this.#graphs = graph === 'default' && defaultGraphs !== undefined ? new Set(defaultGraphs) : undefined;
    this.#graph = graphOf(graph, scope);
  }

  /** Calls back for each quad with these ids, 0 standing for all, with the ids of two of its places. */
  each(
    subject: number,
    predicate: number,
    object: number,
    places: readonly [number, number],
    visit: (a: number, b: number) => void,
  ): void {
    const range = new Range();
    const ids = this.#ids;
    ids[SUBJECT] = subject;
    ids[1] = predicate;
    ids[OBJECT] = object;
    ids[GRAPH] = this.#graph;
    const path = this.#paths.choose(ids, range);
    const { permutation, rest, restColumns } = path;
    const bound = [...ids];
    const levels = places.map((place) => path.levels[place] as number);
    const graphs = this.#graphs && permutation.column(path.levels[GRAPH] as number);
    const valueAt = (index: 0 | 1, row: number) => {
      const known = bound[places[index]] as number;
      if (known !== 0) return known;
      const level = levels[index] as number;
      return level === 0 ? permutation.first(row) : (permutation.column(level)[row] as number);
    };
    for (let row = range.from; row < range.to; row++) {
      if ((row - range.from) % LOOKED_AT_ONCE === 0) this.#scope.runtime.budget.step(LOOKED_AT_ONCE / 8);
      if (!rest.every((place, at) => restColumns[at]?.[row] === bound[place])) continue;
      if (graphs !== undefined && !this.#graphs?.has(graphs[row] as number)) continue;
      visit(valueAt(0, row), valueAt(1, row));
    }
    this.#scope.runtime.budget.step(1 + Math.floor((range.to - range.from) / 8));
  }

  /** Whether the term is a subject or an object in the graph. */
  isNode(id: number): boolean {
    let isOne = false;
    const found = () => {
      isOne = true;
    };
    this.each(id, 0, 0, [SUBJECT, OBJECT], found);
    if (!isOne) this.each(0, 0, id, [SUBJECT, OBJECT], found);
    return isOne;
  }

  /** All subjects and objects of the graph. */
  nodes(): Set<number> {
    const nodes = new Set<number>();
    this.each(0, 0, 0, [SUBJECT, OBJECT], (subject, object) => {
      nodes.add(subject);
      nodes.add(object);
    });
    return nodes;
  }
}

function graphOf(graph: PatternGraph, { graph: chosen = 0, parameters }: Scope): number {
  if (graph === 'default') return 0;
  if (graph === 'scope') return chosen;
  if (graph.kind === 'id') return graph.id;
  return parameters?.get(graph.name) ?? 0;
}
