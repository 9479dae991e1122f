import { interval, type PartialDate } from '../../records/mapping/values.ts';
import { folded } from '../../text/folding.ts';
import { allWords } from '../words/words.ts';
import { tidy } from './cells.ts';
import { type DateOptions, readDate } from './dates.ts';

/** What a cell says of when something began, or when it ended. */
export interface Period {
  readonly start?: PartialDate | undefined;
  readonly end?: PartialDate | undefined;
  /** Whether the cell says less or other than the dates: what was written is to be kept beside them. */
  readonly inexact?: boolean;
  /** Whether the cell itself says that the date is not certain: `ca. 1990`, `1990?`. */
  readonly approximate?: boolean;
}

/** Why a cell is no date that can be taken as it stands. */
export type PeriodFault = 'ambiguous' | 'uncertain' | 'future' | 'unknown';

const MAX_LENGTH = 80;
const YEARS = /^(\d{4})\s?[-–—‒]\s?(\d{4})$/;
const DASH = /\s[-–—‒]\s|[–—‒]/u;
/** Brackets and stars say something that the date does not. */
const MARKED = /[()[\]*†<>]/;
const OPEN = /^(.*\d[^-–—]*?)\s?[-–—‒]\s?$/u;

let aboutWords: readonly string[] | undefined;
let until: ReadonlySet<string> | undefined;
let open: ReadonlySet<string> | undefined;
let seasons: ReadonlySet<string> | undefined;

/** The date or the two dates of a cell, or why they cannot be taken: `seit 1991`, `1972–2010`, `ca. 1990`, `od 1991 do 2004`, `1990–`. */
export function readPeriod(
  cell: string,
  options: Required<Pick<DateOptions, 'today'>> & DateOptions,
): Period | PeriodFault {
  // Marks of footnotes as encyclopedias have them.
  const text = tidy(cell).replace(/(?:\s?\[\d{1,2}\])+$/, '');
  if (text.length > MAX_LENGTH) return 'unknown';
  if (isOpen(text)) return { inexact: true };
  const [, begun] = OPEN.exec(text) ?? [];
  if (begun !== undefined) return asInexact(one(begun, options));
  const whole = one(text, options);
  if (typeof whole === 'object') return MARKED.test(text) ? { ...whole, inexact: true } : whole;
  if (whole === 'future') return whole;
  const halves = halvesOf(text);
  if (halves !== undefined) return between(...halves, options);
  const about = withoutAbout(text);
  if (about !== undefined) return asInexact(one(about, options), true);
  const lessPrecise = withoutSeason(text);
  if (lessPrecise !== undefined) return asInexact(one(lessPrecise, options));
  return whole === 'unknown' && /\d{4}|\d\D\d{1,2}\D\d\d$/.test(text) ? 'uncertain' : whole;
}

/** What stands before and behind the dash or the word for until; undefined where there is none. */
function halvesOf(text: string): [string, string] | undefined {
  const [, first, second] = YEARS.exec(text) ?? [];
  if (first !== undefined && second !== undefined) return [first, second];
  const [before = '', behind, ...rest] = text.split(DASH);
  return behind !== undefined && rest.length === 0 ? [before, behind] : splitAtUntil(text);
}

function one(text: string, options: DateOptions): Period | PeriodFault {
  const date = readDate(text, options);
  if (date === 'ambiguous') return date;
  if (date === undefined) return 'unknown';
  const days = interval(date);
  return options.today !== undefined && days !== undefined && days.earliest > options.today
    ? 'future'
    : { start: date };
}

function between(first: string, second: string, options: DateOptions): Period | PeriodFault {
  const start = one(first, options);
  if (typeof start === 'string') return start === 'unknown' ? 'uncertain' : start;
  if (isOpen(second)) return { ...start, inexact: true };
  const end = one(second, { ...options, today: '9999-12-31' });
  if (typeof end === 'string') return 'uncertain';
  return { start: start.start, end: end.start };
}

/** Whether the words say that there is no end: `heute`, `unbefristet`. */
function isOpen(text: string): boolean {
  open ??= allWords(({ dates }) => dates.open);
  return open.has(folded(text));
}

/** `bis 2004`, `до 2020 року`: the end without the word that says so. */
export function withoutUntil(text: string): string {
  until ??= allWords(({ dates }) => dates.until);
  const tokens = tidy(text).split(/\s+/);
  const length = [2, 1].find((count) => until?.has(folded(tokens.slice(0, count).join(' ')))) ?? 0;
  return tokens.slice(length).join(' ');
}

/** `od 1991 do 2004`, `1991 bis 2004`: what stands before and behind the word for until. */
function splitAtUntil(text: string): [string, string] | undefined {
  until ??= allWords(({ dates }) => dates.until);
  const tokens = text.split(/\s+/);
  for (let length = 2; length > 0; length--) {
    for (let at = 1; at + length < tokens.length; at++) {
      if (until.has(folded(tokens.slice(at, at + length).join(' '))))
        return [tokens.slice(0, at).join(' '), tokens.slice(at + length).join(' ')];
    }
  }
  return undefined;
}

/** `ca. 1990`, `1990?`, `(1990)`: what it is about; undefined where nothing says so. */
export function withoutAbout(text: string): string | undefined {
  const bare = text.replace(/^~\s?/, '').replace(/\s?\(?\?\)?$/, '');
  if (bare !== text && bare !== '') return bare;
  aboutWords ??= [...allWords(({ dates }) => dates.about)];
  const words = text.split(/\s+/);
  for (let length = Math.min(3, words.length - 1); length > 0; length--) {
    if (aboutWords.includes(folded(words.slice(0, length).join(' ')))) return words.slice(length).join(' ');
  }
  const [, word = '', rest] = /^(\p{L}{1,6})\.(\d.*)$/u.exec(text) ?? [];
  return rest !== undefined && aboutWords.includes(folded(word)) ? rest : undefined;
}

/** `spring 1994`, `Anfang 1990`: the year alone is certain. */
function withoutSeason(text: string): string | undefined {
  seasons ??= allWords((each) => each.seasons);
  const words = text.split(/\s+/);
  for (let length = Math.min(2, words.length - 1); length > 0; length--) {
    if (seasons.has(folded(words.slice(0, length).join(' ')))) return words.slice(length).join(' ');
  }
  return undefined;
}

function asInexact(period: Period | PeriodFault, approximate = false): Period | PeriodFault {
  if (typeof period === 'object') return { ...period, inexact: true, ...(approximate && { approximate }) };
  return period === 'unknown' ? 'uncertain' : period;
}
