import type { Records } from '../../records/record-types/index.ts';
import { addressIn, coordinatesIn, degreesIn, itemIn } from '../cells/values.ts';
import { shown } from '../problem.ts';
import type { TableRow } from '../reading/table.ts';
import { saysNothing } from '../words/lookup.ts';
import { cellOf, type TableCell } from './columns.ts';
import type { NewPlace } from './mapping.ts';
import type { NameContext } from './partner-cells.ts';
import type { Collector } from './result.ts';

/** The details, and the cells that give them. */
export interface Extras {
  readonly of?: Pick<NewPlace, 'wikidata' | 'coordinates' | 'website'>;
  readonly cells?: Readonly<Record<string, TableCell | undefined>>;
}

/** The item, the position and the website that a row gives its partner; what cannot be read is refused. */
export function extrasOf(
  row: TableRow,
  {
    columns,
    mapping,
    collector,
  }: Pick<NameContext, 'columns' | 'mapping'> & { readonly collector: Collector },
): Extras {
  const cell = (name: 'wikidata' | 'latitude' | 'longitude' | 'coordinates' | 'website') => {
    const found = cellOf(row, columns.get(name), mapping);
    return found === undefined || saysNothing(found.text) ? undefined : found;
  };
  const read = <T>(
    found: TableCell | undefined,
    how: (text: string) => T | undefined,
    expected: string,
    key: string,
  ): T | undefined => {
    if (found === undefined) return undefined;
    const value = how(found.text);
    if (value === undefined)
      collector.refuse(`expected ${expected}, found ${shown(found.text)}`, row.number, found.column.number, {
        key,
      });
    return value;
  };
  const cells = {
    wikidata: cell('wikidata'),
    website: cell('website'),
    coordinates: cell('coordinates') ?? cell('latitude'),
  };
  const wikidata = read(cells.wikidata, itemIn, 'a Wikidata item such as Q179830', 'wikidata');
  const website = read(cells.website, addressIn, 'a web address', 'website');
  const lat = read(
    cell('latitude'),
    (text) => degreesIn(text, 90),
    'a latitude in decimal degrees such as 54.35',
    'latitude',
  );
  const long = read(
    cell('longitude'),
    (text) => degreesIn(text, 180),
    'a longitude in decimal degrees such as 18.65',
    'longitude',
  );
  const both = read(
    cell('coordinates'),
    coordinatesIn,
    'a latitude and a longitude such as 54.35, 18.65',
    'coordinates',
  );
  const coordinates = both ?? (lat !== undefined && long !== undefined ? { lat, long } : undefined);
  return {
    of: {
      ...(wikidata !== undefined && { wikidata }),
      ...(coordinates !== undefined && { coordinates }),
      ...(website !== undefined && { website }),
    },
    cells,
  };
}

/** What a place that has a record is, is that record's business; another item is another place. */
export function compareExtras(
  slug: string,
  { of = {}, cells = {} }: Extras,
  row: TableRow,
  { records, collector }: { readonly records: Pick<Records, 'places'>; readonly collector: Collector },
): void {
  const place = records.places.get(slug)?.value;
  if (place === undefined) return;
  if (of.wikidata !== undefined && place.wikidata !== undefined && of.wikidata !== place.wikidata)
    collector.refuse(
      `"${slug}" has the Wikidata item ${place.wikidata} in the register: is another place meant?`,
      row.number,
      cells.wikidata?.column.number,
      { key: 'otherItem', values: { slug, item: place.wikidata } },
    );
  const isOther = of.website !== undefined && !sameAddress(place.website ?? '', of.website);
  const untaken = [
    ['wikidata', 'Wikidata item', of.wikidata !== undefined && place.wikidata === undefined],
    ['coordinates', 'position', of.coordinates !== undefined && place.coordinates === undefined],
    ['website', 'website', isOther],
  ] as const;
  for (const [key, what, isUntaken] of untaken) {
    if (!isUntaken) continue;
    const stands = typeof place[key] === 'string' ? place[key] : 'none';
    const message = `the ${what} was not taken: "${slug}" has ${stands} in the register`;
    const localized = { key: 'notTaken', values: { slug, value: stands === 'none' ? '–' : stands } };
    collector.remark(message, row.number, cells[key]?.column.number, localized);
  }
}

function sameAddress(a: string, b: string): boolean {
  const plain = (text: string) => text.replace(/^https?:\/\/(?:www\.)?|\/$/g, '').toLowerCase();
  return plain(a) === plain(b);
}
