import { compareByValue, compareTerms, isTemporal, spaceOf } from '../expressions/comparison.ts';
import { type EngineTerm, type LiteralTerm, languageString, literal } from '../expressions/term.ts';
import { type LiteralValue, parseValue } from '../expressions/value.ts';
import { STRING, type TermTable } from './dictionary.ts';
import { compareTexts, sortByText, type TextOfTerms } from './sort-text.ts';

/** Sorts literals as `compareTerms` does, without an object for each string or number. */
export function sortLiterals(ids: Uint32Array, table: TermTable, texts: TextOfTerms) {
  return new LiteralSorter(table, texts).sort(ids);
}

/** The parts of the order. */
const ORDERED = 0;
const STRINGS = 1;
const OTHERS = 2;

/** A number that grows with the values of one value space, if not with each of them. */
function keyOf(value: LiteralValue): number {
  if (value.kind === 'numeric') return value.number;
  if (value.kind === 'boolean') return Number(value.value);
  return isTemporal(value) ? value.instant + Number(`0.${value.fraction}`) : 0;
}

class LiteralSorter {
  readonly #table: TermTable;
  readonly #texts: TextOfTerms;
  readonly #text: Buffer;
  /** By number of the term: of a literal with an ordered value, its value space and a number that no greater value is below. */
  readonly #spaces: Uint8Array;
  readonly #keys: Float64Array;

  constructor(table: TermTable, texts: TextOfTerms) {
    this.#table = table;
    this.#texts = texts;
    this.#text = table.text.bytes;
    this.#spaces = new Uint8Array(table.size);
    this.#keys = new Float64Array(table.size);
  }

  /** The literals in order, and their ranks. */
  sort(ids: Uint32Array): { order: Uint32Array; ranks: Uint32Array } {
    const isString = table(this.#table.qualifiers, (one) => one === STRING || one.startsWith('@'));
    const [strings, typed] = split(ids, (id) => isString[this.#qualifier(id)] === 1);
    const [ordered, others] = split(typed, (id) => this.#isOrdered(id));
    ordered.sort((a, b) => this.#compareValues(a, b));
    this.#sortStrings(strings);
    this.#sortOthers(others);
    return this.#ranked([ordered, strings, others], ids.length);
  }

  #qualifier(id: number): number {
    return this.#table.marks.at(id) >>> 2;
  }

  #term(id: number): LiteralTerm {
    const start = id === 0 ? 0 : this.#table.ends.at(id - 1);
    const value = this.#text.toString('utf8', start, this.#table.ends.at(id));
    const qualifier = this.#table.qualifiers[this.#qualifier(id)] as string;
    return qualifier.startsWith('@') ? languageString(value, qualifier.slice(1)) : literal(value, qualifier);
  }

  #isOrdered(id: number): boolean {
    const value = parseValue(this.#term(id));
    if (value.kind === 'unknown' || value.kind === 'ill-typed') return false;
    this.#spaces[id] = spaceOf(value);
    this.#keys[id] = keyOf(value);
    return true;
  }

  #compareValues(a: number, b: number): number {
    return this.#compareKeys(a, b) || compareTerms(this.#term(a), this.#term(b));
  }

  /** Zero where the terms themselves must be looked at. */
  #compareKeys(a: number, b: number): number {
    const spaces = (this.#spaces[a] as number) - (this.#spaces[b] as number);
    if (spaces !== 0) return spaces;
    const left = this.#keys[a] as number;
    const right = this.#keys[b] as number;
    if (left < right) return -1;
    return left > right ? 1 : 0;
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
    if (part === ORDERED && this.#keys[a] !== this.#keys[b]) return false;
    if (part === OTHERS) return false;
    if (part === STRINGS && compareTexts(a, b, this.#texts) !== 0) return false;
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
