/** Rows in columns of term ids, 0 where a variable is unbound; a column may be longer than the batch. */
export interface Batch {
  readonly columns: readonly Uint32Array[];
  readonly length: number;
}

/** Rows that are all there, as against those that come batch by batch. */
export type Table = Batch;

/** Rows of a batch at most. */
export const BATCH_ROWS = 2048;

/** The rows of a batch in the given order, each as often as it is named. */
export function gather(columns: readonly Uint32Array[], rows: Uint32Array, length: number): Uint32Array[] {
  return columns.map((column) => gatherColumn(column, rows, length));
}

/** The values of one column at the given rows. */
export function gatherColumn(column: Uint32Array, rows: Uint32Array, length: number): Uint32Array {
  const result = new Uint32Array(length);
  for (let at = 0; at < length; at++) result[at] = column[rows[at] as number] as number;
  return result;
}

/** A column of one value. */
export function constantColumn(value: number, length: number): Uint32Array {
  return new Uint32Array(length).fill(value);
}

/** What takes account of the memory and the steps of a query; both throw where there is no more. */
export interface Charged {
  /** Bytes that are held until the query ends. */
  charge(bytes: number): void;
  /** Rows that were looked at; looks at the clock now and then. */
  step(rows: number): void;
  /** Steps of an expression, or characters that it is about to build. */
  compute(amount: number): void;
}

/** All rows of batches in one table. */
export function collect(batches: Iterable<Batch>, width: number, budget: Charged): Table {
  let columns: Uint32Array[] = Array.from({ length: width }, () => new Uint32Array(256));
  let length = 0;
  let capacity = 256;
  for (const batch of batches) {
    if (length + batch.length > capacity) {
      const grown = Math.max(capacity * 2, length + batch.length);
      budget.charge((grown - capacity) * width * 4);
      columns = columns.map((column) => grow(column, grown));
      capacity = grown;
    }
    for (const [index, column] of columns.entries()) {
      column.set((batch.columns[index] as Uint32Array).subarray(0, batch.length), length);
    }
    length += batch.length;
  }
  return { columns, length };
}

function grow(column: Uint32Array, capacity: number): Uint32Array {
  const grown = new Uint32Array(capacity);
  grown.set(column);
  return grown;
}

/** A table cut into batches. */
export function* batchesOf({ columns, length }: Table): Generator<Batch> {
  for (let from = 0; from < length; from += BATCH_ROWS) {
    const to = Math.min(length, from + BATCH_ROWS);
    yield { columns: columns.map((column) => column.subarray(from, to)), length: to - from };
  }
}
