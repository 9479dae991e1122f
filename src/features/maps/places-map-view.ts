import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { describedPath } from '../../pages/document-address.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { FacetedList } from '../lists/faceted-list.ts';
import type { Selection } from '../lists/facets/facets.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';
import { selected } from '../lists/selection.ts';
import { countryCentres, countryOf } from './clusters.ts';
import type { MapContent, MapPoint, Position } from './labels.ts';

/** A selection of places on a map. */
export interface PlacesMapView {
  readonly content: MapContent;
  /** How many have no coordinates. */
  readonly unplaced: number;
  /** Whether they are counted by country, for there are too many. */
  readonly clustered: boolean;
}

/** With more places than these a page would be too big: they are counted by country. */
const MAX_SINGLE = 400;
const POSITIONS = `SELECT ?iri ?lat ?long WHERE { ?iri <${PREFIXES.wgs}lat> ?lat ; <${PREFIXES.wgs}long> ?long }`;

/** The selected places as points, or their countries as circles. */
export async function placesMap(
  site: Site,
  list: FacetedList,
  selection: Selection,
  language: Language,
): Promise<PlacesMapView> {
  const { members } = selected(list, selection);
  const positions = await readOnce(site, POSITIONS, () => positionsOf(site));
  const placed = members.filter((iri) => positions.has(iri));
  const clustered = placed.length > MAX_SINGLE;
  const points = clustered
    ? await countriesOf(site, list, placed, language)
    : placed.map((iri) => pointOf(site, list, iri, positions.get(iri), language));
  return {
    content: { points: points.filter((point) => point !== undefined), arcs: [] },
    unplaced: members.length - placed.length,
    clustered,
  };
}

async function positionsOf(site: Site): Promise<ReadonlyMap<string, Position>> {
  const rows = await documents(site).rows(POSITIONS);
  return new Map(
    rows.flatMap(({ iri, lat, long }) => {
      const position = { lat: Number(lat?.value), long: Number(long?.value) };
      const isValid = Math.abs(position.lat) <= 90 && Math.abs(position.long) <= 180;
      return iri && isValid ? [[iri.value, position] as const] : [];
    }),
  );
}

function pointOf(
  site: Site,
  { byIri }: FacetedList,
  iri: string,
  position: Position | undefined,
  language: Language,
): MapPoint | undefined {
  const member = byIri.get(iri);
  if (!position || !member) return undefined;
  return { iri, ...position, name: memberLabel(member, language), href: describedPath(iri, site) };
}

/** A circle for each country, as large as its part of the places. */
async function countriesOf(
  site: Site,
  list: FacetedList,
  placed: readonly string[],
  language: Language,
): Promise<readonly MapPoint[]> {
  const counts = new Map<string, number>();
  const countriesAt = countryOf(list.index);
  for (const iri of placed) {
    for (const country of countriesAt(list.byIri.get(iri)?.place ?? -1)) {
      counts.set(country, (counts.get(country) ?? 0) + 1);
    }
  }
  const [centres, labels] = await Promise.all([countryCentres(site), labelsOf(site, [...counts.keys()])]);
  return [...counts].flatMap(([iri, count]) => {
    const { lat, long } = centres.get(iri) ?? {};
    if (lat === undefined || long === undefined) return [];
    return [{ iri, lat, long, count, name: memberLabel({ iri, labels: labels.get(iri) ?? [] }, language) }];
  });
}
