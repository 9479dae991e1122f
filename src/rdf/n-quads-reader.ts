import { blankNode, iri, literal, type NamedNode, type Quad, quad, type Subject, text } from './terms.ts';

/** A line that is not an N-Quads statement (RDF 1.1 N-Quads §6); line and column are 1-based. */
export class NQuadsError extends Error {
  override readonly name = 'NQuadsError';

  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const PN_CHARS_U = String.raw`A-Z_a-z:\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\uD800-\uDB7F\uDC00-\uDFFF`;
const PN_CHARS = String.raw`${PN_CHARS_U}0-9\-\u00B7\u0300-\u036F\u203F\u2040`;
const IRIREF = String.raw`<([^\0- <>"{}|^${'`'}]*)>`;
const LABEL = `_:([${PN_CHARS_U}0-9][${PN_CHARS}]*(?:\\.+[${PN_CHARS}]+)*)`;
const STRING = String.raw`"([^"\\\n\r]*(?:\\.[^"\\\n\r]*)*)"`;
const LITERAL = `${STRING}(?:\\^\\^${IRIREF}|@([a-zA-Z]+(?:-[a-zA-Z0-9]+)*))?`;
const SPACE = '[ \\t]*';
/** The parts of a line in their order, each with what to call it when it is missing. */
const PARTS: readonly (readonly [string, string])[] = [
  ['a subject (an IRI or a blank node)', `${SPACE}(?:${IRIREF}|${LABEL})`],
  ['a predicate (an IRI)', `${SPACE}${IRIREF}`],
  ['an object (an IRI, a blank node or a literal)', `${SPACE}(?:${IRIREF}|${LABEL}|${LITERAL})`],
  ['a graph (an IRI or a blank node) or a full stop', `${SPACE}(?:(?:${IRIREF}|${LABEL})${SPACE})?\\.`],
  ['the end of the line', `${SPACE}(?:#[^\\n\\r]*)?(?:[\\n\\r]+|$)`],
];
const STATEMENT = new RegExp(PARTS.map(([, pattern]) => pattern).join(''), 'y');
const BLANK_LINE = /[ \t]*(?:#[^\n\r]*)?(?:\r\n|[\n\r]|$)/y;

/** The quads of N-Quads text, or of pieces of it that each hold whole lines; blank nodes keep their labels; throws an NQuadsError. */
export function* parseNQuads(input: string | Iterable<string>): Generator<Quad> {
  const terms = new TermReader();
  let line = 1;
  for (const piece of typeof input === 'string' ? [input] : input) {
    yield* parsePiece(piece, line, terms);
    line += Math.max(1, lineBreaks(piece, piece.length));
  }
}

function* parsePiece(piece: string, firstLine: number, terms: TermReader): Generator<Quad> {
  let at = 0;
  while (at < piece.length) {
    STATEMENT.lastIndex = at;
    const match = STATEMENT.exec(piece);
    if (match !== null) {
      yield readStatement(match, piece, firstLine, terms);
      at += match[0].length;
    } else {
      at = endOfBlankLine(piece, at, firstLine);
    }
  }
}

/** Where the next line starts when this one holds nothing; throws when it holds something that is no statement. */
function endOfBlankLine(piece: string, at: number, firstLine: number): number {
  BLANK_LINE.lastIndex = at;
  if (BLANK_LINE.test(piece) && BLANK_LINE.lastIndex > at) return BLANK_LINE.lastIndex;
  let offset = at;
  for (const [expected, pattern] of PARTS) {
    const part = new RegExp(pattern, 'y');
    part.lastIndex = offset;
    if (!part.test(piece)) throw errorAt(`expected ${expected}`, piece, offset, firstLine);
    offset = part.lastIndex;
  }
  throw errorAt('not a statement', piece, at, firstLine);
}

function readStatement(match: RegExpExecArray, piece: string, firstLine: number, terms: TermReader): Quad {
  const [, subjectIri, subjectLabel, predicate, objectIri, objectLabel, string, datatype, language] = match;
  try {
    return quad(
      terms.node(subjectIri, subjectLabel),
      terms.iri(predicate as string),
      string === undefined ? terms.node(objectIri, objectLabel) : terms.literal(string, datatype, language),
      match[9] === undefined && match[10] === undefined ? undefined : terms.node(match[9], match[10]),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw errorAt(error.message, piece, match.index, firstLine);
  }
}

function errorAt(message: string, piece: string, offset: number, firstLine: number): NQuadsError {
  const start = piece.lastIndexOf('\n', offset - 1) + 1;
  const skipped = /^[ \t]*/.exec(piece.slice(offset))?.[0].length ?? 0;
  return new NQuadsError(message, firstLine + lineBreaks(piece, offset), offset + skipped - start + 1);
}

function lineBreaks(piece: string, end: number): number {
  let count = 0;
  for (let at = piece.indexOf('\n'); at !== -1 && at < end; at = piece.indexOf('\n', at + 1)) count++;
  return count;
}

const CACHED_IRIS = 4_000;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S]))/g;
const UNESCAPED: Readonly<Record<string, string>> = {
  t: '\t',
  b: '\b',
  n: '\n',
  r: '\r',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** Makes terms of their spelling; an IRI that comes again is not checked again. */
class TermReader {
  readonly #iris = new Map<string, NamedNode>();

  iri(spelling: string): NamedNode {
    const known = this.#iris.get(spelling);
    if (known !== undefined) return known;
    const node = iri(unescaped(spelling, false));
    if (this.#iris.size >= CACHED_IRIS) this.#iris.clear();
    this.#iris.set(spelling, node);
    return node;
  }

  node(spelling: string | undefined, label: string | undefined): Subject {
    return spelling === undefined ? blankNode(label) : this.iri(spelling);
  }

  literal(spelling: string, datatype: string | undefined, language: string | undefined) {
    const value = unescaped(spelling, true);
    if (language !== undefined) return text(value, language);
    return datatype === undefined ? literal(value) : literal(value, this.iri(datatype));
  }
}

function unescaped(spelling: string, isString: boolean): string {
  if (!spelling.includes('\\')) return spelling;
  return spelling.replace(ESCAPE, (sequence, short, long, character) => {
    const hex: string | undefined = short ?? long;
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    const plain = isString ? UNESCAPED[character] : undefined;
    if (plain === undefined) throw new RangeError(`unknown escape ${sequence}`);
    return plain;
  });
}
