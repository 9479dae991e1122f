import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { geoContains, geoDistance } from 'd3-geo';
import type { Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { Coordinates } from './coordinates.ts';

type Topology = Parameters<typeof feature>[0];

interface CountryOutline {
  /** Code of two letters of ISO 3166-1; absent where it has none. */
  readonly region: string | undefined;
  /** Put together when first asked for: most countries of the world never are. */
  parts(): readonly CountryPolygon[];
}

/** One piece of a country, and the box outside of which nothing is near it: most pieces are far from any point. */
interface CountryPolygon {
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

let countries: readonly CountryOutline[] | undefined;
const regionsByName = new Map<string, ReadonlyMap<string, string>>();

/** The atlas of the world's countries: a topology, Natural Earth's at 1:50 million. */
export function readTopology(): Topology {
  const file = fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json'));
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Whether a point lies in a country, by its name in one language or several; undefined where no country of the atlas is called so. */
export function isInCountry(
  point: Coordinates,
  names: Readonly<Record<string, string>>,
): boolean | undefined {
  const regions = Object.entries(names).flatMap(([tag, name]) => regionsCalled(tag).get(fold(name)) ?? []);
  const found = allCountries().filter(({ region }) => region !== undefined && regions.includes(region));
  return found.length === 0 ? undefined : found.some((country) => isNear(point, country));
}

/** Whether a point lies in any country, or close to its coast. */
export function isOnLand(point: Coordinates): boolean {
  return allCountries().some((country) => isNear(point, country));
}

function allCountries(): readonly CountryOutline[] {
  countries ??= readCountries();
  return countries;
}

function readCountries(): readonly CountryOutline[] {
  const topology = readTopology();
  const { countries: objects } = topology.objects;
  if (objects?.type !== 'GeometryCollection') throw new Error('the atlas has no countries');
  return objects.geometries.map((outline) => {
    let parts: readonly CountryPolygon[] | undefined;
    return {
      region: regionOf(outline.id),
      parts() {
        parts ??= partsOf(feature(topology, outline));
        return parts;
      },
    };
  });
}

function partsOf(outline: ReturnType<typeof feature>): CountryPolygon[] {
  const geometry = outline.type === 'Feature' ? outline.geometry : undefined;
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
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

/** The atlas has the numbers of ISO 3166-1, for which canonical locales have its letters (UTS #35 §3.2.1). */
function regionOf(number: string | number | undefined): string | undefined {
  return number === undefined ? undefined : new Intl.Locale(`und-${number}`).region;
}

/** The countries of the atlas by their names in a language, as the Unicode CLDR has them; none in a language that is none of Unicode's, such as `x-private`. */
function regionsCalled(tag: string): ReadonlyMap<string, string> {
  const known = regionsByName.get(tag);
  if (known !== undefined) return known;
  const regions = new Map<string, string>();
  const display = regionNames(tag);
  for (const { region } of display === undefined ? [] : allCountries()) {
    const name = region && display?.of(region);
    if (name) regions.set(fold(name), region);
  }
  regionsByName.set(tag, regions);
  return regions;
}

function regionNames(tag: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' });
  } catch {
    return undefined;
  }
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function isNear(point: Coordinates, country: CountryOutline): boolean {
  return country.parts().some((part) => isInBox(point, part) && isNearPolygon(point, part.polygon));
}

/** Longitudes begin again at 180°. */
function isInBox({ lat, long }: Coordinates, { west, south, east, north }: CountryPolygon): boolean {
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
