import type { Records, RegisterName } from '../../records/record-types/index.ts';
import type { Table } from '../table.ts';
import { COLUMNS, type ColumnName } from './columns.ts';
import { officerColumns } from './import-columns.ts';
import type { ImportContext } from './import-context.ts';
import { readEntry } from './import-entry.ts';
import { Collector, type ImportResult, originKey } from './import-result.ts';
import { type CodeLabel, type Lookup, lookupOf, unambiguous } from './lookup.ts';
import type { Mapping } from './mapping.ts';
import { registerOf } from './names.ts';

/** What a value of an entry was read from, by the first key of its path. */
const READ_FROM: Readonly<Record<string, readonly ColumnName[]>> = {
  partners: ['partner', 'name.en', 'name.lv'],
  asWritten: ['partner', 'name.en', 'name.lv'],
  start: ['since', 'signed'],
  startBasis: ['since', 'signed'],
  end: ['until'],
  agreements: ['signed', 'instrument'],
  facts: ['population', 'area'],
  description: ['description.en', 'description.lv'],
  note: ['note.en', 'note.lv'],
};

/** Reads an officer's table by the mapping into a page and the places that are missing. */
export function readOfficerTable(
  table: Table,
  mapping: Mapping,
  records: Records,
  labels: readonly CodeLabel[],
): ImportResult {
  const collector = new Collector();
  const { columns, problems } = officerColumns(table, mapping);
  for (const { message, row, column } of problems) collector.refuse(message, row, column);
  const context: ImportContext = {
    columns,
    mapping,
    register: registerOf(records),
    places: records.places,
    countries: countryLookup(records),
    lookups: lookups(labels),
    collector,
  };
  const { slug, ...page } = mapping.page;
  const partnerships: unknown[] = [];
  const first = new Map<string, number>();
  for (const row of table.rows) {
    const key = originKey('pages', slug, `partnerships[${partnerships.length}]`);
    const entry = readEntry(row, key, context);
    const partners = entry.partners.toSorted().join(' ');
    const earlier = first.get(partners);
    if (earlier === undefined) first.set(partners, row.number);
    collector.origins.set(key, {
      row: row.number,
      ...(earlier !== undefined && { earlier }),
      columnOf: (path) => columnOf(path, columns),
    });
    partnerships.push(entry);
  }
  collector.add('pages' satisfies RegisterName, slug, { page, partnerships });
  return collector;
}

/** Countries of the register by code and by their names in any language. */
export function countryLookup({ countries }: Records): Lookup {
  return unambiguous(
    [...countries.values()].flatMap(({ slug, value }) =>
      [slug, ...Object.values(value.name)].map((word) => [word, slug] as const),
    ),
  );
}

function lookups(labels: readonly CodeLabel[]): ImportContext['lookups'] {
  const of = (scheme: keyof ImportContext['lookups']) => lookupOf(scheme, labels);
  return {
    field: of('field'),
    kind: of('kind'),
    status: of('status'),
    instrument: of('instrument'),
    level: of('level'),
  };
}

function columnOf(path: string, columns: ImportContext['columns']): number | undefined {
  const [first = ''] = path.split(/[.[]/, 1);
  const names = READ_FROM[first] ?? (Object.hasOwn(COLUMNS, first) ? [first as ColumnName] : []);
  return names.map((name) => columns.get(name)?.number).find((number) => number !== undefined);
}
