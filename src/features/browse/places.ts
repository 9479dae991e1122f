import type { Coordinates } from '../../geo/coordinates.ts';
import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { inChosenLanguage } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import { type Language, messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import {
  DEGREE_PROPERTIES,
  GEOMETRY_PROPERTIES,
  latLong,
  middleOf,
  PLACING_PROPERTIES,
} from '../../rdf/positions.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';
import type { MapPoint } from '../maps/labels.ts';

/** Something with an IRI and a place. */
export interface Placed extends Coordinates {
  readonly iri: string;
}

/** More than these make a page too big: what lies close together is one point. */
const MAX_POINTS = 400;
const CELLS = 40;

/** All things that have a place, their own or that of the node that stands for their place, by IRI; read once a release. */
export function placesOf(site: Site): Promise<readonly Placed[]> {
  return readOnce(site, 'places of anything', async () => {
    const found = new Map<string, Coordinates>();
    for (const { query, read } of placeQueries(site)) {
      for (const { iri, a, b } of await documents(site).rows(query)) {
        const position = iri?.type === 'uri' ? read(a?.value ?? '', b?.value) : undefined;
        if (iri && position && !found.has(iri.value)) found.set(iri.value, position);
      }
    }
    const places = [...found].map(([iri, position]) => ({ iri, ...position }));
    return places.sort((one, other) => (one.iri < other.iri ? -1 : 1));
  });
}

/** The queries for places, by the properties that the data use: things whose node has a place, then things that have their own; a node is no thing of its own. */
function placeQueries({ publication }: Site) {
  const used = new Set(publication.release.manifest.properties.map(({ iri }) => iri));
  const via = PLACING_PROPERTIES.filter((property) => used.has(property));
  const isNode = via.map((property) => `FILTER NOT EXISTS { ?of <${property}> ?iri }`).join(' ');
  return patternsOf(used).flatMap(({ pattern, read }) => {
    const of = (place: string) => pattern.replaceAll('?place', place);
    const patterns = [
      ...via.map((property) => `?iri <${property}> ?node . ${of('?node')}`),
      `${of('?iri')} ${isNode}`,
    ];
    return patterns.map((where) => ({ query: `SELECT ?iri ?a ?b WHERE { ${where} }`, read }));
  });
}

function patternsOf(used: ReadonlySet<string>) {
  const degrees = DEGREE_PROPERTIES.filter(([lat]) => used.has(lat)).map(([lat, long]) => ({
    pattern: `?place <${lat}> ?a ; <${long}> ?b`,
    read: latLong as (a: string, b: string | undefined) => Coordinates | undefined,
  }));
  const geometries = GEOMETRY_PROPERTIES.filter((property) => used.has(property)).map((property) => ({
    pattern: `?place <${property}> ?a FILTER(isLITERAL(?a))`,
    read: (a: string) => middleOf(a),
  }));
  return [...degrees, ...geometries];
}

/** The places as points of a map: each by itself, or, where they are many, those of one square together. */
export async function pointsOf(
  site: Site,
  context: PageContext,
  places: readonly Placed[],
): Promise<readonly MapPoint[]> {
  const groups = places.length > MAX_POINTS ? clustered(places) : places.map((place) => [place]);
  const first = groups.flatMap(([one]) => one ?? []);
  const labels = await labelsOf(
    site,
    first.map(({ iri }) => iri),
  );
  return groups.flatMap(([one, ...others]): MapPoint[] => {
    if (one === undefined) return [];
    const name = memberLabel({ iri: one.iri, labels: labels.get(one.iri) ?? [] }, context.language);
    return [
      {
        ...one,
        name,
        ...(others.length > 0
          ? { note: messagesIn(context.language).map.andMore(others.length) }
          : { href: inChosenLanguage(context, describedPath(one.iri, site)) }),
      },
    ];
  });
}

function clustered(places: readonly Placed[]): Placed[][] {
  const bounds = (key: 'lat' | 'long') => {
    const values = places.map((place) => place[key]);
    const least = values.reduce((a, b) => Math.min(a, b));
    return { least, size: (values.reduce((a, b) => Math.max(a, b)) - least) / CELLS || 1 };
  };
  const [lat, long] = [bounds('lat'), bounds('long')];
  const cells = new Map<string, Placed[]>();
  for (const place of places) {
    const row = Math.floor((place.lat - lat.least) / lat.size);
    const key = `${row} ${Math.floor((place.long - long.least) / long.size)}`;
    const cell = cells.get(key);
    if (cell) cell.push(place);
    else cells.set(key, [place]);
  }
  return [...cells.values()];
}

/** The places by name, as the language sorts. */
export function placesByName(site: Site, language: Language) {
  return readOnce(site, `places by name ${language}`, async () => {
    const places = await placesOf(site);
    const labels = await labelsOf(
      site,
      places.map(({ iri }) => iri),
    );
    const { compare } = new Intl.Collator(language, { numeric: true });
    return places
      .map((place) => ({
        place,
        name: memberLabel({ iri: place.iri, labels: labels.get(place.iri) ?? [] }, language),
      }))
      .sort((a, b) => compare(a.name.text, b.name.text));
  });
}
