import { IndexBuilder, type QuadRows } from '../../engine/columns/build.ts';
import { TermTable } from '../../engine/columns/dictionary.ts';
import { openQuadIndex, type QuadIndex } from '../../engine/columns/quad-index.ts';
import { canonicalize, parseNQuads } from '../../rdf/canonical.ts';
import type { Quad } from '../../rdf/terms.ts';
import { EncodedLines } from './encoded-lines.ts';
import { lineColumns } from './line-columns.ts';
import { hasBlankNode } from './lines.ts';

/** A dataset whose terms are numbers: its index, and its canonical lines as a view of the same columns. */
export class EncodedDataset implements Iterable<Quad> {
  /** The bytes of the index file. */
  readonly file: Uint8Array;
  readonly index: QuadIndex;
  #lines: EncodedLines | undefined;

  constructor(file: Uint8Array) {
    this.file = file;
    this.index = openQuadIndex(file, false);
  }

  /** The canonical N-Quads (RDFC-1.0 §5); they are sorted when first asked for. */
  get lines(): EncodedLines {
    this.#lines ??= new EncodedLines(lineColumns(this.index));
    return this.#lines;
  }

  *[Symbol.iterator](): Generator<Quad, undefined> {
    yield* parseNQuads(this.lines);
  }
}

/** Encodes quads, in whatever order and however often each is given; only those with blank nodes are held as objects, for RDFC-1.0 to label. Rejects with an Error where it cannot, and with a RangeError where a term cannot be written. */
export async function encode(quads: Iterable<Quad> | AsyncIterable<Quad>): Promise<EncodedDataset> {
  if (quads instanceof EncodedDataset) return quads;
  const builder = new IndexBuilder();
  const blank: Quad[] = [];
  const add = (quad: Quad) => {
    if (hasBlankNode(quad)) blank.push(quad);
    else builder.add(quad);
  };
  // Not `for await` for both: it would wait a turn for each quad that is there already.
  if (Symbol.iterator in quads) for (const quad of quads) add(quad);
  else for await (const quad of quads) add(quad);
  if (blank.length > 0) for (const quad of parseNQuads([await canonicalize(blank)])) builder.add(quad);
  return new EncodedDataset(joined(builder.finish()));
}

/** A part of a dataset; where it is the same object as before, it has the same quads. */
interface Part {
  readonly quads: Iterable<Quad>;
}

/** A table with more terms than so many times those that are used is given up: what is no longer used stays in it. */
const MAX_UNUSED = 2;

/** Encodes datasets one after the other of which most parts are the same: a part is encoded once. */
export class RepeatedEncoding {
  #terms = new TermTable();
  #rows = new WeakMap<Part, QuadRows>();

  /** Encodes parts ahead of the dataset that is to have them. */
  prepare(parts: Iterable<Part>): void {
    this.#collected(parts);
  }

  /** What `encode` gives for the quads of all parts. */
  async encode(parts: Iterable<Part>): Promise<EncodedDataset> {
    const { builder, blank } = this.#collected(parts);
    if (blank.length > 0) for (const quad of parseNQuads([await canonicalize(blank)])) builder.add(quad);
    const dataset = new EncodedDataset(joined(builder.finish()));
    if (this.#terms.size > MAX_UNUSED * dataset.index.dictionary.size) {
      [this.#terms, this.#rows] = [new TermTable(), new WeakMap()];
    }
    return dataset;
  }

  #collected(parts: Iterable<Part>) {
    const builder = new IndexBuilder(this.#terms);
    const blank: Quad[] = [];
    for (const part of parts) {
      const known = this.#rows.get(part);
      if (known !== undefined) builder.addRows(known);
      else this.#add(part, builder, blank);
    }
    return { builder, blank };
  }

  /** What has blank nodes is labelled together with all others, and not kept. */
  #add(part: Part, builder: IndexBuilder, blank: Quad[]): void {
    const [start, blanks] = [builder.length, blank.length];
    for (const quad of part.quads) {
      if (hasBlankNode(quad)) blank.push(quad);
      else builder.add(quad);
    }
    if (blank.length === blanks) this.#rows.set(part, builder.rowsFrom(start));
  }
}

function joined(arrays: readonly Uint8Array[]): Uint8Array {
  // Shared, so that threads can read it.
  const bytes = new Uint8Array(
    new SharedArrayBuffer(arrays.reduce((length, array) => length + array.length, 0)),
  );
  let at = 0;
  for (const chunk of arrays) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
