import { readOnce, type Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { FacetedList } from './faceted-list.ts';
import { type Facet, facetsOf, NONE, type Selection } from './facets/facets.ts';
import type { FacetCounts, FacetValue } from './facets/facets-index.ts';
import { selectionQuery } from './facets/facets-query.ts';
import type { BrowseView, ChipView, FacetValueView, FacetView, SharedValueView } from './list-files.ts';
import { labelsOf, memberLabel } from './listing.ts';
import { type Browsing, selectionText } from './selection.ts';
import { sortableColumns, sortingText } from './sorting.ts';

/** A facet shows no more values than a page can carry; those that are selected are always shown. */
const MAX_VALUES = 40;

/** What the page offers beside the rows. */
export async function browseView(
  request: Browsing,
  counts: readonly FacetCounts[],
  language: Language,
): Promise<BrowseView> {
  const { site, list, selection, sorting } = request;
  const { index } = list;
  const { members } = index;
  const labels = await valueLabels(site, list);
  const labelled = ({ value, iri, count, selected }: FacetValue): FacetValueView => {
    const label = iri && memberLabel({ iri, labels: labels.get(iri) ?? [] }, language);
    return { value, ...(label && { label }), count, selected };
  };
  const facets = facetsOf(list.name).map((facet) =>
    facetView(facet, (counts.find(({ key }) => key === facet.key)?.values ?? []).map(labelled), language),
  );
  const whole = index
    .select(new Map())
    .facets.map((facet) => ({ ...facet, values: facet.values.map(labelled) }));
  const shared = sharedValues(facetsOf(list.name), whole, members.length);
  return {
    path: request.path ?? list.name,
    whole: members.length,
    facets: facets.map((facet) => withoutShared(facet, shared)).filter(({ values }) => values.length > 0),
    shared,
    chips: facets.flatMap((facet) => chipsOf(request, facet)),
    sortable: ['label', ...sortableColumns(list).map(({ key }) => key)],
    sorting: sortingText(sorting) ?? 'label',
    query: selectionQuery(list, selection, { base: site.namespace, language }),
  };
}

function sharedValues(
  facets: readonly Facet[],
  counts: readonly { readonly key: string; readonly values: readonly FacetValueView[] }[],
  members: number,
): SharedValueView[] {
  if (members < 2) return [];
  return facets.flatMap(({ key, kind }) => {
    const values = counts.find((facet) => facet.key === key)?.values.filter(({ count }) => count > 0) ?? [];
    return values
      .filter(({ count }) => count === members)
      .map((value) => ({ facet: { key, kind }, value, only: values.length === 1 }));
  });
}

/** What all members have is no choice; who has chosen it keeps it. */
function withoutShared(facet: FacetView, shared: readonly SharedValueView[]): FacetView {
  const all = shared.filter(({ facet: { key } }) => key === facet.key).map(({ value }) => value.value);
  return { ...facet, values: facet.values.filter(({ value, selected }) => selected || !all.includes(value)) };
}

/** The path and query of a list with a selection and an order. */
function listAddress(browsing: Browsing): string {
  const { site, list, path = list.name } = browsing;
  const text = listQuery(browsing);
  return `${site.root}${path}${text === '' ? '' : `?${text}`}`;
}

/** The query of a list's address, without `?`: what is selected, then the order. */
export function listQuery({ list, selection, sorting }: Browsing): string {
  const sort = sortingText(sorting);
  return [selectionText(list, selection), sort === undefined ? '' : `sort=${sort}`]
    .filter((part) => part !== '')
    .join('&');
}

function facetView({ key, kind }: Facet, values: readonly FacetValueView[], language: Language): FacetView {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const found = values.filter(({ count, selected }) => count > 0 || selected);
  const sorted = found.toSorted((a, b) => {
    if (a.value === NONE || b.value === NONE) return a.value === NONE ? 1 : -1;
    if (kind === 'decade') return Number(a.value) - Number(b.value);
    return b.count - a.count || compare(a.label?.text ?? a.value, b.label?.text ?? b.value);
  });
  const shown = sorted.filter(({ selected }, index) => selected || index < MAX_VALUES);
  return { key, kind, values: shown, more: found.length - shown.length };
}

function chipsOf(request: Browsing, { key, kind, values }: FacetView): ChipView[] {
  return values
    .filter(({ selected }) => selected)
    .map(({ value, label }) => ({
      facet: { key, kind },
      value: { value, ...(label && { label }) },
      without: listAddress({ ...request, selection: withoutValue(request.selection, key, value) }),
    }));
}

function withoutValue(selection: Selection, key: string, value: string): Selection {
  const rest = (selection.get(key) ?? []).filter((other) => other !== value);
  const others = [...selection].filter(([facet]) => facet !== key);
  return new Map(rest.length > 0 ? [...others, [key, rest]] : others);
}

/** Labels of all values that are resources. */
function valueLabels(site: Site, list: FacetedList) {
  return readOnce(site, `facet labels ${list.name}`, async () => {
    const { facets } = list.index.select(new Map());
    return labelsOf(
      site,
      facets.flatMap(({ values }) => values.flatMap(({ iri }) => iri ?? [])),
    );
  });
}
