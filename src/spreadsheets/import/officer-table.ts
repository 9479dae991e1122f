import type { Records, RegisterName } from '../../records/record-types/index.ts';
import type { ParsedTable, TableRow } from '../reading/table.ts';
import { COLUMNS, type ColumnName } from '../words/columns.ts';
import { countryLookup } from '../words/countries.ts';
import { type CodeLabel, lookupOf } from '../words/lookup.ts';
import type { WORD_SCHEMES } from '../words/words.ts';
import { type OfficerColumns, officerColumns } from './columns.ts';
import { readEntry } from './entry.ts';
import { type Mapping, missingColumns } from './mapping.ts';
import { registerOf } from './names.ts';
import { readPartners } from './partners.ts';
import { Collector, type ImportResult, originKey } from './result.ts';
import type { RowContext } from './row.ts';

/** What a value of an entry was read from, by the first key of its path. */
const READ_FROM: Readonly<Record<string, readonly ColumnName[]>> = {
  partners: ['partner'],
  asWritten: ['partner'],
  start: ['since', 'signed'],
  startBasis: ['since', 'signed'],
  end: ['until'],
  agreements: ['signed', 'instrument'],
  facts: ['population', 'area'],
};

/** What is known beside the table and its mapping. */
export interface ImportSetting {
  readonly records: Records;
  readonly labels: readonly CodeLabel[];
  /** The languages in which the records have names. */
  readonly languages: readonly string[];
  /** The day, `yyyy-mm-dd`. */
  readonly today: string;
}

/** Reads an officer's table by the mapping into a page, or one for each publisher, and the places and countries that are missing. */
export function readOfficerTable(table: ParsedTable, mapping: Mapping, setting: ImportSetting): ImportResult {
  const { records, labels, languages, today } = setting;
  const collector = new Collector();
  const { columns, problems } = officerColumns(table, mapping);
  collector.problems.push(...missingColumns(mapping, table), ...problems);
  if (!columns.has('partner') && ![...columns.keys()].some((name) => name.startsWith('name.'))) {
    collector.refuse('no column is the partner: say which under "columns" in the mapping', table.headerRow);
    return collector;
  }
  const of = (scheme: (typeof WORD_SCHEMES)[number]) => lookupOf(scheme, labels, mapping.page.language);
  const context: RowContext = {
    columns,
    mapping,
    register: registerOf(records),
    records,
    languages: languages.length > 0 ? languages : [mapping.page.language],
    today,
    countries: countryLookup(records),
    lookups: {
      field: of('field'),
      kind: of('kind'),
      status: of('status'),
      instrument: of('instrument'),
      level: of('level'),
    },
    collector,
  };
  readRows(officerRows(table, columns), context);
  addFootnotes(table, collector);
  return collector;
}

/** The rows, in which an empty cell below a publisher means the same publisher. */
export function officerRows({ rows }: ParsedTable, columns: OfficerColumns): readonly TableRow[] {
  const [publisher, country] = [columns.get('publisher')?.number, columns.get('publisher.country')?.number];
  if (publisher === undefined) return rows;
  let above: readonly string[] = [];
  return rows.map(({ number, cells }) => {
    const isSame = (cells[publisher - 1] ?? '').trim() === '' && above.length > 0;
    const filled = isSame
      ? cells.map((cell, index) =>
          index === publisher - 1 || index === (country ?? 0) - 1 ? (above[index] ?? '') : cell,
        )
      : cells;
    above = filled;
    return { number, cells: filled };
  });
}

interface PageDraft {
  readonly page: object;
  readonly partnerships: unknown[];
  /** Partners → the row that has them first. */
  readonly first: Map<string, number>;
}

function readRows(rows: readonly TableRow[], context: RowContext): void {
  const { collector, columns } = context;
  const pages = new Map<string, PageDraft>();
  for (const row of rows) {
    const publisher = publisherOf(row, context);
    if (publisher === undefined) continue;
    const { slug, draft } = pageFor(publisher, pages, context);
    const key = originKey('pages', slug, `partnerships[${draft.partnerships.length}]`);
    const entry = readEntry(row, key, context);
    const partners = entry.partners.toSorted().join(' ');
    const earlier = draft.first.get(partners);
    if (earlier === undefined) draft.first.set(partners, row.number);
    collector.origins.set(key, {
      row: row.number,
      ...(earlier !== undefined && { earlier }),
      columnOf: (path) => columnOf(path, columns),
    });
    draft.partnerships.push(entry);
  }
  for (const [slug, { page, partnerships }] of pages)
    collector.add('pages' satisfies RegisterName, slug, { page, partnerships });
}

/** The slug of the publisher: the mapping's, or that of the row. */
function publisherOf(row: TableRow, context: RowContext): string | undefined {
  const { columns, mapping, collector } = context;
  if (!columns.has('publisher')) {
    if (mapping.page.publisher === undefined)
      collector.refuse(
        'whose table is it? Give the mapping a page.publisher, or a column of publishers',
        row.number,
      );
    return mapping.page.publisher;
  }
  const { slugs } = readPartners(row, 'publisher', context);
  if (slugs.length > 1)
    collector.refuse('expected one publisher, found several', row.number, columns.get('publisher')?.number, {
      key: 'severalPublishers',
    });
  return slugs[0];
}

/** The page of a publisher: the mapping's own, or one that is called as the publisher. */
function pageFor(
  publisher: string,
  pages: Map<string, PageDraft>,
  { mapping, columns }: RowContext,
): { slug: string; draft: PageDraft } {
  const { slug: own, publisher: _, ...page } = mapping.page;
  const slug = columns.has('publisher') ? publisher : (own ?? publisher);
  const { title, ...rest } = page;
  const draft = pages.get(slug) ?? {
    page: { title, publisher, ...rest },
    partnerships: [],
    first: new Map<string, number>(),
  };
  pages.set(slug, draft);
  return { slug, draft };
}

/** What stands above and below a table is kept beside the first entry, for those who keep the records. */
function addFootnotes({ title, footnotes }: ParsedTable, collector: Collector): void {
  for (const { row, text } of title)
    collector.remark(`taken for a title, not imported: ${JSON.stringify(text)}`, row, undefined, {
      key: 'title',
      values: { text },
    });
  for (const { row, text } of footnotes)
    collector.remark(`taken for a footnote, kept as a comment: ${JSON.stringify(text)}`, row, undefined, {
      key: 'footnote',
      values: { text },
    });
  const [slug] = collector.registers.get('pages')?.keys() ?? [];
  if (slug === undefined || footnotes.length === 0) return;
  const key = originKey('pages', slug, 'partnerships[0]');
  const comment = collector.comments.get(key);
  collector.comments.set(
    key,
    [
      ...footnotes.map(({ text }) => `below the table: ${text}`),
      ...(comment === undefined ? [] : [comment]),
    ].join('\n'),
  );
}

function columnOf(path: string, columns: OfficerColumns): number | undefined {
  const [first = ''] = path.split(/[.[]/, 1);
  const names = READ_FROM[first] ?? (Object.hasOwn(COLUMNS, first) ? [first as ColumnName] : []);
  return names.map((name) => columns.get(name)?.number).find((number) => number !== undefined);
}
