/** What is wrong with a table, for the one who keeps it: row and column are 1-based and those that spreadsheets show, the header being row 1. */
export interface TableProblem {
  readonly row?: number | undefined;
  readonly column?: number | undefined;
  readonly message: string;
  /** The same for pages, which say it in the reader's language. */
  readonly localized?: LocalizedMessage | undefined;
}

/** What is said of a table, by its key in the catalogues of the pages (`edit.said`), with what fills the holes; `suggestion` is what else may be meant. */
export interface LocalizedMessage {
  readonly key: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly suggestion?: string | undefined;
}

const MAX_ROWS = 3;

/** The problems as lines, those that several cells of a column have once, with their rows: `partners.csv: rows 4, 7, 9 and 12 more, column C "Kopš": expected a date …`. */
export function printProblems(
  problems: readonly TableProblem[],
  file: string,
  headers: readonly string[],
): string[] {
  const groups = new Map<string, { readonly problem: TableProblem; readonly rows: number[] }>();
  for (const problem of problems) {
    const key = JSON.stringify([
      problem.column ?? (problem.row === undefined ? '' : `row ${problem.row}`),
      problem.message,
    ]);
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, { problem, rows: problem.row === undefined ? [] : [problem.row] });
    else if (problem.row !== undefined) group.rows.push(problem.row);
  }
  return [...groups.values()].map(({ problem, rows }) => printProblem(problem, file, headers, rows));
}

/** The problem as a line: `partners.csv: row 4, column C "Kopš": expected a date …`. */
export function printProblem(
  { row, column, message }: TableProblem,
  file: string,
  headers: readonly string[],
  rows: readonly number[] = row === undefined ? [] : [row],
): string {
  const header = column === undefined ? '' : shown(headers[column - 1] ?? '');
  const place = [
    ...(rows.length === 0 ? [] : [rowsInWords(rows)]),
    ...(column === undefined
      ? []
      : [`column ${columnLetters(column)}${header === '""' ? '' : ` ${header}`}`]),
  ].join(', ');
  return `${file}: ${place === '' ? '' : `${place}: `}${message}`;
}

function rowsInWords(rows: readonly number[]): string {
  const more = rows.length - MAX_ROWS;
  return `${rows.length === 1 ? 'row' : 'rows'} ${rows.slice(0, MAX_ROWS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The letters by which spreadsheets call the column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const [rest, last] = [Math.floor((column - 1) / 26), (column - 1) % 26];
  return (rest === 0 ? '' : columnLetters(rest)) + String.fromCharCode(65 + last);
}

/** Text of a cell in quotes, in one line, its control characters spelled out, shortened where it is long. */
export function shown(text: string): string {
  const short = text.length > 160 ? `${text.slice(0, 157)}…` : text;
  return JSON.stringify(short).replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, codePoint);
}

function codePoint(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
