import { daysInMonth, type TemporalType, type TemporalValue, temporal, temporalAt } from './date-time.ts';
import { addDecimals, type Decimal, formatDecimal, negateDecimal, roundDecimal } from './decimal.ts';
import type { DurationValue } from './duration.ts';

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
