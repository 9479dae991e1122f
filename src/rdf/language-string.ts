import type { Literal, NamedNode, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';

const LANG_STRING: NamedNode = DataFactory.namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#langString');

/** A language-tagged string that keeps its tag as it is written, where n3's own literals put it into lower case. */
export class LanguageString implements Literal {
  readonly termType = 'Literal';
  readonly datatype = LANG_STRING;
  readonly value: string;
  readonly language: string;

  constructor(value: string, language: string) {
    this.value = value;
    this.language = language;
  }

  equals(other: Term | null | undefined): boolean {
    return other?.termType === 'Literal' && this.value === other.value && this.language === other.language;
  }
}

/** The terms of RDF/JS for n3's parser and store, which keep language tags as they are written. */
export const TERMS: typeof DataFactory = {
  ...DataFactory,
  literal: (value: string | number, type?: string | NamedNode) =>
    typeof type === 'string' && type !== ''
      ? (new LanguageString(String(value), type) as ReturnType<typeof DataFactory.literal>)
      : DataFactory.literal(value, type),
};
