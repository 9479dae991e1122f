import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '../store/manifest.ts';

const BLOCK = 32_768;
/** The first steps of every search read the same blocks. */
const CACHE_SIZE = 64;
const LINE_FEED = 0x0a;

/** Finds lines in the sorted file of a release by bisection; memory does not grow with it. */
export class StoredSubjects {
  readonly #file: FileHandle;
  readonly #size: number;
  readonly #blocks = new Map<number, Buffer>();

  private constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.#size = size;
  }

  /** What `use` makes of the canonical lines of a release, which are open as long. */
  static async read<Value>(
    { directory }: Pick<Release, 'directory'>,
    use: (stored: StoredSubjects) => Promise<Value>,
  ): Promise<Value> {
    const file = await open(join(directory, 'dataset.nq'));
    try {
      return await use(new StoredSubjects(file, (await file.stat()).size));
    } finally {
      await file.close();
    }
  }

  /** The lines that begin so, in their order. */
  async beginningWith(start: string): Promise<string[]> {
    const key = Buffer.from(start);
    const lines: string[] = [];
    for (let at = await this.#lowerBound(key); at < this.#size; ) {
      if (Buffer.compare(await this.#read(at, key.length), key) !== 0) break;
      const end = await this.#endOfLine(at);
      lines.push((await this.#read(at, end - at)).toString());
      at = end + 1;
    }
    return lines;
  }

  /** The subjects, as canonical lines write them, that begin so, in their order; at most `limit`. */
  async subjectsBeginningWith(start: string, limit: number): Promise<string[]> {
    const subjects: string[] = [];
    for (let at = await this.#lowerBound(Buffer.from(start)); subjects.length < limit; ) {
      const line = (await this.#read(at, (await this.#endOfLine(at)) - at)).toString();
      if (!line.startsWith(start)) break;
      const subject = line.slice(0, line.indexOf(' '));
      subjects.push(subject);
      // The character after the blank that ends a subject: past all its lines.
      at = await this.#lowerBound(Buffer.from(`${subject}!`));
    }
    return subjects;
  }

  /** Whether any line begins so. */
  async has(start: string): Promise<boolean> {
    const key = Buffer.from(start);
    return Buffer.compare(await this.#read(await this.#lowerBound(key), key.length), key) === 0;
  }

  /** Where the first line begins that is not before the key; UTF-8 sorts as code points do. */
  async #lowerBound(key: Buffer): Promise<number> {
    let [low, high] = [0, this.#size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const start = await this.#startOfLine(middle);
      if (start >= high) high = middle;
      else if (Buffer.compare(await this.#read(start, key.length), key) < 0) low = start + 1;
      else high = start;
    }
    return this.#startOfLine(high);
  }

  /** Where the first line begins that begins here or later. */
  async #startOfLine(at: number): Promise<number> {
    return at === 0 ? 0 : Math.min(this.#size, (await this.#endOfLine(at - 1)) + 1);
  }

  /** Where the first line feed is, here or later. */
  async #endOfLine(at: number): Promise<number> {
    for (let from = at; from < this.#size; from = (Math.floor(from / BLOCK) + 1) * BLOCK) {
      const block = await this.#block(Math.floor(from / BLOCK));
      const found = block.indexOf(LINE_FEED, from % BLOCK);
      if (found >= 0) return from - (from % BLOCK) + found;
    }
    return this.#size;
  }

  async #read(at: number, length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    const end = Math.min(this.#size, at + length);
    for (let from = at; from < end; from = (Math.floor(from / BLOCK) + 1) * BLOCK) {
      const offset = from % BLOCK;
      parts.push((await this.#block(Math.floor(from / BLOCK))).subarray(offset, offset + end - from));
    }
    return Buffer.concat(parts);
  }

  async #block(number: number): Promise<Buffer> {
    const known = this.#blocks.get(number);
    if (known) return known;
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(BLOCK), 0, BLOCK, number * BLOCK);
    const block = buffer.subarray(0, bytesRead);
    if (this.#blocks.size >= CACHE_SIZE) this.#blocks.clear();
    this.#blocks.set(number, block);
    return block;
  }
}
