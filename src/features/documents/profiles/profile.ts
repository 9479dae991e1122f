import { type NamedNode, type Quad, quad } from '../../../rdf/terms.ts';

/** What is known of a resource when it is written in another profile. */
export interface Known {
  readonly iri: string;
  /** Its statements and those of its parts. */
  readonly own: readonly Quad[];
  /** Labels of all that they mention. */
  readonly labels: readonly Quad[];
  /** IRI → Wikidata item, of the resource and of what it is twinned with or made of; empty where none is known. */
  readonly items: ReadonlyMap<string, string>;
}

/** A way to say the same in the terms of others (Content Negotiation by Profile, W3C). */
export interface Profile {
  readonly iri: string;
  /** Its short name in addresses: `?_profile=schema`. */
  readonly token: string;
  readonly prefixes: Readonly<Record<string, string>>;
  /** The statements in its terms; none where it has nothing to say of such a resource, which is then not offered in it. */
  map(known: Known): Quad[];
}

/** The profile of the documents as they are: the vocabulary of the dataset. */
export const NATIVE = { iri: 'https://w3id.org/munpart/def', token: 'mp' } as const;

/** A statement whose object is one of another statement. */
export function restated(subject: NamedNode, property: NamedNode, object: Quad['object']): Quad {
  return quad(subject, property, object as NamedNode);
}
