/** Places of a quad. */
export const SUBJECT = 0;
/** The second. */
export const PREDICATE = 1;
/** The third. */
export const OBJECT = 2;
/** The graph. */
export const GRAPH = 3;

/** Rows from one on, to another (exclusive). A range that is narrowed again and again remembers where it was, because the next is often near. */
export class Range {
  from = 0;
  to = 0;
  /** When it was narrowed last: of which permutation, by which ids of the first two levels, and where the second began. */
  owner: Permutation | undefined = undefined;
  first = 0;
  second = 0;
  at = 0;
}

/** All quads of a part of the dataset, sorted by their places in one order. */
export class Permutation {
  /** For each level, the place in a quad that it holds. */
  readonly places: readonly number[];
  readonly rows: number;
  readonly #starts: Uint32Array;
  readonly #columns: readonly Uint32Array[];

  constructor(places: readonly number[], starts: Uint32Array, columns: readonly Uint32Array[]) {
    this.places = places;
    this.rows = columns[0]?.length ?? 0;
    this.#starts = starts;
    this.#columns = columns;
  }

  /** The column of a level from 1 on; level 0 is known by its rows. */
  column(level: number): Uint32Array {
    return this.#columns[level - 1] as Uint32Array;
  }

  /** Narrows `range` to the rows whose first levels, so many as `depth`, hold the ids that their places have; ids that no quad has give an empty range. */
  narrow(ids: readonly number[], depth: number, range: Range): void {
    range.from = 0;
    range.to = this.rows;
    if (depth === 0) return;
    const { places } = this;
    const first = ids[places[0] as number] as number;
    const isKnown = first + 1 < this.#starts.length;
    range.from = isKnown ? (this.#starts[first] as number) : 0;
    range.to = isKnown ? (this.#starts[first + 1] as number) : 0;
    if (depth === 1) return;
    this.#narrowSecond(first, ids[places[1] as number] as number, range);
    for (let level = 2; level < depth; level++) {
      const column = this.#columns[level - 1] as Uint32Array;
      const value = ids[places[level] as number] as number;
      const from = lowerBound(column, range.from, range.to, value);
      range.to = upperBound(column, from, range.to, value);
      range.from = from;
    }
  }

  #narrowSecond(first: number, second: number, range: Range): void {
    const column = this.#columns[0] as Uint32Array;
    const isAfter = range.owner === this && range.first === first && second >= range.second;
    const start = isAfter ? range.at : range.from;
    const from = isAfter
      ? upperBound(column, start, range.to, second - 1)
      : lowerBound(column, start, range.to, second);
    range.to = upperBound(column, from, range.to, second);
    range.from = from;
    range.owner = this;
    range.first = first;
    range.second = second;
    range.at = from;
  }

  /** The id at level 0 of a row. */
  first(row: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= row) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Writes the ids at level 0 of successive rows. */
  copyFirst(from: number, count: number, target: Uint32Array, start: number): void {
    const starts = this.#starts;
    let id = this.first(from);
    for (let at = 0; at < count; at++) {
      while ((starts[id + 1] as number) <= from + at) id++;
      target[start + at] = id;
    }
  }

  /** Rows whose level 0 is the id. */
  count(id: number): number {
    if (id + 1 >= this.#starts.length) return 0;
    return (this.#starts[id + 1] as number) - (this.#starts[id] as number);
  }
}

/** The first row from `from` to `to` whose value is not smaller. */
function lowerBound(column: Uint32Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first row from `from` to `to` whose value is greater; gallops, because it is often near. */
function upperBound(column: Uint32Array, from: number, to: number, value: number): number {
  if (from >= to || (column[from] as number) > value) return from;
  let step = 1;
  let low = from;
  while (low + step < to && (column[low + step] as number) <= value) {
    low += step;
    step *= 2;
  }
  low++;
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

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

  /** How many quads hold an id at a place; found at once, for places that come first in a permutation. */
  count(place: number, id: number): number {
    return this.#permutations.find(({ places }) => places[0] === place)?.count(id) ?? 0;
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
