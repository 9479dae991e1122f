/** An exact decimal number: `coefficient` / 10^`scale`, the scale being 0 or more. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly scale: number;
}

/** Digits after the point that a division keeps; F&O §6.2.4 asks for 18 significant ones at least. */
const DIVISION_DIGITS = 24;

/** More digits than any number that means something: past them a number is an overflow (F&O FOAR0002). */
const MAX_DIGITS = 50_000;

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

const powers: bigint[] = [1n];

function powerOfTen(exponent: number): bigint {
  if (exponent > 64) return 10n ** BigInt(exponent);
  for (let next = powers.length; next <= exponent; next++) powers.push((powers[next - 1] ?? 1n) * 10n);
  return powers[exponent] ?? 1n;
}

/** The decimal that a lexical form of xsd:decimal or xsd:integer writes, which the caller has checked; `undefined` beyond 50,000 digits. */
export function parseDecimal(lexical: string): Decimal | undefined {
  if (lexical.length > MAX_DIGITS) return undefined;
  const sign = lexical.startsWith('-') ? -1n : 1n;
  const digits = lexical.startsWith('-') || lexical.startsWith('+') ? lexical.slice(1) : lexical;
  const point = digits.indexOf('.');
  if (point < 0) return { coefficient: sign * BigInt(digits), scale: 0 };
  const fraction = digits.slice(point + 1);
  return { coefficient: sign * BigInt(digits.slice(0, point) + fraction), scale: fraction.length };
}

/** A whole number as a decimal. */
export function decimalOfInteger(value: bigint | number): Decimal {
  return { coefficient: BigInt(value), scale: 0 };
}

/** The exact value of a finite double: a multiple of a power of two is a decimal. */
export function decimalOfDouble(value: number): Decimal {
  if (Number.isInteger(value)) return decimalOfInteger(value);
  let [mantissa, exponent] = [value, 0];
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  return reduced({ coefficient: BigInt(mantissa) * 5n ** BigInt(exponent), scale: exponent });
}

/** The nearest double, as a reader of the lexical form would find it. */
export function decimalToNumber(value: Decimal): number {
  const { coefficient, scale } = value;
  // Both are exact as doubles, and a division is rounded once.
  if (scale <= 22 && coefficient <= SAFE && coefficient >= -SAFE) return Number(coefficient) / 10 ** scale;
  return Number(formatDecimal(value));
}

function scaledTo(value: Decimal, scale: number): bigint {
  return scale === value.scale ? value.coefficient : value.coefficient * powerOfTen(scale - value.scale);
}

/** The sum. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { coefficient: scaledTo(a, scale) + scaledTo(b, scale), scale };
}

/** The number with the other sign. */
export function negateDecimal(value: Decimal): Decimal {
  return { coefficient: -value.coefficient, scale: value.scale };
}

/** The product. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, scale: a.scale + b.scale };
}

/** The quotient to 24 digits after the point, or as many as the operands have, half away from zero; `undefined` where the divisor is zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.coefficient === 0n) return undefined;
  const scale = Math.max(DIVISION_DIGITS, a.scale, b.scale);
  const shift = scale + b.scale - a.scale;
  const dividend = a.coefficient * powerOfTen(shift);
  const quotient = dividend / b.coefficient;
  const rest = dividend % b.coefficient;
  const isHalf = magnitude(rest) * 2n >= magnitude(b.coefficient);
  const up = isHalf ? (dividend < 0n === b.coefficient < 0n ? 1n : -1n) : 0n;
  return reduced({ coefficient: quotient + up, scale });
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Less than zero, zero or more as the first is less, equal or greater. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [scaledTo(a, scale), scaledTo(b, scale)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The whole number that a decimal is rounded to: down, up, towards zero, or to the nearest with halves up (F&O §6.4.4). */
export function roundDecimal(value: Decimal, mode: 'floor' | 'ceil' | 'truncate' | 'round'): bigint {
  const unit = powerOfTen(value.scale);
  const whole = value.coefficient / unit;
  const rest = value.coefficient % unit;
  const floor = rest < 0n ? whole - 1n : whole;
  if (mode === 'truncate' || rest === 0n) return whole;
  if (mode === 'floor') return floor;
  if (mode === 'ceil') return floor + 1n;
  return (value.coefficient - floor * unit) * 2n >= unit ? floor + 1n : floor;
}

/** The same number without zeros at its end. */
function reduced(value: Decimal): Decimal {
  let { coefficient, scale } = value;
  while (scale > 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    scale--;
  }
  return { coefficient, scale };
}

/** The canonical form of XPath (F&O §17.1.2): no point where the number is whole. */
export function formatDecimal(value: Decimal): string {
  const digits = magnitude(value.coefficient)
    .toString()
    .padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = withoutFinalZeros(digits.slice(digits.length - value.scale));
  const sign = value.coefficient < 0n ? '-' : '';
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

/** Digits after a point without the zeros at their end. */
export function withoutFinalZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}

/** Whether the number is longer than the engine computes with. */
export function isOverflow(value: Decimal): boolean {
  return value.scale > MAX_DIGITS || value.coefficient >= LIMIT || value.coefficient <= -LIMIT;
}

const LIMIT = 1n << BigInt(Math.floor(MAX_DIGITS * Math.log2(10)));
