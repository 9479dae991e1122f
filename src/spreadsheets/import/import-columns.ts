import { type DecimalSign, decimalSign } from '../cells/amounts.ts';
import { type DateOrder, dateOrder } from '../cells/dates.ts';
import type { Problem } from '../problem.ts';
import type { Table, TableRow } from '../table.ts';
import type { ColumnName } from './columns.ts';
import { type ColumnUse, type Mapping, useOf } from './mapping.ts';

/** A column of an officer's table, with what the column as a whole says about its cells. */
export interface OfficerColumn extends ColumnUse {
  readonly as: ColumnName;
  /** 1-based. */
  readonly number: number;
  readonly order: DateOrder | undefined;
  readonly decimal: DecimalSign | undefined;
}

/** A cell with something in it: as written, and as it is to be read. */
export interface Cell {
  readonly written: string;
  readonly text: string;
  readonly column: OfficerColumn;
}

/** The columns that the mapping takes, by what they hold; and what is wrong with the headers. */
export function officerColumns(
  table: Table,
  mapping: Mapping,
): { columns: ReadonlyMap<ColumnName, OfficerColumn>; problems: readonly Problem[] } {
  const columns = new Map<ColumnName, OfficerColumn>();
  const problems = [...headerProblems(table)];
  for (const [index, header] of table.headers.entries()) {
    const use = useOf(mapping, header);
    const place = { row: 1, column: index + 1 };
    if (use === undefined && header !== '')
      problems.push({ ...place, message: 'the mapping does not say what this column holds' });
    if (use === undefined || use.as === 'ignore') continue;
    const { as } = use;
    if (columns.has(as))
      problems.push({ ...place, message: `a second column of ${as}: the mapping must ignore one` });
    columns.set(as, { ...withMapping(use, table, index), as, number: index + 1 });
  }
  return { columns, problems };
}

/** Headers that cannot be told apart, and cells below none. */
export function* headerProblems({ headers, rows }: Table): Iterable<Problem> {
  for (const [index, header] of headers.entries()) {
    const place = { row: 1, column: index + 1 };
    if (header === '' && rows.some(({ cells }) => (cells[index] ?? '').trim() !== '')) {
      yield { ...place, message: 'a column with cells but without a header' };
    }
    if (header === '__proto__') yield { ...place, message: 'this header cannot be used: rename it' };
    if (header !== '' && headers.indexOf(header) < index)
      yield { ...place, message: 'the header occurs twice: rename one' };
  }
}

/** The cell of the row in the column, if there is something in it. */
export function cellOf(
  row: TableRow,
  column: OfficerColumn | undefined,
  { readAs }: Mapping,
): Cell | undefined {
  if (column === undefined) return undefined;
  const written = (row.cells[column.number - 1] ?? '').trim();
  if (written === '') return undefined;
  const stated = readAs?.[column.as];
  const text =
    stated !== undefined && Object.hasOwn(stated, written) ? String(stated[written] ?? '') : written;
  return { written, text, column };
}

function withMapping(
  use: ColumnUse,
  { rows }: Table,
  index: number,
): Pick<OfficerColumn, 'order' | 'decimal' | 'year'> {
  const cells = rows.map(({ cells }) => cells[index] ?? '');
  return { order: use.order ?? dateOrder(cells), decimal: use.decimal ?? decimalSign(cells), year: use.year };
}
