import { type LiteralTerm, rememberedValue, xsd } from './term.ts';
import { parseTemporal, TEMPORAL_TYPES, type TemporalValue } from './values/date-time.ts';
import { decimalOfInteger, parseDecimal } from './values/decimal.ts';
import { DURATION_TYPES, type DurationValue, parseDuration } from './values/duration.ts';
import { type NumericValue, numericOf, numericOfDecimal } from './values/numeric.ts';

/** What a literal means: by `kind`. `unknown` is a datatype that the engine does not know, `ill-typed` a lexical form that its datatype does not have. */
export type LiteralValue =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'language-string'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | NumericValue
  | TemporalValue
  | DurationValue
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ill-typed' };

type Reader = (lexical: string) => LiteralValue | undefined;

const UNKNOWN: LiteralValue = { kind: 'unknown' };
const ILL_TYPED: LiteralValue = { kind: 'ill-typed' };
const TRUE: LiteralValue = { kind: 'boolean', value: true };
const FALSE: LiteralValue = { kind: 'boolean', value: false };

const INTEGER = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const DOUBLE = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const SPECIAL: Readonly<Record<string, number>> = {
  INF: Number.POSITIVE_INFINITY,
  '+INF': Number.POSITIVE_INFINITY,
  '-INF': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};
/** Digits that are a safe integer whatever they are. */
const SAFE_DIGITS = 15;

const readInteger: Reader = (lexical) => {
  if (!INTEGER.test(lexical)) return undefined;
  if (lexical.length <= SAFE_DIGITS) return numericOf('integer', Number(lexical) + 0);
  const exact = parseDecimal(lexical);
  return exact && numericOfDecimal('integer', exact);
};

const readDecimal: Reader = (lexical) => {
  const exact = DECIMAL.test(lexical) ? parseDecimal(withWhole(lexical)) : undefined;
  return exact && numericOfDecimal('decimal', exact);
};

/** `.5` and `5.` have no digits on one side, which BigInt does not mind when both are joined. */
function withWhole(lexical: string): string {
  return lexical.endsWith('.') ? lexical.slice(0, -1) : lexical;
}

function floatingReader(type: 'float' | 'double'): Reader {
  return (lexical) => {
    const special = SPECIAL[lexical];
    if (special !== undefined) return numericOf(type, special);
    return DOUBLE.test(lexical) ? numericOf(type, Number(lexical)) : undefined;
  };
}

function ranged(low: bigint | undefined, high: bigint | undefined): Reader {
  return (lexical) => {
    const value = readInteger(lexical);
    if (value?.kind !== 'numeric') return undefined;
    const integer = value.exact?.coefficient ?? decimalOfInteger(value.number).coefficient;
    const isInside = (low === undefined || integer >= low) && (high === undefined || integer <= high);
    return isInside ? value : undefined;
  };
}

const signed = (bits: bigint) => ranged(-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n);
const unsigned = (bits: bigint) => ranged(0n, 2n ** bits - 1n);

/** The types derived from xsd:integer, which are range-checked and computed with as integers. */
export const INTEGER_READERS: ReadonlyMap<string, Reader> = new Map([
  ['integer', readInteger],
  ['long', signed(64n)],
  ['int', signed(32n)],
  ['short', signed(16n)],
  ['byte', signed(8n)],
  ['unsignedLong', unsigned(64n)],
  ['unsignedInt', unsigned(32n)],
  ['unsignedShort', unsigned(16n)],
  ['unsignedByte', unsigned(8n)],
  ['nonNegativeInteger', ranged(0n, undefined)],
  ['positiveInteger', ranged(1n, undefined)],
  ['nonPositiveInteger', ranged(undefined, 0n)],
  ['negativeInteger', ranged(undefined, -1n)],
]);

const BOOLEANS: ReadonlyMap<string, LiteralValue> = new Map([
  ['true', TRUE],
  ['1', TRUE],
  ['false', FALSE],
  ['0', FALSE],
]);

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...INTEGER_READERS,
  ['string', (value) => ({ kind: 'string', value })],
  ['boolean', (lexical) => BOOLEANS.get(lexical)],
  ['decimal', readDecimal],
  ['float', floatingReader('float')],
  ['double', floatingReader('double')],
  ...TEMPORAL_TYPES.map((type) => [type, (lexical: string) => parseTemporal(type, lexical)] as const),
  ...DURATION_TYPES.map((type) => [type, (lexical: string) => parseDuration(type, lexical)] as const),
]);

const READERS_BY_IRI = new Map([...READERS].map(([name, read]) => [xsd(name), read] as const));

const EDGE_WHITE_SPACE = /^[\t\n\r ]|[\t\n\r ]$/;

/** Reads a lexical form as a value of a datatype of XML Schema given by its local name; white space around it is no part of it (Part 2 §4.3.6). */
export function readLexical(name: string, lexical: string): LiteralValue {
  return readAs(READERS.get(name), lexical);
}

function readAs(read: Reader | undefined, lexical: string): LiteralValue {
  if (read === undefined) return UNKNOWN;
  const value = read(lexical);
  if (value !== undefined) return value;
  return (EDGE_WHITE_SPACE.test(lexical) ? read(trimmed(lexical)) : undefined) ?? ILL_TYPED;
}

function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isWhiteSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

/** The value of a literal; a term that the engine has made remembers it. */
export function parseValue(term: LiteralTerm): LiteralValue {
  return rememberedValue(term, readValue);
}

function readValue({ value, datatype, language }: LiteralTerm): LiteralValue {
  if (language !== '') return { kind: 'language-string', value };
  return readAs(READERS_BY_IRI.get(datatype), value);
}
