import { EXPRESSION_ERROR, type LiteralTerm, literal, xsd } from '../term.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalOfDouble,
  decimalOfInteger,
  decimalToNumber,
  divideDecimals,
  formatDecimal,
  isOverflow,
  multiplyDecimals,
  negateDecimal,
} from './decimal.ts';

/** The four numeric types that operators know, in the order of promotion (XPath 2.0 §B.1); derived types of integer are integers. */
export type NumericType = 'integer' | 'decimal' | 'float' | 'double';

/** A number: the nearest double, and for decimals and for integers beyond 2^53 the exact value. */
export interface NumericValue {
  readonly kind: 'numeric';
  readonly type: NumericType;
  readonly number: number;
  readonly exact: Decimal | undefined;
}

/** The four operators of arithmetic. */
export type ArithmeticOperator = '+' | '-' | '*' | '/';

const DATATYPES = {
  integer: xsd('integer'),
  decimal: xsd('decimal'),
  float: xsd('float'),
  double: xsd('double'),
} as const;
const RANKS = { integer: 0, decimal: 1, float: 2, double: 3 } as const;

/** A safe integer, a float or a double as a value; floats are rounded to single precision. */
export function numericOf(type: 'integer' | 'float' | 'double', number: number): NumericValue {
  return { kind: 'numeric', type, number: type === 'float' ? Math.fround(number) : number, exact: undefined };
}

/** An exact number as a value of type integer or decimal. */
export function numericOfDecimal(type: 'integer' | 'decimal', exact: Decimal): NumericValue {
  const number = decimalToNumber(exact);
  if (type === 'integer' && Number.isSafeInteger(number)) return numericOf('integer', number);
  return { kind: 'numeric', type, number, exact };
}

/** The exact value of a number that is finite. */
export function exactOf(value: NumericValue): Decimal {
  if (value.exact !== undefined) return value.exact;
  return value.type === 'integer' ? decimalOfInteger(value.number) : decimalOfDouble(value.number);
}

/** The type to which both operands are promoted. */
function promotedType(a: NumericType, b: NumericType): NumericType {
  return RANKS[a] >= RANKS[b] ? a : b;
}

/** The sum, difference, product or quotient (F&O §6.2); the error where an exact number is divided by zero or overflows. */
export function arithmetic(
  operator: ArithmeticOperator,
  a: NumericValue,
  b: NumericValue,
): NumericValue | typeof EXPRESSION_ERROR {
  const type = promotedType(a.type, b.type);
  if (type === 'float' || type === 'double') return floating(operator, type, a.number, b.number);
  if (type === 'integer' && operator !== '/' && a.exact === undefined && b.exact === undefined) {
    const number = compute(operator, a.number, b.number);
    // -0 is no integer: 0 * -1 is 0.
    if (Number.isSafeInteger(number)) return numericOf('integer', number + 0);
  }
  const exact = computeExactly(operator, exactOf(a), exactOf(b));
  if (exact === undefined || isOverflow(exact)) return EXPRESSION_ERROR;
  return numericOfDecimal(operator === '/' ? 'decimal' : type, exact);
}

function floating(
  operator: ArithmeticOperator,
  type: 'float' | 'double',
  a: number,
  b: number,
): NumericValue {
  if (type === 'double') return numericOf(type, compute(operator, a, b));
  return numericOf(type, compute(operator, Math.fround(a), Math.fround(b)));
}

function compute(operator: ArithmeticOperator, a: number, b: number): number {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  return operator === '*' ? a * b : a / b;
}

function computeExactly(operator: ArithmeticOperator, a: Decimal, b: Decimal): Decimal | undefined {
  if (operator === '+') return addDecimals(a, b);
  if (operator === '-') return addDecimals(a, negateDecimal(b));
  return operator === '*' ? multiplyDecimals(a, b) : divideDecimals(a, b);
}

/** Compares after promotion (F&O §6.3): less than zero, zero or more; NaN where an operand is NaN. */
export function compareNumeric(a: NumericValue, b: NumericValue): number {
  const type = promotedType(a.type, b.type);
  if (type === 'float') return difference(Math.fround(a.number), Math.fround(b.number));
  if (type === 'double' || a.number !== b.number) return difference(a.number, b.number);
  // Equal when rounded: only the exact values can tell, where there are any.
  return a.exact === undefined && b.exact === undefined ? 0 : compareDecimals(exactOf(a), exactOf(b));
}

function difference(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return a === b ? 0 : Number.NaN;
}

/** A total order by the mathematical value, which promotion is not: NaN first, then as the numbers are. */
export function orderNumeric(a: NumericValue, b: NumericValue): number {
  if (a.number < b.number) return -1;
  if (a.number > b.number) return 1;
  if (a.number !== b.number) return Number(Number.isNaN(b.number)) - Number(Number.isNaN(a.number));
  if (a.exact === undefined && b.exact === undefined) return 0;
  if (!Number.isFinite(a.number)) return orderInfinite(a, b);
  return compareDecimals(exactOf(a), exactOf(b));
}

/** Exact numbers beyond the doubles lie between the largest double and INF. */
function orderInfinite(a: NumericValue, b: NumericValue): number {
  if (a.exact !== undefined && b.exact !== undefined) return compareDecimals(a.exact, b.exact);
  return (a.exact === undefined) === a.number > 0 ? 1 : -1;
}

/** The number with the other sign. */
export function negateNumeric(value: NumericValue): NumericValue {
  const exact = value.exact && negateDecimal(value.exact);
  const number = value.type === 'integer' ? 0 - value.number : -value.number;
  return { kind: 'numeric', type: value.type, number, exact };
}

/** The number as a literal of its type in canonical form (XML Schema Part 2): `6`, `6.0`, `6.0E0`. */
export function numericTerm(value: NumericValue): LiteralTerm {
  return literal(canonicalNumeric(value), DATATYPES[value.type], value);
}

function canonicalNumeric(value: NumericValue): string {
  if (value.type === 'integer') {
    return value.exact === undefined ? String(value.number) : formatDecimal(value.exact);
  }
  if (value.type === 'float' || value.type === 'double') return scientific(value.number, value.type);
  const text = formatDecimal(exactOf(value));
  return text.includes('.') ? text : `${text}.0`;
}

/** The number as XPath casts it to a string (F&O §17.1.2): `6`, `6.5`; `6.0E6` for floats and doubles of a million and more, or less than a millionth. */
export function numericToString(value: NumericValue): string {
  if (value.type === 'integer' || value.type === 'decimal') return formatDecimal(exactOf(value));
  const size = Math.abs(value.number);
  if (size === 0) return Object.is(value.number, -0) ? '-0' : '0';
  if (size < 1e-6 || size >= 1e6) return scientific(value.number, value.type);
  const shortest = value.type === 'float' ? shortestFloat(value.number) : String(value.number);
  return shortest.includes('e') ? formatDecimal(decimalOfDouble(Number(shortest))) : shortest;
}

function scientific(number: number, type: 'float' | 'double'): string {
  if (Number.isNaN(number)) return 'NaN';
  if (!Number.isFinite(number)) return number > 0 ? 'INF' : '-INF';
  if (number === 0) return Object.is(number, -0) ? '-0.0E0' : '0.0E0';
  const shortest = type === 'float' ? Number(shortestFloat(number)) : number;
  const [mantissa = '0', exponent = '0'] = shortest.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

/** The fewest digits that are read back as the same single. */
function shortestFloat(number: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = number.toPrecision(digits);
    if (Math.fround(Number(text)) === number) return String(Number(text));
  }
  return String(Number(number.toPrecision(9)));
}
