import type { Format } from '../../formats/format.ts';
import { FORMATS, TRIG, TURTLE, trigBehindTurtle } from '../../formats/index.ts';
import { blockOrder } from '../../formats/turtle/blocks.ts';
import { inChunks } from '../../formats/whole-lines.ts';
import { IDENTIFIER_SCHEMES, type IdentifierScheme, schemeOf } from '../../rdf/identifier-schemes.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { areNumbered, indicesInOrder, linesInOrder, quadsInOrder } from '../../rdf/order.ts';
import { type Texts, worded } from '../../text/words.ts';
import { iriOf, type Lines, statement } from '../n-quads/lines.ts';
import { csvOf, type ParquetCache, parquetOf, TABLES, type TableDefinition } from '../tables/tables.ts';

/** One download of a release; each is written plain and, from that, as gzip and as Brotli, unless it is compressed in itself. */
export interface Dump {
  /** Path below the release: `dumps/munpart.ttl`. */
  readonly name: string;
  readonly mediaType: string;
  /** For people: `Turtle`. */
  readonly label: string;
  /** What it is for, in one line, in those of the languages that have words. */
  purpose(languages: readonly string[]): Texts;
  /** Code in the EU file-type authority table, which DCAT-AP 3.0.1 demands for dcterms:format. */
  readonly fileType: string;
  /** Dumps of which one saves work to the next are of one group, and made one after the other. */
  readonly group: string;
  /** The RDF syntax; absent for tables. */
  readonly format?: Format;
  /** IRI of the class without whose instances the dump is left out; absent for RDF. */
  readonly rowsOf?: string;
  /** Key in `IDENTIFIER_SCHEMES` of the dataset that all its statements lead to; absent where it holds others. */
  readonly linksTo?: string;
  /** Whether its bytes are compressed in themselves, so that programs can read a part of them alone. */
  readonly isCompressed?: boolean;
  /** Its text, or its bytes, in chunks; tables have columns for the names in each of the languages; `isGround` where no line has a blank node. The dumps of a group share a cache. */
  content(
    lines: Lines,
    languages: readonly string[],
    isGround?: boolean,
    cache?: ParquetCache,
  ): Iterable<string | Buffer> | AsyncIterable<string>;
  /** What stands in it behind all bytes of another dump of its group, of which the first mebibyte and the size are given; undefined where it does not begin with them. */
  readonly behind?: {
    readonly name: string;
    content(start: string, size: number, lines: Lines): Iterable<string> | undefined;
  };
}

/** The downloads of every release, RDF first. */
export const DUMPS: readonly Dump[] = [
  ...FORMATS.map(syntaxDump),
  ...TABLES.flatMap(tableDumps),
  ...IDENTIFIER_SCHEMES.map(linkDump),
];

/** The download that a file of a release is, plain or gzip; undefined for the other files. */
export function dumpOf(file: string): Dump | undefined {
  const plain = file.replace(/\.gz$/, '');
  return DUMPS.find(({ name }) => name === plain);
}

function syntaxDump(format: Format): Dump {
  return {
    name: syntaxDumpName(format),
    group: format === TRIG ? TURTLE.name : format.name,
    mediaType: format.mediaType,
    label: format.label,
    purpose: (languages) => worded(languages, format.name),
    fileType: format.fileType,
    format,
    content: (lines, _languages, isGround = false) => {
      const graphs = format.hasGraphs ? 'all' : 'default';
      if (!LINE_FORMATS.has(format.name)) {
        const { quads, inBlocks } = quadsFor(lines, graphs);
        return format.serialize(quads, { prefixes: PREFIXES, inBlocks });
      }
      if (!isGround) return format.serialize(quadsInOrder(lines, graphs));
      return lines.bytes?.(indicesInOrder(lines, graphs)) ?? inChunks(joined(linesInOrder(lines, graphs)));
    },
    ...(format === TRIG && {
      behind: {
        name: syntaxDumpName(TURTLE),
        content: (start, size, lines) => {
          const { quads, inBlocks } = quadsFor(lines, 'named');
          return trigBehindTurtle(start, size, quads, inBlocks);
        },
      },
    }),
  };
}

/** The quads for a serializer, in the order of blocks where terms have numbers. */
function quadsFor(lines: Lines, graphs: Parameters<typeof quadsInOrder>[1]) {
  const inBlocks = areNumbered(lines);
  return { inBlocks, quads: quadsInOrder(lines, graphs, inBlocks ? blockOrder(lines) : undefined) };
}

function syntaxDumpName({ extension }: Format): string {
  return `dumps/munpart.${extension}`;
}

/** Formats whose lines are the canonical ones where there is no blank node to be labelled. */
const LINE_FORMATS: ReadonlySet<string> = new Set(['n-triples', 'n-quads']);

function* joined(groups: Iterable<readonly string[]>): Generator<string, undefined> {
  for (const group of groups) for (const line of group) yield `${line}\n`;
}

/** A table as text for spreadsheets, and with typed columns for programs. */
function tableDumps(table: TableDefinition): readonly Dump[] {
  return [
    {
      name: `dumps/${table.name}.csv`,
      group: table.name,
      mediaType: 'text/csv',
      label: 'CSV',
      purpose: (languages) => worded(languages, table.name),
      fileType: 'CSV',
      rowsOf: table.type,
      content: (lines, languages, _isGround, cache) => csvOf(table, lines, languages, cache),
    },
    {
      name: `dumps/${table.name}.parquet`,
      group: table.name,
      mediaType: 'application/vnd.apache.parquet',
      label: 'Parquet',
      purpose: (languages) => worded(languages, 'typed', () => ({ table: `${table.name}.csv` })),
      fileType: 'PARQUET',
      rowsOf: table.type,
      isCompressed: true,
      content: (lines, languages, _isGround, cache) => parquetOf(table, lines, languages, cache),
    },
  ];
}

/** The links to one other dataset: no dump of the whole, so it is not read back as one. */
function linkDump(target: IdentifierScheme): Dump {
  return {
    name: linkDumpName(target.name),
    group: 'links',
    mediaType: 'application/n-triples',
    label: 'N-Triples',
    purpose: (languages) => worded(languages, 'links', () => ({ target: target.title })),
    fileType: 'RDF_N_TRIPLES',
    linksTo: target.name,
    content: (lines) => linksIn(lines, target),
  };
}

/** Where the links to a dataset, a key in `IDENTIFIER_SCHEMES`, are kept. */
export function linkDumpName(target: string): string {
  return `dumps/links-${target}.nt`;
}

/** Where terms have numbers, each is looked at once; else a line with the target's name space in it: most have none. */
function* linksIn(lines: Lines, target: IdentifierScheme): Iterable<string> {
  const isLink = (term: string) => schemeOf(iriOf(term) ?? '') === target;
  if (lines.withObjects) {
    for (const line of lines.withObjects(isLink)) yield `${line}\n`;
    return;
  }
  for (const line of lines) {
    if (!line.includes(target.uriSpace)) continue;
    const { object, graph } = statement(line);
    if (graph === '' && isLink(object)) yield `${line}\n`;
  }
}
