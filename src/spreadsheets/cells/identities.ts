import { webAddress, wikidataItem } from '../../records/reading/identifiers.ts';
import { tidy } from './cells.ts';

const MAX_LENGTH = 300;
const NUMBER = /^([-+]?\d{1,3}(?:[.,]\d{1,15})?)\s?°?\s?([NSEWnsew])?$/;

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
export function degreesIn(cell: string, most: 90 | 180): number | undefined {
  const [, number = '', side = ''] = NUMBER.exec(tidy(cell.slice(0, MAX_LENGTH))) ?? [];
  const isRight = side === '' || (most === 90 ? /[ns]/i : /[ew]/i).test(side);
  const value = Number(number.replace(',', '.')) * (/[sw]/i.test(side) ? -1 : 1);
  return number !== '' && isRight && Math.abs(value) <= most ? value : undefined;
}

/** A latitude and a longitude in one cell: `54.35, 18.65`, `54,35; 18,65`, `POINT(18.65 54.35)`. */
export function coordinatesIn(cell: string): { lat: number; long: number } | undefined {
  const text = tidy(cell.slice(0, MAX_LENGTH));
  const [, x, y] = /^POINT\s?\(\s?([-\d.]+) ([-\d.]+)\s?\)$/i.exec(text) ?? [];
  const [first = '', second = '', ...rest] =
    x !== undefined
      ? [y, x]
      : text.split(/;\s?|,\s|\s\/\s|(?<=[NSns\d°])\s(?=[-\d])|(?<=\.\d{1,15}),(?=[-\d])/);
  const [lat, long] = [degreesIn(first, 90), degreesIn(second, 180)];
  return rest.length === 0 && lat !== undefined && long !== undefined ? { lat, long } : undefined;
}
