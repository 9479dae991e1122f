import { didYouMean } from '../../text/edit-distance.ts';
import { decimalSign } from '../cells/amounts.ts';
import { dateOrder } from '../cells/dates.ts';
import { type Clues, labelClues, readValue } from '../cells/values.ts';
import { headerProblems } from '../import/columns.ts';
import { Collector, type ImportResult, originKey } from '../import/result.ts';
import { shown } from '../problem.ts';
import type { ParsedTable, TableRow } from '../reading/table.ts';
import type { CodeLabel } from '../words/lookup.ts';
import { dense, put, schemaAt } from './paths.ts';
import { inSchemaOrder, LISTS, RECORD_KINDS, type RecordKind } from './record-kinds.ts';

/** Whether the table's rows are records, as `writeRecords` makes them. */
export function isRecordTable({ headers }: ParsedTable): boolean {
  return headers.includes('record') && headers.includes('slug');
}

/** Reads a table whose rows are records. */
export function readRecordTable(table: ParsedTable, labels: readonly CodeLabel[]): ImportResult {
  const collector = new Collector();
  collector.problems.push(...headerProblems(table));
  const clues = cluesOf(table, labels);
  const pages = new Map<string, Record<string, unknown[]>>();
  for (const row of table.rows) {
    const [name, slug] = ['record', 'slug'].map((header) =>
      (row.cells[table.headers.indexOf(header)] ?? '').trim(),
    );
    const kind = RECORD_KINDS.find((each) => each.name === name);
    if (kind === undefined) {
      const known = RECORD_KINDS.map((each) => each.name);
      collector.refuse(
        `expected ${known.join(', ')}, found ${shown(name ?? '')}${didYouMean((name ?? '').slice(0, 60), known)}`,
        row.number,
        table.headers.indexOf('record') + 1 || undefined,
      );
    } else
      addRecord(kind, slug ?? '', recordOf(row, kind, table, clues, collector), row, table, pages, collector);
  }
  finishPages(pages, collector);
  return collector;
}

function addRecord(
  { register, list }: RecordKind,
  slug: string,
  record: object,
  row: TableRow,
  { headers }: ParsedTable,
  pages: Map<string, Record<string, unknown[]>>,
  collector: Collector,
): void {
  const column = headers.indexOf('slug') + 1 || undefined;
  const origin = { row: row.number, columnOf: (path: string) => headerOf(path, headers) };
  if (list !== undefined) {
    const lists = pages.get(slug) ?? {};
    const entries = [...(lists[list] ?? []), record];
    pages.set(slug, { ...lists, [list]: entries });
    collector.origins.set(originKey(register, slug, `${list}[${entries.length - 1}]`), origin);
  } else if (slug === '' || slug === '__proto__') {
    collector.refuse('expected the slug of the record', row.number, column);
  } else if (collector.add(register, slug, register === 'pages' ? pageOf(record) : record)) {
    collector.origins.set(originKey(register, slug), origin);
  } else collector.refuse(`a second record ${shown(slug)} in ${register}`, row.number, column);
}

/** A page's row with its empty lists in their place. */
function pageOf(record: object): object {
  const entries = Object.entries(record);
  const isList = ([key]: [string, unknown]) => LISTS.some((list) => list === key);
  return {
    page: Object.fromEntries(entries.filter((entry) => !isList(entry))),
    ...Object.fromEntries(entries.filter(isList)),
  };
}

/** Puts the entries into their pages. */
function finishPages(pages: ReadonlyMap<string, Record<string, unknown[]>>, collector: Collector): void {
  for (const [slug, lists] of pages) {
    const page = collector.registers.get('pages')?.get(slug);
    const [list = 'partnerships'] = Object.keys(lists);
    const row = collector.origins.get(originKey('pages', slug, `${list}[0]`))?.row;
    if (typeof page === 'object') Object.assign(page ?? {}, lists);
    else collector.refuse(`there is no row of pages with the slug ${shown(slug)}`, row);
  }
}

function recordOf(
  row: TableRow,
  kind: RecordKind,
  { headers }: ParsedTable,
  clues: readonly Clues[],
  collector: Collector,
): object {
  const record: Record<string, unknown> = {};
  for (const [index, header] of headers.entries()) {
    const cell = row.cells[index] ?? '';
    const clue = clues[index];
    if (cell.trim() === '' || clue === undefined || ['record', 'slug', ''].includes(header)) continue;
    const path = header.split('.');
    const schema = schemaAt(kind.schema, path);
    const read =
      schema === undefined
        ? { message: `${kind.name} have no ${shown(header)}` }
        : readValue(cell, schema, clue);
    if (read.message !== undefined) collector.refuse(read.message, row.number, index + 1);
    else if (!put(record, path, 'value' in read ? read.value : undefined)) {
      collector.refuse('another column has this value already', row.number, index + 1);
    }
  }
  return inSchemaOrder(dense(record), kind.schema) as object;
}

function cluesOf({ headers, rows }: ParsedTable, labels: readonly CodeLabel[]): readonly Clues[] {
  const known = labelClues(labels);
  return headers.map((_, index) => {
    const cells = rows.map(({ cells }) => cells[index] ?? '');
    return { order: dateOrder(cells), decimal: decimalSign(cells), labels: known };
  });
}

/** The column of the value at a path (`agreements[0].signed`), or of the nearest value around it. */
function headerOf(path: string, headers: readonly string[]): number | undefined {
  const steps = path
    .replace(/\[(\d+)\]/g, (_, index: string) => `.${Number(index) + 1}`)
    .replace(/^\.|^page\./, '')
    .split('.');
  for (let length = steps.length; length > 0; length--) {
    const index = headers.indexOf(steps.slice(0, length).join('.'));
    if (index >= 0) return index + 1;
  }
  return undefined;
}
