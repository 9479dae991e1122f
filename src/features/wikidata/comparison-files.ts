import { type Column, csv } from '../../text/csv.ts';
import {
  type Comparison,
  countDifferences,
  distinctLines,
  nameIn,
  rowsOf,
  type TableRow,
} from './compare/index.ts';

const COLUMNS: readonly (keyof TableRow)[] = [
  'difference',
  'municipality',
  'municipality_name',
  'municipality_item',
  'twin',
  'twin_name',
  'twin_item',
  'partnership',
  'kind_here',
  'start_here',
  'end_here',
  'ended_here',
  'sources_here',
  'direction_there',
  'start_there',
  'end_there',
  'ended_there',
  'deprecated_there',
  'start_agreement',
  'end_agreement',
  'statements_there',
  'references_there',
  'page_there',
];

/** All lines of a comparison as CSV (RFC 4180), lists joined by `;`. */
export function comparisonAsCsv(comparison: Comparison, language: string): string {
  const columns: Column<TableRow>[] = COLUMNS.map((name) => ({
    name,
    cell: (row) => {
      const value = row[name];
      return typeof value === 'boolean' ? String(value) : value;
    },
  }));
  return [...csv(columns, rowsOf(comparison, language))].join('');
}

/** A comparison as JSON: where and when the other side was asked, counts in total and by municipality, and all lines. */
export function comparisonAsJson(comparison: Comparison, language: string): string {
  const { endpoint, retrieved, parts } = comparison;
  const municipalities = parts.map(({ municipality, state, lines, unlinked }) => ({
    iri: municipality.iri,
    name: nameIn(municipality.labels, language, municipality.iri),
    state,
    counts: countDifferences(lines),
    unlinked: unlinked.map(({ places, partnership }) => partnership ?? places.join(' ')),
  }));
  const total = countDifferences(distinctLines(comparison));
  const items = rowsOf(comparison, language);
  return `${JSON.stringify({ endpoint, retrieved, total, municipalities, items }, null, 2)}\n`;
}
