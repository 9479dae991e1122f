import { documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Selection } from '../lists/facets/facets.ts';
import { iriOfValue } from '../lists/facets/facets.ts';
import type { FacetColumn, FacetIndex } from '../lists/facets/facets-index.ts';
import { degrees, type Party } from './endpoints.ts';

/** All partnerships between a country's publishers and a country. */
export interface Clusters {
  readonly from: Party;
  readonly to: Party;
  readonly count: number;
}

/** More lines than this are no picture. */
const MAX_LINES = 400;

const CENTRES = `PREFIX mp: <${PREFIXES.mp}>
PREFIX wgs: <${PREFIXES.wgs}>
SELECT ?country (AVG(?lat) AS ?y) (AVG(?long) AS ?x) WHERE {
  ?place mp:country ?country ; wgs:lat ?lat ; wgs:long ?long
} GROUP BY ?country`;

const HOMES = `PREFIX mp: <${PREFIXES.mp}>
SELECT DISTINCT ?publisher ?country WHERE { ?partnership mp:reportedBy ?publisher . ?publisher mp:country ?country }`;

/** The partnerships of a selection by the country that reports them and the country that they are with, the most first. */
export async function gatheredLines(
  site: Site,
  index: FacetIndex,
  selection: Selection,
): Promise<readonly Clusters[]> {
  const centres = await readOnce(site, CENTRES, () => centresOf(site));
  const homes = await readOnce(site, HOMES, () => homesOf(site));
  const counts = countPairs(index, selection, homes);
  return [...counts]
    .map(([pair, count]) => {
      const [from = '', to = ''] = pair.split(' ');
      return { from: centreOf(from, centres), to: centreOf(to, centres), count };
    })
    .sort((a, b) => b.count - a.count || (a.to.iri < b.to.iri ? -1 : 1))
    .slice(0, MAX_LINES);
}

async function centresOf(site: Site): Promise<ReadonlyMap<string, Party>> {
  const rows = await documents(site).rows(CENTRES);
  return new Map(
    rows.flatMap(({ country, x, y }) =>
      country ? [[country.value, { iri: country.value, ...degrees(y, x), country: country.value }]] : [],
    ),
  );
}

async function homesOf(site: Site): Promise<ReadonlyMap<string, string>> {
  const rows = await documents(site).rows(HOMES);
  return new Map(
    rows.flatMap(({ publisher, country }) =>
      publisher && country ? [[publisher.value, country.value]] : [],
    ),
  );
}

function centreOf(iri: string, centres: ReadonlyMap<string, Party>): Party {
  return centres.get(iri) ?? { iri, lat: undefined, long: undefined, country: iri };
}

/** How many partnerships there are between two countries; a partnership within one country counts as one with itself. */
function countPairs(
  index: FacetIndex,
  selection: Selection,
  homes: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const publishers = valuesAt(index, 'municipality');
  const countries = valuesAt(index, 'country');
  for (const place of index.select(selection).members) {
    const from = new Set(publishers(place).flatMap((iri) => homes.get(iri) ?? []));
    const all = countries(place);
    for (const home of from) {
      const abroad = all.filter((country) => country !== home);
      for (const country of abroad.length > 0 ? abroad : [home]) {
        const pair = `${home} ${country}`;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** The IRIs that members have in a facet, by the member's place in the index. */
function valuesAt(index: FacetIndex, key: string): (place: number) => readonly string[] {
  const column: FacetColumn | undefined = index.columns.find(({ facet }) => facet.key === key);
  if (!column) return () => [];
  const iris = column.values.map((value) => iriOfValue(column.facet, value, index.base));
  return (place) =>
    Array.from(column.codes.subarray(column.starts[place], column.starts[place + 1])).flatMap(
      (code) => iris[code] ?? [],
    );
}
