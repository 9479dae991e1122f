/** Texts by their numbers, from 0: UTF-8 in one piece of memory, without an object for a text. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  /** Where each text ends; it begins where the one before ends. */
  readonly ends: Uint32Array;
}

/** Collects texts. */
export class TextWriter {
  readonly #texts: string[] = [];

  push(text: string): void {
    this.#texts.push(text);
  }

  get length(): number {
    return this.#texts.length;
  }

  texts(): TextBytes {
    const ends = new Uint32Array(this.#texts.length);
    let end = 0;
    for (const [number, text] of this.#texts.entries()) {
      end += Buffer.byteLength(text);
      ends[number] = end;
    }
    const bytes = Buffer.allocUnsafeSlow(end);
    for (const [number, text] of this.#texts.entries()) {
      bytes.write(text, number === 0 ? 0 : (ends[number - 1] as number), 'utf8');
    }
    return { bytes, ends };
  }
}

/** Reads texts. */
export class TextColumn {
  readonly #bytes: Buffer;
  readonly #ends: Uint32Array;

  constructor({ bytes, ends }: TextBytes) {
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
  return listAt(lists, hashOf(text) & (lists.starts.length - 2));
}

/** FNV-1a over the UTF-16 units of a text, in 32 bits, mixed so that its low bits can choose a list. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Collects lists, value by value. */
export class ListWriter {
  readonly #keys: number[] = [];
  readonly #values: number[] = [];

  push(key: number, value: number): void {
    this.#keys.push(key);
    this.#values.push(value);
  }

  /** With the hash of a text as the key, for `hashed`. */
  pushText(text: string, value: number): void {
    this.push(hashOf(text), value);
  }

  /** The lists of so many keys, each in the order in which its values came; one that comes twice in a row is there once. */
  lists(size: number, placeOf: (key: number) => number = (key) => key): Lists {
    const [keys, all] = [this.#keys, this.#values];
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
    return compacted(starts, next, values);
  }

  /** The lists by the low bits of their keys, about one value in each. */
  hashed(): Lists {
    let size = 1;
    while (size < this.#keys.length) size *= 2;
    return this.lists(size, (hash) => hash & (size - 1));
  }
}

/** The lists without what is free behind each. */
function compacted(starts: Uint32Array, ends: Uint32Array, values: Uint32Array): Lists {
  const compactedStarts = new Uint32Array(starts.length);
  let to = 0;
  for (let key = 0; key + 1 < starts.length; key++) {
    compactedStarts[key] = to;
    const [from, end] = [starts[key] as number, ends[key] as number];
    values.copyWithin(to, from, end);
    to += end - from;
  }
  compactedStarts[starts.length - 1] = to;
  return { starts: compactedStarts, values: values.slice(0, to) };
}

/** A few texts that many have, by the number of each who has one; 0 is nothing. */
export interface Codes {
  readonly texts: readonly (string | undefined)[];
  readonly codes: Uint32Array;
}

/** Collects them. */
export class CodeWriter {
  readonly #known = new Map<string | undefined, number>([[undefined, 0]]);
  readonly #codes: number[] = [];

  push(text: string | undefined): void {
    const code = this.#known.get(text) ?? this.#known.size;
    this.#known.set(text, code);
    this.#codes.push(code);
  }

  codes(): Codes {
    return { texts: [...this.#known.keys()], codes: Uint32Array.from(this.#codes) };
  }
}

/** The text that a number has. */
export function codedAt({ texts, codes }: Codes, number: number): string | undefined {
  return texts[codes[number] ?? 0];
}
