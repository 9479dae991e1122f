import { documents, type Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { FacetedList } from './faceted-list.ts';
import { labelsOf, memberLabel, membersIn } from './listing.ts';
import { columnQuery, type List, type ListColumn } from './lists.ts';

/** How a list is sorted: by the column of this key, or by `label`. */
export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** The order of a list that nobody asked for another. */
export const BY_LABEL: Sorting = { key: 'label', descending: false };

/** The columns that a list can be sorted by: those that its page shows. */
export function sortableColumns(list: List): readonly ListColumn[] {
  return list.columns.filter(({ dataOnly }) => !dataOnly);
}

/** The order as a parameter of an address: `start`, `-start`; undefined for the usual one. */
export function sortingText({ key, descending }: Sorting): string | undefined {
  return key === BY_LABEL.key && !descending ? undefined : `${descending ? '-' : ''}${key}`;
}

/** A list that is to be sorted. */
interface Sorted {
  readonly site: Site;
  readonly list: FacetedList;
  readonly sorting: Sorting;
}

/** Places in the index of all members, in the order: what has no value comes last, and of equals the label decides. */
export function orderOf({ site, list, sorting }: Sorted, language: Language): Promise<Uint32Array> {
  return readStored(site, `order ${list.name} ${sortingText(sorting) ?? ''} ${language}`, async () => {
    const byLabel = await orderByLabel(site, list, language);
    const sign = sorting.descending ? -1 : 1;
    if (sorting.key === BY_LABEL.key) return sign > 0 ? byLabel : byLabel.slice().reverse();
    const column = sortableColumns(list).find(({ key }) => key === sorting.key);
    if (!column) throw new RangeError(`${list.name} has no column ${sorting.key}`);
    const ranks = await ranksOf(site, list, column, language);
    const rank = (member: number) => {
      const own = ranks[member] ?? Number.NaN;
      return Number.isNaN(own) ? Number.POSITIVE_INFINITY : sign * own;
    };
    // The sort is stable: what is equal stays in the order of labels. Two infinities have no difference.
    return byLabel.slice().sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  });
}

async function orderByLabel(site: Site, list: FacetedList, language: Language): Promise<Uint32Array> {
  const sorted = await membersIn(site, list, language);
  return Uint32Array.from(sorted, ({ iri }) => list.byIri.get(iri)?.place ?? 0);
}

/** By place of the member: what its first value is worth among all; not a number where it has none. */
async function ranksOf(
  site: Site,
  list: FacetedList,
  column: ListColumn,
  language: Language,
): Promise<Float64Array> {
  const rows = await documents(site).rows(columnQuery(list, column));
  const texts = column.kind === 'resource' ? await labelRanks(site, rows, language) : undefined;
  const ranks = new Float64Array(list.index.members.length).fill(column.kind === 'count' ? 0 : Number.NaN);
  for (const { iri, value } of rows) {
    const place = iri && list.byIri.get(iri.value)?.place;
    if (place === undefined || !value) continue;
    const rank = texts ? (texts.get(value.value) ?? Number.NaN) : rankOf(value.value, column);
    const known = ranks[place] ?? Number.NaN;
    ranks[place] = column.kind === 'count' || Number.isNaN(known) ? rank : Math.min(known, rank);
  }
  return ranks;
}

/** A partial date counts as its first day: 1993 comes before 1993-12, and that before 1993-12-17. */
function rankOf(lexical: string, { kind }: ListColumn): number {
  if (kind !== 'date') return Number(lexical);
  const [, year, month = 0, day = 0] = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?/.exec(lexical) ?? [];
  return year === undefined ? Number.NaN : Number(year) * 416 + Number(month) * 32 + Number(day);
}

async function labelRanks(
  site: Site,
  rows: readonly { readonly value?: { readonly value: string } | undefined }[],
  language: Language,
): Promise<ReadonlyMap<string, number>> {
  const iris = [...new Set(rows.flatMap(({ value }) => (value ? [value.value] : [])))];
  const labels = await labelsOf(site, iris);
  const { compare } = new Intl.Collator(language, { numeric: true });
  return new Map(
    iris
      .map((iri) => ({ iri, label: memberLabel({ iri, labels: labels.get(iri) ?? [] }, language).text }))
      .sort((a, b) => compare(a.label, b.label))
      .map(({ iri }, rank) => [iri, rank]),
  );
}
