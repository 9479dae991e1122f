import { columnsOf, documents, readOnce, type Site } from '../../http/serving/publication.ts';
import type { ResultRow } from '../../query/client.ts';
import { rowsInParts } from '../../query/rows-in-parts.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { type NetworkEdge, type NetworkGraph, type NetworkNode, readNetwork } from './graph.ts';

const PROLOGUE = (['mp', 'rdfs', 'geo', 'wgs'] as const)
  .map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>\n`)
  .join('');
const GEOF = 'http://www.opengis.net/def/function/geosparql/';
const KILOMETRE = 'http://www.opengis.net/def/uom/OGC/1.0/kilometre';

/** A municipality has a row for each of its names, not for each of its partners. */
const NODES = `{ SELECT DISTINCT ?iri WHERE { ?iri a mp:LocalAuthority ; mp:cooperatesWith ?any } }
  ?iri rdfs:label ?name .
  OPTIONAL { ?iri mp:country ?country }
  OPTIONAL { ?iri wgs:lat ?lat ; wgs:long ?long }
  OPTIONAL { { SELECT DISTINCT ?iri (true AS ?read) WHERE { ?partnership mp:reportedBy ?iri } } }`;
const EDGES = `?source a mp:LocalAuthority ; mp:cooperatesWith ?target .
  ?target a mp:LocalAuthority .
  FILTER(STR(?source) < STR(?target))
  OPTIONAL {
    ?source geo:hasGeometry/geo:asWKT ?here .
    ?target geo:hasGeometry/geo:asWKT ?there .
    BIND(<${GEOF}distance>(?here, ?there, <${KILOMETRE}>) AS ?km)
  }`;
const PARTNERSHIPS = `?partnership mp:partner ?source, ?target .
  FILTER(STR(?source) < STR(?target))
  OPTIONAL { ?partnership mp:kind ?kind }
  OPTIONAL { ?partnership mp:start ?start }
  OPTIONAL { ?partnership mp:end ?end }
  OPTIONAL { ?partnership mp:reportedBy ?reporter }`;

/** The network of a release, which is read once. */
export function networkOf(site: Site): Promise<NetworkGraph> {
  return readOnce(site, 'network', async () => {
    const columns = columnsOf(site);
    if (columns) return readNetwork(columns);
    const rows = (pattern: string, subject: string) =>
      rowsInParts({ client: () => documents(site), prologue: PROLOGUE, pattern, subject });
    const nodes = await nodesOf(rows(NODES, 'iri'));
    const edges = await edgesOf(rows(EDGES, 'source'), rows(PARTNERSHIPS, 'partnership'));
    return { nodes, edges };
  });
}

type Rows = AsyncIterable<ResultRow>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

async function nodesOf(rows: Rows): Promise<readonly NetworkNode[]> {
  const nodes = new Map<string, NetworkNode & { readonly labels: Record<string, string> }>();
  for await (const { iri, name, country, lat, long, read } of rows) {
    if (!iri || !name) continue;
    const known = nodes.get(iri.value) ?? {
      iri: iri.value,
      labels: {},
      ...(country && { country: country.value }),
      ...(lat && long && { lat: Number(lat.value), long: Number(long.value) }),
      isRead: read !== undefined,
    };
    known.labels[name['xml:lang'] ?? ''] = name.value;
    nodes.set(iri.value, known);
  }
  return [...nodes.values()].sort((one, other) => (one.iri < other.iri ? -1 : 1));
}

async function edgesOf(rows: Rows, partnerships: Rows): Promise<readonly NetworkEdge[]> {
  const edges = new Map<string, Mutable<NetworkEdge>>();
  const keyOf = (source: string, target: string) => `${source} ${target}`;
  for await (const { source, target, km } of rows) {
    if (!source || !target) continue;
    edges.set(keyOf(source.value, target.value), {
      source: source.value,
      target: target.value,
      ...(km && { km: Math.round(Number(km.value) * 10) / 10 }),
      reportedBySource: false,
      reportedByTarget: false,
    });
  }
  for await (const row of partnerships) {
    const edge = edges.get(keyOf(row.source?.value ?? '', row.target?.value ?? ''));
    if (edge) addPartnership(edge, row);
  }
  return [...edges.values()].sort((one, other) =>
    keyOf(one.source, one.target) < keyOf(other.source, other.target) ? -1 : 1,
  );
}

/** What a partnership says of the tie of two of its partners; the one whose IRI is first gives kind and dates. */
function addPartnership(edge: Mutable<NetworkEdge>, row: ResultRow): void {
  const { partnership, reporter } = row;
  edge.reportedBySource ||= reporter?.value === edge.source;
  edge.reportedByTarget ||= reporter?.value === edge.target;
  if (!partnership || (edge.partnership !== undefined && edge.partnership <= partnership.value)) return;
  edge.partnership = partnership.value;
  for (const name of ['kind', 'start', 'end'] as const) {
    const value = row[name]?.value;
    if (value === undefined) delete edge[name];
    else edge[name] = value;
  }
}
