import type { Point } from '../names/features.ts';
import type { Wanted } from '../names/wanted.ts';

/** What a query of a client asks for: the types by the ids of the service. */
export type ReconciliationQuery = Omit<Wanted, 'types'> & { readonly typeIds?: readonly string[] };

/** A query batch that cannot be read; the message says where. */
export class MalformedBatch extends Error {
  override readonly name = 'MalformedBatch';
}

const STANDARD_LIMIT = 5;
const MOST_CANDIDATES = 50;

/** The queries of a batch (Reconciliation Service API 0.2, §4.1) by their keys; throws a MalformedBatch. */
export function readBatch(json: unknown): ReadonlyMap<string, ReconciliationQuery> {
  if (!isObject(json)) throw new MalformedBatch('A batch is an object with a query for each key.');
  return new Map(Object.entries(json).map(([key, query]) => [key, readQuery(query, key)]));
}

function readQuery(json: unknown, key: string): ReconciliationQuery {
  const fault = (message: string) =>
    new MalformedBatch(`Query ${JSON.stringify(key.slice(0, 40))}: ${message}`);
  if (!isObject(json)) throw fault('it is no object.');
  const { query, type, type_strict: strict, limit, properties = [] } = json;
  if (query !== undefined && typeof query !== 'string') throw fault('`query` is no text.');
  if (!Array.isArray(properties)) throw fault('`properties` is no array.');
  if (query === undefined && properties.length === 0) throw fault('it has neither `query` nor `properties`.');
  const types = type === undefined || type === null ? [] : texts(type);
  const evidence = properties.map((property: unknown) => {
    if (!isObject(property) || typeof property.pid !== 'string') throw fault('a property has no `pid`.');
    return { id: property.pid, values: texts(property.v) };
  });
  return {
    text: query ?? '',
    most: limitOf(limit),
    ...(types.length > 0 && { typeIds: types, insist: strict !== 'should' }),
    ...evidenceOf(evidence),
  };
}

/** A value of a property: its id and the texts that it may be. */
export interface Evidence {
  readonly id: string;
  readonly values: readonly string[];
}

/** What the properties of a query say of the thing; those that say nothing of identity are left aside. */
export function evidenceOf(
  evidence: readonly Evidence[],
): Pick<Wanted, 'countries' | 'identifiers' | 'point'> {
  const of = (...ids: string[]) =>
    evidence.filter(({ id }) => ids.includes(id)).flatMap(({ values }) => values);
  const identifiers = [
    ...of('wikidata', 'http://www.w3.org/2002/07/owl#sameAs'),
    ...of('geonames').map((code) => (/^\d+$/.test(code) ? `geonames:${code}` : code)),
    ...of('nuts').map((code) => (/^\w{2,5}$/.test(code) ? `nuts:${code}` : code)),
  ];
  const countries = of('country', 'country_code', 'https://w3id.org/munpart/def#country');
  const point =
    pointOf(of('coordinates')[0]) ??
    pointOf([...of('latitude').slice(0, 1), ...of('longitude').slice(0, 1)].join(','));
  return {
    ...(countries.length > 0 && { countries }),
    ...(identifiers.length > 0 && { identifiers }),
    ...(point && { point }),
  };
}

/** How many candidates are wanted: 5 where it is not said, never more than 50. */
export function limitOf(limit: unknown): number {
  return typeof limit === 'number' && limit >= 1
    ? Math.min(MOST_CANDIDATES, Math.floor(limit))
    : STANDARD_LIMIT;
}

/** The texts of a value or of several: a text, a number, an entity by its id and its name. */
export function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return isObject(value) ? [value.id, value.name].filter((text) => typeof text === 'string') : [];
}

const LATITUDE_FIRST = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; /]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;
const WKT = /^\s*POINT\s*\(\s*(-?\d{1,3}(?:\.\d+)?)\s+(-?\d{1,2}(?:\.\d+)?)\s*\)\s*$/i;

function pointOf(text: string | undefined): Point | undefined {
  const [, first, second] = LATITUDE_FIRST.exec(text ?? '') ?? [];
  if (first !== undefined) return { lat: Number(first), long: Number(second) };
  const [, long, lat] = WKT.exec(text ?? '') ?? [];
  return long === undefined ? undefined : { lat: Number(lat), long: Number(long) };
}

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
