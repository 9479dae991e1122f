import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareCodePoints } from '../../rdf/canonical.ts';
import type { Quad } from '../../rdf/terms.ts';
import { hasBlankNode, type Lines, linesOf } from './lines.ts';

const BLOCK = 65_536;
/** Blocks of a file that are kept: whoever goes through the lines, or looks for one by bisection, comes back to them. */
const REMEMBERED = 64;
const WRITTEN_AT_ONCE = 1 << 20;

/** Lines in a file, of which memory holds a few blocks and where each begins (8 bytes a line). To be closed. */
export class FileLines implements Lines {
  readonly length: number;
  /** Where each line begins, and where the next would. */
  readonly #offsets: Float64Array;
  readonly #path: string;
  #file: number | undefined;
  readonly #blocks = new Map<number, Buffer>();

  /** Lines that a file holds already; the offsets say where each begins, and where the next would. */
  constructor(path: string, offsets: Float64Array) {
    this.length = offsets.length - 1;
    this.#offsets = offsets;
    this.#path = path;
  }

  /** Writes the lines into a new file, each with its line feed. */
  static async write(path: string, lines: Iterable<string>): Promise<FileLines> {
    const handle = await open(path, 'wx');
    try {
      return new FileLines(path, await writeLines(handle, lines));
    } finally {
      await handle.close();
    }
  }

  at(index: number): string | undefined {
    const start = this.#offsets[index];
    const next = this.#offsets[index + 1];
    if (start === undefined || next === undefined) return undefined;
    const number = Math.floor(start / BLOCK);
    const [from, to] = [start - number * BLOCK, next - 1 - number * BLOCK];
    if (to > BLOCK) return this.#read(start, to - from).toString();
    return this.#block(number).toString('utf8', from, to);
  }

  *[Symbol.iterator](): Generator<string, undefined> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as string;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#blocks.clear();
  }

  /** Closes and deletes the file. */
  async remove(): Promise<void> {
    this.close();
    await rm(this.#path, { force: true });
  }

  #block(number: number): Buffer {
    const known = this.#blocks.get(number);
    if (known !== undefined) return known;
    const [oldest] = this.#blocks.keys();
    if (oldest !== undefined && this.#blocks.size >= REMEMBERED) this.#blocks.delete(oldest);
    const block = this.#read(number * BLOCK, BLOCK);
    this.#blocks.set(number, block);
    return block;
  }

  #read(position: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafe(length);
    this.#file ??= openSync(this.#path, 'r');
    return buffer.subarray(0, readSync(this.#file, buffer, 0, length, position));
  }
}

/** Where each line of a file would begin, in bytes, and the length of all; in memory that threads share. */
export function sharedOffsets(lines: Lines): Float64Array<SharedArrayBuffer> {
  const offsets = new Float64Array(new SharedArrayBuffer((lines.length + 1) * 8));
  let [index, end] = [0, 0];
  for (const line of lines) {
    end += Buffer.byteLength(line) + 1;
    offsets[++index] = end;
  }
  return offsets;
}

/** Where each line begins, in bytes, and the length of all. */
async function writeLines(handle: FileHandle, lines: Iterable<string>): Promise<Float64Array> {
  const offsets = [0];
  let [end, pending, waiting] = [0, [] as string[], 0];
  const flush = async () => {
    if (pending.length > 0) await handle.writeFile(`${pending.join('\n')}\n`);
    [pending, waiting] = [[], 0];
  };
  for (const line of lines) {
    const bytes = Buffer.byteLength(line) + 1;
    end += bytes;
    offsets.push(end);
    pending.push(line);
    waiting += bytes;
    if (waiting >= WRITTEN_AT_ONCE) await flush();
  }
  await flush();
  return Float64Array.from(offsets);
}

/** So many quads are sorted in memory, about 100 MB; more go by way of files. */
const BATCH_SIZE = 200_000;

/** Lends the canonical lines of a dataset of any size; while they are in use, those that memory should not hold lie in files of the directory, which is new and goes when they are given back. */
export async function withSortedLines<T>(
  quads: Iterable<Quad> | AsyncIterable<Quad>,
  directory: string,
  use: (lines: Lines) => Promise<T>,
  atOnce = BATCH_SIZE,
): Promise<T> {
  try {
    const parts = await sorted(quads, directory, atOnce);
    return await (parts.runs.length === 0 ? use(parts.last) : useMerged(parts, directory, use));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Sorted parts of one dataset: those in files, and the last one. */
interface Parts {
  readonly runs: readonly FileLines[];
  readonly last: readonly string[];
}

async function useMerged<T>(
  { runs, last }: Parts,
  directory: string,
  use: (lines: Lines) => Promise<T>,
): Promise<T> {
  const all = distinct(merged([...runs, last]));
  const lines = await FileLines.write(join(directory, 'lines'), all).finally(() =>
    Promise.all(runs.map((run) => run.remove())),
  );
  try {
    return await use(lines);
  } finally {
    lines.close();
  }
}

async function sorted(
  quads: Iterable<Quad> | AsyncIterable<Quad>,
  directory: string,
  atOnce: number,
): Promise<Parts> {
  const runs: FileLines[] = [];
  // Blank nodes have their labels from all the quads that they are in, so those wait for the last run (RDFC-1.0 §4.4).
  const blank: Quad[] = [];
  let ground: Quad[] = [];
  for await (const quad of quads) {
    if (hasBlankNode(quad)) blank.push(quad);
    else ground.push(quad);
    if (ground.length < atOnce) continue;
    if (runs.length === 0) await mkdir(directory);
    runs.push(await FileLines.write(join(directory, `run-${runs.length}`), await linesOf(ground)));
    ground = [];
  }
  return { runs, last: await linesOf([...ground, ...blank]) };
}

/** Sorted sequences as one, by pairs, so that a line is compared only as often as the number of sequences can be halved. */
function merged(runs: readonly Iterable<string>[]): Iterable<string> {
  const half = Math.ceil(runs.length / 2);
  const [first = []] = runs;
  return runs.length < 2 ? first : mergedPair(merged(runs.slice(0, half)), merged(runs.slice(half)));
}

function* mergedPair(first: Iterable<string>, second: Iterable<string>): Generator<string, undefined> {
  const [a, b] = [first[Symbol.iterator](), second[Symbol.iterator]()];
  let [left, right] = [a.next(), b.next()];
  while (!left.done && !right.done) {
    if (compareCodePoints(left.value, right.value) <= 0) {
      yield left.value;
      left = a.next();
    } else {
      yield right.value;
      right = b.next();
    }
  }
  for (; !left.done; left = a.next()) yield left.value;
  for (; !right.done; right = b.next()) yield right.value;
}

function* distinct(sorted: Iterable<string>): Generator<string, undefined> {
  let last: string | undefined;
  for (const line of sorted) {
    if (line !== last) yield line;
    last = line;
  }
}
