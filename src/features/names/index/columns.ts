import { hashString } from '../../../engine/columns/dictionary.ts';
import { GrowingNumbers, GrowingText } from '../../../engine/columns/growing.ts';

/** Texts by their numbers, from 0: UTF-8 in one piece of memory, without an object for a text. */
export interface Texts {
  readonly bytes: Uint8Array;
  /** Where each text ends; it begins where the one before ends. */
  readonly ends: Uint32Array;
}

/** Collects texts. */
export class TextWriter {
  readonly #text = new GrowingText();
  readonly #ends = new GrowingNumbers();

  push(text: string): void {
    this.#text.length += this.#text.write(text);
    this.#ends.push(this.#text.length);
  }

  get length(): number {
    return this.#ends.length;
  }

  texts(): Texts {
    return { bytes: this.#text.bytes.subarray(0, this.#text.length), ends: this.#ends.view() };
  }
}

/** Reads texts. */
export class TextColumn {
  readonly #bytes: Buffer;
  readonly #ends: Uint32Array;

  constructor({ bytes, ends }: Texts) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#ends = ends;
  }

  get length(): number {
    return this.#ends.length;
  }

  at(number: number): string {
    return this.#bytes.toString('utf8', number === 0 ? 0 : this.#ends[number - 1], this.#ends[number]);
  }
}

/** Lists of numbers by a key, from 0. */
export interface Lists {
  /** Where each list begins; one entry more than there are lists. */
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** The list of a key; nothing where there is no such key. */
export function listAt({ starts, values }: Lists, key: number): Uint32Array {
  return key + 1 < starts.length ? values.subarray(starts[key], starts[key + 1]) : EMPTY;
}

const EMPTY = new Uint32Array(0);

/** What `hashed` has for a text; others may be among it. */
export function hashedAt(lists: Lists, text: string): Uint32Array {
  return listAt(lists, hashString(text) & (lists.starts.length - 2));
}

/** Collects lists, value by value. */
export class ListWriter {
  readonly #keys = new GrowingNumbers();
  readonly #values = new GrowingNumbers();

  push(key: number, value: number): void {
    this.#keys.push(key);
    this.#values.push(value);
  }

  /** With the hash of a text as the key, for `hashed`. */
  pushText(text: string, value: number): void {
    this.push(hashString(text), value);
  }

  /** The lists of so many keys, each in the order in which its values came; one that comes twice in a row is there once. */
  lists(size: number, placeOf: (key: number) => number = (key) => key): Lists {
    const [keys, all] = [this.#keys.view(), this.#values.view()];
    const starts = new Uint32Array(size + 1);
    for (const key of keys) starts[placeOf(key) + 1] = (starts[placeOf(key) + 1] as number) + 1;
    for (let key = 0; key < size; key++)
      starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
    const next = starts.slice();
    const values = new Uint32Array(all.length);
    for (let at = 0; at < keys.length; at++) {
      const key = placeOf(keys[at] as number);
      const to = next[key] as number;
      if (to > (starts[key] as number) && values[to - 1] === all[at]) continue;
      values[to] = all[at] as number;
      next[key] = to + 1;
    }
    return closedUp(starts, next, values);
  }

  /** The lists by the low bits of their keys, about one value in each. */
  hashed(): Lists {
    let size = 1;
    while (size < this.#keys.length) size *= 2;
    return this.lists(size, (hash) => hash & (size - 1));
  }
}

/** The lists without what is free behind each. */
function closedUp(starts: Uint32Array, ends: Uint32Array, values: Uint32Array): Lists {
  const closed = new Uint32Array(starts.length);
  let to = 0;
  for (let key = 0; key + 1 < starts.length; key++) {
    closed[key] = to;
    const [from, end] = [starts[key] as number, ends[key] as number];
    values.copyWithin(to, from, end);
    to += end - from;
  }
  closed[starts.length - 1] = to;
  return { starts: closed, values: values.slice(0, to) };
}

/** A few texts that many have, by the number of each who has one; 0 is nothing. */
export interface Codes {
  readonly texts: readonly (string | undefined)[];
  readonly codes: Uint32Array;
}

/** Collects them. */
export class CodeWriter {
  readonly #known = new Map<string | undefined, number>([[undefined, 0]]);
  readonly #codes = new GrowingNumbers();

  push(text: string | undefined): void {
    const code = this.#known.get(text) ?? this.#known.size;
    this.#known.set(text, code);
    this.#codes.push(code);
  }

  codes(): Codes {
    return { texts: [...this.#known.keys()], codes: this.#codes.view() };
  }
}

/** The text that a number has. */
export function codedAt({ texts, codes }: Codes, number: number): string | undefined {
  return texts[codes[number] ?? 0];
}
