import { type LiteralTerm, literal, xsd } from '../term.ts';
import { daysInMonth } from './calendar.ts';
import { type TemporalType, type TemporalValue, temporal, temporalAt } from './date-time.ts';
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  formatDecimal,
  negateDecimal,
  parseDecimal,
  roundDecimal,
} from './decimal.ts';

const HAS_INSTANT: ReadonlySet<TemporalType> = new Set(['dateTime', 'date', 'time']);
const MAX_INSTANT = 6e15;

/** A dateTime, date or time moved by a duration (F&O §10.8); `undefined` for other types, and for months added to a time. */
export function addToTemporal(value: TemporalValue, moved: DurationValue): TemporalValue | undefined {
  if (!HAS_INSTANT.has(value.kind) || (value.kind === 'time' && moved.kind !== 'dayTimeDuration'))
    return undefined;
  const shifted = addMonths(value, moved.months);
  const sum = addDecimals(instantOf(shifted), moved.seconds);
  const whole = roundDecimal(sum, 'floor');
  if (whole > MAX_INSTANT || whole < -MAX_INSTANT) return undefined;
  const instant = Number(whole);
  const rest = addDecimals(sum, { coefficient: -whole, scale: 0 });
  const fraction = formatDecimal(rest).slice(2);
  if (value.kind !== 'date') return temporalAt(value.kind, instant, fraction, value.offset);
  const { year, month, day, offset } = temporalAt('dateTime', instant, fraction, value.offset);
  return temporal('date', { year, month, day, offset });
}

function addMonths(value: TemporalValue, months: number): TemporalValue {
  if (months === 0) return value;
  const total = value.year * 12 + value.month - 1 + months;
  const [year, month] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  return temporal(value.kind, { ...value, year, month, day: Math.min(value.day, daysInMonth(year, month)) });
}

/** Seconds from the second to the first of two dateTimes, dates or times (F&O §10.8); `undefined` for other types, or where only one has a timezone. */
export function subtractTemporals(a: TemporalValue, b: TemporalValue): Decimal | undefined {
  if (a.kind !== b.kind || !HAS_INSTANT.has(a.kind)) return undefined;
  if ((a.offset === undefined) !== (b.offset === undefined)) return undefined;
  return addDecimals(instantOf(a), negateDecimal(instantOf(b)));
}

/** Seconds since 1970-01-01 with their fraction. */
function instantOf({ instant, fraction }: TemporalValue): Decimal {
  const scale = fraction.length;
  return {
    coefficient: BigInt(instant) * 10n ** BigInt(scale) + BigInt(fraction || '0'),
    scale,
  };
}

/** xsd:duration and its two subtypes that have an order (F&O §10.3). */
export const DURATION_TYPES = ['duration', 'dayTimeDuration', 'yearMonthDuration'] as const;

/** One of them. */
export type DurationType = (typeof DURATION_TYPES)[number];

/** A duration: whole months and exact seconds, both of one sign. */
export interface DurationValue {
  readonly kind: DurationType;
  readonly months: number;
  readonly seconds: Decimal;
}

const PATTERN =
  /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d|\.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
/** No calendar reaches further, and sums stay safe integers. */
const MAX_UNITS = 1e12;
const NO_SECONDS: Decimal = { coefficient: 0n, scale: 0 };

/** Reads a lexical form; `undefined` where the type does not have it or a part is beyond 10^12. */
export function parseDuration(kind: DurationType, lexical: string): DurationValue | undefined {
  const match = PATTERN.exec(lexical);
  if (match === null || match.slice(2).every((part) => part === undefined)) return undefined;
  const [, sign, years, months, days, hours, minutes, second = '0'] = match;
  const hasMonths = years !== undefined || months !== undefined;
  const hasSeconds = [days, hours, minutes, match[7]].some((part) => part !== undefined);
  if ((kind === 'dayTimeDuration' && hasMonths) || (kind === 'yearMonthDuration' && hasSeconds))
    return undefined;
  const allMonths = Number(years ?? 0) * 12 + Number(months ?? 0);
  const whole = Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  const seconds = parseDecimal(second);
  if (seconds === undefined || allMonths > MAX_UNITS || whole > MAX_UNITS) return undefined;
  const value = duration(kind, allMonths, addDecimals(seconds, { coefficient: BigInt(whole), scale: 0 }));
  return sign === undefined ? value : negateDuration(value);
}

/** A duration from its months and seconds. */
export function duration(kind: DurationType, months: number, seconds: Decimal = NO_SECONDS): DurationValue {
  return { kind, months, seconds };
}

/** The duration with the other sign. */
export function negateDuration({ kind, months, seconds }: DurationValue): DurationValue {
  return { kind, months: 0 - months, seconds: negateDecimal(seconds) };
}

/** Whether two durations of any type are as long (F&O §10.4.5). */
export function isSameDuration(a: DurationValue, b: DurationValue): boolean {
  return a.months === b.months && compareDecimals(a.seconds, b.seconds) === 0;
}

/** Compares two durations that are both of days and seconds or both of months; `undefined` for any others, which have no order. */
export function compareDuration(a: DurationValue, b: DurationValue): number | undefined {
  if (a.kind !== b.kind || a.kind === 'duration') return undefined;
  return orderDuration(a, b);
}

/** A total order: by months of 30.436875 days and seconds, then by months. */
export function orderDuration(a: DurationValue, b: DurationValue): number {
  return compareDecimals(length(a), length(b)) || a.months - b.months;
}

function length({ months, seconds }: DurationValue): Decimal {
  return addDecimals({ coefficient: BigInt(months) * 2_629_746n, scale: 0 }, seconds);
}

/** The duration as a literal in canonical form (XSD 1.1 §3.3.6.2). */
export function durationTerm(value: DurationValue): LiteralTerm {
  return literal(formatDuration(value), xsd(value.kind));
}

/** The canonical lexical form, such as `-PT8H` or `P1Y2M`. */
export function formatDuration({ kind, months, seconds }: DurationValue): string {
  const isNegative = months < 0 || seconds.coefficient < 0n;
  const size = seconds.coefficient < 0n ? negateDecimal(seconds) : seconds;
  const yearMonth = formatMonths(Math.abs(months));
  const dayTime = formatSeconds(size);
  const zero = kind === 'yearMonthDuration' ? '0M' : 'T0S';
  return `${isNegative ? '-' : ''}P${yearMonth + dayTime || zero}`;
}

function formatMonths(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return `${years > 0 ? `${years}Y` : ''}${rest > 0 ? `${rest}M` : ''}`;
}

function formatSeconds({ coefficient, scale }: Decimal): string {
  const unit = 10n ** BigInt(scale);
  const whole = coefficient / unit;
  const rest = formatDecimal({ coefficient: coefficient - (whole / 60n) * 60n * unit, scale });
  const part = (value: bigint, letter: string) => (value > 0n ? `${value}${letter}` : '');
  const days = part(whole / 86_400n, 'D');
  const hours = part((whole / 3600n) % 24n, 'H');
  const minutes = part((whole / 60n) % 60n, 'M');
  const time = `${hours}${minutes}${rest === '0' ? '' : `${rest}S`}`;
  return days + (time === '' ? '' : `T${time}`);
}
