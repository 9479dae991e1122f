import { GRAPH, type Permutation, type Range } from '../columns/permutation.ts';
import { type AccessPath, AccessPaths, graphLast } from './access.ts';
import { BATCH_ROWS, type Batch, gather } from './batch.ts';
import { type Plan, runPlan, type Scope } from './plan.ts';

/** What a place of a quad pattern is. */
export type Place =
  | { readonly kind: 'id'; readonly id: number }
  | { readonly kind: 'parameter' | 'variable'; readonly name: string };

/** In which graph a pattern is matched: the default graph, one named graph, each of them, or the one that the scope names. */
export type PatternGraph = Place | 'default' | 'scope';

/** A quad pattern. */
export interface QuadPattern {
  readonly triple: readonly [Place, Place, Place];
  readonly graph: PatternGraph;
  /** Predicates that do not match: of a negated property set. */
  readonly exceptPredicates?: ReadonlySet<number>;
}

/** How a pattern is joined to the columns of an input. */
interface Layout {
  readonly places: readonly PlaceLayout[];
  /** Pairs of places that hold the same variable. */
  readonly equal: readonly (readonly [number, number])[];
  /** By output column: the place whose value it gets, −1 where it stays the input's. */
  readonly sources: readonly number[];
  readonly variables: readonly string[];
}

interface PlaceLayout {
  readonly place: Place | undefined;
  /** Column of the input, −1 where it has none. */
  readonly input: number;
}

const FIRST_ROWS = 128;

/** Joins each row of the input with the quads that match the pattern: an index nested loop, which reads an index in order where the input is sorted. */
export function matchPlan(input: Plan, pattern: QuadPattern, detail: string, estimate: number): Plan {
  const layout = layoutOf(input, pattern);
  const named = layout.places.flatMap(({ place }) => (place?.kind === 'variable' ? [place.name] : []));
  return {
    operator: input.operator === 'unit' ? 'scan' : 'look up',
    detail,
    inputs: [input],
    variables: layout.variables,
    certain: new Set([...input.certain, ...named]),
    estimate,
    run: (scope) => new Matching(layout, pattern, scope).run(runPlan(input, scope)),
  };
}

function layoutOf(input: Plan, { triple, graph }: QuadPattern): Layout {
  const places: (Place | undefined)[] = [...triple, typeof graph === 'string' ? undefined : graph];
  const variables = [...input.variables];
  const sources = variables.map(() => -1);
  const equal: [number, number][] = [];
  const firstPlaces = new Map<string, number>();
  for (const [at, place] of places.entries()) {
    if (place?.kind !== 'variable') continue;
    const first = firstPlaces.get(place.name);
    if (first !== undefined) equal.push([first, at]);
    else firstPlaces.set(place.name, at);
    const column = variables.indexOf(place.name);
    if (column === -1) {
      variables.push(place.name);
      sources.push(at);
    } else if (!input.certain.has(place.name) && first === undefined) sources[column] = at;
  }
  const layouts = places.map((place) => ({
    place,
    input: place?.kind === 'variable' ? input.variables.indexOf(place.name) : -1,
  }));
  return { places: layouts, equal, sources, variables };
}

/** One run of a match. */
class Matching {
  readonly #layout: Layout;
  readonly #scope: Scope;
  readonly #paths: AccessPaths;
  readonly #except: ReadonlySet<number> | undefined;
  /** The graphs that count, where not all do. */
  readonly #graphs: ReadonlySet<number> | undefined;
  /** Whether triples of several graphs are merged. */
  readonly #merges: boolean;
  readonly #isEmpty: boolean;
  readonly #ids = [0, 0, 0, 0];
  readonly #fixed = [0, 0, 0, 0];
  #capacity = FIRST_ROWS;
  #columns: Uint32Array[] = [];
  #rows = new Uint32Array(0);
  #length = 0;

  constructor(layout: Layout, { graph, exceptPredicates }: QuadPattern, scope: Scope) {
    this.#layout = layout;
    this.#scope = scope;
    this.#except = exceptPredicates;
    const { index, dataset } = scope.runtime;
    const { defaultGraphs } = dataset;
    const isUnion = graph === 'default' && defaultGraphs !== undefined;
    this.#merges = isUnion && defaultGraphs.length > 1;
    const permutations = graph === 'default' && !isUnion ? index.unnamed : index.named;
    this.#paths = new AccessPaths(this.#merges ? graphLast(permutations) : permutations);
    if (isUnion) this.#graphs = this.#merges ? new Set(defaultGraphs) : undefined;
    else if (graph !== 'default' && !dataset.isWhole) this.#graphs = new Set(dataset.namedGraphs);
    const isMissing = this.#fix(graph, isUnion ? defaultGraphs : undefined);
    this.#isEmpty = isMissing || (isUnion && defaultGraphs.length === 0);
  }

