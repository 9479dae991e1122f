import { PREFIXES } from '../../rdf/namespaces.ts';
import { POSITION_PROPERTIES } from '../../rdf/positions.ts';
import { OWL, RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';
import type { Manifest } from '../../release/store/manifest.ts';

/** A way to look at data of any kind; its address is `browse` or `browse/{name}`. */
export type BrowsePerspective = 'contents' | 'concepts' | 'terms' | 'map' | 'timeline';

const TERMS = [OWL.Class, RDFS.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property];

/** Whether data are of another kind than munpart's records: they come without its vocabulary, and use none of its classes. */
export function isGeneral({ classes }: Manifest, vocabulary: boolean): boolean {
  return !vocabulary && !classes.some(({ iri }) => iri.startsWith(PREFIXES.mp));
}

/** Whether a publication has addresses that only munpart's records have something to say at. */
export function hasRecords({ general }: { readonly general: boolean }): boolean {
  return !general;
}

/** The ways to look at data of any kind that show something of a release, in the order of the navigation. */
export function perspectivesOf(manifest: Manifest): readonly BrowsePerspective[] {
  const { classes, properties, dates = [] } = manifest;
  const has = (...terms: readonly { readonly value: string }[]) =>
    terms.some(({ value }) => classes.some(({ iri }) => iri === value));
  const all: readonly (readonly [BrowsePerspective, boolean])[] = [
    ['contents', manifest.distinctSubjects > 0],
    ['concepts', has(SKOS.Concept)],
    ['terms', has(...TERMS)],
    ['map', properties.some(({ iri }) => POSITION_PROPERTIES.includes(iri))],
    ['timeline', dates.length > 0],
  ];
  return all.flatMap(([name, isOffered]) => (isOffered ? [name] : []));
}
