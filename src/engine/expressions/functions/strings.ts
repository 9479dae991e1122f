import { createHash } from 'node:crypto';
import { isSameLanguage } from '../../../rdf/term-faults.ts';
import { numberOf } from '../arithmetic.ts';
import type { ExpressionContext } from '../context.ts';
import {
  booleanTerm,
  type EngineTerm,
  EXPRESSION_ERROR,
  integerTerm,
  isSimpleLiteral,
  isStringLiteral,
  type LiteralTerm,
  languageString,
  literal,
  type Outcome,
} from '../term.ts';
import { type FunctionDefinition, ofOne, type TermFunction } from './definition.ts';

/** Most characters that one comes to in upper case, and in percent-encoding. */
const GROWTH = { case: 3, encoding: 9 } as const;

type OfText = (term: LiteralTerm) => Outcome;
type OfTwoTexts = (a: LiteralTerm, b: LiteralTerm) => Outcome;

/** A function that builds a string at most `growth` times as long as its argument. */
function ofText(growth: number, apply: OfText): FunctionDefinition {
  return { minimum: 1, prepare: ({ budget }) => charged(budget, growth, apply) };
}

function charged(budget: ExpressionContext['budget'], growth: number, apply: OfText): TermFunction {
  return ((term: EngineTerm) => {
    if (!isStringLiteral(term)) return EXPRESSION_ERROR;
    budget.charge(term.value.length * growth);
    return apply(term);
  }) as TermFunction;
}

/** A function of two strings that are compatible (§17.4.3.1.2): the second is plain, or both have the same language. */
function ofCompatible(apply: OfTwoTexts): FunctionDefinition {
  const checked = (a: EngineTerm, b: EngineTerm) => {
    if (!isStringLiteral(a) || !isStringLiteral(b)) return EXPRESSION_ERROR;
    const isCompatible = b.language === '' || isSameLanguage(a.language, b.language);
    return isCompatible ? apply(a, b) : EXPRESSION_ERROR;
  };
  return {
    minimum: 2,
    prepare:
      ({ budget }) =>
      (...[a, b]: EngineTerm[]) => {
        if (a === undefined || b === undefined) return EXPRESSION_ERROR;
        budget.charge(a.value.length);
        return checked(a, b);
      },
  };
}

function lengthInCodePoints(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if (text.charCodeAt(index) >>> 10 === 0x36 && text.charCodeAt(index + 1) >>> 10 === 0x37) length--;
  }
  return length;
}

/** Where the code point with a number (from 0) begins in a string. */
function unitIndex(text: string, codePoint: number): number {
  if (codePoint <= 0) return 0;
  let index = 0;
  for (let passed = 0; passed < codePoint && index < text.length; passed++) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}

/** A string with the language of another. */
function like(original: LiteralTerm, value: string): LiteralTerm {
  return languageString(value, original.language);
}

/** SUBSTR (F&O §7.4.3): positions are counted in code points from 1, and may lie outside. */
function substring(text: EngineTerm, start: EngineTerm, length: EngineTerm | undefined): Outcome {
  const first = integerOf(start);
  const count = length === undefined ? Number.POSITIVE_INFINITY : integerOf(length);
  if (!isStringLiteral(text) || first === undefined || count === undefined) return EXPRESSION_ERROR;
  const begin = unitIndex(text.value, first - 1);
  const size = first + count - Math.max(first, 1);
  if (!(size > 0)) return like(text, '');
  if (size === Number.POSITIVE_INFINITY) return like(text, text.value.slice(begin));
  const rest = text.value.slice(begin, begin + 2 * size);
  return like(text, rest.slice(0, unitIndex(rest, size)));
}

function integerOf(term: EngineTerm): number | undefined {
  const value = numberOf(term);
  return value?.type === 'integer' ? value.number : undefined;
}

function concatenation({ budget }: ExpressionContext): TermFunction {
  return (...terms) => {
    if (!terms.every(isStringLiteral)) return EXPRESSION_ERROR;
    budget.charge(terms.reduce((sum, { value }) => sum + value.length, 0));
    const [first, ...others] = terms as LiteralTerm[];
    if (first === undefined) return literal('');
    const isShared = others.every(({ language }) => isSameLanguage(language, first.language));
    return languageString(terms.map(({ value }) => value).join(''), isShared ? first.language : '');
  };
}

/** Percent-encodes all but the unreserved characters of RFC 3986 (F&O §7.4.10). */
function encodeForUri({ value }: LiteralTerm): Outcome {
  const encoded = encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return literal(encoded.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`));
}

/** STRBEFORE and STRAFTER (§17.4.3.9): without a match the result is the plain empty string. */
function beside(cut: (text: string, found: string, at: number) => string): FunctionDefinition {
  return ofCompatible((text, found) => {
    const at = text.value.indexOf(found.value);
    return at < 0 ? literal('') : like(text, cut(text.value, found.value, at));
  });
}

/** The functions on strings (§17.4.3) but for those with patterns. */
export const STRING_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  strlen: ofText(1, ({ value }) => integerTerm(lengthInCodePoints(value))),
  substr: {
    minimum: 2,
    maximum: 3,
    prepare: ({ budget }) =>
      ((text: EngineTerm, start: EngineTerm, length?: EngineTerm) => {
        budget.charge(text.value.length);
        return substring(text, start, length);
      }) as TermFunction,
  },
  ucase: ofText(GROWTH.case, (term) => like(term, term.value.toUpperCase())),
  lcase: ofText(GROWTH.case, (term) => like(term, term.value.toLowerCase())),
  strstarts: ofCompatible((a, b) => booleanTerm(a.value.startsWith(b.value))),
  strends: ofCompatible((a, b) => booleanTerm(a.value.endsWith(b.value))),
  contains: ofCompatible((a, b) => booleanTerm(a.value.includes(b.value))),
  strbefore: beside((text, _, at) => text.slice(0, at)),
  strafter: beside((text, found, at) => text.slice(at + found.length)),
  encode_for_uri: ofText(GROWTH.encoding, encodeForUri),
  concat: { minimum: 0, maximum: Number.POSITIVE_INFINITY, prepare: concatenation },
};

function hash(algorithm: string): FunctionDefinition {
  return ofOne((term) => {
    if (!isSimpleLiteral(term)) return EXPRESSION_ERROR;
    return literal(createHash(algorithm).update(term.value, 'utf8').digest('hex'));
  });
}

/** MD5 and the SHA family (§17.4.6) over the UTF-8 of a plain string. */
export const HASH_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  md5: hash('md5'),
  sha1: hash('sha1'),
  sha256: hash('sha256'),
  sha384: hash('sha384'),
  sha512: hash('sha512'),
};
