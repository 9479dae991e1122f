import { similarity } from '../../../text/edit-distance.ts';

/** A word of a lexicon by its number, and how much of it agrees, from 0 to 1. */
export interface SimilarWord {
  readonly word: number;
  readonly similarity: number;
}

/** Words that share this many of the rarest signs are compared letter by letter, and no more. */
const MAX_COMPARED = 60;
/** Part of the letters below which two words have nothing to do with each other. */
const MIN_SIMILAR = 0.6;
const MAX_QUERY_LENGTH = 64;

/** Words found by how they begin and by what is spelt like them: an index of trigrams. Each word has a number, from 0. */
export class Lexicon {
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #grams = new Map<number, number[]>();
  #sorted: number[] | undefined;
  #shared = new Uint8Array(0);

  get size(): number {
    return this.#words.length;
  }

  /** The number of a word, which is added where it is new. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.push(word) - 1;
    this.#numbers.set(word, number);
    for (const gram of gramsOf(word)) {
      const holders = this.#grams.get(gram);
      if (holders) holders.push(number);
      else this.#grams.set(gram, [number]);
    }
    this.#sorted = undefined;
    return number;
  }

  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /** Words that begin so, at most so many, in their order. */
  startingWith(prefix: string, limit: number): number[] {
    this.#sorted ??= this.#words.map((_, number) => number).sort((a, b) => this.#compare(a, b));
    const found: number[] = [];
    for (let at = this.#firstFrom(prefix, this.#sorted); found.length < limit; at++) {
      const number = this.#sorted[at];
      if (number === undefined || !this.#words[number]?.startsWith(prefix)) return found;
      found.push(number);
    }
    return found;
  }

  /** Words that are spelt like this one, the most similar first; at most so many. */
  similarTo(word: string, limit: number): SimilarWord[] {
    const parsedName = word.slice(0, MAX_QUERY_LENGTH);
    return this.#sharing(parsedName)
      .map((number) => ({ word: number, similarity: similarity(parsedName, this.#words[number] ?? '') }))
      .filter((similarTo) => similarTo.similarity >= MIN_SIMILAR)
      .sort((a, b) => b.similarity - a.similarity || a.word - b.word)
      .slice(0, limit);
  }

  /** The words that share most trigrams with this one, for their length. */
  #sharing(word: string): number[] {
    if (this.#shared.length < this.#words.length) this.#shared = new Uint8Array(this.#words.length);
    const grams = gramsOf(word);
    const shared = this.#shared;
    const touched: number[] = [];
    for (const gram of grams) {
      for (const number of this.#grams.get(gram) ?? []) {
        const count = shared[number] as number;
        if (count === 0) touched.push(number);
        if (count < 255) shared[number] = count + 1;
      }
    }
    // A letter that differs costs at most three trigrams.
    const least = Math.max(1, grams.length - 3 * Math.max(1, Math.floor(word.length * (1 - MIN_SIMILAR))));
    const closest = maxShared(touched, shared, least);
    for (const number of touched) shared[number] = 0;
    return closest;
  }

  #firstFrom(prefix: string, sorted: readonly number[]): number {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#words[sorted[middle] ?? 0] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(a: number, b: number): number {
    const [left = '', right = ''] = [this.#words[a], this.#words[b]];
    return left < right ? -1 : left > right ? 1 : 0;
  }
}

/** Those with the highest counts: taken from the top by counting, for sorting thousands would take longer than comparing. */
function maxShared(touched: readonly number[], shared: Uint8Array, least: number): number[] {
  const having = new Uint32Array(256);
  for (const number of touched)
    having[shared[number] as number] = (having[shared[number] as number] ?? 0) + 1;
  let [bound, room] = [255, MAX_COMPARED];
  while (bound > least && room - (having[bound] as number) > 0) room -= having[bound--] as number;
  const above = touched.filter((number) => (shared[number] as number) > bound);
  const level = touched.filter((number) => shared[number] === bound);
  return [...above, ...level.slice(0, bound < least ? 0 : Math.max(0, MAX_COMPARED - above.length))];
}

/** Trigrams of a word with a sign before and after it, each as a small number; two may rarely have the same one. */
function gramsOf(word: string): number[] {
  const grams = new Set<number>();
  let [first, second] = [0, 0];
  for (let at = 0; at <= word.length; at++) {
    const third = at < word.length ? word.charCodeAt(at) : 0;
    grams.add(((first * 65_599 + second) * 65_599 + third) & 0x3fffffff);
    [first, second] = [second, third];
  }
  return [...grams];
}
