import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CODES } from '../../records/mapping/codes.ts';
import { folded } from '../../text/folding.ts';

const FOLDER = new URL('../../../assets/words/', import.meta.url);
const COUNTRIES = 'countries.yaml';

/** The concept schemes for whose codes officers have words. */
export const WORD_SCHEMES = ['kind', 'status', 'instrument', 'level', 'field'] as const;

/** A concept scheme for whose codes officers have words. */
export type WordScheme = (typeof WORD_SCHEMES)[number];

const list = z.array(z.string().min(1).max(80));
const byKey = (keys: readonly string[]) => z.partialRecord(z.enum(keys as [string, ...string[]]), list);

/** What columns may hold, in the spelling of the files of words. */
const COLUMN_KEYS = [
  ...['partner', 'place', 'name', 'publisher', 'country', 'publisherCountry', 'region', 'level', 'website'],
  ...['source', 'kind', 'since', 'signed', 'instrument', 'until', 'status', 'statusAsOf', 'fields'],
  ...['practised', 'planned', 'area', 'population', 'populationYear', 'latitude', 'longitude', 'coordinates'],
  ...['wikidata', 'description', 'notes'],
] as const;

const schema = z.strictObject({
  page: z.strictObject({ all: z.string().min(1), of: z.string().includes('{{municipality}}') }),
  columns: byKey(COLUMN_KEYS),
  rowNumber: list,
  persons: list,
  ...Object.fromEntries(WORD_SCHEMES.map((scheme) => [scheme, byKey(CODES[scheme])])),
  months: z.array(list).length(12),
  dates: z.strictObject({ since: list, until: list, about: list, open: list, fill: list }),
  seasons: list,
  nothing: list,
  and: list,
  inhabitants: list,
  thousands: list,
  millions: list,
  squareKilometres: list,
  languages: z.record(z.string(), list),
  countries: z.record(z.string(), list),
});

/** The words of one language, as its file has them. */
export type LanguageWords = z.infer<typeof schema> & {
  readonly [Scheme in WordScheme]: Readonly<Record<string, readonly string[] | undefined>>;
};

/** Words by language tag, and the ISO 3166-1 codes of countries: of two letters → of three. */
export interface Words {
  readonly languages: ReadonlyMap<string, LanguageWords>;
  readonly countryCodes: ReadonlyMap<string, string>;
  /** Marks of cars → codes of three letters. */
  readonly cars: ReadonlyMap<string, string>;
  /** What stands before or behind a country's name in its long form. */
  readonly republics: readonly string[];
}

let loaded: Words | undefined;

/** What officers call things, read once from `assets/words`: a file a language. Throws where a file is not in form. */
export function words(): Words {
  loaded ??= load();
  return loaded;
}

function load(): Words {
  const names = readdirSync(FOLDER).filter((name) => /^[a-z]{2,3}\.yaml$/.test(name));
  const text = z.record(z.string(), z.string());
  const { iso, cars, republics } = z
    .object({ iso: text, cars: text, republics: list })
    .parse(yaml(COUNTRIES));
  return {
    languages: new Map(
      names.sort().map((name) => [name.slice(0, -'.yaml'.length), readWords(name)] as const),
    ),
    countryCodes: new Map(Object.entries(iso)),
    cars: new Map(Object.entries(cars)),
    republics,
  };
}

function readWords(name: string): LanguageWords {
  const { data, error } = schema.safeParse(yaml(name));
  if (error !== undefined) throw new Error(`assets/words/${name}: ${z.prettifyError(error)}`);
  // The schema has a key for each scheme, which the type of a spread does not show.
  return data as LanguageWords;
}

function yaml(name: string): unknown {
  return parse(readFileSync(new URL(name, FOLDER), 'utf8'));
}

/** All the words of all languages that a part of the files holds, folded, with the spellings `ae`, `oe`, `ue` for umlauts. */
export function allWords(part: (of: LanguageWords) => readonly string[]): ReadonlySet<string> {
  return new Set([...words().languages.values()].flatMap((language) => part(language).flatMap(spellings)));
}

/** A word folded, and as it is written where there are no umlauts. */
export function spellings(word: string): string[] {
  const plain = folded(word);
  const spelt = /[äöüÄÖÜ]/.test(word)
    ? folded(word.replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize('NFD').charAt(0)}e`))
    : plain;
  return [plain, spelt].filter((each, index, all) => each !== '' && all.indexOf(each) === index);
}
