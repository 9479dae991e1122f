import { FORMATS } from '../../formats/index.ts';

/** The four query forms (SPARQL 1.1 Query §16). */
export type QueryForm = 'select' | 'ask' | 'construct' | 'describe';

/** One format of SELECT or ASK results: all that negotiation, the editor and the service description need to know of it. */
interface ResultFormat {
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

/** What a form's answer can be written in, as negotiation reads it, in order of preference. */
interface DownloadFormat {
  readonly name: string;
  readonly label: string;
  readonly mediaType: string;
  readonly aliases: readonly string[];
  readonly extension: string;
}

/** The formats that a query of this form can be answered in: RDF for CONSTRUCT and DESCRIBE, results for SELECT and ASK. */
export function downloadFormats(form: QueryForm): readonly DownloadFormat[] {
  if (form === 'construct' || form === 'describe') return FORMATS;
  return RESULT_FORMATS.filter(({ forms }) => forms.includes(form));
}

/** The JSON of a SELECT or ASK result. */
export interface SparqlResults {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, SparqlTerm>>[] };
}

/** One value of a binding. */
export interface SparqlTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

/** The variables of a `SELECT *` in the order that is wanted; those that it does not name come last, in their own. */
export function columnsInOrder(
  variables: readonly string[],
  order: readonly string[] = [],
): readonly string[] {
  const requested = order.filter((name) => variables.includes(name));
  return [...requested, ...variables.filter((name) => !requested.includes(name))];
}
