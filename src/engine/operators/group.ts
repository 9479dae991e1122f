import { type EngineTerm, EXPRESSION_ERROR, integerTerm, type Outcome } from '../expressions/term.ts';
import { type Plan, type Runtime, runPlan, type Scope } from './plan.ts';
import { type Batch, batchesOf } from './tables/batch.ts';
import { KeyTable } from './tables/key-table.ts';
import type { RowReader } from './tables/row-reader.ts';

/** What is computed of the rows of a group, and the variable that it is bound to. */
export type AggregateColumn = { readonly variable: string } & (
  | {
      readonly kind: 'count';
      /** The variable of which bound terms are counted; rows where absent. */
      readonly counted?: string;
      readonly isDistinct: boolean;
      /** The variables by which rows are distinct. */
      readonly compared: readonly string[];
    }
  | { readonly kind: 'general'; readonly create: () => Accumulator }
);

/** Computes an aggregate of general kind. */
export interface Accumulator {
  add(row: (variable: string) => EngineTerm | undefined): void;
  result(): Outcome;
}

/** One aggregate over all groups, which are numbered from 0. */
interface GroupedAggregate {
  /** Adds the rows of a batch, each to its group. */
  add(batch: Batch, groups: Uint32Array): void;
  result(group: number): number;
}

/** A row for each group of rows with the same keys (SPARQL 1.1 Query §18.5.1); without keys there is one group, of no rows if need be. */
export function groupPlan(
  input: Plan,
  keys: readonly string[],
  aggregates: readonly AggregateColumn[],
  reader: RowReader,
): Plan {
  const counts = aggregates.filter(({ kind }) => kind === 'count').map(({ variable }) => variable);
  return {
    operator: 'group',
    detail: keys.map((name) => `?${name}`).join(' '),
    inputs: [input],
    variables: [...keys, ...aggregates.map(({ variable }) => variable)],
    certain: new Set([...keys.filter((name) => input.certain.has(name)), ...counts]),
    estimate: keys.length === 0 ? 1 : Math.max(1, input.estimate / 10),
    run: (scope) =>
      counted(input, keys, aggregates, scope) ?? batchesOf(grouped(input, keys, aggregates, reader, scope)),
  };
}

/** The number of rows, where nothing else is asked for and it is known without running. */
function counted(
  input: Plan,
  keys: readonly string[],
  aggregates: readonly AggregateColumn[],
  scope: Scope,
): Batch[] | undefined {
  const isRows = (one: AggregateColumn) =>
    one.kind === 'count' && !one.isDistinct && (one.counted === undefined || input.certain.has(one.counted));
  if (keys.length > 0 || !aggregates.every(isRows)) return undefined;
  const rows = input.count?.(scope);
  if (rows === undefined) return undefined;
  const id = scope.runtime.terms.intern(integerTerm(rows));
  return [{ columns: aggregates.map(() => Uint32Array.of(id)), length: 1 }];
}

function grouped(
  input: Plan,
  keys: readonly string[],
  aggregates: readonly AggregateColumn[],
  reader: RowReader,
  scope: Scope,
): Batch {
  const { runtime } = scope;
  const groups = new KeyTable(keys.length, runtime.budget);
  const columns = aggregates.map((aggregate) => columnOf(aggregate, input, reader, runtime));
  const keyColumns = keys.map((name) => input.variables.indexOf(name));
  for (const batch of runPlan(input, scope)) {
    reader.scope = scope;
    const keyed = keyColumns.map((column) => batch.columns[column] ?? new Uint32Array(batch.length));
    const numbers = new Uint32Array(batch.length);
    if (keys.length > 0) for (let row = 0; row < batch.length; row++) numbers[row] = groups.add(keyed, row);
    for (const column of columns) column.add(batch, numbers);
    runtime.budget.step(batch.length);
  }
  return resultOf(groups, columns, keys.length === 0 ? 1 : groups.size, keys.length);
}

function resultOf(
  groups: KeyTable,
  columns: readonly GroupedAggregate[],
  length: number,
  width: number,
): Batch {
  const keyColumns = Array.from({ length: width }, (_, place) =>
    Uint32Array.from({ length }, (_, group) => groups.key(group, place)),
  );
  const results = columns.map((column) => Uint32Array.from({ length }, (_, group) => column.result(group)));
  return { columns: [...keyColumns, ...results], length };
}

function columnOf(
  aggregate: AggregateColumn,
  input: Plan,
  reader: RowReader,
  runtime: Runtime,
): GroupedAggregate {
  if (aggregate.kind === 'general') return new GeneralColumn(aggregate.create, reader, runtime);
  const counted = aggregate.counted === undefined ? undefined : input.variables.indexOf(aggregate.counted);
  const compared = aggregate.compared.map((name) => input.variables.indexOf(name));
  const distinct = aggregate.isDistinct ? new KeyTable(compared.length + 1, runtime.budget) : undefined;
  return new CountColumn(counted, compared, distinct, runtime);
}

class CountColumn implements GroupedAggregate {
  readonly #counts: number[] = [];
  readonly #counted: number | undefined;
  readonly #compared: readonly number[];
  readonly #distinct: KeyTable | undefined;
  readonly #runtime: Runtime;

  constructor(
    counted: number | undefined,
    compared: readonly number[],
    distinct: KeyTable | undefined,
    runtime: Runtime,
  ) {
    this.#counted = counted;
    this.#compared = compared;
    this.#distinct = distinct;
    this.#runtime = runtime;
  }

  add(batch: Batch, groups: Uint32Array): void {
    const counted = this.#counted === undefined ? undefined : batch.columns[this.#counted];
    const distinct = this.#distinct;
    const keys = [groups, ...this.#compared.map((column) => batch.columns[column] as Uint32Array)];
    for (let row = 0; row < batch.length; row++) {
      if (counted !== undefined && counted[row] === 0) continue;
      if (distinct !== undefined) {
        const { size } = distinct;
        if (distinct.add(keys, row) !== size) continue;
      }
      const group = groups[row] as number;
      this.#counts[group] = (this.#counts[group] ?? 0) + 1;
    }
  }

  result(group: number): number {
    return this.#runtime.terms.intern(integerTerm(this.#counts[group] ?? 0));
  }
}

const BYTES_PER_ACCUMULATOR = 200;

class GeneralColumn implements GroupedAggregate {
  readonly #accumulators: Accumulator[] = [];
  readonly #create: () => Accumulator;
  readonly #reader: RowReader;
  readonly #runtime: Runtime;

  constructor(create: () => Accumulator, reader: RowReader, runtime: Runtime) {
    this.#create = create;
    this.#reader = reader;
    this.#runtime = runtime;
  }

  add(batch: Batch, groups: Uint32Array): void {
    for (let row = 0; row < batch.length; row++) {
      this.#reader.at(batch, row);
      this.#of(groups[row] as number).add(this.#reader.read);
    }
  }

  #of(group: number): Accumulator {
    const known = this.#accumulators[group];
    if (known !== undefined) return known;
    this.#runtime.budget.charge(BYTES_PER_ACCUMULATOR);
    const created = this.#create();
    this.#accumulators[group] = created;
    return created;
  }

  result(group: number): number {
    const outcome = this.#of(group).result();
    return outcome === EXPRESSION_ERROR ? 0 : this.#runtime.terms.intern(outcome);
  }
}
