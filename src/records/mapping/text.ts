import { z } from 'zod';

/** Text per language tag: `{ en: …, lv: … }`. */
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
  .string({ error: 'expected a language tag such as en, lv or pl' })
  .regex(LANGUAGE, { error: 'expected a language tag such as en, lv or pl' });

/** Names: English and Latvian, and any other language. */
export const names = inEnglishAndLatvian(label);

/** Names in some languages at least one of which is English or Latvian. */
export const someNames = z
  .record(languageTag, label, { error: 'expected text by language: { en: …, lv: … }' })
  .refine((value) => 'en' in value || 'lv' in value, {
    error: 'a text in English (en) or Latvian (lv) is missing',
  });

/** A line of text in any languages. */
export const localizedLabels = z
  .record(languageTag, label, { error: 'expected text by language: { lv: … }' })
  .refine((value) => Object.keys(value).length > 0, { error: 'expected text in at least one language' });

/** Prose in English and Latvian. */
export const bilingualProse = inEnglishAndLatvian(prose);

/** Further names by language: lists, since there may be several in one. */
export const nameLists = z.record(
  languageTag,
  z
    .array(label, { error: 'expected a list of texts: [ … ]' })
    .min(1, { error: 'expected at least one text' }),
  { error: 'expected lists of texts by language: { lv: [ … ] }' },
);

function inEnglishAndLatvian(text: z.ZodString) {
  return z
    .record(languageTag, text, { error: 'expected text by language: { en: …, lv: … }' })
    .refine((value) => 'en' in value, { error: 'the English text is missing: add the key "en"' })
    .refine((value) => 'lv' in value, { error: 'the Latvian text is missing: add the key "lv"' })
    .meta({ required: ['en', 'lv'] });
}
