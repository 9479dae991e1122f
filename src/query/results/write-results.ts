import { formatOf, SerializationError } from '../../formats/index.ts';
import { sortCodePoints } from '../../rdf/canonical.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { quadsInOrder } from '../../rdf/order.ts';
import { exactCsvRow } from '../../text/csv.ts';
import { escapeXml, forbiddenInXml } from '../../text/xml.ts';
import type { ResultTerm } from '../client.ts';
import { QueryError } from '../port.ts';

/** The UTF-8 of a text, or a QueryError `too-large` where it has more bytes than allowed. */
function encodeWithin(text: string, maxBytes: number): Uint8Array {
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge(maxBytes);
  return Buffer.from(text);
}

/** The UTF-8 of a text that comes in pieces, or a QueryError `too-large` as soon as it has more bytes than allowed. */
export async function collectWithin(pieces: AsyncIterable<string>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let left = maxBytes;
  for await (const piece of pieces) {
    const chunk = Buffer.from(piece);
    left -= chunk.length;
    if (left < 0) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): QueryError {
  return new QueryError('too-large', `the answer has more than ${maxBytes} bytes; ask for less with LIMIT`);
}

/** A solution: a term for each variable of its sequence, undefined where unbound. */
export type Solution = readonly (ResultTerm | undefined)[];

/** The answer to a SELECT: its variables, without `?`, and its solutions. */
interface Solutions {
  readonly variables: readonly string[];
  readonly rows: Iterable<Solution> | AsyncIterable<Solution>;
}

interface Syntax {
  head(variables: readonly string[]): string;
  row(row: Solution, variables: readonly string[], index: number): string;
  readonly end: string;
  boolean?(value: boolean): string;
}

const XML = 'application/sparql-results+xml';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const CHUNK = 65_536;
const TSV_ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};
/** Lexical forms that Turtle reads as a literal of the datatype without quotes. */
const BARE: Readonly<Record<string, RegExp>> = {
  [`${XSD}integer`]: /^[+-]?\d+$/,
  [`${XSD}decimal`]: /^[+-]?\d*\.\d+$/,
  [`${XSD}double`]: /^[+-]?(\d+\.\d*|\.?\d+)e[+-]?\d+$/i,
};

