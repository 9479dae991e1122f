import { inEveryLanguage, type Language } from '../../pages/messages/messages.ts';
import type { QueryClient, ResultTerm } from '../../query/client.ts';
import { bestLabel, labelText } from '../../rdf/label.ts';
import { isSameLanguage } from '../../rdf/term-faults.ts';
import { isIri } from '../../rdf/terms.ts';
import { localName } from '../../rdf/uri.ts';
import { type ListColumn, valuesQuery } from '../lists/lists.ts';
import { bestName } from '../names/index/entity.ts';
import type { NameIndex } from '../names/index/name-index.ts';
import { MAX_BATCH_SIZE, MAX_EXTENSION_SIZE, MAX_EXTENSION_VALUES, typesIn } from './manifest.ts';
import { PROPERTIES, type ReconciledProperty } from './properties.ts';
import { checkCount, checkedText, isObject, MalformedBatch } from './queries.ts';
import type { Identified } from './results.ts';

/** What a client pulls: the ids of things and of properties. */
export interface ExtensionQuery {
  readonly ids: readonly string[];
  readonly properties: readonly ReconciledProperty[];
}

/** One value as the service gives it (Reconciliation Service API 0.2, §7.5). */
export type ExtensionValue =
  | Identified
  | { readonly str: string }
  | { readonly int: number }
  | { readonly float: number };

/** The answer: what the columns are, and for each id the values of each property. */
export interface ExtensionResult {
  readonly meta: readonly (Identified & { readonly type?: Identified })[];
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly ExtensionValue[]>>>>;
}

/** The extension query of a client; throws a MalformedBatch. */
export function readExtension(json: unknown): ExtensionQuery {
  if (!isObject(json) || !Array.isArray(json.ids) || !Array.isArray(json.properties)) {
    throw new MalformedBatch('An extension has the arrays `ids` and `properties`.');
  }
  const { ids, properties } = json;
  checkCount(ids, MAX_EXTENSION_SIZE, 'ids at a time');
  checkCount(properties, MAX_BATCH_SIZE, 'properties at a time');
  if (!ids.every((id) => typeof id === 'string')) throw new MalformedBatch('An id is no text.');
  checkCount(
    { length: ids.length * properties.length },
    MAX_EXTENSION_VALUES,
    'values (ids by properties) at a time',
  );
  const named = properties.map(readProperty).map((property) => [property.id, property] as const);
  return { ids: [...new Set(ids.map(checkedText))], properties: [...new Map(named).values()] };
}

function readProperty(property: unknown): ReconciledProperty {
  const id = typeof property === 'string' ? property : isObject(property) ? property.id : undefined;
  if (typeof id !== 'string') throw new MalformedBatch('A property has no id.');
  checkedText(id);
  const known = PROPERTIES.find((one) => one.id === id);
  if (known) return known;
  if (!isIri(id)) throw new MalformedBatch(`There is no property ${JSON.stringify(id.slice(0, 80))}.`);
  const name = localName(id);
  return { id, name: inEveryLanguage(() => name), types: [], path: `<${id}>`, kind: 'resource' };
}

/** The values of the properties; a thing that nobody knows has none. Rejects with a QueryError. */
export async function extend(
  index: NameIndex,
  client: QueryClient,
  { ids, properties }: ExtensionQuery,
  language: Language,
): Promise<ExtensionResult> {
  const iris = new Map(ids.map((id) => [id, iriOf(index, id)]));
  const known = [...new Set([...iris.values()].filter((iri) => iri !== undefined))];
  const values = await readValues(client, known, properties);
  const valuesOf = (iri: string | undefined, property: ReconciledProperty, at: number) =>
    iri === undefined
      ? []
      : extensionValues(index, iri, property, [...(values.get(`${at} ${iri}`)?.values() ?? [])], language);
  const row = (iri: string | undefined) =>
    Object.fromEntries(properties.map((property, at) => [property.id, valuesOf(iri, property, at)]));
  return {
    meta: properties.map((property) => metaOf(index, property, language)),
    rows: Object.fromEntries([...iris].map(([id, iri]) => [id, row(iri)])),
  };
}

