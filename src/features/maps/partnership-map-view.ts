import type { Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import { describedPath } from '../../pages/document-address.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import type { SparqlTerm } from '../../query/results/result-formats.ts';
import { browseView } from '../lists/facet-views.ts';
import { type FacetedList, facetedList } from '../lists/faceted-list.ts';
import { EVERYTHING, type Selection } from '../lists/facets/facets.ts';
import { labelsOf, memberLabel } from '../lists/listing.ts';
import { LISTS, type List } from '../lists/lists.ts';
import { selected, selectionText } from '../lists/selection.ts';
import { BY_LABEL } from '../lists/sorting.ts';
import { clusteredLines, type Endpoints, endpointsOf, type Party } from './clusters.ts';
import type { MapContent, MapPoint, MapRow, PartnershipMapView, Position } from './labels.ts';
import { SERIES } from './layers.tsx';

/** With more partnerships than these the map gathers partners by country: a page must stay small. */
const MAX_SINGLE = 1_500;
/** The table beside the map names no more partners. */
const MAX_NAMED = 300;
const FILTERS = ['municipality', 'country', 'field', 'decade'];

/** A line of the map, single or gathered. */
interface MapLine {
  readonly from: Party;
  readonly to: Party;
  readonly count: number;
  readonly partnership?: string | undefined;
  readonly year?: number | undefined;
}

/** The list that the map shows, where the publication has partnerships. */
export function mappedList(site: Site): List | undefined {
  return LISTS.find(({ name }) => name === 'partnerships' && site.lists.includes(name));
}

/** The map of a selection of the partnerships. */
export async function partnershipMap(
  site: Site,
  list: List,
  selection: Selection,
  language: Language,
): Promise<PartnershipMapView> {
  const faceted = await facetedList(site, list);
  const chosen = selected(faceted, selection);
  const whole = await linesOf(site, faceted, EVERYTHING);
  const lines = selection.size === 0 ? whole : await linesOf(site, faceted, selection);
  const clustered = isGathered(lines);
  // Colours stay whatever is selected, but not when countries take the place of municipalities.
  const homes = homesOf(clustered === isGathered(whole) ? whole : lines);
  const labels = await labelsOf(site, [...new Set([...lines, ...whole].flatMap(mentioned))]);
  const name = namer(labels, language);
  const browse = await browseView(
    { site, list: faceted, selection, sorting: BY_LABEL },
    chosen.facets,
    language,
  );
  return {
    content: clustered ? clusteredContent(lines, name) : contentOf(site, lines, homes, name),
    // What was chosen fills the picture; partners without coordinates leave it as it is.
    extent: extentOf(lines, whole),
    series: seriesOf(lines, homes, name),
    facets: browse.facets.filter(({ key }) => FILTERS.includes(key)),
    selected: chosen.members.length,
    whole: browse.whole,
    unplaced: unplacedIn(lines),
    clustered,
    rows: rowsOf(lines, name),
    query: selectionText(list, selection),
  };
}

function isGathered(lines: readonly MapLine[]): boolean {
  return lines.some(({ partnership }) => partnership === undefined);
}

function linesOf(site: Site, list: FacetedList, selection: Selection): Promise<readonly MapLine[]> {
  const read = async (): Promise<readonly MapLine[]> => {
    const { members } = selected(list, selection);
    if (members.length > MAX_SINGLE) {
      return clusteredLines(site, list.index, selection);
    }
    return (await endpointsOf(site, members)).map((endpoints: Endpoints) => ({ ...endpoints, count: 1 }));
  };
  return selection.size === 0 ? readStored(site, 'lines of the map', read) : read();
}

/** Where lines begin, those with the most first: their places are the series. */
function homesOf(lines: readonly MapLine[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { from, count } of lines) counts.set(from.iri, (counts.get(from.iri) ?? 0) + count);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([iri]) => iri);
}

function mentioned({ from, to }: MapLine): string[] {
  return [from, to].flatMap(({ iri, country }) => [iri, ...(country ? [country] : [])]);
}

type Namer = (iri: string) => Text;

function namer(labels: ReadonlyMap<string, readonly SparqlTerm[]>, language: Language): Namer {
  return (iri) => memberLabel({ iri, labels: labels.get(iri) ?? [] }, language);
}

function isPlaced(party: Party): party is Party & Position {
  return party.lat !== undefined && party.long !== undefined;
}

