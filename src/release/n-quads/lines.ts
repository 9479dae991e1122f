import { createHash } from 'node:crypto';
import { canonicalize, compareCodePoints, nquad, parseNQuads, sortCodePoints } from '../../rdf/canonical.ts';
import { statement } from '../../rdf/n-quads/n-quads.ts';
import type { Quad } from '../../rdf/terms.ts';

import { addLine, emptySum, type LineSum, type LineSums } from './line-sums.ts';

export { iriOf, type Statement, statement } from '../../rdf/n-quads/n-quads.ts';

/** A dataset as its canonical N-Quads (RDFC-1.0 §5): distinct lines without their line feed, sorted by code point; in memory or in a file. */
export interface Lines extends Iterable<string> {
  readonly length: number;
  /** The line of this index; undefined past the end. */
  at(index: number): string | undefined;
  /** What `about` gives, where it can be had without reading lines. */
  about?(subject: string): Quad[];
  /** The IRIs of the subjects that have an object of a predicate, both as lines write them, likewise. */
  subjectsWith?(predicate: string, object: string): Iterable<string>;
  /** The lines of the default graph whose objects, as lines write them, are wanted, likewise; each object is asked about once. */
  withObjects?(isWanted: (term: string) => boolean): Iterable<string>;
  /** The lines of the indices, all where absent, as bytes with their line feeds, where they can be had without texts. */
  bytes?(indices?: Iterable<number>): Iterable<Buffer>;
  /** The same for the sums of lines and for whether any has a blank node. */
  addTo?(sum: LineSum, graphs: 'all' | 'default'): void;
  readonly hasBlankNodes?: boolean;
  /** SHA-256 of all bytes, hexadecimal, where it can be had so. */
  readonly sha256?: string;
}

/** Characters that are hashed at once. */
const HASHED = 1 << 16;

/** The id of a release: SHA-256 of its canonical N-Quads, hexadecimal. */
export function idOf(lines: Lines): string {
  if (lines.sha256 !== undefined) return lines.sha256;
  const hash = createHash('sha256');
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < HASHED) continue;
    hash.update(text);
    text = '';
  }
  return hash.update(text).digest('hex');
}

/** The canonical lines of quads; only quads with blank nodes are held as objects, for RDFC-1.0 labels nothing else. */
export async function linesOf(quads: Iterable<Quad>): Promise<readonly string[]> {
  const lines: string[] = [];
  const blank: Quad[] = [];
  for (const quad of quads) {
    if (hasBlankNode(quad)) blank.push(quad);
    else lines.push(nquad(quad));
  }
  if (blank.length > 0) {
    for (const line of (await canonicalize(blank)).split('\n')) if (line !== '') lines.push(line);
  }
  return distinct(sortCodePoints(lines));
}

/** Whether subject, object or graph is a blank node. */
export function hasBlankNode(quad: Quad): boolean {
  return [quad.subject, quad.object, quad.graph].some((term) => term.termType === 'BlankNode');
}

/** Whether subject, object or graph of a line is a blank node. */
export function isBlankLine(line: string): boolean {
  if (!line.includes('_:')) return false;
  const { subject, object, graph } = statement(line);
  return [subject, object, graph].some((term) => term.startsWith('_:'));
}

/** The statements of the default graph about one IRI. */
export function about(lines: Lines, subject: string): Quad[] {
  if (lines.about) return lines.about(subject);
  const prefix = `<${subject}> `;
  const found: string[] = [];
  for (let index = lowerBound(lines, prefix); ; index++) {
    const line = lines.at(index);
    if (!line?.startsWith(prefix)) return quadsOf(found);
    if (statement(line).graph === '') found.push(line);
  }
}

/** Index of the first line that is not before `key`. */
function lowerBound(lines: Lines, key: string): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCodePoints(lines.at(middle) as string, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The quads that lines stand for. */
export function quadsOf(lines: Iterable<string>): Quad[] {
  return [...parseNQuads(lines)];
}

function distinct(sorted: string[]): string[] {
  let length = 0;
  for (const line of sorted) {
    if (length === 0 || line !== sorted[length - 1]) sorted[length++] = line;
  }
  sorted.length = length;
  return sorted;
}

/** Finds lines by their text in 13 to 20 bytes of memory a line, wherever the lines are kept. */
export class LineIndex {
  readonly lines: Lines;
  /** Whether any line has a blank node. */
  readonly hasBlankNodes: boolean;
  /** Open addressing: the number of a line, from 1, in the first free slot from its hash on. */
  readonly #slots: Int32Array;
  /** Hash of each line, so that hardly any other line is read in vain. */
  readonly #hashes: Int32Array;

  constructor(lines: Lines) {
    this.lines = lines;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * lines.length + 1)));
    this.#hashes = new Int32Array(lines.length);
    let index = 0;
    let hasBlankNodes = false;
    for (const line of lines) {
      this.#add(line, index++);
      hasBlankNodes ||= isBlankLine(line);
    }
    this.hasBlankNodes = hasBlankNodes;
  }

  /** The index of a line; undefined where it is none of them. */
  indexOf(line: string): number | undefined {
    const hash = hashOf(line);
    for (let at = hash; ; at++) {
      const index = (this.#slots[at & (this.#slots.length - 1)] ?? 0) - 1;
      if (index < 0) return undefined;
      if (this.#hashes[index] === hash && this.lines.at(index) === line) return index;
    }
  }

  #add(line: string, index: number): void {
    const hash = hashOf(line);
    this.#hashes[index] = hash;
    let at = hash;
    while (this.#slots[at & (this.#slots.length - 1)] !== 0) at++;
    this.#slots[at & (this.#slots.length - 1)] = index + 1;
  }
}

/** FNV-1a over the UTF-16 units, 32 bits, its upper half folded into the lower, which the slots are chosen by. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** The triples of all graphs as lines of one, each once: a view of the lines, which costs four bytes a triple. */
export function unionLines(lines: Lines, triples: number): Lines {
  // In canonical order the lines of one triple follow each other, and triples keep their order without their graphs.
  const first = new Uint32Array(triples);
  let last = '';
  let [found, index] = [0, 0];
  for (const line of lines) {
    const triple = tripleLine(line);
    if (triple !== last) first[found++] = index;
    last = triple;
    index++;
  }
  const at = (position: number) => {
    const line = position < triples ? lines.at(first[position] as number) : undefined;
    return line === undefined ? undefined : tripleLine(line);
  };
  return {
    length: triples,
    at,
    *[Symbol.iterator]() {
      for (let position = 0; position < triples; position++) yield at(position) as string;
    },
  };
}

function tripleLine(line: string): string {
  const { subject, predicate, object, graph } = statement(line);
  return graph === '' ? line : `${subject} ${predicate} ${object} .`;
}

/** The sums of canonical lines. */
export function sumsOf(lines: Lines): LineSums {
  const [all, own] = [emptySum(), emptySum()];
  if (lines.addTo !== undefined) {
    lines.addTo(all, 'all');
    lines.addTo(own, 'default');
    return { all, own, hasBlankNodes: lines.hasBlankNodes === true };
  }
  let hasBlankNodes = false;
  for (const line of lines) {
    addLine(all, line);
    if (statement(line).graph === '') addLine(own, line);
    hasBlankNodes ||= isBlankLine(line);
  }
  return { all, own, hasBlankNodes };
}
