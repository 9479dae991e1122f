import { LRUCache } from 'lru-cache';
import { Countries } from '../parsing/countries.ts';
import { joined, type ParsedName, read, sounded } from '../parsing/parsed-name.ts';
import { codedAt, hashedAt, type Lists, listAt, TextColumn } from './columns.ts';
import { type Entity, identifierOf, type Spelling } from './entity.ts';
import { Lexicon } from './lexicon.ts';
import { type NameColumns, USES } from './name-columns.ts';

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

/** Words that begin as the last one asked for and are looked at. */
const MAX_BEGUN = 200;
/** Names and entities that are cached as objects; of all others there are only columns. */
const CACHE_SIZE = 20_000;

/** All names of a release: by their spelling, by what of them is left without words of kind, by their sound, by their words and by the identifiers of their bearers. */
export class NameIndex {
  readonly countries: Countries;
  readonly #columns: NameColumns;
  readonly #iris: TextColumn;
  readonly #identifiers: TextColumn;
  readonly #spellings: TextColumn;
  readonly #sounds: Lexicon;
  readonly #words: Lexicon;
  readonly #entities = new LRUCache<number, Entity>({ max: CACHE_SIZE });
  readonly #names = new LRUCache<number, IndexedName>({ max: CACHE_SIZE });

  constructor(columns: NameColumns) {
    this.#columns = columns;
    this.countries = new Countries(columns.countryNames);
    this.#iris = new TextColumn(columns.iris);
    this.#identifiers = new TextColumn(columns.identifiers);
    this.#spellings = new TextColumn(columns.spellings);
    this.#sounds = new Lexicon(columns.sounds);
    this.#words = new Lexicon(columns.words);
  }

