import { type Localized, type LocalizedLists, label } from '../../records/mapping/text.ts';
import type { Records } from '../../records/record-types/index.ts';
import { distance } from '../../text/edit-distance.ts';
import { folded } from '../../text/folding.ts';
import type { WordLookup } from '../words/lookup.ts';

/** Longer texts are no names. */
const MAX_NAME_LENGTH = 200;
const MAX_NEAR = 5;
/** So many names are compared letter by letter with one that is not known. */
const MAX_COMPARED = 100;

/** A place or an organisation with all that it is called. */
export interface Named {
  readonly slug: string;
  readonly label: string;
  readonly country: string | undefined;
  readonly wikidata?: string | undefined;
  readonly names: readonly string[];
}

/** A name that means nobody for certain, and those that bear it. */
export interface Undecided {
  readonly slug?: undefined;
  readonly bearers: readonly Named[];
}

/** What came of a name: the one that it means, or those that it may mean. */
export type Reconciled = { readonly slug: string } | Undecided;

/** Finds places and organisations by name, however many there are; folded names and their pairs of letters are indexed once. */
export class Register {
  readonly #entries: Named[] = [];
  readonly #bySlug = new Map<string, Named>();
  readonly #byItem = new Map<string, Named>();
  readonly #byName = new Map<string, Named[]>();
  readonly #similar = new SimilarNames<Named>();

  constructor(entries: Iterable<Named> = []) {
    for (const entry of entries) this.add(entry);
  }

  /** Takes in one more. */
  add(named: Named): void {
    this.#entries.push(named);
    this.#bySlug.set(named.slug, named);
    if (named.wikidata !== undefined) this.#byItem.set(named.wikidata, named);
    for (const key of new Set(named.names.map(folded))) {
      if (key === '') continue;
      const bearers = this.#byName.get(key);
      if (bearers === undefined) this.#byName.set(key, [named]);
      else bearers.push(named);
      this.#similar.add(key, named);
    }
  }

  /** The one of that slug. */
  get(slug: string): Named | undefined {
    return this.#bySlug.get(slug);
  }

  /** The one of that Wikidata item. */
  ofItem(item: string): Named | undefined {
    return this.#byItem.get(item);
  }

  /** The one place or organisation that bears the name, in the country where one is known; a name that two bear, or none there, is not decided. */
  reconcile(name: string, country?: string): Reconciled {
    if (name.length > MAX_NAME_LENGTH) return { bearers: [] };
    const bearers = this.#byName.get(folded(name)) ?? [];
    const candidates = bearers.filter((named) => isIn(country, named));
    const exact = candidates.filter(({ names }) => names.includes(name));
    const same = exact.length > 0 ? exact : candidates;
    const [only] = same;
    if (only !== undefined && same.length === 1) return { slug: only.slug };
    return { bearers: same.length > 1 ? same : bearers };
  }

  /** Those that a name which is not decided may mean: who bears it, then who is nearly called so in the country. */
  similarTo(name: string, country: string | undefined, { bearers }: Undecided): readonly Named[] {
    if (name.length > MAX_NAME_LENGTH) return [];
    const similar =
      bearers.length > 1 ? [] : this.#similar.find(folded(name)).filter((named) => isIn(country, named));
    return [...new Set([...bearers, ...similar])].slice(0, MAX_NEAR);
  }
}

function isIn(country: string | undefined, named: Named): boolean {
  return country === undefined || (named.country ?? country) === country;
}

const registers = new WeakMap<object, Register>();

/** All places and organisations with their names, other names and misspellings; made once for the same records. */
export function registerOf(records: Pick<Records, 'places' | 'organisations'>): Register {
  const register = registers.get(records.places) ?? newRegister(records);
  registers.set(records.places, register);
  return register;
}

function newRegister({ places, organisations }: Pick<Records, 'places' | 'organisations'>): Register {
  return new Register(
    [...places.values(), ...organisations.values()].map(({ slug, value }) => ({
      slug,
      label: Object.values<string>(value.name)[0] ?? slug,
      country: value.country,
      wikidata: places.get(slug)?.value.wikidata,
      names: [
        slug,
        ...Object.values<string>(value.name),
        ...allOf(value.alsoKnownAs),
        ...allOf(value.misspelt),
      ],
    })),
  );
}

