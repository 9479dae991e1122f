import type { TableProblem } from '../problem.ts';
import { guessColumn } from '../words/columns.ts';

/** A text beside the table, with its row. */
export interface TableNote {
  readonly row: number;
  readonly text: string;
}

/** A row that is not empty, by the number that spreadsheets give it. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A table as read; a row may have fewer or more cells than the header. */
export interface ParsedTable {
  readonly headers: readonly string[];
  /** The number of the row of headers. */
  readonly headerRow: number;
  readonly rows: readonly TableRow[];
  /** What stands above the header and below the table. */
  readonly title: readonly TableNote[];
  readonly footnotes: readonly TableNote[];
  /** How it was read, in words: `UTF-8, separated by ";"`. */
  readonly form: string;
  /** What its keeper should know of the reading. */
  readonly remarks: readonly TableProblem[];
  /** Why it is not whole. */
  readonly problems: readonly TableProblem[];
}

/** The header is among the first rows. */
const HEADER_WITHIN = 20;

/** Where in the cells of a sheet the table lies: the row with most known headers, else the first that is as wide as most, is the header; what stands above it are titles, what looks so below are footnotes. */
export function layout(
  rows: readonly (readonly string[])[],
): Pick<ParsedTable, 'headers' | 'headerRow' | 'rows' | 'title' | 'footnotes' | 'problems'> {
  const at = headerIndex(rows);
  const headers = (rows[at] ?? []).map((header) => header.replace(/\s+/g, ' ').trim());
  while (
    headers.at(-1) === '' &&
    !rows.some((cells, index) => index > at && isFilled(cells[headers.length - 1] ?? ''))
  )
    headers.pop();
  const rest = rows
    .map((cells, index): TableRow => ({ number: index + 1, cells }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some(isFilled));
  const subheaders = rest.slice(0, 1).filter(isSubheader);
  const { body, footnotes } = split(rest.slice(subheaders.length), headers.length);
  return {
    headers,
    headerRow: at + 1,
    rows: body,
    title: [
      ...rows.slice(0, at).map((cells, index): TableRow => ({ number: index + 1, cells })),
      ...subheaders,
    ].flatMap(notesIn),
    footnotes,
    problems: raggedRows(body, headers.length),
  };
}

function headerIndex(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, HEADER_WITHIN);
  if (first.some((cells) => cells[0] === 'record' && cells.includes('slug')))
    return first.findIndex((cells) => cells[0] === 'record' && cells.includes('slug'));
  const known = first.map(knownHeaders);
  const max = Math.max(0, ...known);
  if (max >= 2) return known.indexOf(max);
  const widths = rows.map((cells) => cells.filter(isFilled).length);
  const usual = widths.length === 0 ? 0 : Math.max(...widths.slice(0, HEADER_WITHIN));
  const wide = widths.findIndex((width) => width > 0 && (width >= usual * 0.7 || width >= usual - 1));
  return Math.max(0, wide);
}

/** How many cells are headers that are known, and not dates or numbers. */
function knownHeaders(cells: readonly string[]): number {
  const short = cells.filter((cell) => isFilled(cell) && cell.length <= 80);
  return short.filter((cell) => guessColumn(cell).some(({ exact, means }) => exact && means !== 'number'))
    .length;
}

/** Rows at the end in which one cell alone says something about the table. */
function split(rows: readonly TableRow[], width: number): { body: TableRow[]; footnotes: TableNote[] } {
  const body = [...rows];
  const footnotes: TableNote[] = [];
  for (let last = body.at(-1); last !== undefined && body.length > 1; last = body.at(-1)) {
    const hasGap = last.number - (body.at(-2)?.number ?? 0) > 1;
    if (width < 2 || !isFootnote(last, hasGap)) break;
    footnotes.unshift(...notesIn(last));
    body.pop();
  }
  return { body, footnotes };
}

/** A row below the header that says more of the columns, all in brackets, or that only numbers them: `1 | 2 | 3`. */
function isSubheader({ cells }: TableRow): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const areNumbers =
    filled.length > 2 && cells.every((cell, index) => !isFilled(cell) || Number(cell) === index + 1);
  return areNumbers || filled.every((cell) => /^(?:\([^()]*\)|\[[^[\]]*\])$/.test(cell));
}

function isFootnote({ cells }: TableRow, hasGap: boolean): boolean {
  const filled = cells.filter(isFilled);
  const [text = ''] = filled;
  if (filled.length !== 1) return false;
  const hasMark = /^\s*(?:[*†‡¹²³]|\(?\d{1,2}[).]\s|\(\*\))/.test(text);
  const isSentence = text.trim().split(/\s+/).length >= 4 || /[:.]\s*$|:\s|https?:\/\//.test(text.trim());
  const isNote = [/[:\s]/, /[:\d]/].some((end) =>
    guessColumn(text.split(end)[0] ?? '').some(({ means }) =>
      ['notes', 'source', 'statusAsOf'].includes(means),
    ),
  );
  return hasMark || isSentence || (hasGap && isNote);
}

function notesIn({ number, cells }: TableRow): TableNote[] {
  const text = cells.filter(isFilled).join(' ').replace(/\s+/g, ' ').trim();
  return text === '' ? [] : [{ row: number, text }];
}

/** Cells beyond the last header would belong to nothing. */
function raggedRows(rows: readonly TableRow[], width: number): TableProblem[] {
  return rows.flatMap(({ number, cells }) => {
    const extra = cells.findIndex((cell, index) => index >= width && isFilled(cell));
    if (extra < 0) return [];
    const message = 'a cell beyond the last header: is a separator in a cell not in quotes?';
    return [{ row: number, column: extra + 1, message, localized: { key: 'beyond' } }];
  });
}

function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}
