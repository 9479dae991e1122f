import { isSameLanguage } from '../../rdf/term-faults.ts';

/** An RDF literal as the engine computes with it: `language` is empty where there is none, the tag as written else. */
export interface LiteralTerm {
  readonly kind: 'literal';
  readonly value: string;
  readonly datatype: string;
  readonly language: string;
}

/** An RDF term as the engine computes with it. */
export type EngineTerm =
  | { readonly kind: 'iri'; readonly value: string }
  | { readonly kind: 'blank'; readonly value: string }
  | LiteralTerm;

/** The error of an expression (SPARQL 1.1 §17.2): a value, since on the hot path nothing is thrown. */
export const EXPRESSION_ERROR: unique symbol = Symbol('expression error');

/** What an expression comes to: a term or the error. */
export type Outcome = EngineTerm | typeof EXPRESSION_ERROR;

const XSD_NAMESPACE = 'http://www.w3.org/2001/XMLSchema#';
const RDF_LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

/** The IRI of a datatype of XML Schema by its local name. */
export function xsd(name: string): string {
  return XSD_NAMESPACE + name;
}

/** The local name of a datatype of XML Schema, `undefined` for any other IRI. */
export function xsdName(datatype: string): string | undefined {
  return datatype.startsWith(XSD_NAMESPACE) ? datatype.slice(XSD_NAMESPACE.length) : undefined;
}

const XSD_STRING = xsd('string');
const XSD_BOOLEAN = xsd('boolean');
const XSD_INTEGER = xsd('integer');

/** A literal that remembers its value once it was read: reading is costlier than most that is done with it. */
class RememberingLiteral implements LiteralTerm {
  readonly kind = 'literal';
  readonly value: string;
  readonly datatype: string;
  readonly language: string;
  #meaning: unknown;

  constructor(value: string, datatype: string, language: string, meaning?: unknown) {
    this.value = value;
    this.datatype = datatype;
    this.language = language;
    this.#meaning = meaning;
  }

  static valueOf<Value>(term: LiteralTerm, read: (term: LiteralTerm) => Value): Value {
    return #meaning in term ? term.#remembered(read) : read(term);
  }

  #remembered<Value>(read: (term: LiteralTerm) => Value): Value {
    this.#meaning ??= read(this);
    // There is one reader, and whoever gives a value with a literal gives one of its kind.
    return this.#meaning as Value;
  }
}

/** The value of a literal by a reader, which is asked only once for a literal that was made here. */
export function rememberedValue<Value>(term: LiteralTerm, read: (term: LiteralTerm) => Value): Value {
  return RememberingLiteral.valueOf(term, read);
}

/** An IRI as a term. */
export function iri(value: string): EngineTerm {
  return { kind: 'iri', value };
}

/** A literal of a datatype, xsd:string when none is given (RDF 1.1 §3.3); whoever knows its value gives that too. */
export function literal(value: string, datatype: string = XSD_STRING, meaning?: unknown): LiteralTerm {
  return new RememberingLiteral(value, datatype, '', meaning);
}

/** A language-tagged string; a plain one where the tag is empty. */
export function languageString(value: string, language: string): LiteralTerm {
  if (language === '') return literal(value);
  return new RememberingLiteral(value, RDF_LANG_STRING, language);
}

/** A safe integer as xsd:integer. */
export function integerTerm(value: number): LiteralTerm {
  return literal(String(value), XSD_INTEGER);
}

const TRUE = literal('true', XSD_BOOLEAN);
const FALSE = literal('false', XSD_BOOLEAN);

/** A truth value as xsd:boolean. */
export function booleanTerm(value: boolean): LiteralTerm {
  return value ? TRUE : FALSE;
}

/** Whether the term is an xsd:string, which since RDF 1.1 every simple literal is. */
export function isSimpleLiteral(term: EngineTerm): term is LiteralTerm {
  return term.kind === 'literal' && term.datatype === XSD_STRING;
}

/** Whether the term is a string literal (§17.4.3.1.1): an xsd:string or a language-tagged string. */
export function isStringLiteral(term: EngineTerm): term is LiteralTerm {
  return term.kind === 'literal' && (term.datatype === XSD_STRING || term.language !== '');
}

/** Whether two terms are the same RDF term (§17.4.1.8). */
export function isSameTerm(a: EngineTerm, b: EngineTerm): boolean {
  if (a.value !== b.value || a.kind !== b.kind) return false;
  if (a.kind !== 'literal' || b.kind !== 'literal') return true;
  return a.datatype === b.datatype && isSameLanguage(a.language, b.language);
}

/** A text that two terms share only if they are the same RDF term. */
export function termKey(term: EngineTerm): string {
  if (term.kind === 'iri') return `<${term.value}`;
  if (term.kind === 'blank') return `_${term.value}`;
  return `"${term.language.toLowerCase()}^${term.datatype}"${term.value}`;
}
