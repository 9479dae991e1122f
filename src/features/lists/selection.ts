import type { Context } from 'hono';
import { parametersOf } from '../../http/limits/limits.ts';
import { Problem } from '../../http/problem.ts';
import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { didYouMean } from '../../text/nearest.ts';
import {
  EVERYTHING,
  type Facet,
  facetsOf,
  NONE,
  type Selection,
  selectionParameters,
} from './facets/facets.ts';
import type { FacetCounts, FacetIndex } from './facets/facets-index.ts';
import { readFacetIndex } from './facets/facets-read.ts';
import { type ListMember, membersOf } from './listing.ts';
import type { List } from './lists.ts';

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
    const iris = members.map(({ iri }) => iri);
    const index = await readFacetIndex(list, iris, site.namespace, async (select) =>
      new TextDecoder().decode(await documents(site).bytes(select, TSV)),
    );
    const places = new Map(index.members.map((iri, place) => [iri, place]));
    const byIri = new Map(
      members.map((member) => [member.iri, { ...member, place: places.get(member.iri) ?? 0 }]),
    );
    return { ...list, index, byIri };
  });
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
