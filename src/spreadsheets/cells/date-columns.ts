import { saysNothing } from '../words/lookup.ts';
import { dateOrder } from './dates.ts';
import { readPeriod } from './periods.ts';

/** How the dates of a column stand to those of another for the same thing: `refines` where they agree, miss none and some are more precise; else the first two that contradict each other, if any do. */
export function compareDateColumns(
  cells: readonly string[],
  others: readonly string[],
  today: string,
): 'refines' | readonly [cell: string, other: string] | undefined {
  const dates = datesOf(cells, today);
  const rows = datesOf(others, today).map((other, row) => [dates[row] ?? '', other] as const);
  const contradiction = rows.findIndex(([a, b]) => !a.startsWith(b) && !b.startsWith(a));
  if (contradiction >= 0) return [(cells[contradiction] ?? '').trim(), (others[contradiction] ?? '').trim()];
  const isRefined = rows.some(([a, b]) => b !== '' && a.length > b.length);
  return isRefined && rows.every(([a, b]) => a.length >= b.length) ? 'refines' : undefined;
}

/** `1990`, `1990-10` or `1990-10-03`, whatever the cells write, and the cell itself where it is no date; empty where it says nothing. */
function datesOf(cells: readonly string[], today: string): string[] {
  const order = dateOrder(cells) ?? 'dmy';
  return cells.map((cell) => {
    if (saysNothing(cell)) return '';
    const period = readPeriod(cell, { today, order, serials: true });
    if (typeof period === 'string') return cell.trim();
    return [period.start, period.end].filter((date) => date !== undefined).join('/');
  });
}
