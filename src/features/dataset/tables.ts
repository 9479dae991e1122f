import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { languagesOf, type Release, type ReleaseFile } from '../../release/store/manifest.ts';
import type { CellType, TableColumn } from '../../release/tables/cells.ts';
import { TABLES } from '../../release/tables/tables.ts';

/** A column of a CSV file of a release; lists in its cells are joined by `;`. */
type FileColumn = Required<Pick<TableColumn, 'name' | 'type' | 'isList'>>;

/** A CSV file of a release with its columns, in their order; the first identifies the row. */
export interface PublishedTable {
  readonly name: string;
  readonly file: ReleaseFile;
  /** The same rows in typed columns; absent in releases of early versions, and where the data do not allow it. */
  readonly parquet: ReleaseFile | undefined;
  readonly columns: readonly FileColumn[];
}

const CSV_FILE = /^dumps\/([\w-]+)\.csv$/;
/** Longer than any header. */
const HEADER_BYTES = 8_192;

/** The CSV files of a release with their columns: the names as the files have them. */
export async function tablesOf({ directory, manifest }: Release): Promise<readonly PublishedTable[]> {
  const files = manifest.files.flatMap((file) => {
    const name = CSV_FILE.exec(file.name)?.[1];
    return name === undefined ? [] : [{ name, file }];
  });
  return Promise.all(
    files.map(async ({ name, file }) => {
      const names = await headerOf(join(directory, file.name));
      const parquet = manifest.files.find((one) => one.name === `dumps/${name}.parquet`);
      return { name, file, parquet, columns: columnsOf(name, names, languagesOf(manifest)) };
    }),
  );
}

async function headerOf(path: string): Promise<readonly string[]> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return (buffer.toString('utf8', 0, bytesRead).split('\r\n')[0] ?? '').split(',');
  } finally {
    await handle.close();
  }
}

/** Columns by their names in a file; one that the table does not have any more holds text. */
function columnsOf(table: string, names: readonly string[], languages: readonly string[]): FileColumn[] {
  const known = TABLES.find((one) => one.name === table)?.columns(languages) ?? [];
  return names.map((name) => {
    const { type = 'string', isList = false } = known.find((column) => column.name === name) ?? {};
    return { name, type, isList };
  });
}

/** The metadata of a table as CSV on the Web has it (Metadata Vocabulary for Tabular Data); `licence` is an IRI. */
export function csvMetadata(
  { name, file, columns }: PublishedTable,
  { title, licence }: { readonly title: string; readonly licence: string | undefined },
): string {
  const url = file.name.slice('dumps/'.length);
  const [key] = columns;
  return json({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url,
    'dc:title': `${title}: ${name}`,
    ...(licence !== undefined && { 'dc:license': { '@id': licence } }),
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true, delimiter: ',' },
    tableSchema: {
      columns: columns.map((column) => ({
        name: column.name,
        titles: column.name,
        datatype: column.type,
        ...(column.isList && { separator: ';' }),
      })),
      primaryKey: key?.name,
      aboutUrl: key && `{+${key.name}}`,
    },
  });
}

/** What a Croissant description says of the dataset beside its tables. */
export interface CroissantFacts {
  /** IRI of the dataset, and its address. */
  readonly dataset: string;
  readonly title: string;
  readonly description: string;
  readonly licence: string | undefined;
  /** Who answers for the data, where that is stated. */
  readonly publisher: string | undefined;
  readonly keywords: readonly string[];
  readonly citation: string;
  /** Place in the history; each release is a new version. */
  readonly number: number;
  readonly date: string;
  /** Where the files of the release are; ends with `/`. */
  readonly files: string;
}

/** The IRI of the specification, which is the IRI of the profile too. */
export const CROISSANT = 'http://mlcommons.org/croissant/1.1';

const OWN_TERMS = [
  ...['annotation', 'arrayShape', 'citeAs', 'column', 'containedIn', 'equivalentProperty', 'excludes'],
  ...['extract', 'field', 'fileProperty', 'fileObject', 'fileSet', 'format', 'includes', 'isArray'],
  ...['isLiveDataset', 'jsonPath', 'key', 'md5', 'parentField', 'path', 'recordSet', 'references', 'regex'],
  ...['readLines', 'repeated', 'replace', 'samplingRate', 'sdVersion', 'separator', 'source', 'subField'],
  ...['transform', 'unArchive', 'value'],
];
/** The JSON-LD context of Croissant 1.1, appendix 1. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: PREFIXES.dcterms,
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  examples: { '@id': 'cr:examples', '@type': '@json' },
  ...Object.fromEntries(OWN_TERMS.map((term) => [term, `cr:${term}`])),
};
const DATA_TYPES: Readonly<Record<CellType, string>> = {
  string: 'sc:Text',
  anyURI: 'sc:URL',
  date: 'sc:Date',
  decimal: 'sc:Float',
  integer: 'sc:Integer',
};

/** The tables of a release as Croissant 1.1 describes them: files with their checksums, and a record set of each. */
export function croissant(tables: readonly PublishedTable[], facts: CroissantFacts): string {
  const { title, description, licence, publisher, keywords } = facts;
  const organisation = publisher !== undefined && { '@type': 'sc:Organization', name: publisher };
  return json({
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    '@id': facts.dataset,
    conformsTo: CROISSANT,
    ...{ name: title, description, keywords },
    ...(licence !== undefined && { license: licence }),
    url: facts.dataset,
    ...(organisation && { creator: organisation, publisher: organisation }),
    citeAs: facts.citation,
    datePublished: facts.date,
    version: `${facts.number}.0.0`,
    distribution: tables.flatMap(({ file, parquet }) => [
      fileObject(file, 'text/csv', facts),
      // The name that its readers know; the one that is registered is younger than they are.
      ...(parquet ? [fileObject(parquet, 'application/x-parquet', facts)] : []),
    ]),
    recordSet: tables.map(recordSet),
  });
}

function fileObject({ name, bytes, sha256 }: ReleaseFile, encodingFormat: string, { files }: CroissantFacts) {
  const own = name.slice('dumps/'.length);
  return {
    '@type': 'cr:FileObject',
    '@id': own,
    name: own,
    contentUrl: files + own,
    contentSize: `${bytes} B`,
    encodingFormat,
    sha256,
  };
}

function recordSet({ name, columns }: PublishedTable) {
  const id = (column: string) => `${name}/${column}`;
  return {
    '@type': 'cr:RecordSet',
    '@id': name,
    name,
    ...(columns[0] && { key: { '@id': id(columns[0].name) } }),
    field: columns.map((column) => ({
      '@type': 'cr:Field',
      '@id': id(column.name),
      name: column.name,
      dataType: DATA_TYPES[column.type],
      ...(column.isList && { isArray: true, arrayShape: '-1' }),
      source: {
        fileObject: { '@id': `${name}.csv` },
        extract: { column: column.name },
        ...(column.isList && { transform: { separator: ';' } }),
      },
    })),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
