import type { NamedNode } from '@rdfjs/types';
import { iri } from './terms.ts';

/** Prefix → namespace IRI: the one list that serializations, the editor and the example queries read. */
export const PREFIXES = {
  mp: 'https://w3id.org/munpart/def#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  org: 'http://www.w3.org/ns/org#',
  cv: 'http://data.europa.eu/m8g/',
  prov: 'http://www.w3.org/ns/prov#',
  sosa: 'http://www.w3.org/ns/sosa/',
  qudt: 'http://qudt.org/schema/qudt/',
  unit: 'http://qudt.org/vocab/unit/',
  dqv: 'http://www.w3.org/ns/dqv#',
  oa: 'http://www.w3.org/ns/oa#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  wgs: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  wd: 'http://www.wikidata.org/entity/',
  wdt: 'http://www.wikidata.org/prop/direct/',
  country: 'http://publications.europa.eu/resource/authority/country/',
  eurovoc: 'http://eurovoc.europa.eu/',
  dcat: 'http://www.w3.org/ns/dcat#',
  void: 'http://rdfs.org/ns/void#',
  sd: 'http://www.w3.org/ns/sparql-service-description#',
  sh: 'http://www.w3.org/ns/shacl#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  vann: 'http://purl.org/vocab/vann/',
  adms: 'http://www.w3.org/ns/adms#',
  as: 'https://www.w3.org/ns/activitystreams#',
} as const;

/** A name with one of the prefixes: `dcterms:title`. */
export type PrefixedName = `${keyof typeof PREFIXES}:${string}`;

/** The IRI that a prefixed name stands for. */
export function expandedName(name: PrefixedName): string {
  const colon = name.indexOf(':');
  return PREFIXES[name.slice(0, colon) as keyof typeof PREFIXES] + name.slice(colon + 1);
}

/** Below this IRI live the concepts: `{DEFINITIONS}/{scheme}/{code}`. */
export const DEFINITIONS = 'https://w3id.org/munpart/def';

/** The named terms of one namespace; a name that is not listed does not compile. */
export function vocabulary<Name extends string>(
  namespace: string,
  ...names: readonly Name[]
): Readonly<Record<Name, NamedNode>> {
  return Object.fromEntries(names.map((name) => [name, iri(namespace + name)])) as Record<Name, NamedNode>;
}
