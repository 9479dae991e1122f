import { readOnce, type Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { FacetedList } from '../lists/faceted-list.ts';
import { type Facet, iriOfValue, NONE, type Selection } from '../lists/facets/facets.ts';
import type { FacetColumn } from '../lists/facets/facets-index.ts';
import type { FacetValueView } from '../lists/list-files.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';

/** A value of a facet, with how many of the selected members have it. */
export type ValueCount = Pick<FacetValueView, 'value' | 'label' | 'count'> & { readonly iri?: string };

/** Two facets against each other. */
export interface Crossed {
  readonly rows: readonly ValueCount[];
  readonly columns: readonly ValueCount[];
  /** How many of the selected members have both values. */
  readonly count: (row: ValueCount, column: ValueCount) => number;
}

/** How many of the selected members have each value of a facet: decades in their order, other values the most frequent first. */
export async function countBy(
  site: Site,
  list: FacetedList,
  selection: Selection,
  facet: Facet,
  language: Language,
): Promise<readonly ValueCount[]> {
  const column = columnOf(list, facet);
  const counts = new Uint32Array(column.values.length);
  for (const place of list.index.select(selection).members) {
    for (const code of codesOf(column, place)) counts[code] = (counts[code] ?? 0) + 1;
  }
  return labelled(site, list, column, counts, language);
}

/** How many of the selected members have each pair of values of two facets. */
export async function countCrossed(
  site: Site,
  list: FacetedList,
  selection: Selection,
  [by, across]: readonly [Facet, Facet],
  language: Language,
): Promise<Crossed> {
  const [rows, columns] = [columnOf(list, by), columnOf(list, across)];
  const counts = new Map<string, number>();
  for (const place of list.index.select(selection).members) {
    for (const row of codesOf(rows, place)) {
      for (const column of codesOf(columns, place)) {
        const key = `${rows.values[row]} ${columns.values[column]}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return {
    rows: await countBy(site, list, selection, by, language),
    columns: await countBy(site, list, selection, across, language),
    count: (row, column) => counts.get(`${row.value} ${column.value}`) ?? 0,
  };
}

function columnOf({ index, name }: FacetedList, { key }: Facet): FacetColumn {
  const column = index.columns.find(({ facet }) => facet.key === key);
  if (!column) throw new RangeError(`${name} has no facet ${key}`);
  return column;
}

function codesOf({ codes, starts }: FacetColumn, place: number): Uint32Array {
  return codes.subarray(starts[place], starts[place + 1]);
}

async function labelled(
  site: Site,
  { index, name }: FacetedList,
  { facet, values }: FacetColumn,
  counts: Uint32Array,
  language: Language,
): Promise<readonly ValueCount[]> {
  const iriOf = (value: string) => iriOfValue(facet, value, index.base);
  const labels = await readOnce(site, `labels of ${name} by ${facet.key}`, () =>
    labelsOf(
      site,
      values.flatMap((value) => iriOf(value) ?? []),
    ),
  );
  const counted = values.flatMap((value, code): ValueCount[] => {
    const [iri, count = 0] = [iriOf(value), counts[code]];
    if (count === 0) return [];
    const label = iri && memberLabel({ iri, labels: labels.get(iri) ?? [] }, language);
    return [{ value, count, ...(iri && { iri }), ...(label && { label }) }];
  });
  const { compare } = new Intl.Collator(language, { numeric: true });
  return counted.sort((a, b) => {
    if (a.value === NONE || b.value === NONE) return a.value === NONE ? 1 : -1;
    if (facet.kind === 'decade') return Number(a.value) - Number(b.value);
    return b.count - a.count || compare(a.label?.text ?? a.value, b.label?.text ?? b.value);
  });
}
