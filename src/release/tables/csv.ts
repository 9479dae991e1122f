/** A CSV table (RFC 4180): a header and rows of as many cells; lists inside a cell are joined by `;`. */
export interface Column<Row> {
  readonly name: string;
  /** The cell's text, or the items of its list; an empty list is an empty cell. */
  cell(row: Row): string | readonly string[];
}

/** The lines of a table with CR LF, header first (RFC 4180 §2). */
export function* csv<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Iterable<string> {
  yield line(columns.map((column) => column.name));
  for (const row of rows) yield line(columns.map((column) => joined(column.cell(row))));
}

function joined(cell: string | readonly string[]): string {
  return typeof cell === 'string' ? cell : cell.join(';');
}

function line(cells: readonly string[]): string {
  return `${cells.map(escaped).join(',')}\r\n`;
}

function escaped(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
