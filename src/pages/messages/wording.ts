import type { en } from './en.ts';

/** The shape of a catalogue: any text where the English has a text, the same parameters where it is made from some. */
export type Wording<Value> = Value extends string
  ? string
  : Value extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Key in keyof Value]: Wording<Value[Key]> };

/** The shape of every catalogue: a language without one of the keys does not compile. */
export type Messages = Wording<typeof en>;
