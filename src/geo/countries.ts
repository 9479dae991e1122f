import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { geoContains, geoDistance } from 'd3-geo';
import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { Coordinates } from './coordinates.ts';

type Topology = Parameters<typeof feature>[0];

interface Country {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** One piece of a country, and the box outside of which nothing is near it: most pieces are far from any point. */
interface Part {
  readonly polygon: Polygon;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The outlines are drawn at 1:50 million: islands and harbours may lie so many degrees beyond them. */
const TOLERANCE = 0.35;
const RADIAN = Math.PI / 180;
/** Degrees by which a border may bulge beyond its corners: it follows great circles. */
const BULGE = 3;

/** Names of Natural Earth that are not the common English ones, by code of ISO 3166-1. */
const NAMES: Readonly<Record<string, string>> = {
  BIH: 'Bosnia and Herz.',
  CZE: 'Czechia',
  DOM: 'Dominican Rep.',
  GBR: 'United Kingdom',
  MKD: 'Macedonia',
  RUS: 'Russia',
  TUR: 'Turkey',
  USA: 'United States of America',
};

let countries: readonly Country[] | undefined;

/** The atlas of the world's countries: a topology, Natural Earth's at 1:50 million. */
export function readTopology(): Topology {
  const file = fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json'));
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Whether a point lies in a country, by its code and its English name; undefined where the atlas does not know the country. */
export function isInCountry(point: Coordinates, code: string, name: string): boolean | undefined {
  const names = [NAMES[code], name].map((each) => each?.toLowerCase());
  const found = allCountries().filter((country) => names.includes(country.name));
  return found.length === 0 ? undefined : found.some((country) => isNear(point, country));
}

/** Whether a point lies in any country, or close to its coast. */
export function isOnLand(point: Coordinates): boolean {
  return allCountries().some((country) => isNear(point, country));
}

function allCountries(): readonly Country[] {
  countries ??= readCountries();
  return countries;
}

function readCountries(): readonly Country[] {
  const topology = readTopology();
  const { countries: objects } = topology.objects;
  const collection = objects && feature(topology, objects);
  if (collection?.type !== 'FeatureCollection') throw new Error('the atlas has no countries');
  return collection.features.flatMap(({ geometry, properties }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
      ? [{ name: nameIn(properties).toLowerCase(), parts: partsOf(geometry) }]
      : [],
  );
}

function partsOf(geometry: Polygon | MultiPolygon): Part[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((coordinates) => {
    const corners = coordinates.flat();
    const longitudes = corners.map(([x = 0]) => x);
    const latitudes = corners.map(([, y = 0]) => y);
    return {
      polygon: { type: 'Polygon', coordinates },
      west: Math.min(...longitudes) - BULGE,
      south: Math.min(...latitudes) - BULGE,
      east: Math.max(...longitudes) + BULGE,
      north: Math.max(...latitudes) + BULGE,
    };
  });
}

function nameIn(properties: unknown): string {
  const name = typeof properties === 'object' && properties && 'name' in properties ? properties.name : '';
  return String(name);
}

function isNear(point: Coordinates, { parts }: Country): boolean {
  return parts.some((part) => isInBox(point, part) && isNearPolygon(point, part.polygon));
}

/** Longitudes begin again at 180°. */
function isInBox({ lat, long }: Coordinates, { west, south, east, north }: Part): boolean {
  if (lat < south || lat > north) return false;
  return [long, long - 360, long + 360].some((each) => each >= west && each <= east);
}

function isNearPolygon({ lat, long }: Coordinates, polygon: Polygon): boolean {
  const point: [number, number] = [long, lat];
  if (geoContains(polygon, point)) return true;
  return polygon.coordinates
    .flat()
    .some(
      ([x = 0, y = 0]) => Math.abs(y - lat) <= TOLERANCE && geoDistance([x, y], point) <= TOLERANCE * RADIAN,
    );
}
