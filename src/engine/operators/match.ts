import { type AccessPath, GRAPH, PREDICATE, Range } from '../columns/permutation.ts';
import { type GraphSource, graphSource, paysOff, TermSet } from './graph-source.ts';
import { fixedId, layoutOf, type QuadPattern, type TupleLayout, testedPlace } from './pattern.ts';
import { type Plan, runPlan, type Scope } from './plan.ts';
import { BATCH_ROWS, type Batch, gather, gatherColumn } from './tables/batch.ts';

/** Rows of the first batch: few, because often no more are asked for. */
const FIRST_ROWS = 128;
const NONE = new Uint32Array(0);

/** Joins each row of the input with the quads that match the pattern: an index nested loop, which reads an index in order where the input is sorted. */
export function matchPlan(input: Plan, pattern: QuadPattern, detail: string, estimate: number): Plan {
  const layout = layoutOf(input, pattern);
  const named = layout.places.flatMap((place) => (place?.kind === 'variable' ? [place.name] : []));
  return {
    operator: input.operator === 'unit' ? 'scan' : 'look up',
    detail,
    inputs: [input],
    variables: layout.variables,
    certain: new Set([...input.certain, ...named]),
    estimate,
    run: (scope) => new Matching(layout, pattern, scope).run(runPlan(input, scope)),
    ...(input.operator === 'unit' && {
      count: (scope: Scope) => new Matching(layout, pattern, scope).count(),
    }),
  };
}

/** One run of a match. */
class Matching {
  readonly #layout: TupleLayout;
  readonly #scope: Scope;
  readonly #source: GraphSource;
  readonly #except: ReadonlySet<number> | undefined;
  /** Whether each row of a range matches. */
  readonly #takesAll: boolean;
  readonly #isEmpty: boolean;
  /** The ids of the places for the current row, 0 where there is none. */
  readonly #ids: number[];
  readonly #range = new Range();
  /** The only place that differs from row to row, where the pattern binds nothing new; −1 else. */
  readonly #tested: number;
  #membership: TermSet | undefined;
  #seen = 0;
  #batch: Batch = { columns: [], length: 0 };
  #capacity = FIRST_ROWS;
  #columns: Uint32Array[] = [];
  #rows = NONE;
  #length = 0;

  constructor(layout: TupleLayout, { graph, exceptPredicates }: QuadPattern, scope: Scope) {
    this.#layout = layout;
    this.#scope = scope;
    this.#except = exceptPredicates;
    this.#source = graphSource(graph, scope);
    const { graphs, isEmpty, isUnnamed } = this.#source;
    this.#takesAll = layout.equal.length === 0 && graphs === undefined && exceptPredicates === undefined;
    this.#ids = layout.places.map((place) => fixedId(place, scope));
    this.#ids[GRAPH] = this.#source.graph;
    this.#tested = isUnnamed && this.#takesAll ? testedPlace(layout) : -1;
    this.#isEmpty = isEmpty || this.#ids.some((id) => scope.runtime.terms.isOwn(id));
  }

