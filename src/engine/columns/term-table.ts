import { GrowingNumbers, GrowingText } from './growing.ts';
import { hashBytes, hashString } from './hash.ts';

/** The kinds of terms, in the order of ORDER BY (SPARQL 1.1 Query §15.1). */
export const BLANK = 0;
/** An IRI. */
export const IRI = 1;
/** A literal. */
export const LITERAL = 2;

/** The qualifier of xsd:string, which most literals have. */
export const STRING = 'http://www.w3.org/2001/XMLSchema#string';

/** Distinct terms in the order of their first appearance, from 0; text is kept as bytes, without an object for a term. */
export class TermTable {
  readonly text = new GrowingText();
  /** Where each text ends; it begins where the one before ends. */
  readonly ends = new GrowingNumbers();
  /** For each term its qualifier × 4 + its kind. */
  readonly marks = new GrowingNumbers();
  /** Datatype IRIs, and `@` with a language tag as written; the first is of what has none. */
  readonly qualifiers: string[] = [''];
  readonly #qualifierNumbers = new Map<string, number>([['', 0]]);
  readonly #qualifierHashes: number[] = [0];
  #slots = new Uint32Array(4096);

  /** The number of a term; the same for the same kind, text and qualifier. */
  intern(kind: number, text: string, qualifier: string): number {
    const number = this.#qualifierNumber(qualifier);
    const mark = number * 4 + kind;
    const length = this.text.write(text);
    const from = this.text.length;
    const seed = (this.#qualifierHashes[number] as number) ^ kind;
    const mask = this.#slots.length - 1;
    let slot = hashBytes(this.text.bytes, from, from + length, seed) & mask;
    for (let found = this.#slots[slot] as number; found !== 0; found = this.#slots[slot] as number) {
      if (this.#is(found - 1, mark, from, length)) return found - 1;
      slot = (slot + 1) & mask;
    }
    const id = this.ends.length;
    this.text.length += length;
    this.ends.push(this.text.length);
    this.marks.push(mark);
    this.#slots[slot] = id + 1;
    if (id * 1.6 > this.#slots.length) this.#grow();
    return id;
  }

  get size(): number {
    return this.ends.length;
  }

  #qualifierNumber(qualifier: string): number {
    const known = this.#qualifierNumbers.get(qualifier);
    if (known !== undefined) return known;
    const number = this.qualifiers.length;
    this.qualifiers.push(qualifier);
    this.#qualifierNumbers.set(qualifier, number);
    this.#qualifierHashes.push(hashString(qualifier));
    return number;
  }

  #is(id: number, mark: number, from: number, length: number): boolean {
    if (this.marks.at(id) !== mark) return false;
    const start = id === 0 ? 0 : this.ends.at(id - 1);
    const end = this.ends.at(id);
    if (end - start !== length) return false;
    const { bytes } = this.text;
    for (let at = 0; at < length; at++) if (bytes[start + at] !== bytes[from + at]) return false;
    return true;
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    let start = 0;
    for (let id = 0; id < this.size; id++) {
      const mark = this.marks.at(id);
      const end = this.ends.at(id);
      const seed = (this.#qualifierHashes[mark >>> 2] as number) ^ (mark & 3);
      let slot = hashBytes(this.text.bytes, start, end, seed) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
      start = end;
    }
    this.#slots = slots;
  }
}
