import { DEFAULT_LANGUAGE } from '../../../pages/messages/messages.ts';
import { bestLabel, labelTexts } from '../../../rdf/label.ts';
import { itemIri, itemPage, type TwinningStatement } from '../snapshot/snapshot.ts';
import { type Comparison, countDifferences, distinctLines, type Part } from './compare.ts';
import type { ComparisonRow, Difference } from './comparison-row.ts';
import { hasEnded, isTwinning } from './local.ts';

/** One line of a comparison as plain values; lists are in parallel with what they are about. */
export interface ComparisonTableRow {
  readonly difference: Difference;
  readonly municipality: string;
  readonly municipality_name: string;
  readonly municipality_item: string;
  readonly twin: string;
  readonly twin_name: string;
  readonly twin_item: string;
  /** The partnership here, whatever its kind. */
  readonly partnership: string;
  readonly kind_here: string;
  readonly start_here: readonly string[];
  readonly end_here: readonly string[];
  readonly ended_here: boolean;
  readonly sources_here: readonly string[];
  /** `both`, `outward`, `inward` or `none`, seen from the municipality. */
  readonly direction_there: string;
  readonly start_there: readonly string[];
  readonly end_there: readonly string[];
  readonly ended_there: boolean;
  readonly deprecated_there: boolean;
  readonly start_agreement: string;
  readonly end_agreement: string;
  readonly statements_there: readonly string[];
  readonly references_there: readonly string[];
  readonly page_there: string;
}

/** The name of a place or item for a reader of the language; its own IRI where it has none. */
export function nameIn(
  labels: Readonly<Record<string, string>>,
  language: string,
  otherwise: string,
): string {
  return bestLabel(labelTexts(labels), language)?.text ?? otherwise;
}

/** All lines of a comparison, with names in the language. */
export function rowsOf({ parts }: Comparison, language: string): readonly ComparisonTableRow[] {
  return parts.flatMap(({ lines }) => lines.map((line) => rowOf(line, language)));
}

function rowOf(line: ComparisonRow, language: string): ComparisonTableRow {
  const { municipality, twin, relation, dates } = line;
  const wikidata = [...line.outward, ...line.inward];
  return {
    difference: line.difference,
    municipality: municipality.iri,
    municipality_name: nameIn(municipality.labels, language, municipality.item),
    municipality_item: itemIri(municipality.item),
    twin: twin.iri ?? '',
    twin_name: nameIn(twin.labels, language, twin.item),
    twin_item: itemIri(twin.item),
    partnership: relation?.partnership ?? '',
    kind_here: relation?.kind ?? '',
    start_here: relation?.start ?? [],
    end_here: relation?.end ?? [],
    ended_here: relation !== undefined && isTwinning(relation) && hasEnded(relation),
    sources_here: relation?.sources.map(({ url, iri }) => url ?? iri) ?? [],
    direction_there: line.direction,
    start_there: timesOf(wikidata, 'start'),
    end_there: timesOf(wikidata, 'end'),
    ended_there: wikidata.some(({ ended }) => ended),
    deprecated_there: line.deprecated,
    start_agreement: dates?.start ?? '',
    end_agreement: dates?.end ?? '',
    statements_there: wikidata.flatMap(({ id }) => id ?? []),
    references_there: referencesOf(wikidata),
    page_there: itemPage(line.direction === 'inward' ? twin.item : municipality.item, 'P190'),
  };
}

/** The dates of statements, each once: `1993-12-17`, `1990s`. */
export function timesOf(
  statements: readonly TwinningStatement[],
  property: 'start' | 'end',
): readonly string[] {
  return [
    ...new Set(
      statements.flatMap((statement) =>
        statement[property].map(({ time, precision }) => printed(time, precision)),
      ),
    ),
  ];
}

/** What statements rest on, each once: pages, then items. */
export function referencesOf(statements: readonly TwinningStatement[]): readonly string[] {
  const references = statements.flatMap((statement) => statement.references);
  const items = references.flatMap(({ statedIn }) => statedIn.map(itemIri));
  return [...new Set([...references.flatMap(({ urls }) => urls), ...items])];
}

function printed(time: string, precision: number): string {
  return precision === 8 ? `${time.slice(0, 3)}0s` : time;
}

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
function sidesOf(row: ComparisonTableRow): string {
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
