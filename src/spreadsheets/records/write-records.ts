import { dataLanguages } from '../../records/mapping/languages.ts';
import type { RecordEntry } from '../../records/reading/source.ts';
import type { Records, RegisterName } from '../../records/record-types/index.ts';
import type { Page } from '../../records/record-types/page.ts';
import { cellsOf } from './paths.ts';
import { LISTS, pathRanks, RECORD_KINDS } from './record-kinds.ts';

/** A table whose rows are records: as many cells in each row as headers. */
export interface RecordTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type RecordRow = ReadonlyMap<string, string>;

/** All records as one table: pages with their entries first, then the registers. */
export function writeRecords(records: Records): RecordTable {
  const rows = [...rowsOf(records)];
  const paths = [...new Set(rows.flatMap((row) => [...row.keys()]))].filter(
    (path) => !['record', 'slug'].includes(path),
  );
  const headers = ['record', 'slug', ...paths.sort(inOrder(pathRanks(), dataLanguages(records)))];
  return { headers, rows: rows.map((row) => headers.map((header) => row.get(header) ?? '')) };
}

function* rowsOf(records: Records): Iterable<RecordRow> {
  for (const page of records.pages.values()) yield* pageRows(page);
  const registers = new Set<RegisterName>(RECORD_KINDS.map(({ register }) => register));
  registers.delete('pages');
  for (const register of registers) {
    for (const { slug, value } of records[register].values()) yield row(register, slug, value);
  }
}

function* pageRows({ slug, value }: RecordEntry<Page>): Iterable<RecordRow> {
  const empty = LISTS.filter((list) => value[list]?.length === 0).map((list) => [list, []]);
  yield row('pages', slug, { ...value.page, ...Object.fromEntries(empty) });
  for (const list of LISTS) {
    for (const entry of value[list] ?? []) yield row(list, slug, entry);
  }
}

function row(record: string, slug: string, value: unknown): RecordRow {
  return new Map([['record', record], ['slug', slug], ...cellsOf(value)]);
}

/** Columns as the schemas have their keys, items by number, languages with those of the data first. */
function inOrder(
  ranks: ReadonlyMap<string, number>,
  languages: readonly string[],
): (a: string, b: string) => number {
  const weight = (steps: readonly string[], depth: number) => {
    const step = steps[depth] ?? '';
    if (/^\d+$/.test(step)) return Number(step);
    const language = languages.indexOf(step);
    const pattern = steps.slice(0, depth + 1).map((each) => `.${each.replace(/^\d+$/, '#')}`);
    return ranks.get(pattern.join('')) ?? ranks.size + (language < 0 ? languages.length : language);
  };
  return (a, b) => {
    const [left, right] = [a.split('.'), b.split('.')];
    const depth = left.findIndex((step, index) => step !== right[index]);
    if (depth < 0) return left.length - right.length;
    if (right[depth] === undefined) return 1;
    return weight(left, depth) - weight(right, depth) || (a < b ? -1 : 1);
  };
}
