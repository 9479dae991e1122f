import { setImmediate as pause } from 'node:timers/promises';
import { type ColumnReader, kilometresBetween } from '../../query/column-reader.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';

/** A municipality of the network. */
export interface NetworkNode {
  readonly iri: string;
  /** Names by language. */
  readonly labels: Readonly<Record<string, string>>;
  /** IRI of its country, where one is stated. */
  readonly country?: string;
  /** Degrees. */
  readonly lat?: number;
  readonly long?: number;
  /** Whether a page of its own was read: the others are known by what their partners say. */
  readonly isRead: boolean;
}

/** Two municipalities that work together; the one whose IRI is first in code points is the source. */
export interface NetworkEdge {
  readonly source: string;
  readonly target: string;
  /** On the ellipsoid of WGS 84; absent where a place has no coordinates. */
  readonly km?: number;
  /** IRI of the partnership, the first by its IRI where there are several. */
  readonly partnership?: string;
  readonly kind?: string;
  /** As stated: a day, a month or a year. */
  readonly start?: string;
  readonly end?: string;
  /** Which of the two report the tie. */
  readonly reportedBySource: boolean;
  readonly reportedByTarget: boolean;
}

/** Who works with whom. */
export interface NetworkGraph {
  /** By IRI. */
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
}

/** Steps after which other requests are answered first. */
const BATCH_SIZE = 2_000;
const PLACE = `${PREFIXES.mp}LocalAuthority`;
const TYPE = `${PREFIXES.rdf}type`;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** By both ends: the id of the source, then that of the target. */
type Edges = Map<number, Map<number, Mutable<NetworkEdge>>>;

/** Reads the network by whole columns, without queries: what the queries of `networkOf` give, but that of several kinds, starts or ends of a partnership the first is taken. */
export async function readNetwork(reader: ColumnReader): Promise<NetworkGraph> {
  const places = new Set(reader.subjects(TYPE, PLACE));
  const edges = await readEdges(reader, places);
  await addPartnerships(reader, edges);
  const sorted = [...edges.values()].flatMap((targets) => [...targets.values()]);
  const keyOf = ({ source, target }: NetworkEdge) => `${source} ${target}`;
  sorted.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return { nodes: await readNodes(reader, places), edges: sorted };
}

async function readNodes(reader: ColumnReader, places: ReadonlySet<number>): Promise<NetworkNode[]> {
  const [cooperates, name, country, lat, long] = paths(reader, [
    'mp:cooperatesWith',
    'rdfs:label',
    'mp:country',
    'wgs:lat',
    'wgs:long',
  ]);
  const read = new Set<number>();
  for (const [, reporter] of reader.pairs(`${PREFIXES.mp}reportedBy`)) read.add(reporter);
  const nodes: NetworkNode[] = [];
  for (const id of places) {
    const names = name(id).map((found) => reader.term(found));
    if (names.length === 0 || cooperates(id).length === 0) continue;
    const [state, y, x] = [country(id)[0], lat(id)[0], long(id)[0]];
    nodes.push({
      iri: reader.text(id),
      labels: Object.fromEntries(names.map((label) => [label['xml:lang'] ?? '', label.value])),
      ...(state !== undefined && { country: reader.text(state) }),
      ...(y !== undefined &&
        x !== undefined && { lat: Number(reader.text(y)), long: Number(reader.text(x)) }),
      isRead: read.has(id),
    });
    if (nodes.length % BATCH_SIZE === 0) await pause();
  }
  return nodes.sort((one, other) => (one.iri < other.iri ? -1 : 1));
}

async function readEdges(reader: ColumnReader, places: ReadonlySet<number>): Promise<Edges> {
  const [cooperates, geometry] = paths(reader, ['mp:cooperatesWith', 'geo:hasGeometry/geo:asWKT']);
  const geometries = new Map(
    [...places].map((id) => [id, geometry(id).flatMap((wkt) => reader.geometry(wkt) ?? [])[0]] as const),
  );
  const edges: Edges = new Map();
  let steps = 0;
  for (const source of places) {
    // The ids of IRIs are in their order.
    for (const target of cooperates(source).filter((id) => id > source && places.has(id))) {
      const [here, there] = [geometries.get(source), geometries.get(target)];
      const km = here && there && kilometresBetween(here, there);
      const targets = edges.get(source) ?? new Map<number, Mutable<NetworkEdge>>();
      edges.set(source, targets);
      targets.set(target, {
        source: reader.text(source),
        target: reader.text(target),
        ...(km !== undefined && { km: Math.round(km * 10) / 10 }),
        reportedBySource: false,
        reportedByTarget: false,
      });
      if (++steps % BATCH_SIZE === 0) await pause();
    }
  }
  return edges;
}

/** The partnership whose IRI is first gives kind and dates. */
async function addPartnerships(reader: ColumnReader, edges: Edges): Promise<void> {
  const [partners, reporters, kind, start, end] = paths(reader, [
    'mp:partner',
    'mp:reportedBy',
    'mp:kind',
    'mp:start',
    'mp:end',
  ]);
  const partnerships = new Set<number>();
  for (const [partnership] of reader.pairs(`${PREFIXES.mp}partner`)) partnerships.add(partnership);
  let steps = 0;
  for (const partnership of [...partnerships].sort((a, b) => a - b)) {
    const ends = partners(partnership);
    const reports = reporters(partnership);
    for (const [edge, source, target] of edgesAmong(ends, edges)) {
      edge.reportedBySource ||= reports.includes(source);
      edge.reportedByTarget ||= reports.includes(target);
      if (edge.partnership !== undefined) continue;
      const values = Object.entries({ kind, start, end }).flatMap(([key, of]) =>
        of(partnership)
          .slice(0, 1)
          .map((value) => [key, reader.text(value)] as const),
      );
      Object.assign(edge, { partnership: reader.text(partnership) }, Object.fromEntries(values));
    }
    if (++steps % BATCH_SIZE === 0) await pause();
  }
}

function edgesAmong(ends: readonly number[], edges: Edges) {
  return ends.flatMap((source) =>
    ends.flatMap((target) => {
      const edge = edges.get(source)?.get(target);
      return edge === undefined ? [] : [[edge, source, target] as const];
    }),
  );
}

type Follow = (id: number) => readonly number[];

function paths(reader: ColumnReader, texts: readonly string[]) {
  return texts.map((text): Follow => {
    const path = reader.path(text);
    return (id) => reader.follow(path, id);
  }) as [Follow, Follow, Follow, Follow, Follow];
}
