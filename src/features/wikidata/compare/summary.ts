import { DEFAULT_LANGUAGE } from '../../../pages/messages/messages.ts';
import { type Comparison, countDifferences, distinctLines, type Part } from './compare.ts';
import type { ComparisonRow, Difference } from './comparison-row.ts';
import { nameIn, rowsOf, type TableRow } from './table.ts';

const IN_WORDS: Readonly<Record<Difference, string>> = {
  same: 'in both',
  dates: 'in both, with different dates',
  'one-way': 'one way there',
  here: 'only here',
  there: 'only there',
};

/** A comparison in words (English): counts by municipality, then every difference with where to read on. */
export function comparisonInWords(comparison: Comparison): string {
  const { endpoint, retrieved, parts } = comparison;
  const together = `together: ${countsInWords(distinctLines(comparison))}`;
  const each = parts.flatMap((part) => ['', ...partInWords(comparison, part)]);
  return `${[`compared with ${endpoint}, as of ${retrieved}`, ...each, '', together].join('\n')}\n`;
}

function partInWords(comparison: Comparison, part: Part): string[] {
  const { municipality, state, lines, unlinked } = part;
  const states = {
    compared: countsInWords(lines),
    unlinked: 'has no verified Wikidata item',
    'not-asked': 'not in the snapshot: run munpart compare --refresh',
  };
  const differences = rowsOf({ ...comparison, parts: [part] }, DEFAULT_LANGUAGE).filter(
    (row) => row.difference !== 'same',
  );
  return [
    `${nameIn(municipality.labels, DEFAULT_LANGUAGE, municipality.iri)}: ${states[state]}`,
    ...(unlinked.length > 0 ? [`  ${unlinked.length} with places that have no verified item`] : []),
    ...differences.map((row) => {
      const address = row.partnership || row.page_there;
      return `  ${IN_WORDS[row.difference]}: ${row.twin_name} (${sidesOf(row)}) ${address}`;
    }),
  ];
}

/** The dates of each side that has the twinning. */
function sidesOf(row: TableRow): string {
  const { difference, start_here, end_here, ended_here, start_there, end_there, ended_there } = row;
  const local = `here ${spell(start_here, end_here, ended_here)}`;
  const wikidata = `there ${spell(start_there, end_there, ended_there)}`;
  if (difference === 'here') return local;
  return difference === 'there' ? wikidata : `${local}; ${wikidata}`;
}

function countsInWords(lines: readonly ComparisonRow[]): string {
  return Object.entries(countDifferences(lines))
    .map(([difference, count]) => `${count} ${IN_WORDS[difference as Difference]}`)
    .join('; ');
}

function spell(start: readonly string[], end: readonly string[], ended: boolean): string {
  const from = start.join(' or ') || 'undated';
  if (end.length > 0) return `${from} to ${end.join(' or ')}`;
  return ended ? `${from}, ended` : from;
}
