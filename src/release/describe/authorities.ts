import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, type Quad, text } from '../../rdf/terms.ts';
import { expanded, type Name, statements } from './statements.ts';

const EU = 'http://publications.europa.eu/resource/authority/';

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
