import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, literal, type NamedNode, type Quad, quad, text } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';

/** The prefixes of dataset descriptions: the house's and those of DCAT-AP 3.0.1. */
export const METADATA_PREFIXES = {
  ...PREFIXES,
  dcatap: 'http://data.europa.eu/r5r/',
} as const;

/** A property or class as a prefixed name. */
export type Name = `${keyof typeof METADATA_PREFIXES}:${string}`;

/** An object of a statement as RDF/JS has it. */
export type ObjectValue = Quad['object'];

/** Statements about one subject; absent and empty values give none. */
export function statements(
  subject: string,
  properties: Readonly<Partial<Record<Name, ObjectValue | readonly ObjectValue[] | undefined>>>,
): Quad[] {
  const about = iri(subject);
  return Object.entries(properties).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => quad(about, expanded(name as Name), value as NamedNode)),
  );
}

/** The IRI that a prefixed name stands for. */
export function expanded(name: Name): NamedNode {
  const colon = name.indexOf(':');
  const prefix = name.slice(0, colon) as keyof typeof METADATA_PREFIXES;
  return iri(METADATA_PREFIXES[prefix] + name.slice(colon + 1));
}

/** The page for people on which a dataset is described and its dumps are listed. */
export function landingPage(dataset: string): string {
  return `${dataset}.html`;
}

/** A whole number as xsd:nonNegativeInteger where DCAT asks for it, or xsd:integer. */
export function whole(value: number, datatype: 'integer' | 'nonNegativeInteger' = 'integer'): ObjectValue {
  return literal(
    String(value),
    datatype === 'integer' ? XSD.integer : iri(`${PREFIXES.xsd}nonNegativeInteger`),
  );
}

/** Values that the static part gives a property of a subject. */
export function statedValues(stated: readonly Quad[], subject: string, name: Name): ObjectValue[] {
  const property = expanded(name).value;
  return stated
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === property)
    .map((quad) => quad.object);
}

/** A text in each language that it is given in; blanks at its ends are the file's. */
export function localized(texts: Readonly<Record<string, string>> | undefined): ObjectValue[] {
  return Object.entries(texts ?? {}).map(([language, value]) => text(value.trim(), language));
}
