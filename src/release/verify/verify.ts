import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Format, ParsedQuad, ParsedTerm } from '../../formats/format.ts';
import { isomorphic, nquad } from '../../rdf/canonical.ts';
import { iriToken, literalToken } from '../../rdf/n-quads/n-quads.ts';
import type { Quad } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import { memoized } from '../../text/memoize.ts';
import { canCut, chunks, endOfLine, lineBytes } from '../n-quads/chunks.ts';
import {
  addBytes,
  addStatement,
  addSum,
  emptySum,
  hashOfText,
  isSameSum,
  type LineSum,
  type LineSums,
  NO_GRAPH,
  type TermHash,
} from '../n-quads/line-sums.ts';
import { hasBlankNode, isBlankLine, LineIndex, type Lines, quadsOf, statement } from '../n-quads/lines.ts';
import { digestOf } from '../store/files.ts';
import type { ReleaseFile } from '../store/manifest.ts';

/** Datasets with more lines are read back in pieces, so that memory does not grow with them. */
const BATCH_SIZE = 200_000;
const PIECE_SIZE = 1 << 20;
/** What a parser makes of one piece is gone before the next. With its head it is a string of less than 64 Ki characters: larger ones have pages of memory of their own, which costs ten times what it takes to decode them. */
const READ_BACK_SIZE = 3 << 14;

/** Reads a written RDF file back and throws an Error, naming the file and a statement, unless it says exactly what the lines say. */
export async function verifySyntax(
  path: string,
  format: Format,
  base: string,
  index: LineIndex,
  limits = { linesAtOnce: BATCH_SIZE, pieceSize: PIECE_SIZE },
): Promise<void> {
  // What blank nodes join may not be cut apart.
  const isCut = index.lines.length > limits.linesAtOnce && canCut(format.name) && !index.hasBlankNodes;
  const texts = isCut ? chunks(path, format.name, limits.pieceSize) : [await readFile(path, 'utf8')];
  const comparison = new Comparison(index, format.hasGraphs);
  for await (const text of texts) comparison.add(await format.parse(text, base));
  const fault = await comparison.fault();
  if (fault !== undefined) throw new Error(`${path} was not written faithfully: ${fault}`);
}

/** What a written file is to say. */
export interface Expected {
  readonly lines: Lines;
  readonly sums: LineSums;
}

/** Does what `verifySyntax` does, by sums where no blank node forbids it, so that no index of the lines is needed; only where those differ, each statement is looked up. */
export async function verifyDump(
  path: string,
  format: Format,
  base: string,
  expected: Expected,
  pieces?: VerifiedPieces,
): Promise<void> {
  const { lines, sums } = expected;
  let failure: unknown;
  if (!sums.hasBlankNodes) {
    const { readBack } = format;
    const sum = await (readBack === undefined
      ? sumOfLines(path)
      : sumOfQuads(path, format.name, (text) => sumOfPiece(text, readBack, base, pieces)).catch(
          (error: unknown) => {
            failure = error;
            return undefined;
          },
        ));
    if (sum !== undefined && isSameSum(sum, format.hasGraphs ? sums.all : sums.own)) return;
  }
  // Whoever looks each statement up says what is wrong; where nothing is, the parser is.
  await verifySyntax(path, format, base, new LineIndex(lines));
  if (failure !== undefined)
    process.emitWarning(`${path} had to be read back a second time: ${(failure as Error).message}`);
}

/** The sum of a file whose lines are the canonical ones, in another order. */
async function sumOfLines(path: string) {
  const sum = emptySum();
  for await (const bytes of lineBytes(path)) {
    for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
      end = endOfLine(bytes, start);
      addBytes(sum, bytes, start, end);
    }
  }
  return sum;
}

/** SHA-256 of a piece of a dump, which parses alone, → the sum of what its parser gave of it: what stands in another dump too, as Turtle does in TriG, is parsed once. */
export type VerifiedPieces = Map<string, LineSum>;

