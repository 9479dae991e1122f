import type { Literal } from '../rdf/terms.ts';
import type { Messages } from './messages/messages.ts';

const PARTIAL_DATE = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?(?:Z|[+-]\d\d:\d\d)?$/;
const DATES = new Set(['date', 'gYear', 'gYearMonth']);
const NUMBERS = new Set(['integer', 'decimal', 'double', 'float', 'int', 'long', 'nonNegativeInteger']);

/** A partial date (`2019`, `2019-08`, `2019-08-29`) in words; the text itself where it is no date. */
export function partialDate(lexical: string, messages: Messages): string {
  const [, year, month, day] = PARTIAL_DATE.exec(lexical) ?? [];
  if (year === undefined || Number(month ?? 1) > 12 || month === '00') return lexical;
  return messages.date(year, numeric(month), numeric(day));
}

function numeric(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** What a literal's datatype makes of it on a page. */
export function literalKind(literal: Literal): 'text' | 'date' | 'number' | 'typed' {
  const { datatype, language } = literal;
  const name = datatype.value.split('#')[1] ?? '';
  if (language || name === 'string') return 'text';
  if (DATES.has(name) && PARTIAL_DATE.test(literal.value)) return 'date';
  return NUMBERS.has(name) && Number.isFinite(Number(literal.value)) ? 'number' : 'typed';
}

/** A size in bytes as people read it: `1.2 MB`. */
export function fileSize(bytes: number, messages: Messages): string {
  const power = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const amount = bytes / 1000 ** power;
  const rounded = amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount);
  return `${messages.number(rounded)}\u00a0${messages.dataset.sizes[power] ?? ''}`;
}

/** At most `length` characters, on one line, for titles and descriptions. */
export function shortened(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${[...line].slice(0, length - 1).join('')}…`;
}

const languageNames = new Map<string, Intl.DisplayNames>();

/** What a language is called in another one; its tag where that is not known. */
export function languageName(tag: string, language: string): string {
  const names = languageNames.get(language) ?? new Intl.DisplayNames([language], { type: 'language' });
  languageNames.set(language, names);
  try {
    return names.of(tag) ?? tag;
  } catch {
    // A tag of the data need not be well-formed.
    return tag;
  }
}