  /** The entity with a number; undefined where there is none. */
  entity(number: number): Entity | undefined {
    if (number >= this.#iris.length) return undefined;
    const known = this.#entities.get(number);
    if (known !== undefined) return known;
    const entity = this.#readEntity(number);
    this.#entities.set(number, entity);
    return entity;
  }

  /** How many entities there are of each type. */
  typeCounts(): ReadonlyMap<string, number> {
    const { texts, codes } = this.#columns.types;
    const counts = new Uint32Array(texts.length);
    for (const code of codes) counts[code] = (counts[code] as number) + 1;
    return new Map(
      texts.flatMap((type, code) => (type === undefined ? [] : [[type, counts[code] as number] as const])),
    );
  }

  /** The number of the entity with this IRI. */
  numberOf(iri: string): number | undefined {
    return hashedAt(this.#columns.byIri, iri).find((entity) => this.#iris.at(entity) === iri);
  }

  /** All kinds that an entity's level and names name. */
  kindsOf(entity: number): number {
    return this.#columns.kinds[entity] ?? 0;
  }

  /** The names of an entity, each spelling once. */
  namesOf(entity: number): readonly IndexedName[] {
    return mapRange(this.#columns.nameStarts, entity, (name) => this.#name(name));
  }

  /** Entities with this identifier, however it is written: their own IRI, or one that the data link them with. */
  identified(text: string): readonly number[] {
    const own = this.numberOf(text.trim());
    if (own !== undefined) return [own];
    const key = identifierOf(text);
    if (key === undefined) return [];
    return [...hashedAt(this.#columns.byIdentifier, key)].filter((number) => {
      const { iri = '', identifiers = [] } = this.entity(number) ?? {};
      return [iri, ...identifiers].some((one) => identifierOf(one) === key);
    });
  }

  /** Names that fold to the same, blanks aside. */
  spelt(fold: string): readonly IndexedName[] {
    const key = joined(fold);
    return this.#hashed(this.#columns.bySpelling, key).filter((name) => joined(name.fold) === key);
  }

  /** Names that are the same without words of kind and what stands in brackets. */
  withCore(core: string): readonly IndexedName[] {
    const key = joined(core);
    const others = this.#hashed(this.#columns.byCore, key).filter((name) => joined(name.core) === key);
    return [...this.spelt(core), ...others];
  }

  /** Names that sound alike, as a whole or without words of kind, at most of so many sounds. */
  sounding(fold: string, limit: number): readonly Alike[] {
    const { bySound, byCoreSound } = this.#columns;
    return this.#sounds
      .similarTo(sounded(fold), limit)
      .flatMap(({ word, similarity }) => [
        ...this.#listed(bySound, word).map((name) => ({ name, similarity, core: name.core === name.fold })),
        ...this.#listed(byCoreSound, word).map((name) => ({ name, similarity, core: true })),
      ]);
  }

  /** The first so many entities that have all the words in their names, of which the last may be the beginning of one; a word that nobody has stands for those spelt like it. Whole where there are no more of them. */
  withWords(
    fold: string,
    limit: number,
  ): { readonly entities: readonly number[]; readonly isWhole: boolean } {
    const words = [...new Set(fold.split(' '))].filter((word) => word !== '').slice(0, 8);
    let found: Set<number> | undefined;
    for (const [at, word] of words.entries()) {
      const holders = this.#holders(word, at === words.length - 1);
      found = found === undefined ? holders : new Set([...found].filter((entity) => holders.has(entity)));
      if (found.size === 0) break;
    }
    const entities = [...(found ?? [])].sort((a, b) => a - b).slice(0, limit);
    const last = words.at(-1);
    const begun = last === undefined ? [] : this.#words.startingWith(last, MAX_BEGUN + 1);
    return { entities, isWhole: entities.length === (found?.size ?? 0) && begun.length <= MAX_BEGUN };
  }

  #holders(word: string, begun: boolean): Set<number> {
    const whole = this.#words.numberOf(word);
    const longer = begun ? this.#words.startingWith(word, MAX_BEGUN) : [];
    const exact = whole === undefined ? longer : [whole, ...longer];
    const known =
      exact.length > 0 || word.length < 4
        ? exact
        : this.#words.similarTo(word, 8).map((similar) => similar.word);
    const found = new Set<number>();
    for (const number of known) for (const entity of listAt(this.#columns.byWord, number)) found.add(entity);
    return found;
  }

  #hashed(lists: Lists, text: string): IndexedName[] {
    return Array.from(hashedAt(lists, text), (name) => this.#name(name));
  }

  #listed(lists: Lists, key: number): IndexedName[] {
    return Array.from(listAt(lists, key), (name) => this.#name(name));
  }

  #name(number: number): IndexedName {
    const known = this.#names.get(number);
    if (known !== undefined) return known;
    const spelling = this.#spelling(this.#columns.names[number] as number);
    const name = { ...read(spelling.text), entity: this.#columns.owners[number] as number, spelling };
    this.#names.set(number, name);
    return name;
  }

  #spelling(number: number): Spelling {
    const language = codedAt(this.#columns.languages, number);
    const use = USES[this.#columns.uses[number] as number] ?? 'label';
    return { text: this.#spellings.at(number), ...(language !== undefined && { language }), use };
  }

  #readEntity(number: number): Entity {
    const { types, countries, levels, degrees, weights, spellingStarts, identifierStarts } = this.#columns;
    const [type, country] = [codedAt(types, number), codedAt(countries, number)];
    const [lat, long] = [degrees[2 * number] as number, degrees[2 * number + 1] as number];
    return {
      iri: this.#iris.at(number),
      ...(type !== undefined && { type }),
      names: mapRange(spellingStarts, number, (spelling) => this.#spelling(spelling)),
      ...(country !== undefined && { country }),
      types: levels[number] as number,
      ...(!Number.isNaN(lat) && { lat }),
      ...(!Number.isNaN(long) && { long }),
      identifiers: mapRange(identifierStarts, number, (identifier) => this.#identifiers.at(identifier)),
      weight: weights[number] as number,
    };
  }
}

/** What `read` gives of each index in the range that `starts` has for a number. */
function mapRange<T>(starts: Uint32Array, number: number, read: (index: number) => T): T[] {
  const [from = 0, to = 0] = [starts[number], starts[number + 1]];
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => read(from + offset));
}
