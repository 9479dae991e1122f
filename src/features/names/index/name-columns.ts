import { specific } from '../parsing/authority-types.ts';
import type { Countries, CountryNames } from '../parsing/countries.ts';
import { joined, read, sounded } from '../parsing/parsed-name.ts';
import { type Codes, CodeWriter, type Lists, ListWriter, type TextBytes, TextWriter } from './columns.ts';
import { type Entity, identifierOf, type NameUse } from './entity.ts';
import { type LexiconColumns, LexiconWriter } from './lexicon.ts';

/** The uses of names by their numbers. */
export const USES: readonly NameUse[] = ['label', 'alias', 'local', 'misspelling'];

/** What an index of names holds, in columns that can be kept in a file as they are. Entities, their spellings, their identifiers and the names that are compared have numbers, from 0, and of each entity they stand together: `starts` say where, with one entry more than there are entities. */
export interface NameColumns {
  readonly iris: TextBytes;
  readonly types: Codes;
  readonly countries: Codes;
  /** Bits of KIND, of the level alone. */
  readonly levels: Uint32Array;
  /** The same, with those of the names. */
  readonly kinds: Uint32Array;
  /** Latitude and longitude, NaN where there is none. */
  readonly degrees: Float64Array;
  readonly weights: Uint32Array;
  readonly identifiers: TextBytes;
  readonly identifierStarts: Uint32Array;
  readonly spellings: TextBytes;
  readonly spellingStarts: Uint32Array;
  readonly languages: Codes;
  /** By spelling: the number in USES. */
  readonly uses: Uint32Array;
  /** By name: its spelling, and its entity. */
  readonly names: Uint32Array;
  readonly owners: Uint32Array;
  readonly nameStarts: Uint32Array;
  /** Entities by the hash of an IRI, and of the key of an identifier. */
  readonly byIri: Lists;
  readonly byIdentifier: Lists;
  /** Names by the hash of their letters, and of those of their core. */
  readonly bySpelling: Lists;
  readonly byCore: Lists;
  readonly sounds: LexiconColumns;
  readonly bySound: Lists;
  readonly byCoreSound: Lists;
  readonly words: LexiconColumns;
  /** Entities by word. */
  readonly byWord: Lists;
  readonly countryNames: CountryNames;
}

/** Longer names are found by their words alone: a typing error in a title is not what anybody asks for. */
const MAX_SOUNDED_LENGTH = 48;
/** Members of this list are named after others: whoever misspells one of those finds them by its words. */
const COMPOSED = 'partnerships';
/** Entities after which others have their turn. */
const BATCH_SIZE = 1_000;

/** The columns of entities, whose numbers are their places. */
export async function nameColumnsOf(entities: readonly Entity[], countries: Countries): Promise<NameColumns> {
  const writer = new NameColumnWriter();
  for (const [number, entity] of entities.entries()) {
    writer.add(entity);
    if (number % BATCH_SIZE === BATCH_SIZE - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return writer.columns(countries);
}

class NameColumnWriter {
  readonly #iris = new TextWriter();
  readonly #types = new CodeWriter();
  readonly #countries = new CodeWriter();
  readonly #levels: number[] = [];
  readonly #kinds: number[] = [];
  readonly #degrees: number[] = [];
  readonly #weights: number[] = [];
  readonly #identifiers = new TextWriter();
  readonly #identifierStarts: number[] = [];
  readonly #spellings = new TextWriter();
  readonly #spellingStarts: number[] = [];
  readonly #languages = new CodeWriter();
  readonly #uses: number[] = [];
  readonly #names: number[] = [];
  readonly #owners: number[] = [];
  readonly #nameStarts: number[] = [];
  readonly #byIri = new ListWriter();
  readonly #byIdentifier = new ListWriter();
  readonly #bySpelling = new ListWriter();
  readonly #byCore = new ListWriter();
  readonly #sounds = new LexiconWriter();
  readonly #bySound = new ListWriter();
  readonly #byCoreSound = new ListWriter();
  readonly #words = new LexiconWriter();
  readonly #byWord = new ListWriter();

  add({ iri, type, country, types, lat, long, weight, identifiers, names }: Entity): void {
    const entity = this.#iris.length;
    this.#iris.push(iri);
    this.#types.push(type);
    this.#countries.push(country);
    this.#levels.push(types);
    this.#degrees.push(lat ?? Number.NaN, long ?? Number.NaN);
    this.#weights.push(weight);
    this.#byIri.pushText(iri, entity);
    this.#identifierStarts.push(this.#identifiers.length);
    for (const identifier of identifiers) this.#identifiers.push(identifier);
    for (const identifier of [iri, ...identifiers]) {
      const key = identifierOf(identifier);
      if (key !== undefined) this.#byIdentifier.pushText(key, entity);
    }
    this.#spellingStarts.push(this.#spellings.length);
    this.#nameStarts.push(this.#names.length);
    let all = types;
    const before = new Set<string>();
    for (const { text, language, use } of names) {
      const spelling = this.#spellings.length;
      this.#spellings.push(text);
      this.#languages.push(language);
      this.#uses.push(USES.indexOf(use));
      const reading = read(text);
      if (reading.fold === '') continue;
      all |= reading.types;
      // The same name in two languages is compared once.
      if (before.has(reading.fold)) continue;
      before.add(reading.fold);
      this.#names.push(spelling);
      this.#owners.push(entity);
      this.#addName(reading.fold, reading.core, entity, type);
    }
    this.#kinds.push(specific(all));
  }

  #addName(fold: string, core: string, entity: number, type: string | undefined): void {
    const name = this.#names.length - 1;
    this.#bySpelling.pushText(joined(fold), name);
    if (core !== fold) this.#byCore.pushText(joined(core), name);
    for (const word of new Set(fold.split(' '))) this.#byWord.push(this.#words.add(word), entity);
    if (fold.length > MAX_SOUNDED_LENGTH || type === COMPOSED) return;
    this.#bySound.push(this.#sounds.add(sounded(fold)), name);
    if (core !== fold) this.#byCoreSound.push(this.#sounds.add(sounded(core)), name);
  }

  columns(countries: Countries): NameColumns {
    this.#identifierStarts.push(this.#identifiers.length);
    this.#spellingStarts.push(this.#spellings.length);
    this.#nameStarts.push(this.#names.length);
    return {
      iris: this.#iris.texts(),
      types: this.#types.codes(),
      countries: this.#countries.codes(),
      levels: Uint32Array.from(this.#levels),
      kinds: Uint32Array.from(this.#kinds),
      degrees: Float64Array.from(this.#degrees),
      weights: Uint32Array.from(this.#weights),
      identifiers: this.#identifiers.texts(),
      identifierStarts: Uint32Array.from(this.#identifierStarts),
      spellings: this.#spellings.texts(),
      spellingStarts: Uint32Array.from(this.#spellingStarts),
      languages: this.#languages.codes(),
      uses: Uint32Array.from(this.#uses),
      names: Uint32Array.from(this.#names),
      owners: Uint32Array.from(this.#owners),
      nameStarts: Uint32Array.from(this.#nameStarts),
      byIri: this.#byIri.hashed(),
      byIdentifier: this.#byIdentifier.hashed(),
      bySpelling: this.#bySpelling.hashed(),
      byCore: this.#byCore.hashed(),
      bySound: this.#bySound.lists(this.#sounds.size),
      byCoreSound: this.#byCoreSound.lists(this.#sounds.size),
      byWord: this.#byWord.lists(this.#words.size),
      sounds: this.#sounds.columns(),
      words: this.#words.columns(),
      countryNames: countries.names,
    };
  }
}
