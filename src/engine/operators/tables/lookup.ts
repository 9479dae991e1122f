import type { Charged, Table } from './batch.ts';
import { KeyTable } from './key-table.ts';

/** The rows of a table by the ids in some of its columns: a hash table with a chain for each key. */
export class Lookup {
  readonly table: Table;
  readonly #keys: KeyTable;
  readonly #heads: Uint32Array;
  /** By row: the next row with the same key, plus one; 0 at the end. */
  readonly #next: Uint32Array;

  constructor(table: Table, keyColumns: readonly number[], budget: Charged) {
    this.table = table;
    this.#keys = new KeyTable(keyColumns.length, budget);
    budget.charge(table.length * 8);
    this.#heads = new Uint32Array(table.length);
    this.#next = new Uint32Array(table.length);
    const columns = keyColumns.map((column) => table.columns[column] as Uint32Array);
    for (let row = table.length - 1; row >= 0; row--) {
      const number = this.#keys.add(columns, row);
      this.#next[row] = this.#heads[number] as number;
      this.#heads[number] = row + 1;
    }
    budget.step(table.length);
  }

  /** The first row with the key that the row of these columns holds, −1 where there is none. */
  first(keys: readonly Uint32Array[], row: number): number {
    const number = this.#keys.find(keys, row);
    return number === -1 ? -1 : (this.#heads[number] as number) - 1;
  }

  /** The next row with the same key, −1 after the last. */
  next(row: number): number {
    return (this.#next[row] as number) - 1;
  }
}
