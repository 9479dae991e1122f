import { createHash } from 'node:crypto';
import { parseNQuads } from '../../rdf/canonical.ts';
import {
  type Literal,
  type NamedNode,
  type Quad,
  quad,
  type Subject,
  TERMS,
  type Term,
} from '../../rdf/terms.ts';
import type { LineColumns } from './line-columns.ts';
import { addStatement, hashOfBytes, type LineSum, NO_GRAPH, type TermHash } from './line-sums.ts';
import type { Lines } from './lines.ts';

/** Bytes that are written at once. */
const CHUNK = 1 << 20;
const END = Buffer.from('.\n');
const UNDERSCORE = 0x5f;

/** Terms of which the text is kept: those of lines near each other are the same. */
const CACHE_SIZE = 1 << 12;

type Places = readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
type Test = (id: number) => boolean;

/** Canonical lines (RDFC-1.0 §5) as a view of columns: 16 bytes a line, beside the text of the terms. */
export class EncodedLines implements Lines {
  readonly columns: LineColumns;
  readonly length: number;
  readonly #text: Buffer;
  #sha256: string | undefined;
  readonly #known: string[] = [];
  readonly #knownIds = new Uint32Array(CACHE_SIZE);
  readonly #objects: { readonly id: number; readonly term: Term }[] = [];

  constructor(columns: LineColumns) {
    const { text, places } = columns;
    this.columns = columns;
    this.length = places[0]?.length ?? 0;
    this.#text = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  }

  at(index: number): string | undefined {
    if (index >= this.length) return undefined;
    let line = '';
    for (const place of this.columns.places) line += this.#term(place[index] as number);
    return `${line}.`;
  }

  *[Symbol.iterator](): Generator<string, undefined> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as string;
  }

  /** The lines, each with its line feed, in UTF-8; those of the indices in their order, all where there are none given. */
  *bytes(indices: Iterable<number> = this.#all()): Generator<Buffer, undefined> {
    let chunk = Buffer.allocUnsafe(CHUNK);
    let at = 0;
    for (const index of indices) {
      const length = this.#lengthOf(index);
      if (at + length > chunk.length) {
        yield chunk.subarray(0, at);
        chunk = Buffer.allocUnsafe(Math.max(CHUNK, length));
        at = 0;
      }
      at = this.#write(index, chunk, at);
    }
    yield chunk.subarray(0, at);
  }

  /** SHA-256 of all lines with their line feeds, hexadecimal. */
  get sha256(): string {
    if (this.#sha256 === undefined) {
      const hash = createHash('sha256');
      for (const bytes of this.bytes()) hash.update(bytes);
      this.#sha256 = hash.digest('hex');
    }
    return this.#sha256;
  }

