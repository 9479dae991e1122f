import type { PatternGraph, PatternTerm } from '../pattern.ts';
import { type Plan, runPlan, type Scope } from '../plan.ts';
import { BATCH_ROWS, type Batch, gather } from '../tables/batch.ts';
import { Adjacency } from './adjacency.ts';
import { type Closure, PathWalk } from './path-walk.ts';

/** A closure between two places. */
export interface PathPattern {
  readonly subject: PatternTerm;
  readonly object: PatternTerm;
  readonly path: Closure;
  readonly graph: PatternGraph;
}

const MAX_CACHED_NODES = 2_000_000;

/** Joins each row of the input with the pairs that the path connects (SPARQL 1.1 Query §18.4), each pair once. */
export function pathPlan(input: Plan, pattern: PathPattern, detail: string, estimate: number): Plan {
  const names = [pattern.subject, pattern.object].flatMap((place) =>
    place.kind === 'variable' ? [place.name] : [],
  );
  const variables = [...new Set([...input.variables, ...names])];
  return {
    operator: 'path',
    detail,
    inputs: [input],
    variables,
    certain: new Set([...input.certain, ...names]),
    estimate,
    run: (scope) => new PathRun(pattern, input.variables, variables, scope).run(runPlan(input, scope)),
  };
}

class PathRun {
  readonly #pattern: PathPattern;
  readonly #scope: Scope;
  readonly #adjacency: Adjacency;
  readonly #walk: PathWalk;
  readonly #variables: readonly string[];
  /** Columns of the result for the two ends, −1 where an end is no variable. */
  readonly #ends: readonly [number, number];
  readonly #inputs: readonly [number, number];
  readonly #known = new Map<number, ReadonlySet<number>>();
  #knownNodes = 0;
  #rows: number[] = [];
  #subjects: number[] = [];
  #objects: number[] = [];

  constructor(pattern: PathPattern, inputs: readonly string[], variables: readonly string[], scope: Scope) {
    this.#pattern = pattern;
    this.#scope = scope;
    this.#adjacency = new Adjacency(pattern.graph, scope);
    this.#walk = new PathWalk(this.#adjacency, scope.runtime.budget);
    this.#variables = variables;
    const { subject, object } = pattern;
    const column = (place: PatternTerm, names: readonly string[]) =>
      place.kind === 'variable' ? names.indexOf(place.name) : -1;
    this.#ends = [column(subject, variables), column(object, variables)];
    this.#inputs = [column(subject, inputs), column(object, inputs)];
  }

  *run(input: Iterable<Batch>): Generator<Batch> {
    for (const batch of input) {
      for (let row = 0; row < batch.length; row++) {
        for (const subject of this.#starts(batch, row)) {
          this.#add(row, subject, this.#idOf(1, batch, row));
          if (this.#rows.length >= BATCH_ROWS) yield this.#flush(batch);
        }
      }
      if (this.#rows.length > 0) yield this.#flush(batch);
    }
  }

  #idOf(end: 0 | 1, batch: Batch, row: number): number {
    const place = end === 0 ? this.#pattern.subject : this.#pattern.object;
    if (place.kind === 'id') return place.id;
    if (place.kind === 'parameter') return this.#scope.parameters?.get(place.name) ?? 0;
    return batch.columns[this.#inputs[end]]?.[row] ?? 0;
  }

  /** The subjects to walk from; 0 where the walk begins at the object. */
  #starts(batch: Batch, row: number): Iterable<number> {
    const subject = this.#idOf(0, batch, row);
    if (subject !== 0) return [subject];
    return this.#idOf(1, batch, row) !== 0 ? [0] : this.#adjacency.nodes();
  }

  #add(row: number, subject: number, object: number): void {
    if (subject === 0) {
      for (const start of this.#reach(object, false)) this.#pair(row, start, object);
    } else if (object === 0) {
      for (const end of this.#reach(subject, true)) this.#pair(row, subject, end);
    } else if (this.#isBackwards()) {
      if (this.#reach(object, false).has(subject)) this.#pair(row, subject, object);
    } else if (this.#reach(subject, true).has(object)) this.#pair(row, subject, object);
  }

  /** Many subjects and one object: all walks are one walk backwards. */
  #isBackwards(): boolean {
    return this.#pattern.object.kind !== 'variable' && this.#pattern.subject.kind === 'variable';
  }

  #reach(start: number, isForward: boolean): ReadonlySet<number> {
    const key = isForward ? start : -start;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const reached = this.#walk.reach(this.#pattern.path, start, isForward);
    this.#scope.runtime.budget.step(reached.size);
    this.#knownNodes += reached.size;
    if (this.#knownNodes > MAX_CACHED_NODES) {
      this.#known.clear();
      this.#knownNodes = reached.size;
    }
    this.#known.set(key, reached);
    return reached;
  }

  /** No step connects a term with itself where it stands in the pattern, or is a node of the graph (§18.4). */
  #pair(row: number, subject: number, object: number): void {
    const { subject: from, object: to } = this.#pattern;
    const isSame = subject === object;
    if (from.kind === 'variable' && to.kind === 'variable') {
      if (from.name === to.name && !isSame) return;
      if (isSame && !this.#adjacency.isNode(subject)) return;
    }
    this.#rows.push(row);
    this.#subjects.push(subject);
    this.#objects.push(object);
  }

  #flush(batch: Batch): Batch {
    const length = this.#rows.length;
    const columns = gather(batch.columns, Uint32Array.from(this.#rows), length);
    const [subject, object] = this.#ends;
    while (columns.length < this.#variables.length) columns.push(new Uint32Array(length));
    if (subject !== -1) columns[subject] = Uint32Array.from(this.#subjects);
    if (object !== -1) columns[object] = Uint32Array.from(this.#objects);
    this.#rows = [];
    this.#subjects = [];
    this.#objects = [];
    return { columns, length };
  }
}
