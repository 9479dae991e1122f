import type { Coordinates } from '../geo/coordinates.ts';
import { PREFIXES } from './namespaces.ts';
import type { Quad } from './terms.ts';

const SCHEMA = ['http://schema.org/', 'https://schema.org/'];

/** The pairs of properties that give a latitude and a longitude. */
export const DEGREE_PROPERTIES: readonly (readonly [lat: string, long: string])[] = [
  [`${PREFIXES.wgs}lat`, `${PREFIXES.wgs}long`],
  ...SCHEMA.map((schema) => [`${schema}latitude`, `${schema}longitude`] as const),
];

/** The properties that give a place as well-known text (OGC Simple Features), or as `lat long`. */
export const GEOMETRY_PROPERTIES: readonly string[] = [
  `${PREFIXES.geo}asWKT`,
  `${PREFIXES.dcat}centroid`,
  'http://www.w3.org/ns/locn#geometry',
  'http://www.georss.org/georss/point',
];

/** The properties that lead from a thing to the node that has its place. */
export const PLACING_PROPERTIES: readonly string[] = [
  `${PREFIXES.geo}hasGeometry`,
  `${PREFIXES.geo}defaultGeometry`,
  `${PREFIXES.wgs}location`,
  `${PREFIXES.foaf}based_near`,
  ...SCHEMA.flatMap((schema) => [`${schema}geo`, `${schema}location`]),
];

/** The properties of which any says that there are places in the data. */
export const POSITION_PROPERTIES: readonly string[] = [
  ...DEGREE_PROPERTIES.map(([lat]) => lat),
  ...GEOMETRY_PROPERTIES,
];

/** A place by two numbers of degrees; undefined where they are none of the earth. */
export function latLong(lat: string | undefined, long: string | undefined): Coordinates | undefined {
  if (!lat?.trim() || !long?.trim()) return undefined;
  const [y, x] = [Number(lat), Number(long)];
  return Math.abs(y) <= 90 && Math.abs(x) <= 180 ? { lat: y, long: x } : undefined;
}

const MAX_WKT = 200_000;
/** What a coordinate is written with; commas and brackets stand between points. */
const POINT = /[-+.\de ]+/gi;
/** The reference system that a literal may name first (GeoSPARQL 1.1 §8.5.1). */
const SYSTEM = /^\s*<([^>]*)>/;

/** The middle of the box around a geometry: well-known text in degrees with the longitude first (CRS 84), or the other way round by EPSG 4326; `lat long` alone. Undefined where it is in another reference system, or nothing of the kind. */
export function middleOf(text: string): Coordinates | undefined {
  const [prefix = '', system = ''] = SYSTEM.exec(text) ?? [];
  if (system !== '' && !/(CRS84|4326)$/.test(system)) return undefined;
  const geometry = text.slice(prefix.length, MAX_WKT).trimStart().replaceAll(/\s/g, ' ');
  const isPlain = /^-?[\d.]/.test(geometry);
  const pairs = [...geometry.matchAll(POINT)].flatMap(([point]) => pairOf(point));
  if (pairs.length === 0 || !(isPlain || /^[a-z ]+\(/i.test(geometry))) return undefined;
  const middle = (at: 0 | 1) => {
    const values = pairs.map((pair) => pair[at]);
    return (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2;
  };
  const [x, y] = isPlain || system.endsWith('4326') ? [middle(1), middle(0)] : [middle(0), middle(1)];
  return latLong(String(y), String(x));
}

/** The first two numbers of a point, which may have a height besides; none where it has no two. */
function pairOf(point: string): (readonly [number, number])[] {
  const [a = Number.NaN, b = Number.NaN] = point.split(' ').filter(Boolean).map(Number);
  return Number.isFinite(a) && Number.isFinite(b) ? [[a, b]] : [];
}

/** The place that statements give a resource: by degrees, as a geometry, or at the node that has its place; undefined where they give none. */
export function positionIn(
  statements: readonly Quad[],
  subject: string,
  deep = true,
): Coordinates | undefined {
  const about = statements.filter((one) => one.subject.value === subject);
  const first = (property: string) => about.find(({ predicate }) => predicate.value === property)?.object;
  for (const [lat, long] of DEGREE_PROPERTIES) {
    const found = latLong(first(lat)?.value, first(long)?.value);
    if (found) return found;
  }
  for (const property of GEOMETRY_PROPERTIES) {
    const geometry = first(property);
    const found = geometry?.termType === 'Literal' ? middleOf(geometry.value) : undefined;
    if (found) return found;
  }
  if (!deep) return undefined;
  const nodes = about.filter(({ predicate }) => PLACING_PROPERTIES.includes(predicate.value));
  for (const { object } of nodes) {
    const found = object.termType === 'Literal' ? undefined : positionIn(statements, object.value, false);
    if (found) return found;
  }
  return undefined;
}
