import { memoized } from '../../text/memoize.ts';
import { blankNode, iri, literal, type Quad, quad, type Subject, text } from '../terms.ts';
import { lineFault, tagFaults } from './faults.ts';

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

const PN_CHARS_U = String.raw`A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\uD800-\uDB7F\uDC00-\uDFFF`;
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
const LINE_END = /[\n\r]/g;

/** What reading of N-Quads does beside making quads. */
export interface NQuadsOptions {
  /** Is told of every line that is no statement, and the line is left out; where absent, the first is thrown. */
  readonly onFault?: (fault: NQuadsError) => void;
  /** Is told of language tags that the grammar takes and BCP 47 does not. */
  readonly onTag?: (fault: NQuadsError) => void;
  /** Whether a line may name a graph, as it may not in N-Triples; true where absent. */
  readonly hasGraphs?: boolean;
}

/** The quads of N-Quads text, or of pieces of it that each hold whole lines; blank nodes keep their labels; throws an NQuadsError. */
export function* parseNQuads(input: string | Iterable<string>): Generator<Quad> {
  const reader = new NQuadsReader();
  for (const text of typeof input === 'string' ? [input] : input) yield* reader.read(text);
}

/** Reads N-Quads that come in pieces. */
export class NQuadsReader {
  readonly #terms = new TermReader();
  readonly #onFault: (fault: NQuadsError) => void;
  readonly #options: NQuadsOptions;
  /** The line, from 1, on which the piece begins. */
  #line = 1;

  constructor(options: NQuadsOptions = {}) {
    this.#options = options;
    this.#onFault =
      options.onFault ??
      ((fault) => {
        throw fault;
      });
  }

  /** The quads of the next piece, which holds whole lines. */
  *read(text: string): Generator<Quad> {
    for (let at = 0; at < text.length; ) {
      STATEMENT.lastIndex = at;
      const match = STATEMENT.exec(text);
      if (match === null) {
        at = this.#endOfOther(text, at);
        continue;
      }
      const end = at + match[0].length;
      const statement = this.#statement(match, text, at);
      if (statement !== undefined) yield statement;
      at = end;
    }
    this.#line += Math.max(1, lineBreaks(text, text.length));
  }

  #statement(match: RegExpExecArray, text: string, at: number): Quad | undefined {
    const hasGraph = match[9] !== undefined || match[10] !== undefined;
    if (hasGraph && this.#options.hasGraphs === false) {
      this.#onFault(this.#error('N-Triples has no graphs: this line names a fourth term', text, at));
      return undefined;
    }
    try {
      const quad = this.#terms.quad(match);
      if (this.#options.onTag && match[8]?.includes('-')) this.#reportTags(match[0], text, at);
      return quad;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#report(text, at, match[0], error.message);
      return undefined;
    }
  }

  /** Where the next line starts when this one holds no statement; a fault where it holds something else. */
  #endOfOther(text: string, at: number): number {
    BLANK_LINE.lastIndex = at;
    if (BLANK_LINE.test(text) && BLANK_LINE.lastIndex > at) return BLANK_LINE.lastIndex;
    LINE_END.lastIndex = at;
    const end = LINE_END.exec(text)?.index ?? text.length;
    const line = text.slice(at, end);
    this.#report(text, at, line, missingPart(line));
    return end;
  }

  #report(text: string, at: number, line: string, missing: { at: number; message: string } | string): void {
    const fallback = typeof missing === 'string' ? { at: 0, message: missing } : missing;
    const { at: offset, message } = lineFault(line) ?? fallback;
    this.#onFault(this.#error(message, text, at + offset));
  }

  #reportTags(line: string, text: string, at: number): void {
    for (const fault of tagFaults(line))
      this.#options.onTag?.(this.#error(fault.message, text, at + fault.at));
  }

  #error(message: string, text: string, offset: number): NQuadsError {
    const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
    return new NQuadsError(message, this.#line + lineBreaks(text, offset), offset - start + 1);
  }
}

/** Which part a line lacks, and where. */
function missingPart(line: string): { at: number; message: string } {
  let offset = 0;
  for (const [expected, pattern] of PARTS) {
    const part = new RegExp(pattern, 'y');
    part.lastIndex = offset;
    if (!part.test(line)) {
      const skipped = /^[ \t]*/.exec(line.slice(offset))?.[0].length ?? 0;
      return { at: offset + skipped, message: `expected ${expected}` };
    }
    offset = part.lastIndex;
  }
  return { at: 0, message: 'not a statement' };
}

function lineBreaks(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
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
  readonly iri = memoized(CACHED_IRIS, (spelling) => iri(unescaped(spelling, false)));

  quad(match: RegExpExecArray): Quad {
    const [, subjectIri, subjectLabel, predicate, objectIri, objectLabel, string, datatype, language] = match;
    return quad(
      this.node(subjectIri, subjectLabel),
      this.iri(predicate as string),
      string === undefined ? this.node(objectIri, objectLabel) : this.literal(string, datatype, language),
      match[9] === undefined && match[10] === undefined ? undefined : this.node(match[9], match[10]),
    );
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
