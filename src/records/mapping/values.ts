import { z } from 'zod';
import { type Literal, literal, type NamedNode } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import type { RuleFault } from '../checks/rule.ts';

/** A date as precise as it is known; YAML reads a bare year as a number. */
export type PartialDate = string | number;

/** A partial date in RDF: its precision is its datatype, its bounds are its first and last day (`yyyy-mm-dd`). */
export interface Interval {
  readonly lexical: string;
  readonly datatype: NamedNode;
  readonly earliest: string;
  readonly latest: string;
}

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const EXPECTED = 'expected a date of the calendar as yyyy, yyyy-mm or yyyy-mm-dd';

/** The schema of a partial date; a year before 1000 is written in quotes, so that `93` is no year. */
export const partialDate = z
  .union([z.int().min(1000).max(9999), z.string().meta({ pattern: PATTERN.source })], { error: EXPECTED })
  .refine((value) => interval(value) !== undefined, { error: EXPECTED });

/** The schema of a year. */
export const year = z
  .int({ error: 'expected a year of four digits' })
  .min(1000, { error: 'expected a year of four digits' })
  .max(9999, { error: 'expected a year of four digits' });

const DAY = { error: 'expected a day of the calendar as yyyy-mm-dd' };

/** The schema of a day of the calendar. */
export const day = z
  .string(DAY)
  .regex(/^\d{4}-\d{2}-\d{2}$/, DAY)
  .refine((value) => interval(value)?.datatype.equals(XSD.date) === true, DAY);

/** The days that a partial date covers; undefined where the calendar has no such date. */
export function interval(value: PartialDate): Interval | undefined {
  const lexical = String(value);
  const [, years, months, days] = PATTERN.exec(lexical) ?? [];
  if (years === undefined || Number(years) === 0) return undefined;
  if (months === undefined) return between(lexical, XSD.gYear, `${years}-01-01`, `${years}-12-31`);
  const length = daysOf(Number(years), Number(months));
  if (length === undefined) return undefined;
  if (days === undefined) return between(lexical, XSD.gYearMonth, `${lexical}-01`, `${lexical}-${length}`);
  if (Number(days) < 1 || Number(days) > length) return undefined;
  return between(lexical, XSD.date, lexical, lexical);
}

/** The year of a partial date, four digits. */
export function yearOf(value: PartialDate): string {
  return String(value).slice(0, 4);
}

/** The fault of a record that ends before it starts; partial dates that overlap are none. */
export function* endBeforeStart(record: {
  readonly start?: PartialDate | undefined;
  readonly end?: PartialDate | undefined;
}): Iterable<RuleFault> {
  const start = record.start === undefined ? undefined : interval(record.start);
  const end = record.end === undefined ? undefined : interval(record.end);
  if (start === undefined || end === undefined || end.latest >= start.earliest) return;
  yield { path: ['end'], message: `the end ${end.lexical} is before the start ${start.lexical}` };
}

function between(lexical: string, datatype: NamedNode, earliest: string, latest: string): Interval {
  return { lexical, datatype, earliest, latest };
}

/** Days of the month, 1 to 12, in the proleptic Gregorian calendar that XSD uses. */
function daysOf(years: number, month: number): number | undefined {
  const isLeap = years % 4 === 0 && (years % 100 !== 0 || years % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

/** WGS 84, decimal degrees. */
export const coordinates = z.strictObject(
  {
    lat: degrees('latitude', 90).describe('Latitude: north is positive'),
    long: degrees('longitude', 180).describe('Longitude: east is positive'),
  },
  { error: 'expected coordinates: { lat: …, long: … }' },
);

/** A number that counts something. */
export const count = z
  .int({ error: 'expected a whole number' })
  .min(0, { error: 'expected a whole number, 0 or more' });

/** A decimal in the canonical form that engines keep: no exponent, no trailing zeros, no `.0`. */
export function decimal(value: number): Literal {
  return literal(plain(value), XSD.decimal);
}

/** An integer in canonical form. */
export function integer(value: number): Literal {
  return literal(BigInt(value).toString(), XSD.integer);
}

/** A number in plain notation. */
export function plain(value: number): string {
  const short = String(value);
  if (!short.includes('e')) return short;
  if (Math.abs(value) >= 1) return BigInt(value).toString();
  return value
    .toFixed(20)
    .replace(/\.?0{1,20}$/, '')
    .replace(/^-0$/, '0');
}

function degrees(name: string, max: number) {
  const error = `expected a ${name} from -${max} to ${max}`;
  return z.number({ error }).min(-max, { error }).max(max, { error });
}
