import { GrowingNumbers, GrowingText } from './growing.ts';

/** FNV-1a over bytes, in 32 bits, begun with a seed; mixed so that its low bits can choose a slot. */
function hashBytes(bytes: Uint8Array, from: number, to: number, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return mix(hash);
}

/** Spreads a 32-bit number over all its bits (the finalizer of MurmurHash3); unsigned. */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The hash of a short string by its UTF-16 units. */
function hashString(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** The power of two that gives a hash table of so many entries room enough: half of it and more stays free. */
function tableSize(entries: number): number {
  let size = 16;
  while (size < entries * 1.6) size *= 2;
  return size;
}

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

/** The columns of a dictionary. */
interface DictionaryColumns {
  readonly text: Uint8Array;
  /** Where the text of id `n` (from 1) begins; one entry more than there are terms. */
  readonly starts: Uint32Array;
  /** By id − 1: the number of its datatype or language. */
  readonly qualifierNumbers: Uint32Array;
  /** Equal values share one; by id − first literal. */
  readonly ranks: Uint32Array;
  /** Hash table: ids, 0 where free. */
  readonly slots: Uint32Array;
}

/** The terms of an index by their ids, which are dense, from 1, in the order of ORDER BY; 0 stands for no term. */
export class Dictionary {
  readonly size: number;
  /** Ids below it are blank nodes. */
  readonly firstIri: number;
  /** Ids from it on are literals. */
  readonly firstLiteral: number;
  readonly qualifiers: readonly string[];
  readonly #columns: DictionaryColumns;
  readonly #text: Buffer;
  readonly #hashes: readonly number[];

  constructor(columns: DictionaryColumns, blanks: number, iris: number, qualifiers: readonly string[]) {
    this.size = columns.starts.length - 1;
    this.firstIri = blanks + 1;
    this.firstLiteral = blanks + iris + 1;
    this.qualifiers = qualifiers;
    this.#columns = columns;
    const { text } = columns;
    this.#text = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    this.#hashes = qualifiers.map(hashQualifier);
  }

  kind(id: number): number {
    if (id >= this.firstLiteral) return LITERAL;
    return id >= this.firstIri ? IRI : BLANK;
  }

  /** The IRI, label or lexical form. */
  text(id: number): string {
    const { starts } = this.#columns;
    return this.#text.toString('utf8', starts[id - 1], starts[id]);
  }

  /** The number of the datatype or language of a term in `qualifiers`. */
  qualifierNumber(id: number): number {
    return this.#columns.qualifierNumbers[id - 1] as number;
  }

  /** A number that is the same for equal values and greater for greater ones. */
  rank(id: number): number {
    if (id < this.firstLiteral) return id;
    return (this.#columns.ranks[id - this.firstLiteral] as number) + this.firstLiteral;
  }

  /** The id of a term, 0 where it is none of the data; language tags are compared without case where none is written the same. */
  find(kind: number, text: string, qualifier: string): number {
    const { slots } = this.#columns;
    const bytes = Buffer.from(text);
    const mask = slots.length - 1;
    let slot = hashBytes(bytes, 0, bytes.length, hashQualifier(qualifier) ^ kind) & mask;
    let similar = 0;
    for (let id = slots[slot] as number; id !== 0; id = slots[slot] as number) {
      if (this.kind(id) === kind && this.#hasText(id, bytes)) {
        const own = this.qualifiers[this.qualifierNumber(id)] as string;
        if (own === qualifier) return id;
        if (own.startsWith('@') && own.toLowerCase() === qualifier.toLowerCase()) similar = id;
      }
      slot = (slot + 1) & mask;
    }
    return similar;
  }

  /** The id of the first IRI that is not before a text, by code point; `firstLiteral` where all are. */
  firstIriFrom(text: Uint8Array): number {
    const { starts } = this.#columns;
    let low = this.firstIri;
    let high = this.firstLiteral;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#text.compare(text, 0, text.length, starts[middle - 1], starts[middle]);
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #hasText(id: number, bytes: Buffer): boolean {
    const { starts } = this.#columns;
    const start = starts[id - 1] as number;
    const end = starts[id] as number;
    return end - start === bytes.length && this.#text.compare(bytes, 0, bytes.length, start, end) === 0;
  }

  /** The hash of a term of the dictionary, as its slots are chosen. */
  hash(id: number): number {
    const { starts } = this.#columns;
    const seed = (this.#hashes[this.qualifierNumber(id)] as number) ^ this.kind(id);
    return hashBytes(this.#text, starts[id - 1] as number, starts[id] as number, seed);
  }
}

function hashQualifier(qualifier: string): number {
  return hashString(qualifier.startsWith('@') ? qualifier.toLowerCase() : qualifier);
}

/** The hash table over all terms of a dictionary. */
export function slotsOf(
  columns: Omit<DictionaryColumns, 'slots'>,
  ...rest: [number, number, readonly string[]]
): Uint32Array {
  const slots = new Uint32Array(tableSize(columns.starts.length));
  const dictionary = new Dictionary({ ...columns, slots }, ...rest);
  const mask = slots.length - 1;
  for (let id = 1; id <= dictionary.size; id++) {
    let slot = dictionary.hash(id) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id;
  }
  return slots;
}
