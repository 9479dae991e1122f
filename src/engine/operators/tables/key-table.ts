import { mix } from '../../columns/dictionary.ts';
import { type Plan, runPlan, shapeOf } from '../plan.ts';
import { type Charged, gather, type Table } from './batch.ts';

/** Distinct rows of ids, numbered from 0 in the order of their first appearance. */
export class KeyTable {
  readonly width: number;
  size = 0;
  #keys: Uint32Array;
  #slots = new Uint32Array(64);
  readonly #budget: Charged;

  constructor(width: number, budget: Charged) {
    this.width = width;
    this.#keys = new Uint32Array(32 * Math.max(1, width));
    this.#budget = budget;
  }

  /** The number of a row, which is added where it is new: then the number is the old `size`. */
  add(columns: readonly Uint32Array[], row: number): number {
    const slot = this.#slotOf(columns, row);
    const found = this.#slots[slot] as number;
    if (found !== 0) return found - 1;
    const number = this.size++;
    if ((number + 1) * this.width > this.#keys.length) this.#growKeys();
    const start = number * this.width;
    for (let at = 0; at < this.width; at++) {
      this.#keys[start + at] = (columns[at] as Uint32Array)[row] as number;
    }
    this.#slots[slot] = number + 1;
    if (this.size * 2 > this.#slots.length) this.#growSlots();
    return number;
  }

  /** The number of a row, −1 where it is none of these. */
  find(columns: readonly Uint32Array[], row: number): number {
    return (this.#slots[this.#slotOf(columns, row)] as number) - 1;
  }

  /** The id in a place of a row. */
  key(number: number, place: number): number {
    return this.#keys[number * this.width + place] as number;
  }

  #slotOf(columns: readonly Uint32Array[], row: number): number {
    let hash = 0;
    for (let at = 0; at < this.width; at++) hash = mix(hash ^ ((columns[at] as Uint32Array)[row] as number));
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let found = this.#slots[slot] as number; found !== 0; found = this.#slots[slot] as number) {
      if (this.#is(found - 1, columns, row)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #is(number: number, columns: readonly Uint32Array[], row: number): boolean {
    const start = number * this.width;
    for (let at = 0; at < this.width; at++) {
      if (this.#keys[start + at] !== (columns[at] as Uint32Array)[row]) return false;
    }
    return true;
  }

  #growKeys(): void {
    this.#budget.charge(this.#keys.byteLength);
    const grown = new Uint32Array(this.#keys.length * 2);
    grown.set(this.#keys);
    this.#keys = grown;
  }

  #growSlots(): void {
    this.#budget.charge(this.#slots.byteLength);
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let hash = 0;
      for (let at = 0; at < this.width; at++) hash = mix(hash ^ this.key(number, at));
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** Each different row once, in the order of their first appearance. */
export function distinctPlan(input: Plan): Plan {
  return {
    ...shapeOf(input),
    operator: 'distinct',
    detail: '',
    inputs: [input],
    run: function* (scope) {
      const seen = new KeyTable(input.variables.length, scope.runtime.budget);
      for (const batch of runPlan(input, scope)) {
        const selected = new Uint32Array(batch.length);
        let length = 0;
        for (let row = 0; row < batch.length; row++) {
          const size = seen.size;
          if (seen.add(batch.columns, row) === size) selected[length++] = row;
        }
        scope.runtime.budget.step(batch.length);
        if (length === batch.length) yield batch;
        else if (length > 0) yield { columns: gather(batch.columns, selected, length), length };
      }
    },
  };
}

/** The rows of a table by the ids in some of its columns: a hash table with a chain for each key. */
export class HashTable {
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