/** Whether the text can be a name: one line, not too long, that begins with a letter or a digit. */
export function isName(text: string): boolean {
  return (
    text.length <= MAX_NAME_LENGTH &&
    label.safeParse(text).success &&
    /^['’"„“«]?[\p{L}\p{N}]/u.test(text) &&
    /\p{L}/u.test(text)
  );
}

/** Finds what is nearly called so: one word among several of the other, or not more than a third of the letters different. */
export class SimilarNames<T> {
  readonly #names: { readonly key: string; readonly value: T }[] = [];
  readonly #pairs = new Map<string, number[]>();
  #counts = new Uint16Array(64);

  /** Takes in a folded name. */
  add(key: string, value: T): void {
    const number = this.#names.push({ key, value }) - 1;
    for (const pair of pairsOf(key)) {
      const list = this.#pairs.get(pair);
      if (list === undefined) this.#pairs.set(pair, [number]);
      else list.push(number);
    }
  }

  /** The values whose names are near, those first that share most. */
  find(key: string): T[] {
    const touched = this.#count(key);
    const counts = this.#counts;
    const likely = touched.filter((number) => {
      const count = counts[number] ?? 0;
      return count > 1 && count >= leastShared(key, this.#names[number]?.key ?? '');
    });
    const found = likely
      .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
      .slice(0, MAX_COMPARED)
      .flatMap((number) => this.#names[number] ?? [])
      .filter((other) => isSimilar(key, other.key))
      .map(({ value }) => value);
    for (const number of touched) this.#counts[number] = 0;
    return found;
  }

  /** Counts the pairs that each name shares; the numbers of those that share any. */
  #count(key: string): number[] {
    if (this.#counts.length < this.#names.length) this.#counts = new Uint16Array(this.#names.length * 2);
    const [counts, touched] = [this.#counts, [] as number[]];
    for (const pair of pairsOf(key)) {
      for (const number of this.#pairs.get(pair) ?? []) {
        if (counts[number] === 0) touched.push(number);
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
    return touched;
  }
}

/** Pairs of letters, those at the ends included. */
function pairsOf(key: string): Set<string> {
  const padded = ` ${key} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, index) => padded.slice(index, index + 2)));
}

/** Each edit changes two pairs; a name within the other shares all its own, of which some may be the same. */
function leastShared(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return Math.max(
    1,
    Math.min(longer + 1 - 2 * Math.floor(longer / 3) - 2, Math.floor(Math.min(a.length, b.length) / 2)),
  );
}

function isSimilar(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)) return true;
  const max = Math.floor(Math.max(a.length, b.length) / 3);
  return Math.abs(a.length - b.length) <= max && distance(a, b, max + 1) <= max;
}

/** “Radom (Poland)”, “Solna, Zviedrija”, “Marenne – France”: the name without the country, and the country's code, where the last words are one. */
export function splitCountry(text: string, countries: WordLookup): { name: string; country?: string } {
  const trimmed = text.trim();
  if (trimmed.length > MAX_NAME_LENGTH) return { name: trimmed };
  const inBrackets = trimmed.endsWith(')');
  const dash = / [-–—] [^-–—]{1,100}$/u.exec(trimmed)?.index ?? -1;
  const comma = trimmed.lastIndexOf(',');
  const at = inBrackets ? trimmed.lastIndexOf('(') : Math.max(comma, dash);
  const name = trimmed.slice(0, Math.max(0, at)).trimEnd();
  const last = trimmed.slice(at + (at === dash ? 3 : 1), inBrackets ? -1 : undefined);
  const country = countries.get(folded(last));
  const isOne = name !== '' && !(inBrackets && /[()]/.test(name + last));
  return isOne && country !== undefined ? { name, country } : { name: trimmed };
}

function allOf(lists: LocalizedLists | Localized | undefined): string[] {
  return Object.values(lists ?? {}).flat();
}
