import type { AccessPath } from '../columns/access.ts';
import type { Range } from '../columns/permutation.ts';

/** Looks one after the other until so many more would be asked for than the range has rows. */
const ROWS_PER_LOOK_UP = 8;
const MOST_BYTES = 8_000_000;

/** The terms that stand in one place of a range of quads, as a bit for each term: where many rows are asked whether their term is one of them. */
export class Membership {
  readonly #bits: Uint8Array;

  constructor({ permutation, levels }: AccessPath, place: number, { from, to }: Range, terms: number) {
    this.#bits = new Uint8Array((terms >>> 3) + 1);
    const column = permutation.column(levels[place] as number);
    for (let row = from; row < to; row++) {
      const id = column[row] as number;
      this.#bits[id >>> 3] = (this.#bits[id >>> 3] as number) | (1 << (id & 7));
    }
  }

  /** Whether the term is one of them; no term of the query alone is. */
  has(id: number): boolean {
    return ((this.#bits[id >>> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }
}

/** Whether to make a set of a range is less work than to look up so many rows. */
export function paysOff(rows: number, { from, to }: Range, terms: number): boolean {
  return to - from < rows * ROWS_PER_LOOK_UP && terms >>> 3 < MOST_BYTES;
}
