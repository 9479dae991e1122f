import type { Coordinates } from '../../geo/coordinates.ts';
import { isInCountry, isOnLand } from '../../geo/countries.ts';
import type { RecordEntry } from '../reading/source.ts';
import { type Issue, printPosition } from '../reading/source.ts';
import type { Records } from '../record-types/index.ts';
import type { Place } from '../record-types/place.ts';

/** What no two places have in common, and how a fault calls it. */
const DISTINCT: Readonly<Record<string, (place: Place) => string | undefined>> = {
  coordinates: ({ coordinates: at }) => at && `${at.lat} ${at.long}`,
  geonames: ({ geonames }) => geonames?.toString(),
  nuts: ({ nuts }) => nuts,
  website: ({ website }) => website,
  name: ({ name, level, country }) => `${name.en} (${level}, ${country})`,
};

/** What is unlikely about places: where they are, and what they share with another. */
export function* unlikelyPlaces({ places, countries }: Records): Iterable<Issue> {
  for (const place of places.values()) {
    const { coordinates, country } = place.value;
    if (coordinates === undefined) continue;
    const message = misplaced(coordinates, country, countries.get(country)?.value.name.en ?? country);
    if (message !== undefined) yield warn(place, 'coordinates', message);
  }
  for (const key of Object.keys(DISTINCT)) yield* shared(key, places.values());
}

function misplaced(at: Coordinates, code: string, name: string): string | undefined {
  const isThere = isInCountry(at, code, name);
  if (isThere ?? isOnLand(at)) return undefined;
  const swapped = { lat: at.long, long: at.lat };
  if (Math.abs(swapped.lat) <= 90 && isInCountry(swapped, code, name))
    return `latitude ${at.lat}, longitude ${at.long} is not in ${name}: are lat and long swapped?`;
  const where = isOnLand(at) ? `is not in ${name}` : 'is in the sea';
  return `latitude ${at.lat}, longitude ${at.long} ${where}`;
}

function* shared(key: string, places: Iterable<RecordEntry<Place>>): Iterable<Issue> {
  const owners = new Map<string, RecordEntry<Place>>();
  for (const place of places) {
    const value = DISTINCT[key]?.(place.value);
    if (value === undefined) continue;
    const owner = owners.get(value);
    if (owner === undefined) owners.set(value, place);
    else {
      const position = printPosition(owner.source.position([...owner.path, key]));
      yield warn(place, key, `"${owner.slug}" has the same ${key}: ${position}`);
    }
  }
}

function warn({ source, path }: RecordEntry<Place>, key: string, message: string): Issue {
  return { ...source.issue([...path, key], message), severity: 'warning' };
}
