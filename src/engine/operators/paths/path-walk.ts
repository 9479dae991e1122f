import { OBJECT, PREDICATE, SUBJECT } from '../../columns/permutation.ts';
import type { Charged } from '../tables/batch.ts';
import type { Adjacency } from './adjacency.ts';

/** A property path (SPARQL 1.1 Query §18.2.2.3) with its IRIs as ids. */
export type PathNode =
  | { readonly kind: 'link'; readonly predicate: number }
  | { readonly kind: 'inverse'; readonly path: PathNode }
  | { readonly kind: 'sequence' | 'alternative'; readonly paths: readonly PathNode[] }
  | { readonly kind: 'except'; readonly predicates: ReadonlySet<number> }
  | Closure;

/** `path?`, `path*` and `path+`: which pairs are connected, however many ways there are. */
export interface Closure {
  readonly kind: 'closure';
  readonly path: PathNode;
  /** Whether a node is connected with itself by no step. */
  readonly isOptional: boolean;
  readonly isRepeated: boolean;
}

const BYTES_PER_NODE = 40;

/** Walks paths from a node, forwards or backwards. */
export class PathWalk {
  readonly #adjacency: Adjacency;
  readonly #budget: Charged;

  constructor(adjacency: Adjacency, budget: Charged) {
    this.#adjacency = adjacency;
    this.#budget = budget;
  }

  /** The nodes that a closure connects with a node; itself among them where no step will do or a circle leads back. */
  reach({ path, isOptional, isRepeated }: Closure, start: number, isForward: boolean): Set<number> {
    const reached = new Set<number>();
    const add = (node: number) => {
      if (reached.has(node)) return;
      this.#budget.charge(BYTES_PER_NODE);
      reached.add(node);
    };
    if (isOptional) add(start);
    this.#step(path, start, isForward, add);
    // A set is walked to those that are added meanwhile, too.
    if (isRepeated)
      for (const node of reached) if (node !== start || !isOptional) this.#step(path, node, isForward, add);
    return reached;
  }

  #step(path: PathNode, node: number, isForward: boolean, visit: (node: number) => void): void {
    switch (path.kind) {
      case 'link':
        this.#links(path.predicate, node, isForward, visit);
        break;
      case 'inverse':
        this.#step(path.path, node, !isForward, visit);
        break;
      case 'alternative':
        for (const one of path.paths) this.#step(one, node, isForward, visit);
        break;
      case 'sequence':
        this.#sequence(isForward ? path.paths : path.paths.toReversed(), node, isForward, visit);
        break;
      case 'except':
        this.#others(path.predicates, node, isForward, visit);
        break;
      case 'closure':
        for (const reached of this.reach(path, node, isForward)) visit(reached);
    }
  }

  #links(predicate: number, node: number, isForward: boolean, visit: (node: number) => void): void {
    if (isForward) this.#adjacency.each(node, predicate, 0, [SUBJECT, OBJECT], (_, object) => visit(object));
    else this.#adjacency.each(0, predicate, node, [SUBJECT, OBJECT], (subject) => visit(subject));
  }

  #others(
    except: ReadonlySet<number>,
    node: number,
    isForward: boolean,
    visit: (node: number) => void,
  ): void {
    const visitOther = (predicate: number, end: number) => {
      if (!except.has(predicate)) visit(end);
    };
    if (isForward) this.#adjacency.each(node, 0, 0, [PREDICATE, OBJECT], visitOther);
    else this.#adjacency.each(0, 0, node, [PREDICATE, SUBJECT], visitOther);
  }

  #sequence(
    paths: readonly PathNode[],
    node: number,
    isForward: boolean,
    visit: (node: number) => void,
  ): void {
    let nodes = new Set([node]);
    for (const path of paths) {
      const next = new Set<number>();
      for (const one of nodes) this.#step(path, one, isForward, (end) => next.add(end));
      this.#budget.step(next.size);
      nodes = next;
    }
    for (const end of nodes) visit(end);
  }
}
