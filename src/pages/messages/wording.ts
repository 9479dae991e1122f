import type { en } from './en.ts';

/** The shape of a catalogue: any text where the English has a text, the same parameters where it is made from some. */
export type Wording<Value> = Value extends string
  ? string
  : Value extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Key in keyof Value]: Wording<Value[Key]> };

/** The shape of every catalogue: a language without one of the keys does not compile. */
export type Messages = Wording<typeof en>;

/** The languages of the pages by BCP 47 tag, the default first: apart from their catalogues, for commands that need no text of a page. */
export const LANGUAGES = [
  'en',
  'lv',
  'cs',
  'de',
  'es',
  'et',
  'fi',
  'fr',
  'it',
  'lt',
  'pl',
  'sv',
  'uk',
] as const;

/** The language of a page, as BCP 47 writes it; the data may hold any other. */
export type Language = (typeof LANGUAGES)[number];

/** The language of pages for who names none. */
export const DEFAULT_LANGUAGE: Language = LANGUAGES[0];
