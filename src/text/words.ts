import { readdirSync, readFileSync } from 'node:fs';
import { fillTemplate } from './template.ts';

/** A text by language tag. */
export type Texts = Readonly<Record<string, string>>;

const FOLDER = new URL('../../assets/words/data/', import.meta.url);
/** The language in which everything has words. */
const COMPLETE = 'en';

/** What the program itself writes into data and descriptions, by language and key: a language is a file. */
const WORDS: ReadonlyMap<string, Texts> = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Texts,
    ]),
);

/** The words of the key in each of the languages in which there are any, in English where there are in none; `values` fill their holes, and a language in which there are no values is left out. */
export function worded(
  languages: readonly string[],
  key: string,
  values: (language: string) => Texts | undefined = () => ({}),
): Texts {
  const found = inLanguages(languages, key, values);
  return Object.keys(found).length > 0 ? found : inLanguages([COMPLETE], key, values);
}

function inLanguages(
  languages: readonly string[],
  key: string,
  values: (language: string) => Texts | undefined,
): Texts {
  const texts = languages.flatMap((language) => {
    const words = WORDS.get(language)?.[key];
    const holes = values(language);
    return words === undefined || holes === undefined
      ? []
      : [[language, fillTemplate(words, holes)] as const];
  });
  return Object.fromEntries(texts);
}
