import { type EngineTerm, iri, languageString, literal } from '../../engine/expressions/term.ts';
import { ResultError } from '../../engine/results/byte-writer.ts';
import { type ResultSyntax, rowText, SYNTAXES } from '../../engine/results/syntaxes.ts';
import { formatOf, SerializationError } from '../../formats/index.ts';
import { sortCodePoints } from '../../rdf/canonical.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { quadsInOrder } from '../../rdf/order.ts';
import type { ResultTerm } from '../client.ts';
import { QueryError } from '../port.ts';

/** The UTF-8 of a text, or a QueryError `too-large` where it has more bytes than allowed. */
function encodeWithin(text: string, maxBytes: number): Uint8Array {
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge(maxBytes);
  return Buffer.from(text);
}

/** The UTF-8 of a text that comes in pieces, or a QueryError `too-large` as soon as it has more bytes than allowed. */
export async function collectWithin(texts: AsyncIterable<string>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let left = maxBytes;
  for await (const text of texts) {
    const chunk = Buffer.from(text);
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

const CHUNK = 65_536;

/** Solutions in a result format; rejects with a QueryError `too-large`, or `unwritable` where the format cannot carry a character. */
export async function writeSolutions(
  { variables, rows }: Solutions,
  mediaType: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const syntax = syntaxOf(mediaType);
  async function* chunks(): AsyncGenerator<string> {
    let chunk = syntax.head(variables);
    const opens = variables.map((name) => syntax.open(name));
    let isFirst = true;
    for await (const row of rows) {
      const textOf = (column: number) => row[column] && syntax.term(engineTerm(row[column]));
      chunk += (isFirst ? '' : syntax.betweenRows) + rowText(opens, textOf, syntax);
      isFirst = false;
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
    }
    yield chunk + syntax.end;
  }
  try {
    return await collectWithin(chunks(), maxBytes);
  } catch (error) {
    throw error instanceof ResultError ? new QueryError('unwritable', error.message) : error;
  }
}

/** The answer to an ASK in a result format. */
export function writeBoolean(value: boolean, mediaType: string, maxBytes: number): Uint8Array {
  const { boolean } = syntaxOf(mediaType);
  if (boolean === undefined) throw new QueryError('failed', `${mediaType} has no booleans`);
  return encodeWithin(boolean(value), maxBytes);
}

function syntaxOf(mediaType: string): ResultSyntax {
  const syntax = SYNTAXES[mediaType];
  if (syntax === undefined)
    throw new QueryError('failed', `no result format has the media type ${mediaType}`);
  return syntax;
}

function engineTerm({ type, value, datatype, 'xml:lang': language }: ResultTerm): EngineTerm {
  if (type === 'uri') return iri(value);
  if (type === 'bnode') return { kind: 'blank', value };
  return language === undefined ? literal(value, datatype) : languageString(value, language);
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
