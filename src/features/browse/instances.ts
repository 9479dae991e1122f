import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { csvRow } from '../../text/csv.ts';
import {
  type ListedMember,
  type ListMember,
  type MemberValue,
  memberLabel,
  membersIn,
  valueText,
  withValues,
} from '../lists/listing.ts';
import { columnQuery } from '../lists/lists.ts';
import type { ClassList, PropertyColumn } from './classes.ts';

/** Rows of a page. */
export const PAGE_SIZE = 50;
const SEVERAL = '; ';

/** How the instances of a class are sorted: by the IRI of a property, or by name where it is empty. */
export interface InstanceSorting {
  readonly property: string;
  readonly descending: boolean;
}

/** A part of the instances of a class, with their values. */
export interface Instances {
  readonly members: readonly ListedMember[];
  /** All that have an IRI. */
  readonly total: number;
}

/** The instances in their order: a page of them, or all where no page is given. */
export async function instancesOf(
  site: Site,
  list: ClassList,
  sorting: InstanceSorting,
  page: number | undefined,
  language: Language,
): Promise<Instances> {
  const all = await inOrderOf(site, list, sorting, language);
  const from = ((page ?? 1) - 1) * PAGE_SIZE;
  const chosen = page === undefined ? all : all.slice(from, from + PAGE_SIZE);
  const isAll = chosen.length === all.length;
  return { members: await withValues(site, list, chosen, language, isAll), total: all.length };
}

/** How many instances of a class have an IRI. */
export async function countOf(site: Site, list: ClassList, language: Language): Promise<number> {
  return (await membersIn(site, list, language)).length;
}

function inOrderOf(site: Site, list: ClassList, sorting: InstanceSorting, language: Language) {
  const { property, descending } = sorting;
  return readOnce(site, `instances ${list.class} ${property} ${descending} ${language}`, async () => {
    const byName = await membersIn(site, list, language);
    const column = list.columns.find((one) => one.property === property);
    if (column === undefined) return descending ? byName.toReversed() : byName;
    return sortedBy(byName, await firstValues(site, list, column, language), descending, language);
  });
}

/** By member: the least of its values, as a reader sees them. */
async function firstValues(site: Site, list: ClassList, column: PropertyColumn, language: Language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const first = new Map<string, string>();
  for (const { iri, value } of await documents(site).rows(columnQuery(list, column))) {
    if (!iri || !value || value.type === 'bnode') continue;
    const known = first.get(iri.value);
    if (known === undefined || compare(value.value, known) < 0) first.set(iri.value, value.value);
  }
  return first;
}

/** What has no value comes last; of equals the name decides. */
function sortedBy(
  members: readonly ListMember[],
  values: ReadonlyMap<string, string>,
  descending: boolean,
  language: Language,
): readonly ListMember[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = descending ? -1 : 1;
  return members.toSorted((a, b) => {
    const [left, right] = [values.get(a.iri), values.get(b.iri)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return sign * compareValues(left, right, compare);
  });
}

function compareValues(a: string, b: string, compare: (a: string, b: string) => number): number {
  const [left, right] = [Number(a), Number(b)];
  return Number.isNaN(left + right) ? compare(a, b) : left - right;
}

/** The values of a column that a reader can read: blank nodes have no name. */
export function valuesOf(member: ListedMember, { key }: PropertyColumn): readonly MemberValue[] {
  return (member.values.get(key) ?? []).filter(({ term }) => term.type !== 'bnode');
}

/** The instances as CSV (RFC 4180): IRI and name, then a column for each property; a resource gives its name and, in a second column, its IRI. */
export function instancesAsCsv(
  list: ClassList,
  members: readonly ListedMember[],
  language: Language,
  nameOf: (property: string) => string,
): string {
  const headers = list.columns.flatMap(({ property, kind }) =>
    kind === 'resource' ? [nameOf(property), `${nameOf(property)}_iri`] : [nameOf(property)],
  );
  const rows = members.map((member) => [
    member.iri,
    member.label.text,
    ...list.columns.flatMap((column) => {
      const values = valuesOf(member, column);
      const texts = values.map((value) => named(value, language).text).join(SEVERAL);
      return column.kind === 'resource'
        ? [texts, values.map(({ term }) => term.value).join(SEVERAL)]
        : [texts];
    }),
  ]);
  return [['iri', 'name', ...headers], ...rows].map(csvRow).join('');
}

/** The same as JSON, with the properties by their IRIs. */
export function instancesAsJson(
  list: ClassList,
  { members, total }: Instances,
  page: number | undefined,
  language: Language,
): string {
  const items = members.map((member) => ({
    iri: member.iri,
    name: member.label.text,
    ...Object.fromEntries(
      list.columns.flatMap((column) => {
        const values = valuesOf(member, column).map((value) =>
          value.term.type === 'uri'
            ? { iri: value.term.value, name: named(value, language).text }
            : value.term.value,
        );
        return values.length > 0 ? [[column.property, values]] : [];
      }),
    ),
  }));
  return `${JSON.stringify({ class: list.class, total, page: page ?? 1, items }, null, 2)}\n`;
}

/** The text of a value: a resource by its name, or by what its IRI ends with; a literal as it is. */
export function named(value: MemberValue, language: Language): Text {
  if (value.term.type === 'uri')
    return memberLabel({ iri: value.term.value, labels: value.labels }, language);
  const { 'xml:lang': tag } = value.term;
  return tag === undefined ? valueText(value, language) : { text: value.term.value, language: tag };
}
