import { createHash } from 'node:crypto';
import { relative, resolve } from 'node:path';
import { bestLabel, type LabelText, labelTexts } from '../../rdf/label.ts';
import type { DefaultGraph } from '../../rdf/store.ts';

/** A compression, as Content-Encoding names it. */
export type Coding = 'gzip' | 'br';

/** One file of a release; `bytes` and `sha256` are those of the file as stored. */
export interface ReleaseFile {
  /** Path below the release, with `/`: `dumps/munpart.ttl.gz`. */
  readonly name: string;
  readonly mediaType: string;
  /** How the file is compressed, where it is. */
  readonly coding?: Coding;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** How often something occurs in what is described. */
export interface Count {
  readonly iri: string;
  readonly count: number;
}

/** How many of the triples described lead out of it to one other dataset, by one predicate (a void:Linkset). */
export interface LinkCount {
  /** Key in `IDENTIFIER_SCHEMES`. */
  readonly target: string;
  readonly predicate: string;
  readonly count: number;
}

/** A box on the map, in degrees (WGS 84). */
export interface Area {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** What the keepers want pages to look like. */
export interface Look {
  /** The main colour on light and on dark pages, `#rrggbb`. */
  readonly colours?: { readonly light?: string; readonly dark?: string };
  /** The picture in the head of the pages: a file of the release, and its width by its height. */
  readonly logo?: { readonly name: string; readonly mediaType: string; readonly ratio: number };
}

/** What `manifest.json` says: enough to verify a release and to describe it without reading its data. */
export interface Manifest {
  /** SHA-256 of the canonical N-Quads, hexadecimal. */
  readonly id: string;
  /** Its directory and its place in addresses: the id, lengthened where the same data was published with another description. */
  readonly name: string;
  /** The base IRI of the deployment; ends with `/`. */
  readonly base: string;
  /** The URL below which munpart's own pages are; ends with `/`; the base IRI where absent. */
  readonly site?: string;
  /** SHA-256 of all that the build read, hexadecimal: equal inputs need no build. */
  readonly inputs: string;
  /** SHA-256 of all that is published, hexadecimal: data, description, enclosures, notes. Equal content is no new release. */
  readonly content: string;
  /** All that the keepers say of changes, oldest first. */
  readonly changes: readonly ReleaseNote[];
  /** The languages of the data, the first one first; absent in releases of early versions. */
  readonly languages?: readonly string[];
  /** Title per language, for pages. */
  readonly title: Readonly<Record<string, string>>;
  /** What the start page says below the title, by language; absent where the keepers say nothing. */
  readonly start?: Readonly<Record<string, string>>;
  /** What the pages look like; as usual where absent. */
  readonly look?: Look;
  /** IRI of the licence; absent where the keeper states none. */
  readonly licence?: string;
  /** How readers reach the publisher: an e-mail address, or else a page; absent where the keeper states neither. */
  readonly contact?: string;
  /** Quads in all graphs. */
  readonly quads: number;
  /** What all counts and documents are of: the default graph, or the triples of all graphs together; `own` where absent, as in releases of early versions. */
  readonly described?: DefaultGraph;
  /** Triples of the default graph and of the union of all graphs, each once; absent in releases of early versions. */
  readonly tripleCounts?: Readonly<Record<DefaultGraph, number>>;
  /** Triples of what is described. */
  readonly triples: number;
  readonly distinctSubjects: number;
  readonly distinctObjects: number;
  /** Distinct subjects below `uriSpace`; where there is no such space, all that are IRIs. */
  readonly entities: number;
  /** The IRI with which every entity starts; absent where the subjects are not ours. */
  readonly uriSpace?: string;
  /** One entity, for void:exampleResource; absent where no subject is an IRI. */
  readonly example?: string;
  /** The box around all coordinates, in degrees (WGS 84); absent where the data has none. */
  readonly area?: Area;
  /** First and last day, as xsd:date, that the data speaks of; absent where it has no bounds. */
  readonly temporal?: { readonly start: string; readonly end: string };
  /** Properties that dates are values of, and of how many triples; absent in releases of early versions. */
  readonly dates?: readonly Count[];
  /** Instances per class (VoID class partitions) and triples per property, by IRI. */
  readonly classes: readonly Count[];
  readonly properties: readonly Count[];
  /** Quads per named graph, by IRI. */
  readonly graphs: readonly Count[];
  /** Graphs that blank nodes name; none where absent. */
  readonly blankGraphs?: number;
  readonly links: readonly LinkCount[];
  readonly files: readonly ReleaseFile[];
  /** Dumps that the data does not allow, such as a predicate that RDF/XML has no name for; empty for records. */
  readonly omitted: readonly { readonly name: string; readonly reason: string }[];
}

/** What the keepers say of the changes of one day (`yyyy-mm-dd`), by language. */
export type ReleaseNote = {
  readonly date: string;
  readonly [language: string]: string;
};

/** A release's place in the history, `history.json`: of the moment when it was built and not of its content. */
export interface ReleaseVersion {
  /** 1, 2, 3…; numbers are not used again. */
  readonly number: number;
  /** When it was built, as xsd:dateTime in UTC, in whole seconds; later than that of the one before. */
  readonly date: string;
  /** The release that was current then; absent for the first. */
  readonly previous?: { readonly number: number; readonly name: string; readonly id: string };
  /** The notes that no release before it held. */
  readonly notes: readonly ReleaseNote[];
  /** Of which dataset it is, as `datasetId` gives it; absent where its builder did not say. */
  readonly dataset?: string;
}

/** A release on disk; it never changes. */
export interface Release {
  readonly manifest: Manifest;
  readonly place: ReleaseVersion;
  /** Its directory, absolute. */
  readonly directory: string;
  /** Whether the data come with munpart's vocabulary; not known where absent. */
  readonly vocabulary?: boolean;
}

/** A note for readers of the language, in the best one that it is given in. */
export function noteIn({ date: _, ...texts }: ReleaseNote, language: string): LabelText {
  return bestLabel(labelTexts(texts), language) ?? { text: '' };
}

/** The languages of the data of a release: those of its title where it does not say; English where neither does. */
export function languagesOf({ languages, title }: Pick<Manifest, 'languages' | 'title'>): readonly string[] {
  const titled = Object.keys(title).filter((tag) => tag !== '');
  return languages ?? (titled.length > 0 ? titled : ['en']);
}

/** The setting by which a release has its own pages where they are; undefined where they are at the root. */
export function sitePrefixOf({ base, site }: Pick<Manifest, 'base' | 'site'>): string | undefined {
  return site?.slice(base.length).replace(/\/$/, '');
}

/** The URL below which the own pages of a publication are; ends with `/`. */
export function siteBase({
  base,
  site = base,
}: {
  readonly base: string;
  readonly site?: string | undefined;
}): string {
  return site;
}

/** Whose releases are meant: one dataset under one base IRI. */
export interface DatasetIdentity {
  /** What `datasetId` gives; any dataset where absent. */
  readonly dataset?: string | undefined;
  /** Ends with `/`. */
  readonly base: string;
}

/** Digest by which releases know the dataset that they are of: of its name, else of the way from the directory of releases to its data, which stays when both are moved together. Hexadecimal; releases are public, and paths are not. */
export function datasetId(releases: string, data: string, name?: string): string {
  const known = name ?? relative(resolve(releases), resolve(data)).replaceAll('\\', '/');
  return createHash('sha256').update(known).digest('hex').slice(0, 16);
}

/** Whether a release is an earlier one of the publication: of the same dataset, and under IRIs that mean the same; another base IRI goes on with the history, unless one of the two is of this machine only. */
export function isReleaseOf({ manifest, place }: Release, { dataset, base }: DatasetIdentity): boolean {
  const isOther = dataset !== undefined && place.dataset !== undefined && dataset !== place.dataset;
  return !isOther && (manifest.base === base || !(isLoopback(manifest.base) || isLoopback(base)));
}

function isLoopback(base: string): boolean {
  return /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?\//.test(base);
}

/** What counts, pages and documents of a release are of; `own` where all statements stand in the default graph, for the union is the same then. */
export function describedGraph(manifest: Manifest): DefaultGraph {
  return hasNamedGraphs(manifest) ? (manifest.described ?? 'own') : 'own';
}

/** What queries of a release see outside GRAPH: as the operator chose; else the union where every statement stands in a named graph, and the default graph where it holds any. */
export function queriedGraph(manifest: Manifest, chosen?: 'union' | 'none'): DefaultGraph {
  const { tripleCounts } = manifest;
  if (tripleCounts === undefined || !hasNamedGraphs(manifest) || chosen === 'none') return 'own';
  return chosen === 'union' || tripleCounts.own === 0 ? 'union' : 'own';
}

/** Triples of the default graph as it is taken. */
export function triplesIn({ tripleCounts, triples }: Manifest, defaultGraph: DefaultGraph): number {
  return tripleCounts?.[defaultGraph] ?? triples;
}

/** Statements from which on what pages count takes longer than a start may. */
const MANY_QUADS = 1_000_000;

/** Whether a release is so large that what pages count of it is kept beside its files. */
export function isLarge({ quads }: Pick<Manifest, 'quads'>): boolean {
  return quads >= MANY_QUADS;
}

function hasNamedGraphs({ graphs, blankGraphs = 0 }: Manifest): boolean {
  return graphs.length + blankGraphs > 0;
}
