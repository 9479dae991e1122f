import type { Text } from '../../pages/data-text.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { bestText } from '../../pages/scope.ts';
import { isSameLanguage } from '../../rdf/term-faults.ts';
import type { Literal, Quad } from '../../rdf/terms.ts';

/** What a description says, by subject and property, for a reader of the language. */
export class Stated {
  readonly #quads: readonly Quad[];
  readonly #language: Language;

  constructor(quads: readonly Quad[], language: Language) {
    this.#quads = quads;
    this.#language = language;
  }

  objects(subject: string, property: string): readonly string[] {
    return this.#of(subject, property).map(({ value }) => value);
  }

  text(subject: string, property: string): Text | undefined {
    return bestText(this.#literals(subject, property), this.#language);
  }

  /** The texts in the reader's language; all where there are none in it. */
  all(subject: string, property: string): readonly string[] {
    const literals = this.#literals(subject, property);
    const own = literals.filter(({ language }) => isSameLanguage(language, this.#language));
    return (own.length > 0 ? own : literals).map(({ value }) => value);
  }

  #literals(subject: string, property: string): readonly Literal[] {
    return this.#of(subject, property).filter((object) => object.termType === 'Literal');
  }

  #of(subject: string, property: string): readonly Quad['object'][] {
    return this.#quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === property)
      .map(({ object }) => object);
  }
}
