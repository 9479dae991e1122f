import { interval, type PartialDate } from '../../records/mapping/values.ts';
import { folded } from '../../text/folding.ts';
import { tidy } from './cells.ts';

/** Whether the day or the month comes first in dates such as 10/06/2007. */
export type DateOrder = 'dmy' | 'mdy';

const MAX_LENGTH = 60;
const LEADING = /^(?:since|from|kopš|no)\s+/iu;
const MIDNIGHT = /[T ]00:00(?::00(?:\.0+)?)?Z?$/;
const YEAR_FIRST = /^(\d{4})(?:\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{1,2}))?)?\.?$/;
const YEAR_LAST = /^(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4})\.?$/;
const MONTH_YEAR = /^(\d{1,2})\s?[./-]\s?(\d{4})\.?$/;

/** Words that say no more than that it is a date. */
const NOISE = new Set([
  'since',
  'from',
  'kops',
  'no',
  'in',
  'on',
  'of',
  'the',
  'year',
  'g',
  'gada',
  'gads',
  'gadu',
]);
const MONTHS: readonly RegExp[] = [
  /^(jan|january|janvar(is|i|a|u))$/,
  /^(feb|febr|february|februar(is|i|a|u))$/,
  /^(mar|march|mart(s|a|u|i))$/,
  /^(apr|april|april(is|i|a|u))$/,
  /^(may|mai(js|ja|ju)|maij(s|a|u))$/,
  /^(jun|june|junij(s|a|u))$/,
  /^(jul|july|julij(s|a|u))$/,
  /^(aug|august|august(s|a|u))$/,
  /^(sep|sept|september|septembr(is|i|a|u))$/,
  /^(oct|okt|october|oktobr(is|i|a|u))$/,
  /^(nov|november|novembr(is|i|a|u))$/,
  /^(dec|december|decembr(is|i|a|u))$/,
];

/** A date as people write it, in English or Latvian, with the precision it has; a date with slashes or hyphens in which day and month cannot be told apart needs the order; undefined where it is no one date. */
export function readDate(cell: string, order?: DateOrder): PartialDate | 'ambiguous' | undefined {
  if (cell.length > MAX_LENGTH) return undefined;
  const text = tidy(cell).replace(LEADING, '').replace(MIDNIGHT, '');
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return date(year, month, day);
  const [, months, years] = MONTH_YEAR.exec(text) ?? [];
  if (years !== undefined) return date(years, months);
  return YEAR_LAST.test(text) ? dayAndMonth(text, order) : inWords(text);
}

/** The order of day and month that a column's dates show; undefined where none or both. */
export function dateOrder(cells: Iterable<string>): DateOrder | undefined {
  const seen = new Set<DateOrder>();
  for (const cell of cells) {
    const [, first, sign, second] =
      YEAR_LAST.exec(tidy(cell.slice(0, MAX_LENGTH)).replace(LEADING, '')) ?? [];
    if (sign === '.' || first === undefined) continue;
    if (Number(first) > 12) seen.add('dmy');
    else if (Number(second) > 12) seen.add('mdy');
  }
  return seen.size === 1 ? [...seen][0] : undefined;
}

/** With points the day comes first, wherever in Europe. */
function dayAndMonth(text: string, order: DateOrder | undefined): PartialDate | 'ambiguous' | undefined {
  const [, first = '', sign, second = '', year = ''] = YEAR_LAST.exec(text) ?? [];
  const [dmy, mdy] = [date(year, second, first), date(year, first, second)];
  if (sign === '.' || order === 'dmy') return dmy;
  if (order === 'mdy') return mdy;
  return dmy !== undefined && mdy !== undefined && dmy !== mdy ? 'ambiguous' : (dmy ?? mdy);
}

/** `June 2007`, `10th June 2007`, `2007. gada 10. jūnijā`, `2015.g.`: a year, and a month, and then a day. */
function inWords(text: string): PartialDate | undefined {
  const words = folded(text)
    .split(' ')
    .filter((word) => !NOISE.has(word));
  const years = words.filter((word) => /^\d{4}$/.test(word));
  const months = words.filter((word) => monthOf(word) > 0);
  const days = words.filter((word) => /^\d{1,2}(st|nd|rd|th)?$/.test(word));
  const [year] = years;
  if (year === undefined || years.length + months.length + days.length !== words.length) return undefined;
  if (years.length > 1 || months.length > 1 || days.length > months.length) return undefined;
  const [month] = months;
  return date(year, month && String(monthOf(month)), /^\d{1,2}/.exec(days[0] ?? '')?.[0]);
}

/** 1 to 12, or 0 for what is no month. */
function monthOf(word: string): number {
  return MONTHS.findIndex((month) => month.test(word)) + 1;
}

/** A date of the calendar, a bare year as a number. */
function date(year: string, month?: string, day?: string): PartialDate | undefined {
  if (month === undefined) return Number(year) >= 1000 ? Number(year) : undefined;
  const text = [
    year,
    ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])),
  ].join('-');
  return interval(text) === undefined ? undefined : text;
}
