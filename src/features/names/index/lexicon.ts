import { similarity } from '../../../text/edit-distance.ts';
import { type Lists, ListWriter, listAt, type TextBytes, TextColumn, TextWriter } from './columns.ts';

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

/** The words of a lexicon in columns: each has a number, from 0. */
export interface LexiconColumns {
  readonly words: TextBytes;
  /** The numbers in the order of the words. */
  readonly sorted: Uint32Array;
  /** The trigrams that there are, in their order, and which words have each. */
  readonly grams: Uint32Array;
  readonly holders: Lists;
}

/** Collects the words of a lexicon. */
export class LexiconWriter {
  readonly #numbers = new Map<string, number>();
  readonly #grams = new Map<number, number>();
  readonly #holders = new ListWriter();

  get size(): number {
    return this.#numbers.size;
  }

  /** The number of a word, which is added where it is new. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    for (const gram of gramsOf(word)) {
      const place = this.#grams.get(gram) ?? this.#grams.size;
      this.#grams.set(gram, place);
      this.#holders.push(place, number);
    }
    return number;
  }

  columns(): LexiconColumns {
    const words = [...this.#numbers.keys()];
    const texts = new TextWriter();
    for (const word of words) texts.push(word);
    const inOrder = words
      .map((word, number) => ({ word, number }))
      .sort((a, b) => (a.word < b.word ? -1 : 1));
    const grams = Uint32Array.from(this.#grams.keys()).sort();
    const places = new Uint32Array(grams.length);
    for (const [place, gram] of grams.entries()) places[this.#grams.get(gram) as number] = place;
    return {
      words: texts.texts(),
      sorted: Uint32Array.from(inOrder, ({ number }) => number),
      grams,
      holders: this.#holders.lists(grams.length, (place) => places[place] as number),
    };
  }
}

/** Words found by how they begin and by what is spelt like them: an index of trigrams. */
export class Lexicon {
  readonly #words: TextColumn;
  readonly #columns: LexiconColumns;
  #shared = new Uint8Array(0);

  constructor(columns: LexiconColumns) {
    this.#columns = columns;
    this.#words = new TextColumn(columns.words);
  }

  numberOf(word: string): number | undefined {
    const number = this.#columns.sorted[this.#firstFrom(word)];
    return number !== undefined && this.#words.at(number) === word ? number : undefined;
  }

  /** Words that begin so, at most so many, in their order. */
  startingWith(prefix: string, limit: number): number[] {
    const found: number[] = [];
    for (let at = this.#firstFrom(prefix); found.length < limit; at++) {
      const number = this.#columns.sorted[at];
      if (number === undefined || !this.#words.at(number).startsWith(prefix)) return found;
      found.push(number);
    }
    return found;
  }

  /** Words that are spelt like this one, the most similar first; at most so many. */
  similarTo(word: string, limit: number): SimilarWord[] {
    const parsedName = word.slice(0, MAX_QUERY_LENGTH);
    return this.#sharing(parsedName)
      .map((number) => ({ word: number, similarity: similarity(parsedName, this.#words.at(number)) }))
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
      const { grams: known, holders } = this.#columns;
      const place = firstFrom(known.length, (at) => (known[at] as number) >= gram);
      for (const number of known[place] === gram ? listAt(holders, place) : []) {
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

  #firstFrom(prefix: string): number {
    const { sorted } = this.#columns;
    return firstFrom(sorted.length, (at) => this.#words.at(sorted[at] as number) >= prefix);
  }
}

/** The first of so many places from which on something holds. */
function firstFrom(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
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
