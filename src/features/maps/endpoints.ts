import { documents, type Site } from '../../http/serving/publication.ts';
import { type ResultRow, values } from '../../query/client.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';

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
}

const PROLOGUE = (['mp', 'wgs'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');

/** The lines of partnerships, in their order; from the first partner where none of them reports it. */
export async function endsOf(site: Site, partnerships: readonly string[]): Promise<readonly Endpoints[]> {
  if (partnerships.length === 0) return [];
  const client = documents(site);
  const given = values('iri', partnerships);
  const [parties, reports] = await Promise.all([
    client.rows(`${PROLOGUE}SELECT ?iri ?party ?lat ?long ?country WHERE { ${given} ?iri mp:partner ?party
  OPTIONAL { ?party wgs:lat ?lat ; wgs:long ?long } OPTIONAL { ?party mp:country ?country } }`),
    client.rows(`${PROLOGUE}SELECT ?iri ?party WHERE { ${given} ?iri mp:reportedBy ?party }`),
  ]);
  const partiesOf = grouped(parties);
  const reportersOf = grouped(reports);
  return partnerships.flatMap((partnership) =>
    linesOf(partnership, partiesOf.get(partnership) ?? [], reportersOf.get(partnership) ?? []),
  );
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
export function degrees(lat: ResultRow[string], long: ResultRow[string]): Pick<Party, 'lat' | 'long'> {
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
