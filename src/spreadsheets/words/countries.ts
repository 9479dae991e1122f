import type { Records } from '../../records/record-types/index.ts';
import { folded } from '../../text/folding.ts';
import { unambiguous, type WordLookup } from './lookup.ts';
import { spellings, words } from './words.ts';

let known: WordLookup | undefined;

/** Countries of the EU's country table by folded name or code: those of the register as it calls them, else all by their codes of two and three letters, by their names in every language of the words, and by what officers call them for short. */
export function countryLookup({ countries }: Pick<Records, 'countries'>): WordLookup {
  known ??= namesOfCountries();
  const registered = unambiguous(
    [...countries.values()].flatMap(({ slug, value }) =>
      [slug, ...Object.values<string>(value.name)].map((word) => [word, slug] as const),
    ),
  );
  return new Map([...known, ...registered]);
}

const MAX_LENGTH = 200;
const REGIONAL_A = 0x1f1e6;
let republics: readonly string[] | undefined;

/** The country that a cell of a column of countries names: by its name or code, its flag, its long form, or the mark of its cars. */
export function countryIn(cell: string, countries: WordLookup): string | undefined {
  const text = cell.slice(0, MAX_LENGTH).trim();
  const plain = text.replace(/\{\{[^{}]{0,40}\}\}|\[\[|\]\]|(?:\s?\[\d{1,2}\])+$/gu, '').trim();
  const name = folded(plain);
  const flag = [...plain].map((letter) => (letter.codePointAt(0) ?? 0) - REGIONAL_A);
  const isFlag = flag.length === 2 && flag.every((number) => number >= 0 && number < 26);
  const code = isFlag ? String.fromCharCode(...flag.map((number) => number + 65)) : name;
  return countries.get(folded(code)) ?? words().cars.get(plain) ?? countries.get(withoutRepublic(name));
}

function withoutRepublic(name: string): string {
  republics ??= words()
    .republics.map(folded)
    .sort((a, b) => b.length - a.length);
  const found = republics.find((word) => name.startsWith(`${word} `) || name.endsWith(` ${word}`));
  if (found === undefined) return '';
  return name.startsWith(`${found} `) ? name.slice(found.length + 1) : name.slice(0, -found.length - 1);
}

function namesOfCountries(): WordLookup {
  const { languages, countryCodes } = words();
  const codes = [...countryCodes].flatMap(([two, three]) => [[two, three] as const, [three, three] as const]);
  const names = [...languages.keys()].flatMap((language) =>
    [...countryCodes].flatMap(([two, three]) =>
      nameIn(language, two).flatMap((name) => spellings(name).map((word) => [word, three] as const)),
    ),
  );
  const short = [...languages.values()].flatMap(({ countries }) =>
    Object.entries(countries).flatMap(([code, list]) =>
      list.flatMap(spellings).map((word) => [word, code] as const),
    ),
  );
  // What officers say goes before what is a code: LT is Lithuania all the same, for nobody calls another country so.
  return new Map([...unambiguous(codes), ...unambiguous(names), ...unambiguous(short)]);
}

/** The names of a country in the languages given, as the Unicode CLDR has them; none for what is no country of ISO 3166-1. */
export function countryNames(code: string, languages: Iterable<string>): Record<string, string> {
  const [two] = [...words().countryCodes].find(([, three]) => three === code) ?? [];
  if (two === undefined) return {};
  return Object.fromEntries(
    [...languages].flatMap((language) => nameIn(language, two).map((name) => [language, name])),
  );
}

function nameIn(language: string, two: string): string[] {
  const name = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(two);
  return name === undefined ? [] : [name];
}
