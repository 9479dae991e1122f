import { localName } from '../../../rdf/uri.ts';
import { folded } from '../../../text/folding.ts';
import { specific } from '../parsing/authority-types.ts';
import type { Countries } from '../parsing/countries.ts';
import { joined, type ParsedName, read, sounded } from '../parsing/parsed-name.ts';
import { type Entity, identifierOf, type Spelling } from './entity.ts';
import { Lexicon } from './lexicon.ts';

/** A name in the index: its bearer's number, its text, and how it is compared. */
export interface IndexedName extends ParsedName {
  readonly entity: number;
  readonly spelling: Spelling;
}

/** A name that sounds like another one: how much of the sound agrees, from 0 to 1, and whether that is its core. */
export interface Alike {
  readonly name: IndexedName;
  readonly similarity: number;
  readonly core: boolean;
}

/** Longer names are found by their words alone: a typing error in a title is not what anybody asks for. */
const MAX_SOUNDED_LENGTH = 48;

/** Members of this list are named after others: whoever misspells one of those finds them by its words. */
const COMPOSED = 'partnerships';

/** All names of a release: by their spelling, by what of them is left without words of kind, by their sound, by their words and by the identifiers of their bearers. */
export class NameIndex {
  readonly entities: readonly Entity[];
  readonly countries: Countries;
  readonly names: IndexedName[] = [];
  readonly #kinds: number[] = [];
  readonly #byEntity: number[][] = [];
  readonly #numbers = new Map<string, number>();
  readonly #bySpelling = new Map<string, number[]>();
  readonly #byCore = new Map<string, number[]>();
  readonly #byIdentifier = new Map<string, number[]>();
  readonly #sounds = new Lexicon();
  readonly #bySound: number[][] = [];
  readonly #byCoreSound: number[][] = [];
  readonly #words = new Lexicon();
  readonly #byWord: number[][] = [];

  private constructor(entities: readonly Entity[], countries: Countries) {
    this.entities = entities;
    this.countries = countries;
  }

  /** Builds the index in pieces, between which others have their turn. */
  static async of(entities: readonly Entity[], countries: Countries): Promise<NameIndex> {
    const index = new NameIndex(entities, countries);
    for (let number = 0; number < entities.length; number++) {
      index.#add(number);
      if (number % 1_000 === 999) await new Promise((resolve) => setImmediate(resolve));
    }
    return index;
  }

  /** The number of the entity with this IRI. */
  numberOf(iri: string): number | undefined {
    return this.#numbers.get(iri);
  }

  /** All kinds that an entity's level and names name. */
  kindsOf(entity: number): number {
    return this.#kinds[entity] ?? 0;
  }

  /** The names of an entity, each spelling once. */
  namesOf(entity: number): readonly IndexedName[] {
    return this.#named(this.#byEntity[entity]);
  }

  /** Entities with this identifier, however it is written: their own IRI, or one that the data link them with. */
  identified(text: string): readonly number[] {
    const own = this.#numbers.get(text.trim());
    if (own !== undefined) return [own];
    const key = identifierOf(text);
    return key === undefined ? [] : (this.#byIdentifier.get(key) ?? []);
  }

  /** Names that fold to the same, blanks aside. */
  spelt(fold: string): readonly IndexedName[] {
    return this.#named(this.#bySpelling.get(joined(fold)));
  }

  /** Names that are the same without words of kind and what stands in brackets. */
  withCore(core: string): readonly IndexedName[] {
    const key = joined(core);
    return this.#named([...(this.#bySpelling.get(key) ?? []), ...(this.#byCore.get(key) ?? [])]);
  }

  /** Names that sound alike, as a whole or without words of kind, at most of so many sounds. */
  sounding(fold: string, limit: number): readonly Alike[] {
    return this.#sounds.similarTo(sounded(fold), limit).flatMap(({ word, similarity }) => [
      ...this.#named(this.#bySound[word]).map((name) => ({
        name,
        similarity,
        core: name.core === name.fold,
      })),
      ...this.#named(this.#byCoreSound[word]).map((name) => ({ name, similarity, core: true })),
    ]);
  }

  /** The first so many entities that have all the words in their names, of which the last may be the beginning of one; a word that nobody has stands for those spelt like it. */
  withWords(fold: string, limit: number): readonly number[] {
    const words = [...new Set(fold.split(' '))].filter((word) => word !== '').slice(0, 8);
    let found: Set<number> | undefined;
    for (const [at, word] of words.entries()) {
      const holders = this.#holders(word, at === words.length - 1);
      found = found === undefined ? holders : new Set([...found].filter((entity) => holders.has(entity)));
      if (found.size === 0) return [];
    }
    return [...(found ?? [])].sort((a, b) => a - b).slice(0, limit);
  }

  #holders(word: string, begun: boolean): Set<number> {
    const whole = this.#words.numberOf(word);
    const longer = begun ? this.#words.startingWith(word, 200) : [];
    const exact = whole === undefined ? longer : [whole, ...longer];
    const known =
      exact.length > 0 || word.length < 4
        ? exact
        : this.#words.similarTo(word, 8).map((similar) => similar.word);
    return new Set(known.flatMap((number) => this.#byWord[number] ?? []));
  }

  #named(numbers: readonly number[] | undefined): IndexedName[] {
    return (numbers ?? []).flatMap((number) => this.names[number] ?? []);
  }

  #add(entity: number): void {
    const { iri, names, types, identifiers } = this.entities[entity] as Entity;
    this.#numbers.set(iri, entity);
    this.#byEntity[entity] = [];
    for (const identifier of [iri, ...identifiers]) {
      const key = identifierOf(identifier);
      if (key !== undefined) push(this.#byIdentifier, key, entity);
    }
    let all = types;
    const before = new Set<string>();
    for (const spelling of names) {
      const reading = read(spelling.text);
      if (reading.fold === '') continue;
      all |= reading.types;
      // The same name in two languages is compared once.
      if (before.has(reading.fold)) continue;
      before.add(reading.fold);
      this.#addName({ ...reading, entity, spelling });
    }
    this.#kinds[entity] = specific(all);
  }

  #addName(name: IndexedName): void {
    const number = this.names.push(name) - 1;
    this.#byEntity[name.entity]?.push(number);
    push(this.#bySpelling, joined(name.fold), number);
    if (name.core !== name.fold) push(this.#byCore, joined(name.core), number);
    for (const word of new Set(name.fold.split(' '))) {
      pushTo(this.#byWord, this.#words.add(word), name.entity);
    }
    if (name.fold.length > MAX_SOUNDED_LENGTH || this.entities[name.entity]?.type === COMPOSED) return;
    pushTo(this.#bySound, this.#sounds.add(sounded(name.fold)), number);
    if (name.core !== name.fold) pushTo(this.#byCoreSound, this.#sounds.add(sounded(name.core)), number);
  }
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else if (known.at(-1) !== value) known.push(value);
}

function pushTo(lists: number[][], at: number, value: number): void {
  const known = lists[at];
  if (known === undefined) lists[at] = [value];
  else if (known.at(-1) !== value) known.push(value);
}

/** The last part of an IRI as words: `…/place/alytus-district` → `alytus district`; empty where it is an opaque code. */
export function localWords(iri: string): string {
  const name = localName(iri);
  const words = folded(name);
  // What is still encoded is no text.
  return /\p{L}{2}/u.test(words) && !/%[0-9a-f]{2}/i.test(name) ? words : '';
}
