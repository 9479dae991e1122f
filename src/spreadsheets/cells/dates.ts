import { interval, type PartialDate } from '../../records/mapping/values.ts';
import { folded } from '../../text/folding.ts';
import { allWords, spellings, words } from '../words/words.ts';
import { tidy } from './cells.ts';

/** Whether the day or the month comes first in dates such as 10/06/2007. */
export type DateOrder = 'dmy' | 'mdy';

/** What is known beside the text of a date. */
export interface DateOptions {
  readonly order?: DateOrder | undefined;
  /** A day of the calendar, behind which no year of two digits lies; without it there are none. */
  readonly today?: string | undefined;
  /** Whether five digits are the number that Excel gives a day. */
  readonly serials?: boolean | undefined;
}

const MAX_LENGTH = 80;
const MIDNIGHT = /[T ]0?0:00(?::00(?:\.0+)?)?Z?$/;
const YEAR_FIRST = /^(\d{4})(?:\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{1,2}))?)?\.?$/;
const YEAR_LAST = /^(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4}|['’]?\d{2})\.?$/;
const MONTH_YEAR = /^(\d{1,2})\s?[./-]\s?(\d{4})\.?$/;
const WITH_ROMAN = /^(?:(\d{1,2})[.\s]{1,2})?([IVX]{1,4})[.\s/-]{1,2}['’]?(\d{4}|\d{2})\.?$/;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const SERIALS = { first: 15_000, last: 60_000, epoch: Date.UTC(1899, 11, 30) };

interface DateWords {
  /** Words that say no more than that it is a date. */
  readonly fill: ReadonlySet<string>;
  readonly months: ReadonlyMap<string, number>;
}

let known: DateWords | undefined;

function dateWords(): DateWords {
  known ??= {
    fill: allWords(({ dates }) => [...dates.fill, ...dates.since].flatMap((phrase) => phrase.split(' '))),
    months: new Map(
      [...words().languages.values()].flatMap(({ months }) =>
        months.flatMap((list, index) => list.flatMap(spellings).map((word) => [word, index + 1] as const)),
      ),
    ),
  };
  return known;
}

/** A date as people write it in any of the languages of the words, with the precision it has; a date in which day and month cannot be told apart needs the order; undefined where it is no one date, or not certain. */
export function readDate(cell: string, options: DateOptions = {}): PartialDate | 'ambiguous' | undefined {
  if (cell.length > MAX_LENGTH || /[?~]/.test(cell)) return undefined;
  const text = bare(tidy(cell).replace(MIDNIGHT, ''));
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return date(year, month, day);
  const [, months, years] = MONTH_YEAR.exec(text) ?? [];
  if (years !== undefined) return date(years, months);
  if (options.serials && /^\d{5}(?:\.\d+)?$/.test(text)) return ofSerial(Number(text));
  if (YEAR_LAST.test(text)) return dayAndMonth(text, options);
  const [, of, roman = '', at = ''] = WITH_ROMAN.exec(text) ?? [];
  const century = fullYear(at, options.today);
  if (century !== undefined) return date(century, String(ROMAN.indexOf(roman) + 1), of);
  return inWords(text, options);
}

/** The order of day and month that a column's dates show; undefined where none or both. */
export function dateOrder(cells: Iterable<string>): DateOrder | undefined {
  const seen = new Set<DateOrder>();
  for (const cell of cells) {
    const [, first, sign, second] = YEAR_LAST.exec(bare(tidy(cell.slice(0, MAX_LENGTH)))) ?? [];
    if (sign === '.' || first === undefined) continue;
    if (Number(first) > 12) seen.add('dmy');
    else if (Number(second) > 12) seen.add('mdy');
  }
  return seen.size === 1 ? [...seen][0] : undefined;
}

/** Without the words around it that say no more than that it is a date. */
function bare(text: string): string {
  const { fill } = dateWords();
  const words = text.split(/\s+/);
  const isFill = (word: string | undefined) =>
    word !== undefined && !/[\dIVX]/.test(word) && fill.has(folded(word));
  while (words.length > 1 && isFill(words[0])) words.shift();
  while (words.length > 1 && isFill(words.at(-1))) words.pop();
  return words.join(' ');
}

/** With points the day comes first, wherever in Europe. */
function dayAndMonth(text: string, { order, today }: DateOptions): PartialDate | 'ambiguous' | undefined {
  const [, first = '', sign, second = '', written = ''] = YEAR_LAST.exec(text) ?? [];
  const year = fullYear(written, today);
  if (year === undefined) return undefined;
  const [dmy, mdy] = [date(year, second, first), date(year, first, second)];
  if (sign === '.' || order === 'dmy') return dmy;
  if (order === 'mdy') return mdy;
  return dmy !== undefined && mdy !== undefined && dmy !== mdy ? 'ambiguous' : (dmy ?? mdy);
}

/** `June 2007`, `10th June 2007`, `2007. gada 10. jūnijā`, `May-98`: a year, and a month, and then a day. */
function inWords(text: string, { today }: DateOptions): PartialDate | undefined {
  const { fill, months: named } = dateWords();
  const apart = text
    .replace(/(\d)(?:st|nd|rd|th|er|º|ª|°)\b/giu, '$1')
    .replace(/(\d)['’.]?(?=\p{L})/gu, '$1 ');
  const words = folded(apart.replace(/(\p{L})(?=\d)/gu, '$1 '))
    .split(' ')
    .filter((word) => !fill.has(word));
  const months = words.filter((word) => named.has(word));
  const years = words.filter((word) => /^\d{4}$/.test(word));
  const days = words.filter((word) => /^\d{1,2}$/.test(word));
  const known = months.length + years.length + days.length;
  if (known !== words.length || months.length > 1 || years.length > 1) return undefined;
  const short = years.length === 0 && months.length === 1 ? days.pop() : undefined;
  const year = years[0] ?? (short === undefined ? undefined : fullYear(short, today));
  const [month] = months;
  if (year === undefined || days.length > months.length) return undefined;
  return date(year, month && String(named.get(month)), days[0]);
}

/** A year of two digits is of the last century where it would lie in the future otherwise; else it may be either. */
function fullYear(written: string, today: string | undefined): string | undefined {
  const digits = written.replace(/\D/g, '');
  if (digits.length === 4) return digits;
  if (today === undefined || digits.length !== 2) return undefined;
  return Number(digits) > Number(today.slice(2, 4)) ? `19${digits}` : undefined;
}

function ofSerial(serial: number): PartialDate | undefined {
  const { first, last, epoch } = SERIALS;
  if (serial < first || serial > last) return undefined;
  return new Date(epoch + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
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
