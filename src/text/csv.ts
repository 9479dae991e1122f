/** A column of a CSV table (RFC 4180); lists inside a cell are joined by `;`. */
export interface CsvColumn<Row> {
  readonly name: string;
  /** The cell's text, or the items of its list; an empty list is an empty cell. */
  cell(row: Row): string | readonly string[];
}

/** What spreadsheets take for the beginning of a formula, behind any apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n|%＝＋－＠]/;
const GUARDED = /^''*[=+\-@\t\r\n|%＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The lines of a table for spreadsheets with CR LF, header first; every cell is guarded. */
export function* csv<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): Iterable<string> {
  yield csvRow(columns.map((column) => column.name));
  for (const row of rows) yield csvRow(columns.map((column) => joined(column.cell(row))));
}

/** A row for spreadsheets with its line end; every cell is guarded. */
export function csvRow(cells: readonly string[]): string {
  return exactCsvRow(cells.map(guarded));
}

/** A row with its line end whose cells hold their texts exactly, as the SPARQL 1.1 results in CSV must. */
export function exactCsvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** The text as a cell that no spreadsheet runs: an apostrophe is put before what would begin a formula; plain numbers are left. */
export function guarded(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text of a cell that may have been guarded. */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** A cell that holds its text exactly, quoted where a comma, a quote or a line break demands it (RFC 4180 §2). */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function joined(cell: string | readonly string[]): string {
  return typeof cell === 'string' ? cell : cell.join(';');
}
