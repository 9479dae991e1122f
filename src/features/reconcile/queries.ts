import type { Coordinates } from '../../geo/coordinates.ts';
import { IDENTIFIER_SCHEMES } from '../../rdf/identifier-schemes.ts';
import type { NameQuery } from '../names/features.ts';

/** What a query of a client asks for: the types by the ids of the service. */
export type ReconciliationQuery = Omit<NameQuery, 'types'> & { readonly typeIds?: readonly string[] };

/** A query batch that cannot be read, or, `isTooLarge`, holds more than it may; the message says where. */
export class MalformedBatch extends Error {
  override readonly name = 'MalformedBatch';
  readonly isTooLarge: boolean;

  constructor(message: string, isTooLarge = false) {
    super(message);
    this.isTooLarge = isTooLarge;
  }
}

/** Throws a MalformedBatch where there are more than so many. */
export function checkCount(values: { readonly length: number }, max: number, what: string): void {
  if (values.length > max) throw new MalformedBatch(`There may be ${max} ${what} at most.`, true);
}

/** What one query of a batch may hold: more is refused, so that no query costs more than some milliseconds. */
const QUERY_BOUNDS = {
  /** Properties, values of one of them, types. */
  properties: 50,
  values: 50,
  types: 50,
  /** Characters of each text. */
  text: 2_000,
} as const;

const STANDARD_LIMIT = 5;
const MAX_CANDIDATES = 50;

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
  checkCount(properties, QUERY_BOUNDS.properties, 'properties of one query');
  if (query === undefined && properties.length === 0) throw fault('it has neither `query` nor `properties`.');
  const types = type === undefined || type === null ? [] : texts(type);
  checkCount(types, QUERY_BOUNDS.types, 'types of one query');
  const evidence = properties.map((property: unknown) => {
    if (!isObject(property) || typeof property.pid !== 'string') throw fault('a property has no `pid`.');
    return { id: checkedText(property.pid), values: valuesOf(property.v) };
  });
  return {
    text: checkedText(query ?? ''),
    limit: limitOf(limit),
    ...(types.length > 0 && { typeIds: types, insist: strict !== 'should' }),
    ...evidenceOf(evidence),
  };
}

/** A value of a property: its id and the texts that it may be. */
export interface PropertyValues {
  readonly id: string;
  readonly values: readonly string[];
}

/** What the properties of a query say of the thing; those that say nothing of identity are left aside. */
function evidenceOf(
  evidence: readonly PropertyValues[],
): Pick<NameQuery, 'countries' | 'identifiers' | 'point'> {
  const of = (...ids: string[]) =>
    evidence.filter(({ id }) => ids.includes(id)).flatMap(({ values }) => values);
  const identifiers = [
    ...of('http://www.w3.org/2002/07/owl#sameAs'),
    ...IDENTIFIER_SCHEMES.filter(({ ofPlaces }) => ofPlaces).flatMap(({ name, written }) =>
      of(name).map((code) => (written.test(`${name}:${code}`) ? `${name}:${code}` : code)),
    ),
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
function limitOf(limit: unknown): number {
  return typeof limit === 'number' && limit >= 1
    ? Math.min(MAX_CANDIDATES, Math.floor(limit))
    : STANDARD_LIMIT;
}

/** The texts of the value of a property: a text, a number, an entity by its id and its name, or several of them; throws a MalformedBatch where there are too many, or one is too long. */
function valuesOf(value: unknown): string[] {
  if (Array.isArray(value)) checkCount(value, QUERY_BOUNDS.values, 'values of one property');
  const found = texts(value);
  checkCount(found, QUERY_BOUNDS.values, 'values of one property');
  return found;
}

/** The text; throws a MalformedBatch where it is too long. */
export function checkedText(text: string): string {
  if (text.length <= QUERY_BOUNDS.text) return text;
  throw new MalformedBatch(`A text may have ${QUERY_BOUNDS.text} characters at most.`, true);
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'string') return [checkedText(value)];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (!isObject(value)) return [];
  return [value.id, value.name].filter((text) => typeof text === 'string').map(checkedText);
}

/** Of a text whose runs of blanks are one blank each. */
const LATITUDE_FIRST = /^(-?\d{1,2}(?:\.\d{1,20})?)(?: ?[,;/] ?| )(-?\d{1,3}(?:\.\d{1,20})?)$/;
const WKT = /^POINT ?\( ?(-?\d{1,3}(?:\.\d{1,20})?) (-?\d{1,2}(?:\.\d{1,20})?) ?\)$/i;

function pointOf(text: string | undefined): Coordinates | undefined {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  const [, first, second] = LATITUDE_FIRST.exec(plain) ?? [];
  if (first !== undefined) return { lat: Number(first), long: Number(second) };
  const [, long, lat] = WKT.exec(plain) ?? [];
  return long === undefined ? undefined : { lat: Number(lat), long: Number(long) };
}

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
