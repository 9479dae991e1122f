import { randomUUID } from 'node:crypto';
import { resolve } from 'relative-to-absolute-iri';
import { numberOf } from '../arithmetic.ts';
import type { ExpressionContext } from '../context.ts';
import {
  booleanTerm,
  type EngineTerm,
  EXPRESSION_ERROR,
  iri,
  isSameTerm,
  isSimpleLiteral,
  languageString,
  literal,
  type Outcome,
} from '../term.ts';
import { type FunctionDefinition, ofOne, ofTwo, type TermFunction } from './definition.ts';

const LANGUAGE_TAG = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;
const RDF_LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const NOT_IN_IRI = /[\p{Cc} <>"{}|\\^`\p{Surrogate}]|%(?![\dA-Fa-f]{2})/u;
const ABSOLUTE = /^[a-zA-Z][a-zA-Z0-9+.-]*:/;
/** What is before a colon is a scheme, or the text is no reference (RFC 3986 §4.2). */
const COLON_FIRST = /^[^/?#:]*:/;

function kindTest(holds: (term: EngineTerm) => boolean): FunctionDefinition {
  return ofOne((term) => booleanTerm(holds(term)));
}

/** STR: the lexical form of a literal or the text of an IRI, `undefined` for blank nodes. */
export function textOf(term: EngineTerm): string | undefined {
  return term.kind === 'blank' ? undefined : term.value;
}

function str(term: EngineTerm): Outcome {
  return term.kind === 'blank' ? EXPRESSION_ERROR : literal(term.value);
}

function iriFunction({ base, budget }: ExpressionContext): TermFunction {
  return ((term: EngineTerm) => {
    if (term.kind === 'iri') return term;
    if (!isSimpleLiteral(term)) return EXPRESSION_ERROR;
    budget.charge(term.value.length);
    const absolute = resolveIri(term.value, base);
    return absolute === undefined ? EXPRESSION_ERROR : iri(absolute);
  }) as TermFunction;
}

function resolveIri(reference: string, base: string | undefined): string | undefined {
  if (NOT_IN_IRI.test(reference)) return undefined;
  if (ABSOLUTE.test(reference)) return reference;
  if (base === undefined || COLON_FIRST.test(reference)) return undefined;
  // A colon further on is none of a scheme either: the package would take it for one.
  return resolve(/^[^/?#].*:/s.test(reference) ? `./${reference}` : reference, base);
}

function blankNode({ freshBlankNode }: ExpressionContext): TermFunction {
  return (label?: EngineTerm) => {
    if (label === undefined) return freshBlankNode();
    return isSimpleLiteral(label) ? freshBlankNode(label.value) : EXPRESSION_ERROR;
  };
}

function withDatatype(lexical: EngineTerm, datatype: EngineTerm): Outcome {
  if (!isSimpleLiteral(lexical) || datatype.kind !== 'iri') return EXPRESSION_ERROR;
  // A language-tagged string without a tag is no literal (RDF 1.1 §3.3).
  return datatype.value === RDF_LANG_STRING ? EXPRESSION_ERROR : literal(lexical.value, datatype.value);
}

function withLanguage(lexical: EngineTerm, tag: EngineTerm): Outcome {
  if (!isSimpleLiteral(lexical) || !isSimpleLiteral(tag)) return EXPRESSION_ERROR;
  return LANGUAGE_TAG.test(tag.value) ? languageString(lexical.value, tag.value) : EXPRESSION_ERROR;
}

/** Basic filtering of RFC 4647 §3.3.1: `*` is any tag, else a prefix of whole subtags. */
function langMatches(tag: EngineTerm, range: EngineTerm): Outcome {
  if (!isSimpleLiteral(tag) || !isSimpleLiteral(range)) return EXPRESSION_ERROR;
  if (range.value === '*') return booleanTerm(tag.value !== '');
  const [left, right] = [tag.value.toLowerCase(), range.value.toLowerCase()];
  return booleanTerm(left === right || (right !== '' && left.startsWith(`${right}-`)));
}

const isIri = kindTest(({ kind }) => kind === 'iri');
const toIri: FunctionDefinition = { minimum: 1, prepare: iriFunction };

/** The functions on RDF terms (§17.4.2). */
export const TERM_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  sameterm: ofTwo((a, b) => booleanTerm(isSameTerm(a, b))),
  isiri: isIri,
  isuri: isIri,
  isblank: kindTest(({ kind }) => kind === 'blank'),
  isliteral: kindTest(({ kind }) => kind === 'literal'),
  isnumeric: kindTest((term) => numberOf(term) !== undefined),
  str: ofOne(str),
  lang: ofOne((term) => (term.kind === 'literal' ? literal(term.language) : EXPRESSION_ERROR)),
  datatype: ofOne((term) => (term.kind === 'literal' ? iri(term.datatype) : EXPRESSION_ERROR)),
  iri: toIri,
  uri: toIri,
  bnode: { minimum: 0, maximum: 1, prepare: blankNode },
  strdt: ofTwo(withDatatype),
  strlang: ofTwo(withLanguage),
  langmatches: ofTwo(langMatches),
  uuid: { minimum: 0, prepare: () => () => iri(`urn:uuid:${randomUUID()}`) },
  struuid: { minimum: 0, prepare: () => () => literal(randomUUID()) },
};
