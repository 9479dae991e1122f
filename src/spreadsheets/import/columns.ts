import { type DecimalSign, decimalSign } from '../cells/amounts.ts';
import { type DateOrder, dateOrder } from '../cells/dates.ts';
import type { TableProblem } from '../problem.ts';
import type { ParsedTable, TableRow } from '../reading/table.ts';
import type { ColumnName } from '../words/columns.ts';
import { type ColumnUse, type Mapping, useOf } from './mapping.ts';

/** A column of an officer's table, with what the column as a whole says about its cells. */
export interface OfficerColumn extends ColumnUse {
  readonly as: ColumnName;
  readonly header: string;
  /** 1-based. */
  readonly number: number;
  readonly order: DateOrder | undefined;
  readonly decimal: DecimalSign | undefined;
}

/** The columns that the mapping takes, by what they hold. */
export type OfficerColumns = ReadonlyMap<ColumnName, OfficerColumn>;

/** A cell with something in it: as written, and as it is to be read. */
export interface TableCell {
  readonly written: string;
  readonly text: string;
  readonly column: OfficerColumn;
}

/** The columns that the mapping takes, by what they hold; and what is wrong with the headers. */
export function officerColumns(
  table: ParsedTable,
  mapping: Pick<Mapping, 'columns'>,
): { columns: OfficerColumns; problems: readonly TableProblem[] } {
  const columns = new Map<ColumnName, OfficerColumn>();
  const problems = [...headerProblems(table)];
  for (const [index, header] of table.headers.entries()) {
    const use = useOf(mapping, header);
    const place = { row: table.headerRow, column: index + 1 };
    if (use === undefined && header !== '')
      problems.push({ ...place, message: 'the mapping does not say what this column holds' });
    if (use === undefined || use.as === 'ignore') continue;
    const { as } = use;
    if (columns.has(as))
      problems.push({ ...place, message: `a second column of ${as}: the mapping must ignore one` });
    columns.set(as, { ...withMapping(use, table, index), as, header, number: index + 1 });
  }
  return { columns, problems };
}

/** Headers that cannot be told apart, and cells below none; numbers of rows need no header. */
export function* headerProblems({ headers, headerRow, rows }: ParsedTable): Iterable<TableProblem> {
  for (const [index, header] of headers.entries()) {
    const place = { row: headerRow, column: index + 1 };
    const cells =
      header === '' ? rows.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '') : [];
    if (cells.some((cell) => !/^\d{1,6}\.?$/.test(cell))) {
      yield { ...place, message: 'a column with cells but without a header', localized: { key: 'noHeader' } };
    }
    if (header === '__proto__') yield { ...place, message: 'this header cannot be used: rename it' };
    if (header !== '' && headers.indexOf(header) < index)
      yield { ...place, message: 'the header occurs twice: rename one', localized: { key: 'headerTwice' } };
  }
}

/** The cell of the row in the column, if there is something in it. */
export function cellOf(
  row: TableRow,
  column: OfficerColumn | undefined,
  { readAs }: Pick<Mapping, 'readAs'>,
): TableCell | undefined {
  if (column === undefined) return undefined;
  const written = (row.cells[column.number - 1] ?? '').trim();
  if (written === '') return undefined;
  return { written, text: readAsMapped(written, column.as, { readAs }) ?? written, column };
}

/** What the mapping says a text is to be read as: empty where it is to be left out, undefined where it says nothing. */
export function readAsMapped(
  written: string,
  column: ColumnName,
  { readAs }: Pick<Mapping, 'readAs'>,
): string | undefined {
  const stated = readAs?.[column];
  return stated !== undefined && Object.hasOwn(stated, written) ? String(stated[written] ?? '') : undefined;
}

function withMapping(
  use: ColumnUse,
  { rows }: ParsedTable,
  index: number,
): Pick<OfficerColumn, 'order' | 'decimal' | 'year'> {
  const cells = rows.map(({ cells }) => cells[index] ?? '');
  return { order: use.order ?? dateOrder(cells), decimal: use.decimal ?? decimalSign(cells), year: use.year };
}
