import { type AccessPath, GRAPH, OBJECT, Range, SUBJECT } from '../../columns/permutation.ts';
import { type GraphSource, graphSource } from '../graph-source.ts';
import type { PatternGraph } from '../pattern.ts';
import type { Scope } from '../plan.ts';

const BATCH_SIZE = 1024;

/** The quads of the active graph as a graph that is walked from node to node. */
export class Adjacency {
  readonly #source: GraphSource;
  readonly #scope: Scope;

  constructor(graph: PatternGraph, scope: Scope) {
    this.#scope = scope;
    this.#source = graphSource(graph, scope);
  }

  /** Calls back for each quad with these ids, 0 standing for all, with the ids of two of its places. */
  each(
    subject: number,
    predicate: number,
    object: number,
    places: readonly [number, number],
    visit: (a: number, b: number) => void,
  ): void {
    const bound = [subject, predicate, object, this.#source.graph];
    for (const { path, row } of this.#rows(bound)) {
      visit(valueAt(path, bound, places[0], row), valueAt(path, bound, places[1], row));
    }
  }

  /** Whether the term is a subject or an object in the graph. */
  isNode(id: number): boolean {
    const { graph } = this.#source;
    return this.#hasRow([id, 0, 0, graph]) || this.#hasRow([0, 0, id, graph]);
  }

  #hasRow(bound: readonly number[]): boolean {
    return !this.#rows(bound).next().done;
  }

  *#rows(bound: readonly number[]): Generator<{ readonly path: AccessPath; readonly row: number }> {
    const { paths, graphs, isEmpty } = this.#source;
    const { budget } = this.#scope.runtime;
    if (isEmpty) return;
    const range = new Range();
    const path = paths.choose(bound, range);
    budget.step(1);
    const column = graphs && path.permutation.column(path.levels[GRAPH] as number);
    for (let row = range.from; row < range.to; row++) {
      if (row % BATCH_SIZE === 0) budget.step(BATCH_SIZE);
      const isRest = path.rest.every((place, at) => path.restColumns[at]?.[row] === bound[place]);
      if (isRest && (column === undefined || graphs?.has(column[row] as number))) yield { path, row };
    }
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

function valueAt(
  { permutation, levels }: AccessPath,
  bound: readonly number[],
  place: number,
  row: number,
): number {
  const known = bound[place] as number;
  if (known !== 0) return known;
  const level = levels[place] as number;
  return level === 0 ? permutation.first(row) : (permutation.column(level)[row] as number);
}
