import { csvRow } from '../../text/csv.ts';
import type { Facet } from '../lists/facets/facets.ts';
import type { Crossed, ValueCount } from './counting.ts';

/** The counts of a chart as CSV: value, IRI where it is a resource, label, number. */
export function countsAsCsv({ key }: Facet, counts: readonly ValueCount[]): string {
  const rows = counts.map((counted) => [...cells(counted), String(counted.count)]);
  return [[key, `${key}_iri`, `${key}_label`, 'number'], ...rows].map(csvRow).join('');
}

/** The counts of a chart as JSON. */
export function countsAsJson({ key }: Facet, counts: readonly ValueCount[]): string {
  const items = counts.map((counted) => ({ ...valueJson(counted), number: counted.count }));
  return `${JSON.stringify({ by: key, items }, null, 2)}\n`;
}

/** The counts of a matrix as CSV: a row for each pair of values that a member has. */
export function crossedAsCsv([by, across]: readonly [Facet, Facet], crossed: Crossed): string {
  const heads = [by, across].flatMap(({ key }) => [key, `${key}_iri`, `${key}_label`]);
  const rows = pairsOf(crossed).map(({ row, column, number }) => [
    ...cells(row),
    ...cells(column),
    String(number),
  ]);
  return [[...heads, 'number'], ...rows].map(csvRow).join('');
}

/** The counts of a matrix as JSON: an item for each pair of values that a member has. */
export function crossedAsJson([by, across]: readonly [Facet, Facet], crossed: Crossed): string {
  const items = pairsOf(crossed).map(({ row, column, number }) => ({
    by: valueJson(row),
    across: valueJson(column),
    number,
  }));
  return `${JSON.stringify({ by: by.key, across: across.key, items }, null, 2)}\n`;
}

function pairsOf({ rows, columns, count }: Crossed) {
  return rows
    .flatMap((row) => columns.map((column) => ({ row, column, number: count(row, column) })))
    .filter(({ number }) => number > 0);
}

function cells({ value, iri, label }: ValueCount): string[] {
  return [value, iri ?? '', label?.text ?? ''];
}

function valueJson({ value, iri, label }: ValueCount) {
  return { value, ...(iri && { iri }), ...(label && { label: label.text }) };
}