function iriOf(index: NameIndex, id: string): string | undefined {
  const [entity, ...others] = index.identified(id);
  return entity === undefined || others.length > 0 ? undefined : index.entity(entity)?.iri;
}

function metaOf(index: NameIndex, { id, name, valueType }: ReconciledProperty, language: Language) {
  const type = typesIn(index).find((one) => one.id === valueType);
  return { id, name: name[language], ...(type && { type: { id: type.id, name: type.name[language] } }) };
}

interface ExtendedValue {
  readonly term: ResultTerm;
  readonly labels: ResultTerm[];
}

/** By the number of the property and the IRI. */
async function readValues(
  client: QueryClient,
  iris: readonly string[],
  properties: readonly ReconciledProperty[],
): Promise<Map<string, Map<string, ExtendedValue>>> {
  const found = new Map<string, Map<string, ExtendedValue>>();
  if (iris.length === 0 || properties.length === 0) return found;
  const columns = properties.map(({ path, kind }, at): ListColumn => ({ key: String(at), path, kind }));
  const list = { name: '', class: '', members: '', columns };
  for (const { iri, column, value, label } of await client.rows(valuesQuery(list, iris, true))) {
    if (!iri || !column || !value) continue;
    const key = `${column.value} ${iri.value}`;
    const values = found.get(key) ?? new Map<string, ExtendedValue>();
    const identity = `${value.type} ${value.value} ${value['xml:lang'] ?? ''}`;
    const known = values.get(identity) ?? { term: value, labels: [] };
    if (label) known.labels.push(label);
    found.set(key, values.set(identity, known));
  }
  return found;
}

function extensionValues(
  index: NameIndex,
  iri: string,
  property: ReconciledProperty,
  found: readonly ExtendedValue[],
  language: string,
): readonly ExtensionValue[] {
  const { kind, itself, first } = property;
  if (kind === 'count') {
    const count = Number(found[0]?.term.value ?? 0);
    return [{ int: itself && count > 0 ? count - 1 : count }];
  }
  const values = inLanguage(found, language)
    .filter(({ term }) => !(itself && term.value === iri))
    .flatMap((value) => extensionValue(index, property, value, language))
    .sort((a, b) => sortKey(a).localeCompare(sortKey(b), language));
  return first ? values.slice(0, 1) : values;
}

/** Texts in the language where there are any, else all. */
function inLanguage(values: readonly ExtendedValue[], language: string): readonly ExtendedValue[] {
  const own = values.filter(({ term }) => isSameLanguage(term['xml:lang'] ?? '', language));
  return own.length > 0 ? own : values;
}

function extensionValue(
  index: NameIndex,
  { kind, format, valueType }: ReconciledProperty,
  { term, labels }: ExtendedValue,
  language: string,
): ExtensionValue[] {
  if (kind === 'number') return Number.isFinite(Number(term.value)) ? [{ float: Number(term.value) }] : [];
  if (format) {
    const text = format(term.value);
    return text === undefined ? [] : [{ str: text }];
  }
  const number = term.type === 'uri' ? index.numberOf(term.value) : undefined;
  const entity = number === undefined ? undefined : index.entity(number);
  const label = entity && bestName(entity, language).text;
  // Only what the service reconciles is given as an entity of its own.
  if (label !== undefined && (valueType !== undefined || kind !== 'resource'))
    return [{ id: term.value, name: label }];
  const texts = labels.map((one) => labelText(one.value, one['xml:lang']));
  return [{ str: label ?? bestLabel(texts, language)?.text ?? term.value }];
}

function sortKey(value: ExtensionValue): string {
  if ('name' in value) return value.name;
  return 'str' in value ? value.str : String('int' in value ? value.int : value.float);
}
