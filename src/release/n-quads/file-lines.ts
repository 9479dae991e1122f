import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Lines } from './lines.ts';

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

  private constructor(path: string, offsets: Float64Array) {
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