  *#all(): Generator<number, undefined> {
    for (let index = 0; index < this.length; index++) yield index;
  }

  #lengthOf(index: number): number {
    const { starts, places } = this.columns;
    let length = END.length;
    for (const place of places) {
      const id = place[index] as number;
      if (id > 0) length += (starts[id + 1] as number) - (starts[id] as number);
    }
    return length;
  }

  /** Byte by byte: for texts as short as terms, to copy them by a call costs more. */
  #write(index: number, target: Uint8Array, start: number): number {
    const { starts, places, text } = this.columns;
    let at = start;
    for (const place of places) {
      const id = place[index] as number;
      if (id === 0) continue;
      const end = starts[id + 1] as number;
      for (let from = starts[id] as number; from < end; from++) target[at++] = text[from] as number;
    }
    for (let from = 0; from < END.length; from++) target[at++] = END[from] as number;
    return at;
  }

  /** Whether any term is a blank node. */
  get hasBlankNodes(): boolean {
    const { starts, text } = this.columns;
    for (let id = 1; id + 1 < starts.length; id++) if (text[starts[id] as number] === UNDERSCORE) return true;
    return false;
  }

  /** Adds the lines to a sum, or only those of the default graph. */
  addTo(sum: LineSum, graphs: 'all' | 'default'): void {
    const { starts, text, places } = this.columns;
    const [subjects, predicates, objects, graphsOf] = places as Places;
    const hashes = [NO_GRAPH];
    // Without the blank behind each term.
    for (let id = 1; id + 1 < starts.length; id++) {
      hashes.push(hashOfBytes(text, starts[id] as number, (starts[id + 1] as number) - 1));
    }
    const hash = (place: Uint32Array, row: number) => hashes[place[row] as number] as TermHash;
    for (let row = 0; row < this.length; row++) {
      if (graphs === 'default' && graphsOf[row] !== 0) continue;
      addStatement(sum, hash(subjects, row), hash(predicates, row), hash(objects, row), hash(graphsOf, row));
    }
  }

  /** The statements of the default graph about one IRI. */
  about(subject: string): Quad[] {
    const key = Buffer.from(`<${subject}> `);
    const [subjects, , , graphs] = this.columns.places as readonly Uint32Array[];
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(subjects?.[middle] as number, key) < 0) low = middle + 1;
      else high = middle;
    }
    const id = subjects?.[low];
    const quads: Quad[] = [];
    if (id === undefined || this.#compare(id, key) !== 0) return quads;
    for (let row = low; subjects?.[row] === id; row++) if (graphs?.[row] === 0) quads.push(this.quad(row));
    return quads;
  }

  /** By bytes: UTF-8 sorts as code points do. */
  #compare(id: number, key: Buffer): number {
    const { starts } = this.columns;
    return this.#text.compare(key, 0, key.length, starts[id], starts[id + 1]);
  }

  /** The IRIs of the subjects that have, in the default graph, this object of this predicate, both as lines write them. */
  *subjectsWith(predicate: string, object: string): Generator<string, undefined> {
    const [subjects, predicates, objects, graphs] = this.columns.places as Places;
    const [isPredicate, isObject] = [predicate, object].map((term) => this.#isTerm(term)) as [Test, Test];
    for (let row = 0; row < this.length; row++) {
      if (graphs[row] !== 0 || !isPredicate(predicates[row] as number) || !isObject(objects[row] as number))
        continue;
      const subject = this.term(subjects[row] as number);
      if (subject.startsWith('<')) yield subject.slice(1, -1);
    }
  }

  /** The lines of the default graph whose objects, as lines write them, are wanted; each object is asked about once. */
  *withObjects(isWanted: (term: string) => boolean): Generator<string, undefined> {
    const [, , objects, graphs] = this.columns.places as Places;
    const [unknown, no, yes] = [0, 1, 2];
    const answers = new Uint8Array(this.columns.starts.length);
    for (let row = 0; row < this.length; row++) {
      if (graphs[row] !== 0) continue;
      const id = objects[row] as number;
      if (answers[id] === unknown) answers[id] = isWanted(this.term(id)) ? yes : no;
      if (answers[id] === yes) yield this.at(row) as string;
    }
  }

  /** Whether an id is of a term; its text is compared once for each. */
  #isTerm(term: string): Test {
    const key = Buffer.from(`${term} `);
    let found: number | undefined;
    const others = new Set<number>();
    return (id) => {
      if (found !== undefined) return id === found;
      if (others.has(id)) return false;
      if (this.#compare(id, key) === 0) found = id;
      else others.add(id);
      return id === found;
    };
  }

  /** The quad of a line. */
  quad(index: number): Quad {
    const [subjects, predicates, objects, graphs] = this.columns.places as Places;
    return quad(
      this.#object(subjects[index] as number) as Subject,
      this.#object(predicates[index] as number) as NamedNode,
      this.#object(objects[index] as number) as Subject | Literal,
      this.#object(graphs[index] as number) as Subject | undefined,
    );
  }

  /** The term of an id; undefined for that of no graph. */
  #object(id: number): Term | undefined {
    if (id === 0) return undefined;
    const slot = id & (CACHE_SIZE - 1);
    const known = this.#objects[slot];
    if (known?.id === id) return known.term;
    const term = termOf(this.term(id));
    this.#objects[slot] = { id, term };
    return term;
  }

  /** The term of an id as lines write it. */
  term(id: number): string {
    return this.#term(id).slice(0, -1);
  }

  #term(id: number): string {
    if (id === 0) return '';
    const slot = id & (CACHE_SIZE - 1);
    if (this.#knownIds[slot] === id) return this.#known[slot] as string;
    const { starts } = this.columns;
    const text = this.#text.toString('utf8', starts[id], starts[id + 1]);
    this.#known[slot] = text;
    this.#knownIds[slot] = id;
    return text;
  }
}

/** The term that lines write so; the parser is asked where there are escapes. */
function termOf(token: string): Term {
  if (token.startsWith('<')) return TERMS.namedNode(token.slice(1, -1));
  if (!token.startsWith('"') || token.includes('\\')) {
    const [{ object } = {}] = parseNQuads(`<x:s> <x:p> ${token} .`);
    return object as Term;
  }
  const end = token.lastIndexOf('"');
  const value = token.slice(1, end);
  if (token[end + 1] === '@') return TERMS.literal(value, token.slice(end + 2));
  const datatype = token.slice(end + '"^^<'.length, -1);
  return TERMS.literal(value, datatype === '' ? undefined : TERMS.namedNode(datatype));
}
