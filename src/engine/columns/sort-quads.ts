const DIGIT = 11;
const BUCKETS = 1 << DIGIT;

/** The rows of columns in ascending order of the columns, the first deciding most: a radix sort, stable, in memory of two further columns. */
export function sortedRows(columns: readonly Uint32Array[]): Uint32Array {
  const rows = columns[0]?.length ?? 0;
  let order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  let target = new Uint32Array(rows);
  for (const column of columns.toReversed()) {
    const max = maxOf(column);
    for (let shift = 0; shift < 32 && max >>> shift > 0; shift += DIGIT) {
      sortByDigit(column, order, target, shift);
      [order, target] = [target, order];
    }
  }
  return order;
}

function sortByDigit(column: Uint32Array, order: Uint32Array, target: Uint32Array, shift: number): void {
  const starts = new Uint32Array(BUCKETS + 1);
  for (let row = 0; row < column.length; row++) {
    const bucket = (((column[row] as number) >>> shift) & (BUCKETS - 1)) + 1;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket++) {
    starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
  }
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const bucket = ((column[row] as number) >>> shift) & (BUCKETS - 1);
    const place = starts[bucket] as number;
    target[place] = row;
    starts[bucket] = place + 1;
  }
}

function maxOf(column: Uint32Array): number {
  let max = 0;
  for (let row = 0; row < column.length; row++) max = Math.max(max, column[row] as number);
  return max;
}

/** A column with its rows in the given order. */
export function reordered(column: Uint32Array, order: Uint32Array): Uint32Array {
  const result = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) result[at] = column[order[at] as number] as number;
  return result;
}

/** The columns without rows that equal the row before: of sorted rows, the distinct ones. */
export function distinctRows(columns: readonly Uint32Array[]): Uint32Array[] {
  const rows = columns[0]?.length ?? 0;
  let length = 0;
  for (let row = 0; row < rows; row++) {
    if (row > 0 && columns.every((column) => column[row] === column[length - 1])) continue;
    for (const column of columns) column[length] = column[row] as number;
    length++;
  }
  return columns.map((column) => column.slice(0, length));
}

/** Where the rows of each id begin in a sorted first column: entry `id` to entry `id + 1`. */
export function offsetsOf(column: Uint32Array, maxId: number): Uint32Array {
  const offsets = new Uint32Array(maxId + 2);
  for (let row = 0; row < column.length; row++) {
    const next = (column[row] as number) + 1;
    offsets[next] = (offsets[next] as number) + 1;
  }
  for (let id = 1; id < offsets.length; id++) {
    offsets[id] = (offsets[id] as number) + (offsets[id - 1] as number);
  }
  return offsets;
}
