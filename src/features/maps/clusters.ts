import { documents, type Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import { type ResultRow, values } from '../../query/client.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iriOfValue, type Selection } from '../lists/facets/facets.ts';
import type { FacetColumn, FacetIndex } from '../lists/facets/facets-index.ts';

/** A partner as a map needs it. */
export interface Party {
  readonly iri: string;
  readonly lat: number | undefined;
  readonly long: number | undefined;
  /** IRI of its country. */
  readonly country: string | undefined;
}

/** A line from who reports a partnership to a partner. */
export interface Endpoints {
  readonly partnership: string;
  readonly from: Party;
  readonly to: Party;
  /** The earliest year that a source gives as its start. */
  readonly year?: number | undefined;
}

const PROLOGUE = (['mp', 'wgs'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');

/** The lines of partnerships, in their order; from the first partner where none of them reports it. */
export async function endpointsOf(
  site: Site,
  partnerships: readonly string[],
): Promise<readonly Endpoints[]> {
  if (partnerships.length === 0) return [];
  const client = documents(site);
  const given = values('iri', partnerships);
  const [parties, reports, starts] = await Promise.all([
    client.rows(`${PROLOGUE}SELECT ?iri ?party ?lat ?long ?country WHERE { ${given} ?iri mp:partner ?party
  OPTIONAL { ?party wgs:lat ?lat ; wgs:long ?long } OPTIONAL { ?party mp:country ?country } }`),
    client.rows(`${PROLOGUE}SELECT ?iri ?party WHERE { ${given} ?iri mp:reportedBy ?party }`),
    client.rows(`${PROLOGUE}SELECT ?iri ?start WHERE { ${given} ?iri mp:start ?start }`),
  ]);
  const partiesOf = grouped(parties);
  const reportersOf = grouped(reports);
  const years = firstYears(starts);
  return partnerships.flatMap((partnership) =>
    linesOf(partnership, partiesOf.get(partnership) ?? [], reportersOf.get(partnership) ?? []).map(
      (line) => ({
        ...line,
        year: years.get(partnership),
      }),
    ),
  );
}

function firstYears(rows: readonly ResultRow[]): ReadonlyMap<string, number> {
  const years = new Map<string, number>();
  for (const { iri, start } of rows) {
    const year = Number(/^-?\d{4,}/.exec(start?.value ?? '')?.[0] ?? Number.NaN);
    if (!iri || Number.isNaN(year)) continue;
    years.set(iri.value, Math.min(year, years.get(iri.value) ?? year));
  }
  return years;
}

function grouped(rows: readonly ResultRow[]): ReadonlyMap<string, readonly Party[]> {
  const groups = new Map<string, Map<string, Party>>();
  for (const { iri, party, lat, long, country } of rows) {
    if (iri?.type !== 'uri' || party?.type !== 'uri') continue;
    const group = groups.get(iri.value) ?? new Map<string, Party>();
    groups.set(iri.value, group);
    if (group.has(party.value)) continue;
    group.set(party.value, { iri: party.value, ...degrees(lat, long), country: country?.value });
  }
  const sorted = (group: ReadonlyMap<string, Party>) =>
    [...group.values()].sort((a, b) => (a.iri < b.iri ? -1 : 1));
  return new Map([...groups].map(([iri, group]) => [iri, sorted(group)]));
}

/** Degrees of the earth; undefined where the values are none. */
function degrees(lat: ResultRow[string], long: ResultRow[string]): Pick<Party, 'lat' | 'long'> {
  const [y, x] = [Number(lat?.value ?? 'x'), Number(long?.value ?? 'x')];
  const valid = Math.abs(y) <= 90 && Math.abs(x) <= 180;
  return { lat: valid ? y : undefined, long: valid ? x : undefined };
}

function linesOf(partnership: string, parties: readonly Party[], reporters: readonly Party[]): Endpoints[] {
  const reporting = parties.filter(({ iri }) => reporters.some((reporter) => reporter.iri === iri));
  const from = reporting.length > 0 && reporting.length < parties.length ? reporting : parties.slice(0, 1);
  const others = parties.filter((party) => !from.includes(party));
  return from.flatMap((start) => others.map((to) => ({ partnership, from: start, to })));
}

/** All partnerships between a country's publishers and a country. */
interface Clusters {
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
export async function clusteredLines(
  site: Site,
  index: FacetIndex,
  selection: Selection,
): Promise<readonly Clusters[]> {
  const centres = await countryCentres(site);
  const homes = await readStored(site, HOMES, () => homesOf(site));
  const counts = countPairs(index, selection, homes);
  return [...counts]
    .map(([pair, count]) => {
      const [from = '', to = ''] = pair.split(' ');
      return { from: centreOf(from, centres), to: centreOf(to, centres), count };
    })
    .sort((a, b) => b.count - a.count || (a.to.iri < b.to.iri ? -1 : 1))
    .slice(0, MAX_LINES);
}

/** The middle of the places of each country, by its IRI. */
export function countryCentres(site: Site): Promise<ReadonlyMap<string, Party>> {
  return readStored(site, CENTRES, () => centresOf(site));
}

/** The countries of a member of a list, by its place in the index. */
export function countryOf(index: FacetIndex): (place: number) => readonly string[] {
  return valuesAt(index, 'country');
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
  const countries = countryOf(index);
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
