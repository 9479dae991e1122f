import { compareByValue, compareTerms } from '../expressions/comparison.ts';
import { type EngineTerm, type LiteralTerm, languageString, literal } from '../expressions/term.ts';
import { parseValue } from '../expressions/value.ts';
import { STRING, type TermTable } from './dictionary.ts';
import { compareTexts, sortByText, type TextOfTerms } from './sort-text.ts';

/** Sorts literals as `compareTerms` does, without an object for each string or number. */
export function sortLiterals(ids: Uint32Array, table: TermTable, texts: TextOfTerms) {
  return new LiteralSorter(table, texts).sort(ids);
}

class LiteralSorter {
  readonly #table: TermTable;
  readonly #texts: TextOfTerms;
  readonly #text: Buffer;
  /** The number that a numeric literal is; NaN for any other. */
  readonly #numbers: Float64Array;
  /** The literals of other types that have an order. */
  readonly #terms = new Map<number, LiteralTerm>();

  constructor(table: TermTable, texts: TextOfTerms) {
    this.#table = table;
    this.#texts = texts;
    this.#text = table.text.bytes;
    this.#numbers = new Float64Array(table.size).fill(Number.NaN);
  }

  /** The literals in order, and their ranks. */
  sort(ids: Uint32Array): { order: Uint32Array; ranks: Uint32Array } {
    const isString = table(this.#table.qualifiers, (one) => one === STRING || one.startsWith('@'));
    const [strings, typed] = split(ids, (id) => isString[this.#qualifier(id)] === 1);
    const [numbers, rest] = split(typed, (id) => this.#isNumber(id));
    const [ordered, others] = split(rest, (id) => this.#isOrdered(id));
    numbers.sort((a, b) => this.#compareNumbers(a, b));
    ordered.sort((a, b) => compareTerms(this.#term(a), this.#term(b)));
    this.#sortStrings(strings);
    this.#sortOthers(others);
    return this.#ranked([numbers, ordered, strings, others], ids.length);
  }

  #qualifier(id: number): number {
    return this.#table.marks.at(id) >>> 2;
  }

  #term(id: number): LiteralTerm {
    const known = this.#terms.get(id);
    if (known !== undefined) return known;
    const start = id === 0 ? 0 : this.#table.ends.at(id - 1);
    const value = this.#text.toString('utf8', start, this.#table.ends.at(id));
    const qualifier = this.#table.qualifiers[this.#qualifier(id)] as string;
    return qualifier.startsWith('@') ? languageString(value, qualifier.slice(1)) : literal(value, qualifier);
  }

  #isNumber(id: number): boolean {
    const value = parseValue(this.#term(id));
    if (value.kind !== 'numeric') return false;
    this.#numbers[id] = value.number;
    return true;
  }

  #isOrdered(id: number): boolean {
    const term = this.#term(id);
    const { kind } = parseValue(term);
    if (kind === 'unknown' || kind === 'ill-typed') return false;
    this.#terms.set(id, term);
    return true;
  }

  #compareNumbers(a: number, b: number): number {
    const left = this.#numbers[a] as number;
    const right = this.#numbers[b] as number;
    if (left < right) return -1;
    return left > right ? 1 : compareTerms(this.#term(a), this.#term(b));
  }

  #sortStrings(ids: Uint32Array): void {
    const languages = ranksOf(this.#table.qualifiers.map((one) => one.toLowerCase()));
    const tags = ranksOf(this.#table.qualifiers);
    sortByText(ids, this.#texts);
    this.#sortRuns(ids, [languages, tags]);
  }

  /** Sorts those of the same text, which stand together, by their qualifiers. */
  #sortRuns(ids: Uint32Array, ranks: readonly Uint32Array[]): void {
    for (let from = 0; from < ids.length; ) {
      let to = from + 1;
      while (to < ids.length && compareTexts(ids[from] as number, ids[to] as number, this.#texts) === 0) to++;
      if (to - from > 1) ids.subarray(from, to).sort((a, b) => this.#compareQualifiers(a, b, ranks));
      from = to;
    }
  }

  #compareQualifiers(a: number, b: number, ranks: readonly Uint32Array[]): number {
    for (const rank of ranks) {
      const difference = (rank[this.#qualifier(a)] as number) - (rank[this.#qualifier(b)] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Literals without a known value, by datatype and then text. */
  #sortOthers(ids: Uint32Array): void {
    const datatypes = ranksOf(this.#table.qualifiers);
    sortByText(ids, this.#texts);
    ids.sort((a, b) => this.#compareQualifiers(a, b, [datatypes]));
  }

  #ranked(parts: readonly Uint32Array[], length: number): { order: Uint32Array; ranks: Uint32Array } {
    const order = new Uint32Array(length);
    const ranks = new Uint32Array(length);
    let at = 0;
    for (const [part, ids] of parts.entries()) {
      order.set(ids, at);
      for (let place = 0; place < ids.length; place++, at++) {
        const isSame = place > 0 && this.#isEqual(ids[place - 1] as number, ids[place] as number, part);
        ranks[at] = isSame ? (ranks[at - 1] as number) : at;
      }
    }
    return { order, ranks };
  }

  #isEqual(a: number, b: number, part: number): boolean {
    if (part === 0 && this.#numbers[a] !== this.#numbers[b]) return false;
    if (part === 3) return false;
    if (part === 2 && compareTexts(a, b, this.#texts) !== 0) return false;
    return compareByValue(this.#term(a) as EngineTerm, this.#term(b)) === 0;
  }
}

function split(ids: Uint32Array, isFirst: (id: number) => boolean): [Uint32Array, Uint32Array] {
  const first = new Uint32Array(ids.length);
  const second = new Uint32Array(ids.length);
  let firsts = 0;
  let seconds = 0;
  for (const id of ids) {
    if (isFirst(id)) first[firsts++] = id;
    else second[seconds++] = id;
  }
  return [first.slice(0, firsts), second.slice(0, seconds)];
}

function table(strings: readonly string[], isOne: (string: string) => boolean): Uint8Array {
  return Uint8Array.from(strings, (string) => Number(isOne(string)));
}

/** By index: the place of the string among the sorted ones; equal strings share one. */
function ranksOf(strings: readonly string[]): Uint32Array {
  const sorted = [...new Set(strings)].sort();
  const places = new Map(sorted.map((string, place) => [string, place]));
  return Uint32Array.from(strings, (string) => places.get(string) as number);
}
