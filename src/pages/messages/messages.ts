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
import type { Messages } from './wording.ts';

export type { Messages } from './wording.ts';

/** One catalogue a language, by BCP 47 tag; To add a language, write its file and name it here. */
const CATALOGUES = { en, lv, cs, de, es, et, fi, fr, it, lt, pl, sv, uk } satisfies Readonly<
  Record<string, Messages>
>;

/** The language of a page, as BCP 47 writes it; the data may hold any other. */
export type Language = keyof typeof CATALOGUES;

/** The language of pages for who names none. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** The languages of the pages, the default first. */
export const LANGUAGES: readonly [Language, ...Language[]] = [
  DEFAULT_LANGUAGE,
  ...Object.keys(CATALOGUES)
    .filter(isLanguage)
    .filter((language) => language !== DEFAULT_LANGUAGE),
];

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
