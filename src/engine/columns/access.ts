import { GRAPH, type Permutation, Range } from './permutation.ts';

/** A way to the quads that have certain places bound: a permutation, and how many of its levels are a prefix. */
export interface AccessPath {
  readonly permutation: Permutation;
  readonly depth: number;
  /** By place in a quad: the level that holds it, −1 where none does. */
  readonly levels: readonly number[];
  /** Places that are bound, but behind the prefix, and their columns: each row must be looked at. */
  readonly rest: readonly number[];
  readonly restColumns: readonly Uint32Array[];
}

const PLACES = [0, 1, 2, 3];

/** The best ways for every set of bound places. */
export class AccessPaths {
  readonly #permutations: readonly Permutation[];
  /** By the set of bound places as bits. */
  readonly #known: (readonly AccessPath[])[] = [];
  readonly #spare = new Range();

  constructor(permutations: readonly Permutation[]) {
    this.#permutations = permutations;
  }

  /** The way with the fewest rows to these ids (0: not bound), with `range` set to its rows. */
  choose(ids: readonly number[], range: Range): AccessPath {
    let mask = 0;
    for (let place = 0; place < 4; place++) if (ids[place] !== 0) mask |= 1 << place;
    const paths = this.#known[mask] ?? this.#pathsFor(mask);
    let best = paths[0] as AccessPath;
    best.permutation.narrow(ids, best.depth, range);
    for (let at = 1; at < paths.length; at++) {
      const path = paths[at] as AccessPath;
      path.permutation.narrow(ids, path.depth, this.#spare);
      if (this.#spare.to - this.#spare.from >= range.to - range.from) continue;
      best = path;
      range.from = this.#spare.from;
      range.to = this.#spare.to;
    }
    return best;
  }

  #pathsFor(mask: number): readonly AccessPath[] {
    const isBound = (place: number) => (mask & (1 << place)) !== 0;
    const depthOf = ({ places }: Permutation) => {
      const free = places.findIndex((place) => !isBound(place));
      return free === -1 ? places.length : free;
    };
    const deepest = Math.max(...this.#permutations.map(depthOf));
    const equal = this.#permutations.filter((one) => depthOf(one) === deepest);
    const paths = (deepest === 0 ? equal.slice(0, 1) : equal).map((permutation) => {
      const rest = permutation.places.slice(deepest).filter(isBound);
      const restColumns = rest.map((place) => permutation.column(permutation.places.indexOf(place)));
      const levels = PLACES.map((place) => permutation.places.indexOf(place));
      return { permutation, depth: deepest, levels, rest, restColumns };
    });
    this.#known[mask] = paths;
    return paths;
  }
}

/** Permutations that end with the graph, so that the same triple of several graphs stands in neighbouring rows. */
export function graphLast(permutations: readonly Permutation[]): Permutation[] {
  return permutations.filter(({ places }) => places.at(-1) === GRAPH);
}
