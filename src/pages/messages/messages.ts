import type { Language } from '../values.ts';
import { en } from './en.ts';
import { lv } from './lv.ts';

/** The shape of a catalogue: any text where the English has a text, the same parameters where it is made from some. */
export type Wording<Value> = Value extends string
  ? string
  : Value extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Key in keyof Value]: Wording<Value[Key]> };

/** The shape of every catalogue: a language without one of the keys does not compile. */
export type Messages = Wording<typeof en>;

const CATALOGUES: Readonly<Record<Language, Messages>> = { en, lv };

/** The catalogue of a language. */
export function messagesIn(language: Language): Messages {
  return CATALOGUES[language];
}

/** The wording of a key that comes from outside, such as a column of a list; the key itself where there is none. */
export function wording(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key;
}
