import { PREFIXES } from '../rdf/namespaces.ts';

/** A store that takes statements, as loading a release needs it; everything rejects with a StoreError. */
export interface GraphStore {
  /** For people: how the store is spoken to. */
  readonly protocol: string;
  /** Adds statements, lines of N-Triples, to the new default graph; blank nodes that they share must come in one call. */
  add(graph: string, lines: readonly string[]): Promise<void>;
  /** The same for a named graph of the new version, which nobody reads before it is published. */
  stage(graph: NamedGraph, lines: readonly string[]): Promise<void>;
  /** Readers see the new version from here on; versions before the one before are dropped. */
  publish(version: Version): Promise<void>;
}

/** A named graph: its name, and where it waits to be published in stores that can move graphs. */
export interface NamedGraph {
  readonly name: string;
  readonly staged: string;
}

/** A version of a dataset as a store holds it. */
export interface Version {
  /** IRI of the dataset. */
  readonly dataset: string;
  /** IRI of the graph that says which version is current. */
  readonly pointer: string;
  /** IRI of this version. */
  readonly version: string;
  /** IRI of the graph that stands for its default graph. */
  readonly defaultGraph: string;
  readonly named: readonly NamedGraph[];
}

/** A store refused, or could not be reached; the message says what it said. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

const { dcat, sd } = PREFIXES;

/** The properties with which the pointer graph says what is where (DCAT 3 §11, SPARQL 1.1 Service Description), as SPARQL and N-Triples write them. */
export const POINTS = {
  current: `<${dcat}hasCurrentVersion>`,
  previous: `<${dcat}previousVersion>`,
  defaultGraph: `<${sd}defaultGraph>`,
  namedGraph: `<${sd}namedGraph>`,
} as const;

/** What a release is called in a store, by the base IRI (which ends with `/`) and the release's id. */
export function versionOf(base: string, id: string, graphs: readonly string[]): Version {
  const version = `${base}release/${id}`;
  return {
    dataset: `${base}dataset`,
    pointer: `${base}release/current`,
    version,
    defaultGraph: `${version}#default`,
    named: graphs.map((name, index) => ({ name, staged: `${version}#graph-${index + 1}` })),
  };
}

/** The statements of the pointer graph about a version, as N-Triples. */
export function pointers({ dataset, version, defaultGraph, named }: Version): string[] {
  return [
    `<${dataset}> ${POINTS.current} <${version}> .`,
    `<${version}> ${POINTS.defaultGraph} <${defaultGraph}> .`,
    ...named.map(({ name }) => `<${version}> ${POINTS.namedGraph} <${name}> .`),
  ];
}