  /** How many quads match, where no row need be looked at for it. */
  count(): number | undefined {
    if (this.#isEmpty) return 0;
    const { rest } = this.#source.paths.choose(this.#ids, this.#range);
    return this.#takesAll && rest.length === 0 ? this.#range.to - this.#range.from : undefined;
  }

  *run(input: Iterable<Batch>): Generator<Batch> {
    if (this.#isEmpty) return;
    for (const batch of input) {
      this.#batch = batch;
      if (this.#isMember(batch)) {
        const selected = this.#members(batch);
        if (selected.length > 0) yield selected;
        continue;
      }
      for (let row = 0; row < batch.length; row++) {
        const path = this.#open(row);
        while (this.#fills(path, row)) yield this.#flush();
      }
      if (this.#length > 0) yield this.#flush();
    }
  }

  /** Whether to ask for the rows of a batch no more than whether their one term is in a set; makes the set where that pays off. */
  #isMember({ length }: Batch): boolean {
    if (this.#tested === -1 || this.#membership !== undefined) return this.#membership !== undefined;
    this.#seen += length;
    this.#ids[this.#tested] = 0;
    const path = this.#source.paths.choose(this.#ids, this.#range);
    const { size } = this.#scope.runtime.index.dictionary;
    if (path.rest.length > 0 || !paysOff(this.#seen, this.#range, size)) return false;
    this.#scope.runtime.budget.step(this.#range.to - this.#range.from);
    this.#membership = new TermSet(path, this.#tested, this.#range, size);
    return true;
  }

  /** The rows of a batch whose term is in the set. */
  #members({ columns, length }: Batch): Batch {
    const column = columns[this.#layout.inputs[this.#tested] as number] as Uint32Array;
    const selected = new Uint32Array(length);
    let count = 0;
    for (let row = 0; row < length; row++)
      if (this.#membership?.has(column[row] as number)) selected[count++] = row;
    this.#scope.runtime.budget.step(length);
    return count === length ? this.#batch : { columns: gather(columns, selected, count), length: count };
  }

  /** Finds the range of quads for a row. */
  #open(row: number): AccessPath {
    const { inputs } = this.#layout;
    for (let place = 0; place < 4; place++) {
      const input = inputs[place] as number;
      if (input !== -1) this.#ids[place] = (this.#batch.columns[input] as Uint32Array)[row] as number;
    }
    this.#scope.runtime.budget.step(1);
    return this.#source.paths.choose(this.#ids, this.#range);
  }

  /** Takes rows of the range until none is left (false) or there is no room (true). */
  #fills(path: AccessPath, row: number): boolean {
    const range = this.#range;
    const takesAll = this.#takesAll && path.rest.length === 0;
    while (range.from < range.to) {
      if (this.#length === this.#rows.length) {
        if (this.#length > 0) return true;
        this.#allocate();
      }
      if (takesAll) this.#take(path, Math.min(this.#rows.length - this.#length, range.to - range.from), row);
      else this.#sift(path, row);
    }
    return false;
  }

  #allocate(): void {
    this.#rows = new Uint32Array(this.#capacity);
    this.#columns = this.#layout.sources.map((source) =>
      source === -1 ? NONE : new Uint32Array(this.#capacity),
    );
    this.#capacity = Math.min(BATCH_ROWS, this.#capacity * 4);
  }

  #flush(): Batch {
    const length = this.#length;
    const rows = this.#rows;
    const columns = this.#layout.sources.map((source, column) => {
      if (source !== -1) return this.#columns[column] as Uint32Array;
      return gatherColumn(this.#batch.columns[column] as Uint32Array, rows, length);
    });
    this.#rows = NONE;
    this.#length = 0;
    return { columns, length };
  }

  /** Takes the next rows of the range. */
  #take(path: AccessPath, count: number, row: number): void {
    const { sources } = this.#layout;
    const start = this.#length;
    for (let at = 0; at < count; at++) this.#rows[start + at] = row;
    for (let column = 0; column < sources.length; column++) {
      const place = sources[column] as number;
      if (place !== -1) this.#copy(this.#columns[column] as Uint32Array, path, place, count);
    }
    this.#length += count;
    this.#range.from += count;
    this.#scope.runtime.budget.step(count);
  }

  #copy(target: Uint32Array, { permutation, levels }: AccessPath, place: number, count: number): void {
    const start = this.#length;
    const { from } = this.#range;
    const bound = this.#ids[place] as number;
    const level = levels[place] as number;
    if (bound !== 0) {
      for (let at = 0; at < count; at++) target[start + at] = bound;
    } else if (level > 0) {
      const column = permutation.column(level);
      for (let at = 0; at < count; at++) target[start + at] = column[from + at] as number;
    } else permutation.copyFirst(from, count, target, start);
  }

  /** Looks at row after row until one is taken. */
  #sift(path: AccessPath, row: number): void {
    const range = this.#range;
    const { from } = range;
    while (range.from < range.to) {
      const at = range.from;
      if (this.#isRest(path, at) && (this.#takesAll || this.#isTaken(path, at))) {
        this.#take(path, 1, row);
        if (this.#source.merges) this.#skipSame(path, at);
        break;
      }
      range.from++;
    }
    this.#scope.runtime.budget.step(range.from - from);
  }

  #isRest({ rest, restColumns }: AccessPath, row: number): boolean {
    for (let at = 0; at < rest.length; at++) {
      if ((restColumns[at] as Uint32Array)[row] !== this.#ids[rest[at] as number]) return false;
    }
    return true;
  }

  #isTaken(path: AccessPath, row: number): boolean {
    const { graphs } = this.#source;
    if (graphs !== undefined && !graphs.has(this.#valueAt(path, GRAPH, row))) return false;
    if (this.#except?.has(this.#valueAt(path, PREDICATE, row))) return false;
    for (const [a, b] of this.#layout.equal) {
      if (this.#valueAt(path, a, row) !== this.#valueAt(path, b, row)) return false;
    }
    return true;
  }

  #valueAt({ permutation, levels }: AccessPath, place: number, row: number): number {
    const bound = this.#ids[place] as number;
    if (bound !== 0) return bound;
    const level = levels[place] as number;
    return level === 0 ? permutation.first(row) : (permutation.column(level)[row] as number);
  }

  /** Passes over the same triple in other graphs. */
  #skipSame(path: AccessPath, row: number): void {
    const range = this.#range;
    const isSame = (place: number) =>
      this.#valueAt(path, place, range.from) === this.#valueAt(path, place, row);
    while (range.from < range.to && isSame(0) && isSame(1) && isSame(2)) range.from++;
  }
}
