import { isTemporal } from './comparison.ts';
import { type EngineTerm, EXPRESSION_ERROR, literal, type Outcome, xsd } from './term.ts';
import { type LiteralValue, parseValue } from './value.ts';
import { formatTemporal, type TemporalValue } from './values/date-time.ts';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  roundDecimal,
} from './values/decimal.ts';
import {
  addToTemporal,
  type DurationValue,
  duration,
  durationTerm,
  negateDuration,
  subtractTemporals,
} from './values/duration.ts';
import {
  type ArithmeticOperator,
  arithmetic,
  exactOf,
  type NumericValue,
  negateNumeric,
  numericOfDecimal,
  numericTerm,
} from './values/numeric.ts';

/** `+`, `-`, `*` and `/` on numbers, and on dates, times and durations as far as F&O §10 defines them. */
export function arithmeticOutcome(operator: ArithmeticOperator, a: EngineTerm, b: EngineTerm): Outcome {
  if (a.kind !== 'literal' || b.kind !== 'literal') return EXPRESSION_ERROR;
  const [left, right] = [parseValue(a), parseValue(b)];
  if (left.kind === 'numeric' && right.kind === 'numeric') {
    const value = arithmetic(operator, left, right);
    return value === EXPRESSION_ERROR ? EXPRESSION_ERROR : numericTerm(value);
  }
  return temporalOutcome(operator, left, right) ?? EXPRESSION_ERROR;
}

/** Unary minus. */
export function negateOutcome(term: EngineTerm): Outcome {
  const value = numberOf(term);
  return value === undefined ? EXPRESSION_ERROR : numericTerm(negateNumeric(value));
}

/** Unary plus: the number in its basic type. */
export function plusOutcome(term: EngineTerm): Outcome {
  const value = numberOf(term);
  return value === undefined ? EXPRESSION_ERROR : numericTerm(value);
}

/** The number that a term is, if it is one. */
export function numberOf(term: EngineTerm): NumericValue | undefined {
  if (term.kind !== 'literal') return undefined;
  const value = parseValue(term);
  return value.kind === 'numeric' ? value : undefined;
}

function temporalOutcome(
  operator: ArithmeticOperator,
  a: LiteralValue,
  b: LiteralValue,
): Outcome | undefined {
  if (isTemporal(a)) return pointOutcome(operator, a, b);
  const left = asDuration(a);
  if (left === undefined) return undefined;
  if (isTemporal(b) && operator === '+') return temporalTerm(addToTemporal(b, left));
  const right = asDuration(b);
  if (right !== undefined) return durationsOutcome(operator, left, right);
  return b.kind === 'numeric' ? scaledOutcome(operator, left, b) : undefined;
}

function pointOutcome(operator: ArithmeticOperator, a: TemporalValue, b: LiteralValue): Outcome | undefined {
  if (operator !== '+' && operator !== '-') return undefined;
  const right = asDuration(b);
  if (right !== undefined)
    return temporalTerm(addToTemporal(a, operator === '+' ? right : negateDuration(right)));
  if (!isTemporal(b) || operator === '+') return undefined;
  const seconds = subtractTemporals(a, b);
  return seconds && durationTerm(duration('dayTimeDuration', 0, seconds));
}

function temporalTerm(value: TemporalValue | undefined): Outcome | undefined {
  return value && literal(formatTemporal(value), xsd(value.kind));
}

/** Only the two subtypes of xsd:duration can be computed with. */
function asDuration(value: LiteralValue): DurationValue | undefined {
  return value.kind === 'dayTimeDuration' || value.kind === 'yearMonthDuration' ? value : undefined;
}

function durationsOutcome(
  operator: ArithmeticOperator,
  a: DurationValue,
  b: DurationValue,
): Outcome | undefined {
  if (a.kind !== b.kind || operator === '*') return undefined;
  if (operator === '/') return ratioOutcome(a, b);
  const right = operator === '+' ? b : negateDuration(b);
  return durationTerm(duration(a.kind, a.months + right.months, addDecimals(a.seconds, right.seconds)));
}

function ratioOutcome(a: DurationValue, b: DurationValue): Outcome | undefined {
  const size = (value: DurationValue) =>
    value.kind === 'yearMonthDuration' ? { coefficient: BigInt(value.months), scale: 0 } : value.seconds;
  const ratio = divideDecimals(size(a), size(b));
  return ratio && numericTerm(numericOfDecimal('decimal', ratio));
}

function scaledOutcome(
  operator: ArithmeticOperator,
  { kind, months, seconds }: DurationValue,
  factor: NumericValue,
): Outcome | undefined {
  if ((operator !== '*' && operator !== '/') || !Number.isFinite(factor.number)) return undefined;
  const exact = exactOf(factor);
  const scaled = (value: typeof seconds) =>
    operator === '*' ? multiplyDecimals(value, exact) : divideDecimals(value, exact);
  const newMonths = scaled({ coefficient: BigInt(months), scale: 0 });
  const newSeconds = scaled(seconds);
  if (newMonths === undefined || newSeconds === undefined) return undefined;
  const whole = Number(roundDecimal(newMonths, 'round'));
  if (!Number.isSafeInteger(whole) || compareDecimals(newSeconds, LONGEST) > 0) return undefined;
  return durationTerm(duration(kind, whole, newSeconds));
}

const LONGEST = { coefficient: 10n ** 15n, scale: 0 };
