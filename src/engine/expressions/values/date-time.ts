import { dateOf, daysBefore, daysInMonth } from './calendar.ts';
import { type Decimal, withoutFinalZeros } from './decimal.ts';

/** The types of XML Schema that stand for points and recurring points in time. */
export const TEMPORAL_TYPES = [
  'dateTime',
  'date',
  'time',
  'gYear',
  'gYearMonth',
  'gMonth',
  'gMonthDay',
  'gDay',
] as const;

/** One of them. */
export type TemporalType = (typeof TEMPORAL_TYPES)[number];

/** A point in time as it is written, and where it lies. */
export interface TemporalValue {
  readonly kind: TemporalType;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits of the second after the point, without final zeros. */
  readonly fraction: string;
  /** Minutes east of UTC; `undefined` where no timezone is written. */
  readonly offset: number | undefined;
  /** Whole seconds since 1970-01-01T00:00:00 in UTC, or in the local time where there is no timezone. */
  readonly instant: number;
}

/** The parts of a point in time that a caller sets; the others are those of 1972-12-31T00:00:00 (XSD 1.1 §E.3.3). */
export type TemporalParts = Partial<Omit<TemporalValue, 'kind' | 'instant'>>;

const YEAR = String.raw`(?<year>-?(?:[1-9]\d{4,9}|\d{4}))`;
const MONTH = String.raw`(?<month>\d\d)`;
const DAY_OF_MONTH = String.raw`(?<day>\d\d)`;
const TIME = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.(?<fraction>\d+))?`;

const PATTERNS: Readonly<Record<TemporalType, RegExp>> = {
  dateTime: pattern(`${YEAR}-${MONTH}-${DAY_OF_MONTH}T${TIME}`),
  date: pattern(`${YEAR}-${MONTH}-${DAY_OF_MONTH}`),
  time: pattern(TIME),
  gYear: pattern(YEAR),
  gYearMonth: pattern(`${YEAR}-${MONTH}`),
  gMonth: pattern(`--${MONTH}`),
  gMonthDay: pattern(`--${MONTH}-${DAY_OF_MONTH}`),
  gDay: pattern(`---${DAY_OF_MONTH}`),
};

function pattern(source: string): RegExp {
  return new RegExp(`^${source}(?<zone>Z|[+-]\\d\\d:\\d\\d)?$`);
}

const MAX_YEAR = 200_000_000;
const MAX_OFFSET = 14 * 60;
const DAY = 86_400;

/** Reads a lexical form; `undefined` where the type does not have it, or the year is beyond 200 million. */
export function parseTemporal(kind: TemporalType, lexical: string): TemporalValue | undefined {
  const value = (kind === 'date' ? plainDate(lexical) : undefined) ?? matched(kind, lexical);
  return value !== undefined && isInRange(value) ? endOfDay(value) : undefined;
}

function matched(kind: TemporalType, lexical: string): TemporalValue | undefined {
  const groups = PATTERNS[kind].exec(lexical)?.groups;
  if (groups === undefined) return undefined;
  const number = (name: string) => (groups[name] === undefined ? undefined : Number(groups[name]));
  const { year, month, day } = { year: number('year'), month: number('month'), day: number('day') };
  const offset = groups.zone === undefined ? undefined : offsetOf(groups.zone);
  if (offset !== undefined && Math.abs(offset) > MAX_OFFSET) return undefined;
  return temporal(kind, {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
    hour: number('hour') ?? 0,
    minute: number('minute') ?? 0,
    second: number('second') ?? 0,
    fraction: withoutFinalZeros(groups.fraction ?? ''),
    offset,
  });
}

/** A date of ten characters, as nearly all are written, without the pattern, which costs several times as much. */
function plainDate(text: string): TemporalValue | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return Number.isNaN(year + month + day) ? undefined : temporal('date', { year, month, day });
}

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(4));
  if (minutes > 59) return Number.POSITIVE_INFINITY;
  return (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + minutes);
}

function isInRange(value: TemporalValue): boolean {
  const { year, month, day, hour, minute, second } = value;
  if (Math.abs(year) > MAX_YEAR || month < 1 || month > 12 || day < 1) return false;
  // A month-day stands for every year, leap years too.
  if (day > daysInMonth(value.kind === 'gMonthDay' ? 2000 : year, month)) return false;
  if (hour === 24) return minute === 0 && second === 0 && value.fraction === '';
  return hour < 24 && minute < 60 && second < 60;
}

/** 24:00:00 is the first moment of the next day (XSD 1.1 §3.3.7.2). */
function endOfDay(value: TemporalValue): TemporalValue {
  if (value.hour !== 24) return value;
  return temporalAt(
    value.kind,
    value.kind === 'time' ? value.instant - DAY : value.instant,
    '',
    value.offset,
  );
}

/** A point in time from its parts, which are in their ranges. */
export function temporal(kind: TemporalType, parts: TemporalParts): TemporalValue {
  const { year = 1972, month = 12, hour = 0, minute = 0, second = 0, fraction = '', offset } = parts;
  const day = parts.day ?? daysInMonth(year, month);
  const local = daysBefore(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
  const instant = local - (offset ?? 0) * 60;
  return { kind, year, month, day, hour, minute, second, fraction, offset, instant };
}

/** A point in time at an instant, told in the local time of an offset. */
export function temporalAt(
  kind: TemporalType,
  instant: number,
  fraction: string,
  offset: number | undefined,
): TemporalValue {
  const local = instant + (offset ?? 0) * 60;
  const days = Math.floor(local / DAY);
  const second = local - days * DAY;
  const date = kind === 'time' ? { year: 1972, month: 12, day: 31 } : dateOf(days);
  const time = {
    hour: Math.floor(second / 3600),
    minute: Math.floor((second % 3600) / 60),
    second: second % 60,
  };
  return temporal(kind, { ...date, ...time, fraction, offset });
}

/** Compares two points of one type: less than zero, zero or more; `undefined` where only one has a timezone and they lie within 14 hours (XSD 1.1 §3.3.7.4). */
export function compareTemporal(a: TemporalValue, b: TemporalValue): number | undefined {
  if ((a.offset === undefined) === (b.offset === undefined)) return orderTemporal(a, b);
  const apart = Math.abs(a.instant - b.instant);
  const limit = MAX_OFFSET * 60;
  const isFar = apart > limit || (apart === limit && a.fraction !== b.fraction && isApart(a, b));
  return isFar ? orderTemporal(a, b) : undefined;
}

function isApart(a: TemporalValue, b: TemporalValue): boolean {
  const [first, last] = a.instant < b.instant ? [a, b] : [b, a];
  return first.fraction < last.fraction;
}

/** A total order of points of one type, which takes local times as UTC. */
export function orderTemporal(a: TemporalValue, b: TemporalValue): number {
  if (a.instant !== b.instant) return a.instant < b.instant ? -1 : 1;
  if (a.fraction === b.fraction) return 0;
  return a.fraction < b.fraction ? -1 : 1;
}

/** Seconds with their fraction, as SECONDS gives them. */
export function secondsOf(value: TemporalValue): Decimal {
  return { coefficient: BigInt(`${value.second}${value.fraction}`), scale: value.fraction.length };
}

/** The canonical lexical form. */
export function formatTemporal(value: TemporalValue): string {
  const [month, day] = [pad(value.month), pad(value.day)];
  const seconds = value.fraction === '' ? pad(value.second) : `${pad(value.second)}.${value.fraction}`;
  const time = `${pad(value.hour)}:${pad(value.minute)}:${seconds}`;
  const date = `${padYear(value.year)}-${month}-${day}`;
  const forms: Readonly<Record<TemporalType, string>> = {
    dateTime: `${date}T${time}`,
    date,
    time,
    gYear: padYear(value.year),
    gYearMonth: `${padYear(value.year)}-${month}`,
    gMonth: `--${month}`,
    gMonthDay: `--${month}-${day}`,
    gDay: `---${day}`,
  };
  return forms[value.kind] + formatOffset(value.offset);
}

/** A timezone as it is written: `Z`, `+02:00`, or nothing. */
export function formatOffset(offset: number | undefined): string {
  if (offset === undefined) return '';
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function padYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}
