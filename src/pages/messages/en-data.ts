import { countingIn } from './counting.ts';
import { enProblem } from './en-problem.ts';

const { number, counted } = countingIn('en');

/** What the pages about the data as a whole say in English: lists, downloads, vocabulary, queries, errors. */
export const enData = {
  list: {
    total: (count: number) => counted(count, 'entry', 'entries'),
    download: 'Download',
    pages: 'Pages',
    previous: 'Previous',
    next: 'Next',
    pageOf: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
    empty: 'Nothing is listed here.',
  },

  dataset: {
    title: 'About the data',
    lead: 'One dataset, released as a whole. Each release is immutable and named by the checksum of its content.',
    contents: 'What is in it',
    statements: 'Statements',
    subjects: 'Things described',
    graphs: 'Source pages with a graph of their own',
    class: 'Class',
    instances: 'Number',
    licence: 'Licence',
    licenceText: 'CC0 1.0: no rights reserved. Please name the source where you can.',
    cite: 'How to cite',
    downloads: 'Downloads',
    downloadsLead: 'The same data in each format. Links lead to this very release, which never changes.',
    latest: 'latest',
    omitted: 'Left out, because the format cannot hold the data',
    file: 'File',
    size: 'Size',
    compressed: 'compressed',
    checksum: 'SHA-256',
    audience: 'For whom',
    load: 'How to load it',
    description: 'Machine-readable description (DCAT, VoID)',
    for: {
      nq: 'triple stores; keeps what each source page says apart',
      nt: 'line-by-line processing, very large files',
      ttl: 'reading with your own eyes',
      trig: 'reading, with the sources kept apart',
      jsonld: 'web developers: plain JSON that is also linked data',
      rdf: 'older tools that read XML',
      csv: 'spreadsheets',
    },
    sizes: ['bytes', 'kB', 'MB', 'GB'],
  },

  definitions: {
    title: 'Vocabulary',
    lead: 'The terms that the data use, with what they mean. Names of classes and properties never change.',
    classes: 'Classes',
    properties: 'Properties',
    schemes: 'Concept schemes',
    domain: 'Of',
    range: 'Value',
    subClassOf: 'Kind of',
    subPropertyOf: 'More specific than',
    inverseOf: 'Inverse of',
    machines: 'Shapes for validation (SHACL)',
    jsonld: 'JSON-LD context',
  },

  sparql: {
    title: 'Query the data',
    lead: 'Ask in SPARQL 1.1. Answers come as JSON, XML, CSV or TSV, graphs in every RDF syntax.',
    query: 'Query',
    run: 'Run the query',
    examples: 'Start from an example',
    endpoint: 'Endpoint',
    results: 'Results',
    place: (line: string, column: string) => `Line ${line}, column ${column}`,
  },

  queries: {
    title: 'Example queries',
    lead: 'Questions that the data can answer, each with an address to share and cite.',
    run: 'Run',
    edit: 'Open in the editor',
    curl: 'In a terminal',
    python: 'In Python',
    query: 'The query',
    all: 'All example queries',
  },

  results: {
    title: 'Results',
    rows: (count: number) => counted(count, 'row', 'rows'),
    yes: 'Yes',
    no: 'No',
    answer: 'The answer is',
    none: 'No row matches.',
    edit: 'Change the query',
    query: 'The query',
  },

  problem: enProblem,
} as const;