function extentOf(lines: readonly MapLine[], whole: readonly MapLine[]): readonly Position[] {
  const chosen = positionsOf(lines, homesOf(lines)[0]);
  return chosen.length > 0 ? chosen : positionsOf(whole, homesOf(whole)[0]);
}

/** The places of all ends of lines, each once, `middle` first. */
function positionsOf(lines: readonly MapLine[], middle: string | undefined): readonly Position[] {
  const parties = lines.flatMap(({ from, to }) => [from, to]).filter(isPlaced);
  const first = parties.filter(({ iri }) => iri === middle).slice(0, 1);
  const distinct = new Map([...first, ...parties].map(({ iri, lat, long }) => [iri, { lat, long }]));
  return [...distinct.values()];
}

function contentOf(site: Site, lines: readonly MapLine[], homes: readonly string[], name: Namer): MapContent {
  const points = new Map<string, MapPoint>();
  const drawn = lines.filter(({ from, to }) => isPlaced(from) && isPlaced(to));
  const principal = new Set(homes.slice(0, SERIES - 1));
  for (const party of drawn.flatMap(({ from, to }) => [from, to]).filter(isPlaced)) {
    if (points.has(party.iri)) continue;
    points.set(party.iri, {
      iri: party.iri,
      lat: party.lat,
      long: party.long,
      name: name(party.iri),
      note: party.country === undefined || party.country === party.iri ? undefined : name(party.country).text,
      href: describedPath(party.iri, site),
      principal: principal.has(party.iri),
    });
  }
  return {
    points: [...points.values()].sort((a, b) => Number(b.principal) - Number(a.principal)),
    arcs: drawn
      .filter(({ from, to }) => from.iri !== to.iri)
      .map(({ from, to, count, year }) => ({
        from: from.iri,
        to: to.iri,
        series: homes.indexOf(from.iri),
        count,
        year,
      })),
  };
}

/** A circle for each country that partners are in: thousands of lines could not be told apart. */
function clusteredContent(lines: readonly MapLine[], name: Namer): MapContent {
  const points = new Map<string, MapPoint & { readonly count: number }>();
  for (const { to, count } of lines) {
    if (!isPlaced(to)) continue;
    const { iri, lat, long } = to;
    points.set(iri, { iri, lat, long, name: name(iri), count: count + (points.get(iri)?.count ?? 0) });
  }
  return { points: [...points.values()], arcs: [] };
}

function seriesOf(
  lines: readonly MapLine[],
  homes: readonly string[],
  name: Namer,
): PartnershipMapView['series'] {
  const own = homes.length > SERIES ? homes.slice(0, SERIES - 1) : homes;
  const countOf = (isSelected: (iri: string) => boolean) =>
    partnershipsIn(lines.filter(({ from }) => isSelected(from.iri)));
  const series = own.map((iri) => ({ name: name(iri), count: countOf((one) => one === iri) }));
  return homes.length > own.length ? [...series, { count: countOf((iri) => !own.includes(iri)) }] : series;
}

/** A partnership of three has several lines. */
function partnershipsIn(lines: readonly MapLine[]): number {
  if (isGathered(lines)) return lines.reduce((sum, { count }) => sum + count, 0);
  return new Set(lines.map(({ partnership }) => partnership)).size;
}

function unplacedIn(lines: readonly MapLine[]): number {
  return new Set(lines.map(({ to }) => to).flatMap((to) => (isPlaced(to) ? [] : [to.iri]))).size;
}

function rowsOf(lines: readonly MapLine[], name: Namer): readonly MapRow[] {
  const named = lines.length <= MAX_NAMED;
  return grouped(lines).map(([country, found]) => ({
    country: country === '' ? undefined : name(country),
    count: partnershipsIn(found),
    partners: named
      ? found.flatMap(({ partnership, from, to }) =>
          partnership === undefined ? [] : [{ partnership, name: name(to.iri), from: name(from.iri) }],
        )
      : [],
  }));
}

function grouped(lines: readonly MapLine[]): readonly (readonly [string, readonly MapLine[]])[] {
  const groups = new Map<string, MapLine[]>();
  for (const line of lines) {
    const country = line.to.country ?? '';
    const group = groups.get(country);
    if (group) group.push(line);
    else groups.set(country, [line]);
  }
  return [...groups].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1));
}
