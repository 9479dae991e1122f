import type { Context } from 'hono';
import { parametersOf } from '../../http/limits/limits.ts';
import { Problem } from '../../http/problem.ts';
import type { Site } from '../../http/serving/publication.ts';
import { didYouMean } from '../../text/edit-distance.ts';
import { type FacetedList, facetedList } from './faceted-list.ts';
import {
  EVERYTHING,
  type Facet,
  facetsOf,
  NONE,
  type Selection,
  selectionParameters,
} from './facets/facets.ts';
import type { FacetCounts, FacetIndex } from './facets/facets-index.ts';
import type { List } from './lists.ts';
import type { Sorting } from './sorting.ts';

/** What others append to the addresses that people share. */
const FOREIGN = /^(utm_\w+|\w*clid|mc_[ce]id|ref)$/;
const MAX_NAMED = 12;
/** Past these, comparing would cost more than the help is worth. */
const MAX_COMPARED = 2_000;
const MAX_LENGTH = 80;

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