/** The sum of what a parser gives of a file, piece by piece; rejects where it cannot read it. */
async function sumOfQuads(
  path: string,
  name: string,
  sumOf: (text: string) => Promise<LineSum>,
): Promise<LineSum> {
  const sum = emptySum();
  const texts = canCut(name) ? chunks(path, name, READ_BACK_SIZE) : [await readFile(path, 'utf8')];
  for await (const text of texts) addSum(sum, await sumOf(text));
  return sum;
}

async function sumOfPiece(
  text: string,
  readBack: NonNullable<Format['readBack']>,
  base: string,
  pieces: VerifiedPieces | undefined,
): Promise<LineSum> {
  const key = pieces && createHash('sha256').update(text).digest('base64');
  const known = pieces?.get(key ?? '');
  if (known !== undefined) return known;
  const sum = emptySum();
  for (const quad of await readBack(text, base)) STATEMENTS.addTo(sum, quad);
  if (key !== undefined) pieces?.set(key, sum);
  return sum;
}

const CACHED_IRIS = 10_000;

/** Adds quads as parsers give them to sums of canonical lines; throws a RangeError for what none can hold. */
class ParsedStatements {
  /** Most IRIs come again and again. */
  readonly #iri = memoized(CACHED_IRIS, (iri) => hashOfText(iriToken(iri)));

  addTo(sum: LineSum, { subject, predicate, object, graph }: ParsedQuad): void {
    const name = graph.termType === 'DefaultGraph' ? NO_GRAPH : this.#hash(graph);
    addStatement(sum, this.#hash(subject), this.#hash(predicate), this.#hash(object), name);
  }

  #hash(term: ParsedTerm): TermHash {
    if (term.termType === 'Literal') return hashOfText(literal(term));
    if (term.termType !== 'NamedNode')
      throw new RangeError(`a ${term.termType} is in no line without blank nodes`);
    return this.#iri(term.value);
  }
}

const STATEMENTS = new ParsedStatements();

function literal({ value, language = '', direction, datatype }: ParsedTerm): string {
  if (direction) throw new RangeError('no line has a base direction');
  return literalToken(value, language, datatype?.value ?? XSD.string.value);
}

/** Throws an Error unless the compressed file holds the plain one. */
export async function verifyCoded(directory: string, plain: ReleaseFile, zipped: ReleaseFile): Promise<void> {
  const path = join(directory, zipped.name);
  const { sha256 } = await digestOf(path, { inflate: zipped.coding });
  if (sha256 !== plain.sha256) throw new Error(`${path} does not hold ${plain.name}`);
}

/** Compares quads with lines up to isomorphism (RDF 1.1 §3.6): ground statements are looked up, only those with blank nodes need RDFC-1.0. */
class Comparison {
  readonly #index: LineIndex;
  readonly #hasGraphs: boolean;
  readonly #isSeen: Uint8Array;
  readonly #blank: Quad[] = [];
  #added: string | undefined;

  constructor(index: LineIndex, hasGraphs: boolean) {
    this.#index = index;
    this.#hasGraphs = hasGraphs;
    this.#isSeen = new Uint8Array(index.lines.length);
  }

  add(quads: readonly Quad[]): void {
    for (const quad of quads) {
      if (hasBlankNode(quad)) this.#blank.push(quad);
      else this.#see(nquad(quad));
    }
  }

  /** How the quads differ; undefined where they do not. */
  async fault(): Promise<string | undefined> {
    if (this.#added !== undefined) return `it adds ${this.#added}`;
    const blank: string[] = [];
    for (const line of this.#unseen()) {
      if (!isBlankLine(line)) return `it lacks ${line}`;
      blank.push(line);
    }
    return (await isomorphic(quadsOf(blank), this.#blank)) ? undefined : 'its blank nodes differ';
  }

  #see(line: string): void {
    const at = this.#index.indexOf(line);
    if (at === undefined) this.#added ??= line;
    else this.#isSeen[at] = 1;
  }

  *#unseen(): Iterable<string> {
    let at = 0;
    for (const line of this.#index.lines) {
      if (this.#isSeen[at++] === 0 && (this.#hasGraphs || statement(line).graph === '')) yield line;
    }
  }
}
