/** The four query forms (SPARQL 1.1 Query §16). */
export type QueryForm = 'select' | 'ask' | 'construct' | 'describe';

/** One format of SELECT or ASK results: all that negotiation, the editor and the service description need to know of it. */
export interface ResultFormat {
  /** Key in addresses and ETags. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  readonly mediaType: string;
  /** Other media types under which clients ask for it. */
  readonly aliases: readonly string[];
  /** Without the dot. */
  readonly extension: string;
  /** The W3C's IRI of the format, https://www.w3.org/ns/formats/. */
  readonly iri: string;
  /** The forms whose results it is defined for: the CSV and TSV Recommendation knows no boolean. */
  readonly forms: readonly QueryForm[];
}

/** The formats of SELECT and ASK results in order of preference. */
export const RESULT_FORMATS: readonly ResultFormat[] = [
  {
    name: 'json',
    label: 'JSON',
    mediaType: 'application/sparql-results+json',
    aliases: ['application/json'],
    extension: 'srj',
    iri: 'http://www.w3.org/ns/formats/SPARQL_Results_JSON',
    forms: ['select', 'ask'],
  },
  {
    name: 'xml',
    label: 'XML',
    mediaType: 'application/sparql-results+xml',
    aliases: ['application/xml', 'text/xml'],
    extension: 'srx',
    iri: 'http://www.w3.org/ns/formats/SPARQL_Results_XML',
    forms: ['select', 'ask'],
  },
  {
    name: 'csv',
    label: 'CSV',
    mediaType: 'text/csv',
    aliases: [],
    extension: 'csv',
    iri: 'http://www.w3.org/ns/formats/SPARQL_Results_CSV',
    forms: ['select'],
  },
  {
    name: 'tsv',
    label: 'TSV',
    mediaType: 'text/tab-separated-values',
    aliases: [],
    extension: 'tsv',
    iri: 'http://www.w3.org/ns/formats/SPARQL_Results_TSV',
    forms: ['select'],
  },
];
