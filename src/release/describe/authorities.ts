import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, type Quad, text } from '../../rdf/terms.ts';
import type { DatasetRecord, Records } from '../../records/index.ts';
import { expanded, localized, type Name, statements } from './distribution.ts';

const EU = 'http://publications.europa.eu/resource/authority/';
const COUNTRY = `${EU}country/`;

/** What is known of the entries of tables. */
export interface AuthoritySource {
  /** Whose countries have names. */
  readonly records: Records;
  /** `ontology/authorities.ttl`. */
  readonly authorities: readonly Quad[];
}

/** EU authority table → the class that DCAT-AP 3.0.1 demands of its entries beside skos:Concept. */
const TABLES: Readonly<Record<string, Name | undefined>> = {
  'access-right': 'dcterms:RightsStatement',
  'corporate-body': 'foaf:Agent',
  country: 'dcterms:Location',
  'data-theme': undefined,
  'file-type': 'dcterms:MediaTypeOrExtent',
  frequency: 'dcterms:Frequency',
  language: 'dcterms:LinguisticSystem',
  licence: 'dcterms:LicenseDocument',
  place: 'dcterms:Location',
  'planned-availability': undefined,
};

const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types/';

/** Types, schemes and labels of the controlled terms that a description refers to: without them the DCAT-AP shapes cannot know what stands behind an IRI. What the quads describe themselves is left alone. */
export function authorityStubs(quads: readonly Quad[]): Quad[] {
  const terms = new Set(
    quads.flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : [])),
  );
  const stubs = [...terms].flatMap((term) => [...tableEntry(term), ...mediaType(term), ...algorithm(term)]);
  const described = new Set(quads.map(({ subject }) => subject.value));
  return stubs.filter(({ subject }) => !described.has(subject.value));
}

function tableEntry(term: string): Quad[] {
  const [table = '', code] = term.startsWith(EU) ? term.slice(EU.length).split('/') : [];
  if (!code || !Object.hasOwn(TABLES, table)) return [];
  const type = TABLES[table];
  return [
    ...statements(term, {
      'rdf:type': [iri(`${PREFIXES.skos}Concept`), ...(type === undefined ? [] : [expanded(type)])],
      'skos:inScheme': iri(EU + table),
      'skos:prefLabel': text(code, 'en'),
    }),
    ...statements(EU + table, {
      'rdf:type': iri(`${PREFIXES.skos}ConceptScheme`),
      'dcterms:title': text(table, 'en'),
    }),
  ];
}

function mediaType(term: string): Quad[] {
  if (!term.startsWith(MEDIA_TYPES)) return [];
  return statements(term, {
    'rdf:type': ['dcterms:MediaType', 'dcterms:MediaTypeOrExtent'].map((name) => expanded(name as Name)),
  });
}

function algorithm(term: string): Quad[] {
  if (!term.startsWith(`${PREFIXES.spdx}checksumAlgorithm_`)) return [];
  return statements(term, { 'rdf:type': iri(`${PREFIXES.spdx}ChecksumAlgorithm`) });
}

/** What is known of the entries that the statements lead to, in the languages of the data; in English where there is no other. */
export function authorityEntries(
  own: readonly Quad[],
  record: DatasetRecord,
  source: AuthoritySource,
): Quad[] {
  const found = new Map<string, Quad[]>();
  const waiting = own.map(({ object }) => object);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    const entry = object.value;
    if (object.termType !== 'NamedNode' || found.has(entry)) continue;
    const stated = [
      ...inLanguages(
        source.authorities.filter(({ subject }) => subject.value === entry),
        record.languages,
      ),
      ...named(entry, record, source),
    ];
    if (entry === record.licence && stated.length === 0) {
      stated.push(...statements(entry, { 'rdf:type': iri(`${PREFIXES.dcterms}LicenseDocument`) }));
    }
    found.set(entry, stated);
    waiting.push(...stated.map((statement) => statement.object));
  }
  return [...found.values()].flat();
}

function inLanguages(quads: readonly Quad[], languages: readonly string[]): Quad[] {
  const isTagged = ({ object }: Quad) => object.termType === 'Literal' && object.language !== '';
  const tag = ({ object }: Quad) => (object.termType === 'Literal' ? object.language : '');
  const selected = quads.some((quad) => isTagged(quad) && languages.includes(tag(quad))) ? languages : ['en'];
  return quads.filter((quad) =>
    isTagged(quad) ? selected.includes(tag(quad)) : !quad.predicate.value.endsWith('#notation'),
  );
}

/** Languages and countries, of which the records or the computer know the names. */
function named(entry: string, record: DatasetRecord, source: AuthoritySource): Quad[] {
  if (entry.startsWith(COUNTRY)) {
    const names = source.records.countries.get(entry.slice(COUNTRY.length))?.value.name ?? {};
    const selected = Object.entries(names).filter(([tag]) => record.languages.includes(tag));
    return namedEntry(
      entry,
      'Location',
      Object.fromEntries(selected.length > 0 ? selected : Object.entries(names)),
    );
  }
  const tag = record.languages.find((each) => languageIri(each, source.authorities) === entry);
  if (tag === undefined) return [];
  const names = record.languages.map((language) => [language, languageName(tag, language)] as const);
  return namedEntry(entry, 'LinguisticSystem', Object.fromEntries(names));
}

function namedEntry(entry: string, type: string, names: Readonly<Record<string, string>>): Quad[] {
  const table = iri(entry.slice(0, entry.lastIndexOf('/')));
  return statements(entry, {
    'rdf:type': [iri(PREFIXES.dcterms + type), iri(`${PREFIXES.skos}Concept`)],
    'skos:inScheme': entry.startsWith(EU) ? table : [],
    'skos:prefLabel': localized(names),
  });
}

function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
}

/** The language in the EU's table; one that it lacks, in the Library of Congress's tables. */
export function languageIri(tag: string, authorities: readonly Quad[]): string {
  const [code = ''] = tag.split('-');
  const known = authorities.find(
    ({ predicate, object }) => predicate.value === `${PREFIXES.skos}notation` && object.value === code,
  );
  return known?.subject.value ?? `http://id.loc.gov/vocabulary/iso639-${code.length === 2 ? 1 : 2}/${code}`;
}
