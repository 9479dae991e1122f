import { hashBytes, hashString, tableSize } from './hash.ts';
import { BLANK, IRI, LITERAL } from './term-table.ts';

/** The columns of a dictionary. */
export interface DictionaryColumns {
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
