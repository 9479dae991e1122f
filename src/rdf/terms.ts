import type { BlankNode, DefaultGraph, Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { iriFault } from './term-faults.ts';

export type { Literal, NamedNode, Quad, Term };

/** A subject that munpart can publish: an IRI or a blank node. */
export type Subject = NamedNode | BlankNode;

const LANGUAGE_TAG = /^[a-z]+(-[a-z0-9]+)*$/i;

/** An IRI as a named node; throws a RangeError where the IRI production of RDF 1.1 (§3.2) does not match. */
export function iri(value: string): NamedNode {
  const fault = iriFault(value);
  if (fault !== undefined) throw new RangeError(`not an absolute IRI: ${value}: ${fault.message}`);
  return DataFactory.namedNode(value);
}

/** Whether the text is an absolute IRI that every RDF syntax can carry unescaped. */
export function isIri(value: string): boolean {
  return iriFault(value) === undefined;
}

/** A language-tagged string, its tag as written; throws a RangeError where the tag is none by the grammars of the RDF syntaxes (which take longer subtags than BCP 47) or the text holds a lone surrogate. */
export function text(value: string, language: string): Literal {
  if (!LANGUAGE_TAG.test(language)) throw new RangeError(`not a language tag: ${language}`);
  return new LanguageString(checked(value), language);
}

/** A literal of a datatype, xsd:string when none is given; the caller gives the canonical lexical form. */
export function literal(value: string, datatype?: NamedNode): Literal {
  return DataFactory.literal(checked(value), datatype);
}

/** A blank node; without a label, one that no other has. */
export function blankNode(label?: string): BlankNode {
  return DataFactory.blankNode(label);
}

/** A quad, in the default graph when none is named. */
export function quad(
  subject: Subject,
  predicate: NamedNode,
  object: Subject | Literal,
  graph?: Subject | DefaultGraph,
): Quad {
  return DataFactory.quad(subject, predicate, object, graph) as Quad;
}

function checked(value: string): string {
  if (!isWellFormed(value)) throw new RangeError('a literal cannot hold a lone surrogate');
  return value;
}

/** Whether the text has no lone surrogate, which no UTF-8 file can carry. */
function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}

const LANG_STRING: NamedNode = DataFactory.namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#langString');

/** A language-tagged string that keeps its tag as it is written, where n3's own literals put it into lower case. */
class LanguageString implements Literal {
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
