import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, literal, type Quad, text } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import type { DatasetRecord } from '../../records/index.ts';
import { type AuthoritySource, authorityEntries, languageIri } from './authorities.ts';
import { localized, type Name, type ObjectValue, statements } from './distribution.ts';

const EU = 'http://publications.europa.eu/resource/authority/';
const DEFINITIONS = 'https://w3id.org/munpart/def';

type Texts = Readonly<Record<string, string>>;

/** What is described, and what is known of the entries that it refers to. */
export interface DatasetSource extends AuthoritySource {
  /** The URL below which munpart's own pages are; ends with `/`. */
  readonly site: string;
}

/** What the keepers say of the dataset in dataset.yaml, as the static part of its description (DCAT-AP 3.0.1); undefined where they say nothing. */
export function datasetStatements(source: DatasetSource): Quad[] | undefined {
  const record = source.records.dataset.get('dataset')?.value;
  if (record === undefined) return undefined;
  const own = [
    ...aboutDataset(record, source),
    ...aboutCatalogue(record, source),
    ...aboutPublisher(record, source),
    ...supplements(record, source),
  ];
  return [...own, ...authorityEntries(own, record, source)];
}

function aboutDataset(record: DatasetRecord, source: DatasetSource): Quad[] {
  const dataset = `${source.site}dataset`;
  const { contact, rights, provenance, frequency } = record;
  return statements(dataset, {
    'rdf:type': iri(`${PREFIXES.dcat}Dataset`),
    'dcterms:title': localized(record.title),
    'dcterms:description': localized(record.description),
    'dcat:keyword': Object.entries(record.keywords ?? {}).flatMap(([language, words]) =>
      words.map((word) => text(word, language)),
    ),
    'dcat:theme': (record.themes ?? []).map((code) => iri(`${EU}data-theme/${code}`)),
    'dcat:contactPoint': contact && iri(`${dataset}#contact`),
    'dcterms:rights': rights && iri(`${dataset}#rights`),
    'dcterms:accrualPeriodicity': frequency && iri(`${EU}frequency/${frequency}`),
    'dcterms:provenance': provenance && iri(`${dataset}#provenance`),
    'dcterms:accessRights': iri(`${EU}access-right/PUBLIC`),
    'dcterms:conformsTo': [iri(DEFINITIONS), iri(`${DEFINITIONS}/shapes`)],
    ...shared(record, source),
  });
}

/** What holds for the dataset and for its catalogue alike. */
function shared(record: DatasetRecord, source: DatasetSource): Partial<Record<Name, ObjectValue[]>> {
  const day = (value: string | undefined) => (value === undefined ? [] : [literal(value, XSD.date)]);
  const publisher = iri(publisherIri(record, source));
  return {
    'dcterms:publisher': [publisher],
    'dcterms:creator': [publisher],
    'dcterms:license': record.licence === undefined ? [] : [iri(record.licence)],
    'dcterms:language': record.languages.map((tag) => iri(languageIri(tag, source.authorities))),
    'dcterms:spatial': (record.area ?? []).map((area) =>
      iri(/^https?:/.test(area) ? area : `${EU}country/${area}`),
    ),
    'dcterms:issued': day(record.issued),
    'dcterms:modified': day(record.modified),
  };
}

function aboutCatalogue(record: DatasetRecord, source: DatasetSource): Quad[] {
  const { site } = source;
  const { title, description } = record.catalogue ?? record;
  return [
    ...statements(`${site}dataset#catalogue`, {
      'rdf:type': iri(`${PREFIXES.dcat}Catalog`),
      'dcterms:title': localized(title),
      'dcterms:description': localized(description ?? title),
      'foaf:homepage': iri(site),
      'dcat:themeTaxonomy': iri(`${EU}data-theme`),
      'dcat:dataset': iri(`${site}dataset`),
      ...shared(record, source),
    }),
    ...page(site),
  ];
}

function aboutPublisher(record: DatasetRecord, source: DatasetSource): Quad[] {
  const { name, type, homepage } = record.publisher;
  return [
    ...statements(publisherIri(record, source), {
      'rdf:type': iri(`${PREFIXES.foaf}Agent`),
      'dcterms:type': type && iri(`http://purl.org/adms/publishertype/${type}`),
      'foaf:name': localized(name),
      'foaf:homepage': homepage === undefined ? [] : iri(homepage),
    }),
    ...(homepage === undefined ? [] : page(homepage)),
  ];
}

/** Contact, rights and provenance: nodes of their own, as DCAT-AP wants them. */
function supplements(
  { contact, publisher, rights, provenance }: DatasetRecord,
  { site }: DatasetSource,
): Quad[] {
  const vcard = 'http://www.w3.org/2006/vcard/ns#';
  const node = (name: string) => `${site}dataset#${name}`;
  return [
    ...(contact === undefined
      ? []
      : statements(node('contact'), {
          'rdf:type': [iri(`${vcard}Kind`), iri(`${vcard}Organization`)],
          'vcard:fn': localized(contact.name ?? publisher.name),
          'vcard:hasURL': contact.page === undefined ? [] : iri(contact.page),
          'vcard:hasEmail': contact.email === undefined ? [] : iri(`mailto:${contact.email}`),
        })),
    ...labelled(node('rights'), 'RightsStatement', rights),
    ...labelled(node('provenance'), 'ProvenanceStatement', provenance),
  ];
}

function labelled(node: string, type: string, texts: Texts | undefined): Quad[] {
  if (texts === undefined) return [];
  return statements(node, {
    'rdf:type': iri(PREFIXES.dcterms + type),
    'rdfs:label': localized(texts),
  });
}

function publisherIri({ publisher }: DatasetRecord, { site }: DatasetSource): string {
  return publisher.iri ?? `${site}dataset#publisher`;
}

function page(address: string): Quad[] {
  return statements(address, { 'rdf:type': iri(`${PREFIXES.foaf}Document`) });
}