  /** Sets the ids that are the same for every row; says whether one of them cannot match. */
  #fix(graph: PatternGraph, defaultGraphs: readonly number[] | undefined): boolean {
    const { runtime, parameters } = this.#scope;
    for (const [at, { place }] of this.#layout.places.entries()) {
      if (place === undefined || place.kind === 'variable') continue;
      this.#fixed[at] = place.kind === 'id' ? place.id : (parameters?.get(place.name) ?? 0);
    }
    if (graph === 'scope') this.#fixed[GRAPH] = this.#scope.graph ?? 0;
    if (defaultGraphs?.length === 1) this.#fixed[GRAPH] = defaultGraphs[0] as number;
    return this.#fixed.some((id) => runtime.terms.isOwn(id));
  }

  *run(input: Iterable<Batch>): Generator<Batch> {
    if (this.#isEmpty) return;
    const range: Range = { from: 0, to: 0 };
    const { budget } = this.#scope.runtime;
    for (const batch of input) {
      for (let row = 0; row < batch.length; row++) {
        this.#bind(batch, row);
        const path = this.#paths.choose(this.#ids, range);
        budget.step(1);
        while (range.from < range.to) {
          if (this.#length === this.#rows.length) {
            if (this.#length > 0) yield this.#flush(batch);
            this.#allocate();
          }
          this.#take(path, range, row);
        }
      }
      if (this.#length > 0) yield this.#flush(batch);
    }
  }

  #bind(batch: Batch, row: number): void {
    const { places } = this.#layout;
    for (let at = 0; at < 4; at++) {
      const { input } = places[at] as PlaceLayout;
      this.#ids[at] =
        input === -1 ? (this.#fixed[at] as number) : ((batch.columns[input] as Uint32Array)[row] as number);
    }
  }

  #allocate(): void {
    this.#rows = new Uint32Array(this.#capacity);
    this.#columns = this.#layout.sources.map((source) => new Uint32Array(source === -1 ? 0 : this.#capacity));
    this.#length = 0;
    this.#capacity = Math.min(BATCH_ROWS, this.#capacity * 2);
  }

  #flush(batch: Batch): Batch {
    const { sources } = this.#layout;
    const length = this.#length;
    const input = gather(
      batch.columns.map((column, index) => (sources[index] === -1 ? column : EMPTY)),
      this.#rows,
      length,
    );
    const columns = sources.map((source, index) =>
      source === -1 ? (input[index] as Uint32Array) : (this.#columns[index] as Uint32Array),
    );
    this.#rows = EMPTY;
    this.#length = 0;
    return { columns, length };
  }

  /** Takes as many rows of the range as there is room for. */
  #take(path: AccessPath, range: Range, row: number): void {
    const isPlain =
      path.rest.length === 0 &&
      this.#layout.equal.length === 0 &&
      this.#graphs === undefined &&
      this.#except === undefined;
    const room = Math.min(this.#rows.length - this.#length, range.to - range.from);
    if (isPlain) {
      this.#copy(path.permutation, range.from, room, row);
      this.#length += room;
      range.from += room;
      this.#scope.runtime.budget.step(room);
    } else this.#sift(path, range, row);
  }

  #copy(permutation: Permutation, from: number, count: number, row: number): void {
    const { sources } = this.#layout;
    const start = this.#length;
    for (let at = 0; at < count; at++) this.#rows[start + at] = row;
    for (let column = 0; column < sources.length; column++) {
      const source = sources[column] as number;
      if (source === -1) continue;
      this.#copyPlace(this.#columns[column] as Uint32Array, source, permutation, from, count);
    }
  }

  #copyPlace(target: Uint32Array, place: number, permutation: Permutation, from: number, count: number): void {
    const start = this.#length;
    const bound = this.#ids[place] as number;
    const level = permutation.places.indexOf(place);
    if (bound !== 0) target.fill(bound, start, start + count);
    else if (level > 0) {
      const column = permutation.column(level);
      for (let at = 0; at < count; at++) target[start + at] = column[from + at] as number;
    } else {
      let id = 0;
      for (let at = 0; at < count; at++) {
        id = permutation.first(from + at, id);
        target[start + at] = id;
      }
    }
  }

  /** Looks at row after row until one is taken. */
  #sift(path: AccessPath, range: Range, row: number): void {
    const { permutation, rest, restColumns } = path;
    const from = range.from;
    for (; range.from < range.to; range.from++) {
      const at = range.from;
      const isRest = rest.every((place, index) => restColumns[index]?.[at] === this.#ids[place]);
      if (!isRest || !this.#isTaken(permutation, at)) continue;
      this.#copy(permutation, at, 1, row);
      this.#length++;
      range.from = this.#merges ? this.#afterSame(permutation, at, range.to) : at + 1;
      break;
    }
    this.#scope.runtime.budget.step(range.from - from);
  }

  #isTaken(permutation: Permutation, row: number): boolean {
    const valueOf = (place: number) => this.#valueAt(permutation, place, row);
    if (this.#graphs !== undefined && !this.#graphs.has(valueOf(GRAPH))) return false;
    if (this.#except?.has(valueOf(1))) return false;
    return this.#layout.equal.every(([a, b]) => valueOf(a) === valueOf(b));
  }

  #valueAt(permutation: Permutation, place: number, row: number): number {
    const bound = this.#ids[place] as number;
    if (bound !== 0) return bound;
    const level = permutation.places.indexOf(place);
    return level === 0 ? permutation.first(row, 0) : (permutation.column(level)[row] as number);
  }

  /** The next row that is not the same triple in another graph. */
  #afterSame(permutation: Permutation, row: number, to: number): number {
    const isSame = (next: number) =>
      [0, 1, 2].every(
        (place) => this.#valueAt(permutation, place, next) === this.#valueAt(permutation, place, row),
      );
    let next = row + 1;
    while (next < to && isSame(next)) next++;
    return next;
  }
}

const EMPTY = new Uint32Array(0);
