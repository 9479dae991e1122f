import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, literal, type NamedNode, type Quad, quad, text } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import { type Dump, dumpOf } from '../build/dumps.ts';
import type { ReleaseFile } from '../store/manifest.ts';
import type { DescriptionInput } from './description-input.ts';

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

const IANA = 'https://www.iana.org/assignments/media-types/';
const EU = 'http://publications.europa.eu/resource/authority/';

/** A stored dump as a dcat:Distribution whose address, size and checksum hold for ever; other files give nothing. */
export function distribution(described: DescriptionInput, file: ReleaseFile): Quad[] {
  const dump = dumpOf(file.name);
  if (dump === undefined) return [];
  const basename = file.name.slice(file.name.lastIndexOf('/') + 1);
  const node = `${described.dataset}#dump-${basename}`;
  const download = `${described.site}dumps/${described.name}/${basename}`;
  return [
    ...statements(described.dataset, {
      'dcat:distribution': iri(node),
      'void:dataDump': dump.format === undefined ? [] : iri(download),
    }),
    ...statements(node, {
      'rdf:type': iri(`${PREFIXES.dcat}Distribution`),
      'dcterms:title': localized(titles(described.languages, dump, file)),
      'dcterms:description': localized(dump.purpose(described.languages)),
      'dcat:accessURL': iri(landingPage(described.dataset)),
      'dcat:downloadURL': iri(download),
      'dcat:mediaType': iri(IANA + file.mediaType),
      'dcterms:format': iri(`${EU}file-type/${dump.fileType}`),
      'dcat:compressFormat': file.coding === 'gzip' ? iri(`${IANA}application/gzip`) : [],
      'dcat:byteSize': whole(file.bytes, 'nonNegativeInteger'),
      'spdx:checksum': iri(`${node}-checksum`),
      'dcatap:availability': iri(`${EU}planned-availability/STABLE`),
      ...inherited(described),
    }),
    ...checksum(`${node}-checksum`, file.sha256),
  ];
}

/** The same in all languages: formats have one name. */
function titles(languages: readonly string[], dump: Dump, file: ReleaseFile) {
  const gzip = file.coding === 'gzip' ? ' (gzip)' : '';
  const title = dump.format === undefined ? `${dump.label}: ${nameOf(dump)}${gzip}` : `${dump.label}${gzip}`;
  return Object.fromEntries(languages.map((language) => [language, title]));
}

function nameOf(dump: Dump): string {
  return dump.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
}

/** What the keeper says of the dataset holds for each of its files. */
function inherited({ stated, dataset }: DescriptionInput) {
  const of = (name: Name) => statedValues(stated, dataset, name);
  const rights = of('dcterms:rights');
  return {
    'dcterms:license': of('dcterms:license'),
    'dcterms:rights': rights.length > 0 ? rights : of('dcterms:accessRights'),
    'dcterms:issued': of('dcterms:issued'),
    'dcterms:modified': of('dcterms:modified'),
    'dcterms:language': of('dcterms:language'),
  };
}

function checksum(node: string, sha256: string): Quad[] {
  return statements(node, {
    'rdf:type': iri(`${PREFIXES.spdx}Checksum`),
    'spdx:algorithm': iri(`${PREFIXES.spdx}checksumAlgorithm_sha256`),
    'spdx:checksumValue': literal(sha256, iri(`${PREFIXES.xsd}hexBinary`)),
  });
}
