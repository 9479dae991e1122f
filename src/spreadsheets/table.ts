import { CsvError, parse } from 'csv-parse/sync';
import { unguarded } from '../text/csv.ts';
import { type Decoded, decode } from './cells/decode.ts';
import { type Problem, shown } from './problem.ts';

/** A row that is not empty, by the number that spreadsheets give it. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A table as read: row 1 is the header; a row may have fewer or more cells than it. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  readonly separator: string;
  readonly encoding: Decoded['encoding'];
  /** Why it is not whole. */
  readonly problems: readonly Problem[];
}

const SEPARATORS = ['\t', ';', ',', '|'];

/** Reads a table from a file of separated values (RFC 4180 with any of tab, `;`, `,` and `|`); never throws. */
export function readTable(bytes: Uint8Array): Table {
  const { text, encoding } = decode(bytes);
  const { body, separator } = separated(text);
  const { records, problems } = recordsOf(body, separator);
  const [headers = [], ...rows] = records.map((cells) => cells.map(unguarded));
  const filled = rows
    .map((cells, index) => ({ number: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return {
    headers: headers.map((header) => header.trim()),
    rows: filled,
    separator,
    encoding,
    problems: [...problems, ...raggedRows(filled, headers.length)],
  };
}

function recordsOf(text: string, delimiter: string): { records: string[][]; problems: Problem[] } {
  try {
    return { records: parse(text, { delimiter, relax_column_count: true }), problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error.records === 'number' ? error.records + 1 : undefined;
    return { records: [], problems: [{ row, message: `not a table: ${shown(error.message)}` }] };
  }
}

/** What separates the cells: what a first line `sep=;` says, else what stands most often in the header outside quotes. */
function separated(text: string): { body: string; separator: string } {
  const [line = '', stated] = /^sep=(.)\r?\n/.exec(text) ?? [];
  if (stated !== undefined) return { body: text.slice(line.length), separator: stated };
  const header = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 100_000))?.[0] ?? '';
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  const separator = SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
  return { body: text, separator: Math.max(...counts) === 1 ? ',' : separator };
}

/** Cells beyond the last header would belong to nothing. */
function raggedRows(rows: readonly TableRow[], width: number): Problem[] {
  return rows.flatMap(({ number, cells }) => {
    const extra = cells.findIndex((cell, index) => index >= width && cell.trim() !== '');
    if (extra < 0) return [];
    return [
      {
        row: number,
        column: extra + 1,
        message: 'a cell beyond the last header: is a separator in a cell not in quotes?',
      },
    ];
  });
}