/** By media type: the SPARQL 1.1 Query Results JSON, XML, and CSV and TSV Recommendations. */
const SYNTAXES: Readonly<Record<string, Syntax>> = {
  'application/sparql-results+json': {
    head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[`,
    row: (row, variables, index) => `${index === 0 ? '' : ','}{${joined(row, jsonBinding(variables), ',')}}`,
    end: ']}}',
    boolean: (value) => `{"head":{},"boolean":${value}}`,
  },
  [XML]: {
    head: (variables) =>
      `${XML_START}<head>${variables.map((name) => `<variable name="${xml(name)}"/>`).join('')}</head><results>`,
    row: (row, variables) => `<result>${joined(row, xmlBinding(variables), '')}</result>`,
    end: '</results></sparql>',
    boolean: (value) => `${XML_START}<head></head><boolean>${value}</boolean></sparql>`,
  },
  'text/csv': {
    head: exactCsvRow,
    row: (row) => exactCsvRow(row.map((term) => (term === undefined ? '' : csv(term)))),
    end: '',
  },
  'text/tab-separated-values': {
    head: (variables) => `${variables.map((name) => `?${name}`).join('\t')}\n`,
    row: (row) => `${row.map((term) => (term === undefined ? '' : tsv(term))).join('\t')}\n`,
    end: '',
  },
};

const XML_START = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">';

/** Solutions in a result format; rejects with a QueryError `too-large`, or `refused` where the format cannot carry a character. */
export function writeSolutions(
  { variables, rows }: Solutions,
  mediaType: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const syntax = syntaxOf(mediaType);
  async function* chunks(): AsyncGenerator<string> {
    let chunk = syntax.head(variables);
    let index = 0;
    for await (const row of rows) {
      chunk += syntax.row(row, variables, index++);
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
    }
    yield chunk + syntax.end;
  }
  return collectWithin(chunks(), maxBytes);
}

/** The answer to an ASK in a result format. */
export function writeBoolean(value: boolean, mediaType: string, maxBytes: number): Uint8Array {
  const { boolean } = syntaxOf(mediaType);
  if (boolean === undefined) throw new QueryError('failed', `${mediaType} has no booleans`);
  return encodeWithin(boolean(value), maxBytes);
}

/** Throws a QueryError `refused` where the text is to be XML and holds a character that no XML can carry: a result must not be altered. */
function checkCharacters(text: string, mediaType: string): void {
  if (mediaType !== XML || forbiddenInXml(text) === undefined) return;
  const message = 'XML cannot carry a control character that is in this result; ask for JSON, CSV or TSV';
  throw new QueryError('unwritable', message);
}

function syntaxOf(mediaType: string): Syntax {
  const syntax = SYNTAXES[mediaType];
  if (syntax === undefined)
    throw new QueryError('failed', `no result format has the media type ${mediaType}`);
  return syntax;
}

function joined(
  row: Solution,
  write: (term: ResultTerm, index: number) => string,
  separator: string,
): string {
  return row.flatMap((term, index) => (term === undefined ? [] : [write(term, index)])).join(separator);
}

function jsonBinding(variables: readonly string[]) {
  return (term: ResultTerm, index: number) => `${JSON.stringify(variables[index])}:${JSON.stringify(term)}`;
}

function xmlBinding(variables: readonly string[]) {
  return (term: ResultTerm, index: number) =>
    `<binding name="${xml(variables[index] ?? '')}">${xmlTerm(term)}</binding>`;
}

function xmlTerm({ type, value, datatype, 'xml:lang': language }: ResultTerm): string {
  if (type === 'uri' || type === 'bnode') return `<${type}>${xml(value)}</${type}>`;
  if (language !== undefined) return `<literal xml:lang="${xml(language)}">${xml(value)}</literal>`;
  const typed = datatype === undefined ? '' : ` datatype="${xml(datatype)}"`;
  return `<literal${typed}>${xml(value)}</literal>`;
}

function xml(text: string): string {
  checkCharacters(text, XML);
  return escapeXml(text);
}

function csv({ type, value }: ResultTerm): string {
  return type === 'bnode' ? `_:${value}` : value;
}

function tsv({ type, value, datatype, 'xml:lang': language }: ResultTerm): string {
  if (type === 'bnode') return `_:${value}`;
  if (type === 'uri') return iriRef(value);
  if (datatype !== undefined && BARE[datatype]?.test(value)) return value;
  const quoted = `"${value.replace(/[\t\n\r"\\]/g, (character) => TSV_ESCAPES[character] ?? character)}"`;
  if (language !== undefined) return `${quoted}@${language}`;
  return datatype === undefined ? quoted : `${quoted}^^${iriRef(datatype)}`;
}

/** IRIs that a function made of any string may hold what IRIREF cannot. */
function iriRef(value: string): string {
  return `<${value.replace(/[\p{Cc} <>"{}|^`\\]/gu, codePointEscape)}>`;
}

function codePointEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
}

/** A graph, given as N-Triples with repetitions, written in an RDF format: a set, sorted by code point; throws a QueryError `too-large`, or `unwritable` where the format cannot carry it. */
export async function serializeGraph(text: string, mediaType: string, maxBytes: number): Promise<Uint8Array> {
  const lines = [...new Set(text.split('\n'))].filter((line) => line !== '');
  const format = formatOf(mediaType);
  if (format === undefined) throw new QueryError('failed', `no RDF format has the media type ${mediaType}`);
  if (format.name === 'n-triples' || format.name === 'n-quads') {
    return encodeWithin(sortCodePoints(lines).concat('').join('\n'), maxBytes);
  }
  try {
    return await collectWithin(
      format.serialize(quadsInOrder(sortCodePoints(lines), 'all'), { prefixes: PREFIXES }),
      maxBytes,
    );
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    throw new QueryError('unwritable', `${format.label} cannot carry these statements: ${error.message}`);
  }
}
