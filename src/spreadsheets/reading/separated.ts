import { CsvError, parse } from 'csv-parse/sync';
import { unguarded } from '../../text/csv.ts';
import { shown, type TableProblem } from '../problem.ts';

const SEPARATORS = ['\t', ';', ',', '|'];
/** Lines that show what separates the cells: there may be a title above the header. */
const LINES = 30;

/** The rows of a text of separated values (RFC 4180 with any of tab, `;`, `,` and `|`), and why it is not whole; never throws. */
export function readSeparated(text: string): {
  readonly rows: readonly (readonly string[])[];
  readonly separator: string;
  readonly problems: readonly TableProblem[];
} {
  const { body, separator } = separated(text);
  try {
    const rows: string[][] = parse(body, { delimiter: separator, relax_column_count: true });
    return { rows: rows.map((cells) => cells.map(unguarded)), separator, problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error.records === 'number' ? error.records + 1 : undefined;
    return {
      rows: [],
      separator,
      problems: [{ row, message: `not a table: ${shown(error.message)}`, localized: { key: 'broken' } }],
    };
  }
}

/** What separates the cells: what a first line `sep=;` says, else what stands in most lines most often, outside quotes. */
function separated(text: string): { body: string; separator: string } {
  const [line = '', stated] = /^sep=(.)\r?\n/.exec(text) ?? [];
  if (stated !== undefined) return { body: text.slice(line.length), separator: stated };
  const lines = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/, LINES)
    .filter((each) => each.trim() !== '');
  const scores = SEPARATORS.map((separator) => {
    const counts = lines.map((each) => each.split(separator).length - 1);
    const max = Math.max(0, ...counts);
    const agreeing = counts.filter((count) => count > 0 && count === mode(counts)).length;
    return max === 0 ? 0 : agreeing * 1000 + Math.min(max, 999) - (separator === ',' ? 0.5 : 0);
  });
  const best = Math.max(...scores);
  return { body: text, separator: best === 0 ? ',' : (SEPARATORS[scores.indexOf(best)] ?? ',') };
}

/** The number above 0 that occurs most often. */
function mode(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0] as number;
}
