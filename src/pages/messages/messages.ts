import { cs } from './cs.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { et } from './et.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { lt } from './lt.ts';
import { lv } from './lv.ts';
import { pl } from './pl.ts';
import { sv } from './sv.ts';
import { uk } from './uk.ts';
import { LANGUAGES, type Language, type Messages } from './wording.ts';

export { DEFAULT_LANGUAGE, LANGUAGES, type Language, type Messages } from './wording.ts';

/** One catalogue a language; to add a language, write its file and name it here and in wording.ts. */
const CATALOGUES: Readonly<Record<Language, Messages>> = {
  en,
  lv,
  cs,
  de,
  es,
  et,
  fi,
  fr,
  it,
  lt,
  pl,
  sv,
  uk,
};

/** Whether pages are written in the language. */
export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(CATALOGUES, tag);
}

/** The catalogue of a language. */
export function messagesIn(language: Language): Messages {
  return CATALOGUES[language];
}

/** The wording of a key that comes from outside, such as a column of a list; the key itself where there is none. */
export function wording(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key;
}

/** A text in every language of the pages, from what each catalogue says. */
export function inEveryLanguage<Value>(
  text: (messages: Messages, language: Language) => Value,
): ByLanguage<Value> {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, text(messagesIn(language), language)]),
  ) as Record<Language, Value>;
}

/** A text, or what else differs, in each language of the pages. */
export type ByLanguage<Value = string> = Readonly<Record<Language, Value>>;

/** How each language words what changed between two releases. */
export const CHANGE_WORDINGS: ByLanguage<Messages['changed']> = inEveryLanguage(({ changed }) => changed);
