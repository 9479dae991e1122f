import { PREFIXES } from '../rdf/namespaces.ts';
import type { Version } from './graph-store.ts';

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
