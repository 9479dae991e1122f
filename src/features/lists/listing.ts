import { columnsOf, documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { type ResultRow, values } from '../../query/client.ts';
import type { SparqlTerm } from '../../query/results/result-formats.ts';
import { bestLabel, LABEL_PROPERTIES, labelText } from '../../rdf/label.ts';
import { isIri } from '../../rdf/terms.ts';
import { localName } from '../../rdf/uri.ts';
import { type List, type ListColumn, membersQuery, namesQuery, valuesQuery } from './lists.ts';
import { ValueReader, valuesByColumn } from './values-by-column.ts';

/** A member of a list with its labels. */
export interface ListMember {
  readonly iri: string;
  readonly labels: readonly SparqlTerm[];
}

/** A value of a column: a term and, where it is a resource, its labels. */
export interface MemberValue {
  readonly term: SparqlTerm;
  readonly labels: readonly SparqlTerm[];
}

/** A member with its values by column key. */
export interface ListedMember {
  readonly iri: string;
  readonly label: Text;
  readonly values: ReadonlyMap<string, readonly MemberValue[]>;
}

/** Members whose values one question asks for: all there are, or by name. */
const MAX_BATCH_SIZE = 2_000;
const BATCH_SIZE = 250;

/** All members of a list, sorted by label as the language sorts. */
export function membersIn(site: Site, list: List, language: Language): Promise<readonly ListMember[]> {
  return readOnce(site, `members ${list.name} ${language}`, async () => {
    const members = await membersOf(site, list);
    const { compare } = new Intl.Collator(language, { numeric: true });
    return members
      .map((member) => ({ member, label: memberLabel(member, language).text }))
      .sort((a, b) => compare(a.label, b.label) || compare(a.member.iri, b.member.iri))
      .map(({ member }) => member);
  });
}

/** The given members with the values of all columns, in the order given, one after the other as they are wanted; `all` where they are all there are. */
export async function listedMembers(
  site: Site,
  list: List,
  members: readonly ListMember[],
  language: Language,
  all: boolean,
): Promise<Iterable<ListedMember>> {
  const columns = columnsOf(site);
  if (columns === undefined || list.having === undefined) {
    return queriedValues(site, list, members, language, all);
  }
  return readMembers(new ValueReader(columns, list), members, language);
}

function* readMembers(
  reader: ValueReader,
  members: readonly ListMember[],
  language: Language,
): Generator<ListedMember, undefined> {
  for (const member of members) {
    const label = memberLabel(member, language);
    yield { iri: member.iri, label, values: reader.valuesOf(member.iri) };
  }
}

/** The same, all at once. */
export async function withValues(
  ...requested: Parameters<typeof listedMembers>
): Promise<readonly ListedMember[]> {
  return [...(await listedMembers(...requested))];
}

async function queriedValues(
  site: Site,
  list: List,
  members: readonly ListMember[],
  language: Language,
  all: boolean,
): Promise<readonly ListedMember[]> {
  if (all && members.length <= MAX_BATCH_SIZE) return listed(site, members, language, valuesQuery(list));
  if (members.length > MAX_BATCH_SIZE) {
    const byMember = await valuesByColumn(site, list, labelsOf);
    return members.map((member) => listedMember(member, language, byMember));
  }
  const parts: ListedMember[] = [];
  for (let from = 0; from < members.length; from += BATCH_SIZE) {
    const some = members.slice(from, from + BATCH_SIZE);
    const iris = some.map(({ iri }) => iri);
    parts.push(...(await listed(site, some, language, valuesQuery(list, iris))));
  }
  return parts;
}

async function listed(site: Site, members: readonly ListMember[], language: Language, query: string) {
  if (members.length === 0) return [];
  const byMember = await withLabels(site, groupValues(await documents(site).rows(query)));
  return members.map((member) => listedMember(member, language, byMember));
}

function listedMember(
  member: ListMember,
  language: Language,
  byMember: ReadonlyMap<string, ReadonlyMap<string, readonly MemberValue[]>>,
): ListedMember {
  return {
    iri: member.iri,
    label: memberLabel(member, language),
    values: byMember.get(member.iri) ?? new Map(),
  };
}

/** The labels of resources, by IRI: of the first property that names each. */
export async function labelsOf(
  site: Site,
  iris: readonly string[],
): Promise<ReadonlyMap<string, readonly SparqlTerm[]>> {
  const columns = columnsOf(site);
  if (columns !== undefined) {
    const found = iris.map((iri) => [iri, columns.labels(columns.id(iri))] as const);
    return new Map(found.filter(([, own]) => own.length > 0));
  }
  const labels = new Map<string, SparqlTerm[]>();
  const unnamed = new Set(iris.filter(isIri));
  for (const property of namingIn(site)) {
    const requested = [...unnamed];
    for (let from = 0; from < requested.length; from += MAX_BATCH_SIZE) {
      const some = values('iri', requested.slice(from, from + MAX_BATCH_SIZE));
      const query = `SELECT ?iri ?label WHERE { ${some} ?iri <${property}> ?label FILTER(isLITERAL(?label)) }`;
      for (const row of await documents(site).rows(query)) addLabel(labels, row);
    }
    for (const iri of labels.keys()) unnamed.delete(iri);
  }
  return labels;
}

function addLabel(labels: Map<string, SparqlTerm[]>, { iri, label }: ResultRow): void {
  if (!iri || !label) return;
  const known = labels.get(iri.value);
  if (known) known.push(label);
  else labels.set(iri.value, [label]);
}

/** The properties that name things in this release, best first. */
function namingIn({ publication }: Site): readonly string[] {
  const used = new Set(publication.release.manifest.properties.map(({ iri }) => iri));
  return LABEL_PROPERTIES.filter((property) => used.has(property));
}

/** The label for a reader of the language, else the local name. */
export function memberLabel({ iri, labels }: ListMember, language: Language): Text {
  const texts = labels.map((label) => labelText(label.value, label['xml:lang']));
  return bestLabel(texts, language) ?? { text: localName(iri) };
}

/** Texts of a column's values in the language, each once, sorted; a count that nothing was found for is 0. */
export function textsOf(member: ListedMember, column: ListColumn, language: Language): readonly Text[] {
  const values = member.values.get(column.key) ?? [];
  if (column.kind === 'count' && values.length === 0) return [{ text: '0' }];
  return values
    .map((value) => valueText(value, language))
    .sort((a, b) => a.text.localeCompare(b.text, language));
}

/** The texts of things that many members have, in the language that they were last wanted in. */
const texts = new WeakMap<MemberValue, { readonly language: Language; readonly text: Text }>();

/** The text of a value in the language. */
export function valueText(value: MemberValue, language: Language): Text {
  const { term, labels } = value;
  if (term.type !== 'uri' || labels.length === 0) return { text: term.value };
  const known = texts.get(value);
  if (known?.language === language) return known.text;
  const text = memberLabel({ iri: term.value, labels }, language);
  texts.set(value, { language, text });
  return text;
}

/** All members of a list, in no order. */
export function membersOf(site: Site, list: List): Promise<readonly ListMember[]> {
  return readOnce(site, `members ${list.name}`, async () => {
    const columns = columnsOf(site);
    if (columns === undefined || list.having === undefined) return queriedMembers(site, list);
    return columns
      .subjects(...list.having)
      .map((id) => ({ iri: columns.text(id), labels: columns.labels(id) }));
  });
}

async function queriedMembers(site: Site, list: List): Promise<readonly ListMember[]> {
  const members = (await documents(site).rows(membersQuery(list))).flatMap(({ iri }) =>
    iri?.type === 'uri' ? [iri.value] : [],
  );
  const labels = new Map<string, SparqlTerm[]>();
  for (const property of namingIn(site)) {
    const named = new Set(labels.keys());
    if (members.every((iri) => named.has(iri))) break;
    for (const row of await documents(site).rows(namesQuery(list, property))) {
      if (!named.has(row.iri?.value ?? '')) addLabel(labels, row);
    }
  }
  return members.map((iri) => ({ iri, labels: labels.get(iri) ?? [] }));
}

type Values = Map<string, MemberValue[]>;

function groupValues(rows: readonly ResultRow[]): ReadonlyMap<string, Values> {
  const byMember = new Map<string, Values>();
  for (const row of rows) {
    if (!row.iri || !row.column || !row.value) continue;
    const values = byMember.get(row.iri.value) ?? new Map<string, MemberValue[]>();
    byMember.set(row.iri.value, values);
    addValue(values, row.column.value, row.value);
  }
  return byMember;
}

/** The values with their labels; many values are the same few things, which have a label in each of many languages. */
async function withLabels(site: Site, byMember: ReadonlyMap<string, Values>) {
  const all = [...byMember.values()].flatMap((columns) => [...columns.values()].flat());
  const iris = new Set(all.flatMap(({ term }) => (term.type === 'uri' ? [term.value] : [])));
  if (iris.size === 0) return byMember;
  const labels = await labelsOf(site, [...iris]);
  const named = (value: MemberValue) => ({ ...value, labels: labels.get(value.term.value) ?? [] });
  return new Map(
    [...byMember].map(([iri, columns]) => [
      iri,
      new Map([...columns].map(([key, found]) => [key, found.map(named)])),
    ]),
  );
}

function addValue(values: Values, column: string, term: SparqlTerm): void {
  const known = values.get(column) ?? [];
  if (!known.some((value) => value.term.value === term.value)) known.push({ term, labels: [] });
  values.set(column, known);
}
