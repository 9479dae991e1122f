import { z } from 'zod';
import { webAddress, wikidataItem } from '../../records/reading/identifiers.ts';
import { folded } from '../../text/folding.ts';
import { shown } from '../problem.ts';
import type { CodeLabel } from '../words/lookup.ts';
import { type DecimalSign, readAmount } from './amounts.ts';
import { splitList, tidy } from './cells.ts';
import { type DateOrder, readDate } from './dates.ts';

/** What the column as a whole says about its cells, and what codes are called. */
export interface Clues {
  readonly order: DateOrder | undefined;
  readonly decimal: DecimalSign | undefined;
  /** Folded label → codes of any scheme. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

/** A value, or why the text is none. */
type ReadValue = { readonly value: unknown; readonly message?: undefined } | { readonly message: string };

/** Labels as clues. */
export function labelClues(labels: readonly CodeLabel[]): Clues['labels'] {
  const codes = new Map<string, string[]>();
  for (const { label, code } of labels) codes.set(folded(label), [...(codes.get(folded(label)) ?? []), code]);
  return codes;
}

/** The text as a value of the schema: as records write it, else as people do. */
export function readValue(text: string, schema: z.ZodType, clues: Clues): ReadValue {
  const trimmed = text.trim();
  if (schema instanceof z.ZodArray) return readItems(trimmed, schema.element as z.ZodType, clues);
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) {
    return trimmed === '{}' ? { value: {} } : { message: `expected nothing here, found ${shown(text)}` };
  }
  for (const value of candidates(text, trimmed, clues)) {
    if (value !== undefined && schema.safeParse(value).success) return { value };
  }
  const [fault] = schema.safeParse(trimmed).error?.issues ?? [];
  return { message: `${fault?.message ?? 'expected another value'}, found ${shown(text)}` };
}

function readItems(text: string, element: z.ZodType, clues: Clues): ReadValue {
  const read = text === '[]' ? [] : splitList(text).map((item) => readValue(item, element, clues));
  const fault = read.find((item) => item.message !== undefined);
  return fault ?? { value: read.map((item) => ('value' in item ? item.value : undefined)) };
}

/** What the text may mean, the plainest first. */
function* candidates(text: string, trimmed: string, { order, decimal, labels }: Clues): Iterable<unknown> {
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) yield Number(trimmed);
  if (trimmed === 'true') yield true;
  yield text;
  yield trimmed;
  const date = readDate(trimmed, { order });
  if (date !== 'ambiguous') yield date;
  const amount = readAmount(tidy(trimmed), { decimal });
  if (amount !== 'ambiguous') yield amount;
  if (trimmed.length <= 200) yield* labels.get(folded(trimmed)) ?? [];
}

const MAX_LENGTH = 300;
/** Degrees, and minutes and seconds where they are given; east is O in German, ouest is O in French, which nobody could tell apart. */
const NUMBER =
  /^([-+]?\d{1,3}(?:[.,]\d{1,15})?)\s?°?(?:\s?(\d{1,2}(?:[.,]\d{1,6})?)\s?[′'’](?:\s?(\d{1,2}(?:[.,]\d{1,6})?)\s?(?:[″"”]|''))?)?\s?([NSEWnsew])?$/;

/** The Wikidata item that a cell names, by itself, with a prefix or by its address. */
export function itemIn(cell: string): string | undefined {
  const [, item] =
    /^(?:wd:|https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q[1-9]\d{0,11})$/i.exec(
      tidy(cell.slice(0, MAX_LENGTH)),
    ) ?? [];
  return item !== undefined && wikidataItem.safeParse(item.toUpperCase()).success
    ? item.toUpperCase()
    : undefined;
}

/** The web address that a cell means; `https://` is put before one that begins without. */
export function addressIn(cell: string): string | undefined {
  const text = tidy(cell);
  const complete = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const isAddress =
    webAddress.safeParse(complete).success && /^https?:\/\/[^/?#\s]+\.[^/?#\s.]{2,}/i.test(complete);
  return isAddress && !complete.includes('@') ? complete : undefined;
}

/** Decimal degrees as people write them: `54,35`, `54.35° N`; undefined beyond `most` or where it is no number. */
export function degreesIn(cell: string, max: 90 | 180): number | undefined {
  const found = NUMBER.exec(tidy(cell.slice(0, MAX_LENGTH))) ?? [];
  const [, number = '', minutes = '0', seconds = '0', side = ''] = found;
  const isRight = side === '' || (max === 90 ? /[ns]/i : /[ew]/i).test(side);
  const [whole = 0, sixtieth = 0, smallest = 0] = [number, minutes, seconds].map((part) =>
    Number(part.replace(',', '.')),
  );
  const size = Math.abs(whole) + sixtieth / 60 + smallest / 3600;
  const isNegative = whole < 0 || number.startsWith('-') || /[sw]/i.test(side);
  const value = Number((isNegative ? -size : size).toFixed(7));
  return number !== '' && isRight && Math.abs(value) <= max ? value : undefined;
}

/** What stands between the two, where they are decimal degrees, and where they have minutes. */
const PLAIN = /;\s?|,\s|\s\/\s|(?<=[NSns\d°])\s(?=[-\d])|(?<=\.\d{1,15}),(?=[-\d])/;
const MINUTES = /;\s?|,\s?|\s\/\s|(?<=[NSns])\s/;

/** A latitude and a longitude in one cell: `54.35, 18.65`, `54,35; 18,65`, `POINT(18.65 54.35)`. */
export function coordinatesIn(cell: string): { lat: number; long: number } | undefined {
  const text = tidy(cell.slice(0, MAX_LENGTH));
  const [, x, y] = /^POINT\s?\(\s?([-\d.]+) ([-\d.]+)\s?\)$/i.exec(text) ?? [];
  const [first = '', second = '', ...rest] =
    x !== undefined ? [y, x] : text.split(/[′'’]/.test(text) ? MINUTES : PLAIN);
  const [lat, long] = [degreesIn(first, 90), degreesIn(second, 180)];
  return rest.length === 0 && lat !== undefined && long !== undefined ? { lat, long } : undefined;
}
