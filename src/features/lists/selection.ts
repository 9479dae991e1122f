import type { Context } from 'hono';
import { parametersOf } from '../../http/limits/limits.ts';
import { Problem } from '../../http/problem.ts';
import { columnsOf, documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { didYouMean } from '../../text/edit-distance.ts';
import {
  EVERYTHING,
  type Facet,
  facetsOf,
  NONE,
  type Selection,
  selectionParameters,
} from './facets/facets.ts';
import { type FacetCounts, FacetIndex } from './facets/facets-index.ts';
import { facetIndexOf, readFacetIndex } from './facets/facets-read.ts';
import { type ListMember, labelsOf, memberLabel, membersIn, membersOf } from './listing.ts';
import { columnQuery, type List, type ListColumn } from './lists.ts';

const TSV = 'text/tab-separated-values';
/** What others append to the addresses that people share. */
const FOREIGN = /^(utm_\w+|\w*clid|mc_[ce]id|ref)$/;
const MAX_NAMED = 12;
/** Past these, comparing would cost more than the help is worth. */
const MAX_COMPARED = 2_000;
const MAX_LENGTH = 80;

/** How a list is sorted: by the column of this key, or by `label`. */
export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** A list of one release with all that selecting, sorting and writing it need: read once, and passed through. */
export interface FacetedList extends List {
  readonly index: FacetIndex;
  /** By IRI: the member with its labels, and its place in the index. */
  readonly byIri: ReadonlyMap<string, ListMember & { readonly place: number }>;
}

/** What is asked of a list: which members, in which order. */
export interface Browsing {
  readonly site: Site;
  readonly list: FacetedList;
  readonly selection: Selection;
  readonly sorting: Sorting;
  /** Path of the page below the base where it is not the list itself: `places/map`. */
  readonly path?: string;
}

/** The members that a selection selects, by code point, and the counts of all values under it. */
export interface Selected {
  readonly members: readonly string[];
  readonly facets: readonly FacetCounts[];
}

/** What a request selects of a list; rejects with a Problem where a value or a parameter is not known. `others` are parameters of the address that are no facets. */
export async function selectionOf(
  c: Context,
  site: Site,
  list: List,
  others: readonly string[] = [],
): Promise<Selection> {
  const parameters = parametersOf(c);
  const facets = facetsOf(list.name);
  for (const name of parameters.keys()) {
    if (!facets.some(({ key }) => key === name)) checkParameter(name, list, ['lang', ...others]);
  }
  const chosen = facets.filter(({ key }) => parameters.getAll(key).some((value) => value !== ''));
  if (chosen.length === 0) return EVERYTHING;
  const { index } = await facetedList(site, list);
  return new Map(chosen.map((facet) => [facet.key, valuesOf(facet, parameters.getAll(facet.key), index)]));
}

/** The members and counts of a selection of a list. */
export function selected({ index }: FacetedList, selection: Selection): Selected {
  const { members, facets } = index.select(selection);
  return { members: Array.from(members, (place) => index.members[place] ?? ''), facets };
}

/** A list with its index and members, read once a release. */
export function facetedList(site: Site, list: List): Promise<FacetedList> {
  return readOnce(site, `faceted list ${list.name}`, async () => {
    const members = await membersOf(site, list);
    const index = await facetIndex(site, list, members);
    const places = new Map(index.members.map((iri, place) => [iri, place]));
    const byIri = new Map(
      members.map((member) => [member.iri, { ...member, place: places.get(member.iri) ?? 0 }]),
    );
    return { ...list, index, byIri };
  });
}

/** The index of a list, of which only what is counted is kept beside the release. */
async function facetIndex(site: Site, list: List, members: readonly ListMember[]): Promise<FacetIndex> {
  const iris = members.map(({ iri }) => iri);
  const { namespace } = site;
  const columns = columnsOf(site);
  if (columns === undefined) {
    const table = async (select: string) =>
      new TextDecoder().decode(await documents(site).bytes(select, TSV));
    return readFacetIndex(list, iris, namespace, table);
  }
  const facets = facetsOf(list.name);
  const read = await readStored(site, `facets of ${list.name}`, async () => {
    const index = await facetIndexOf(list, iris, namespace, columns);
    return {
      members: index.members,
      columns: index.columns.map(({ facet, ...counted }) => ({ ...counted, key: facet.key })),
    };
  });
  const ofFacets = read.columns.flatMap(({ key, ...counted }) => {
    const facet = facets.find((one) => one.key === key);
    return facet === undefined ? [] : [{ ...counted, facet }];
  });
  return new FacetIndex(read.members, ofFacets, namespace);
}

/** A selection as the query of an address, without `?`; the same selection gives the same text. */
export function selectionText(list: List, selection: Selection): string {
  return new URLSearchParams(selectionParameters(list.name, selection).map(([...pair]) => pair)).toString();
}

function checkParameter(name: string, list: List, others: readonly string[]): void {
  if (others.includes(name) || FOREIGN.test(name)) return;
  const known = [...facetsOf(list.name).map(({ key }) => key), ...others];
  throw new Problem(
    'malformed',
    `The parameter \`${shown(name)}\` is not known here${suggestion(name, known)} Known are ${known.join(', ')}.`,
  );
}

function valuesOf({ key }: Facet, parameters: readonly string[], index: FacetIndex): readonly string[] {
  const known = index.columns.find(({ facet }) => facet.key === key)?.values ?? [];
  const values = [...new Set(parameters)].filter((value) => value !== '').sort();
  const unknown = values.find((value) => !known.includes(value));
  if (unknown === undefined) return values;
  const detail = `The parameter \`${key}\` has no value \`${shown(unknown)}\`${suggestion(unknown, known)}`;
  throw new Problem('malformed', `${detail} ${allowed(known, unknown)}`);
}

function allowed(known: readonly string[], unknown: string): string {
  if (known.length === 0) return 'It has none here.';
  if (known.length <= 4 * MAX_NAMED) return `It can be ${known.join(', ')}.`;
  const initial = unknown.slice(0, 1).toLowerCase();
  const alike = known.filter((value) => value.toLowerCase().startsWith(initial) && value !== NONE);
  const some = (alike.length > 0 ? alike : known).slice(0, MAX_NAMED);
  return `It has ${known.length} values, among them ${some.join(', ')}.`;
}

function suggestion(name: string, known: readonly string[]): string {
  return didYouMean(name.slice(0, MAX_LENGTH), known.slice(0, MAX_COMPARED), '`') || '.';
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
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

/** Places in the index of all members, in the order: what has no value comes last, and of equals the label decides. */
export function orderOf({ site, list, sorting }: Browsing, language: Language): Promise<Uint32Array> {
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
