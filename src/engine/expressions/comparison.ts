import { compareCodePoints } from '../../rdf/n-quads/n-quads.ts';
import {
  booleanTerm,
  type EngineTerm,
  EXPRESSION_ERROR,
  isSameTerm,
  type LiteralTerm,
  type Outcome,
} from './term.ts';
import { type LiteralValue, parseValue } from './value.ts';
import { compareTemporal, orderTemporal, TEMPORAL_TYPES, type TemporalValue } from './values/date-time.ts';
import {
  compareDuration,
  DURATION_TYPES,
  type DurationValue,
  isSameDuration,
  orderDuration,
} from './values/duration.ts';
import { compareNumeric, type NumericValue, orderNumeric } from './values/numeric.ts';

/** An answer that may be the error of an expression. */
export type Truth = boolean | typeof EXPRESSION_ERROR;

/** The effective boolean value (§17.2.2). */
export function effectiveBooleanValue(term: Outcome): Truth {
  if (term === EXPRESSION_ERROR || term.kind !== 'literal') return EXPRESSION_ERROR;
  const value = parseValue(term);
  if (value.kind === 'boolean') return value.value;
  if (value.kind === 'string') return value.value !== '';
  if (value.kind === 'numeric') return isNonZero(value);
  return value.kind === 'ill-typed' && hasBooleanValue(term) ? false : EXPRESSION_ERROR;
}

/** Neither zero nor NaN. */
export function isNonZero({ number, exact }: NumericValue): boolean {
  if (number !== 0) return !Number.isNaN(number);
  return exact !== undefined && exact.coefficient !== 0n;
}

/** Ill-typed booleans and numbers are false; any other ill-typed literal is an error. */
function hasBooleanValue({ datatype }: LiteralTerm): boolean {
  const probe = parseValue({ kind: 'literal', value: '1', datatype, language: '' });
  return probe.kind === 'boolean' || probe.kind === 'numeric' || datatype.endsWith('#negativeInteger');
}

/** `=` (§17.3, §17.4.1.7): by value where both values are known, else by term; two literals that differ and of which one is not known are an error. */
export function isEqual(a: EngineTerm, b: EngineTerm): Truth {
  if (a.kind !== 'literal' || b.kind !== 'literal') return a.kind === b.kind && a.value === b.value;
  const [left, right] = [parseValue(a), parseValue(b)];
  if (left.kind === 'language-string' || right.kind === 'language-string') return isSameTerm(a, b);
  if (!isKnown(left) || !isKnown(right)) return isSameTerm(a, b) || EXPRESSION_ERROR;
  if (isDuration(left) && isDuration(right)) return isSameDuration(left, right);
  if (left.kind !== right.kind) return false;
  const order = compareValues(left, right);
  return order === undefined ? EXPRESSION_ERROR : order === 0;
}

function isKnown({ kind }: LiteralValue): boolean {
  return kind !== 'unknown' && kind !== 'ill-typed';
}

const DURATIONS: ReadonlySet<string> = new Set(DURATION_TYPES);

function isDuration(value: LiteralValue): value is DurationValue {
  return DURATIONS.has(value.kind);
}

const TEMPORALS: ReadonlySet<string> = new Set(TEMPORAL_TYPES);

/** Whether the value is a point in time. */
export function isTemporal(value: LiteralValue): value is TemporalValue {
  return TEMPORALS.has(value.kind);
}

/** For `<`, `>`, `<=` and `>=` (§17.3): less than zero, zero or more, NaN where there is no order, the error where the operators do not know the operands. */
export function compareOperands(a: EngineTerm, b: EngineTerm): number | typeof EXPRESSION_ERROR {
  if (a.kind !== 'literal' || b.kind !== 'literal') return EXPRESSION_ERROR;
  return compareValues(parseValue(a), parseValue(b)) ?? EXPRESSION_ERROR;
}

function compareValues(a: LiteralValue, b: LiteralValue): number | undefined {
  if (a.kind === 'numeric' && b.kind === 'numeric') return compareNumeric(a, b);
  if (a.kind === 'string' && b.kind === 'string') return compareCodePoints(a.value, b.value);
  if (a.kind === 'boolean' && b.kind === 'boolean') return Number(a.value) - Number(b.value);
  if (isTemporal(a) && isTemporal(b)) return a.kind === b.kind ? compareTemporal(a, b) : undefined;
  return isDuration(a) && isDuration(b) ? compareDuration(a, b) : undefined;
}

const KINDS = { blank: 0, iri: 1, literal: 2 } as const;

/** ORDER BY (§15.1) made total: blank nodes, IRIs, literals; literals by value space and value, then by what is written. Zero only for the same term. */
export function compareTerms(a: EngineTerm, b: EngineTerm): number {
  if (a === b) return 0;
  return compareByValue(a, b) || compareForms(a, b);
}

/** ORDER BY without a decision between literals of equal value, such as `1` and `1.0`. */
export function compareByValue(a: EngineTerm, b: EngineTerm): number {
  if (a.kind !== 'literal' || b.kind !== 'literal') {
    return KINDS[a.kind] - KINDS[b.kind] || compareCodePoints(a.value, b.value);
  }
  const [left, right] = [parseValue(a), parseValue(b)];
  return spaceOf(left) - spaceOf(right) || orderValues(left, right) || orderTexts(a, b, left);
}

/** The value spaces in their order; strings with and without a language stand in one alphabet. */
const SPACES: Readonly<Record<LiteralValue['kind'], number>> = {
  numeric: 0,
  boolean: 1,
  dateTime: 2,
  date: 3,
  time: 4,
  gYear: 5,
  gYearMonth: 6,
  gMonth: 7,
  gMonthDay: 8,
  gDay: 9,
  duration: 10,
  dayTimeDuration: 10,
  yearMonthDuration: 10,
  string: 11,
  'language-string': 11,
  'ill-typed': 12,
  unknown: 12,
};

/** The number of a value's space among them. */
export function spaceOf({ kind }: LiteralValue): number {
  return SPACES[kind];
}

function orderValues(a: LiteralValue, b: LiteralValue): number {
  if (a.kind === 'numeric' && b.kind === 'numeric') return orderNumeric(a, b);
  if (a.kind === 'boolean' && b.kind === 'boolean') return Number(a.value) - Number(b.value);
  if (isTemporal(a) && isTemporal(b)) return orderTemporal(a, b);
  return isDuration(a) && isDuration(b) ? orderDuration(a, b) : 0;
}

/** Strings by text and then language; literals without a known value by datatype and then text. */
function orderTexts(a: LiteralTerm, b: LiteralTerm, { kind }: LiteralValue): number {
  if (kind === 'string' || kind === 'language-string') {
    const [left, right] = [a.language.toLowerCase(), b.language.toLowerCase()];
    return compareCodePoints(a.value, b.value) || compareCodePoints(left, right);
  }
  if (kind !== 'unknown' && kind !== 'ill-typed') return 0;
  return compareCodePoints(a.datatype, b.datatype) || compareCodePoints(a.value, b.value);
}

function compareForms(a: EngineTerm, b: EngineTerm): number {
  if (a.kind !== 'literal' || b.kind !== 'literal') return 0;
  return (
    compareCodePoints(a.value, b.value) ||
    compareCodePoints(a.datatype, b.datatype) ||
    compareCodePoints(a.language, b.language)
  );
}

/** A truth value as an outcome. */
export function truthTerm(value: Truth): Outcome {
  return value === EXPRESSION_ERROR ? EXPRESSION_ERROR : booleanTerm(value);
}
