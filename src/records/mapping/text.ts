import { z } from 'zod';
import { bestLabel, labelTexts } from '../../rdf/label.ts';

/** Text per language tag: `{ en: …, de: … }`. */
export type Localized = Readonly<Record<string, string>>;

/** Several texts per language tag. */
export type LocalizedLists = Readonly<Record<string, readonly string[]>>;

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

// Control characters and lone surrogates have no place in text, and RDF/XML or UTF-8 cannot carry them.
// What is tested for is the fault: a pattern of the whole text would run out of stack on a long one.
const NOT_IN_LINE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;
const NOT_IN_PROSE = /[^\P{Cc}\n\t]|[\p{Cs}\uFFFE\uFFFF]/u;

/** One line of text without blanks at its ends. */
export const label = z
  .string({ error: 'expected a line of text' })
  .min(1, { error: 'expected a line of text', abort: true })
  .refine((value) => !NOT_IN_LINE.test(value) && value.trim() === value, {
    error: 'expected a line of text without control characters or blanks at its ends',
  });

/** Text of any length. */
export const prose = z
  .string({ error: 'expected text' })
  .refine((value) => value.trim() !== '', { error: 'expected text', abort: true })
  .refine((value) => !NOT_IN_PROSE.test(value), { error: 'expected text without control characters' });

/** A BCP 47 language tag as records write it. */
export const languageTag = z
  .string({ error: 'expected a language tag such as en, de or pl' })
  .regex(LANGUAGE, { error: 'expected a language tag such as en, de or pl' });

/** A line of text in any languages, one at least: which ones the data are in, dataset.yaml says. */
export const localizedLabels = z
  .record(languageTag, label, { error: 'expected text by language: { en: … }' })
  .refine((value) => Object.keys(value).length > 0, { error: 'expected text in at least one language' })
  .meta({ minProperties: 1 });

/** Prose in any languages. */
export const localizedProse = z
  .record(languageTag, prose, { error: 'expected text by language: { en: … }' })
  .refine((value) => Object.keys(value).length > 0, { error: 'expected text in at least one language' })
  .meta({ minProperties: 1 });

/** Further names by language: lists, since there may be several in one. */
export const nameLists = z.record(
  languageTag,
  z
    .array(label, { error: 'expected a list of texts: [ … ]' })
    .min(1, { error: 'expected at least one text' }),
  { error: 'expected lists of texts by language: { en: [ … ] }' },
);

/** The text of each language with the same at its end. */
export function extended(texts: Localized, end: string): Localized {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text + end]));
}

/** A name as it stands in a longer text of the language. */
export function nameIn(name: Localized, language: string): string {
  return bestLabel(labelTexts(name), language)?.text ?? '';
}
