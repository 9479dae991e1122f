import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A fault of a file as such; line and column are 1-based, and 1 where the file as a whole is meant. */
export class FileError extends Error {
  override readonly name = 'FileError';

  readonly line: number;
  readonly column: number;

  constructor(message: string, line = 1, column = 1) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** What other files begin with than text, as hexadecimal, and what is said of them. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['fffe', 'is UTF-16: save it as UTF-8'],
  ['feff', 'is UTF-16: save it as UTF-8'],
  ['425a68', 'is compressed by bzip2: unpack it, or compress it by gzip'],
  ['fd377a585a', 'is compressed by xz: unpack it, or compress it by gzip'],
  ['28b52ffd', 'is compressed by Zstandard: unpack it, or compress it by gzip'],
  ['504b0304', 'is a ZIP archive (or a spreadsheet), not RDF: unpack it'],
];

/** The text of a UTF-8 file in chunks, inflated where it is gzip whatever it is called; `onBytes` hears how many bytes of the file are read, and of how many. Throws a FileError. */
export async function* fileText(
  file: string,
  onBytes: (read: number, size: number) => void = () => {},
): AsyncGenerator<string> {
  const { size } = await stat(file).catch(refused);
  const stored = createReadStream(file);
  const decoder = new Utf8();
  try {
    for await (const bytes of inflated(stored, await firstBytes(stored))) {
      onBytes(stored.bytesRead, size);
      yield decoder.text(bytes as Buffer);
    }
    yield decoder.text(undefined);
  } catch (error) {
    throw error instanceof FileError ? error : refusal(error as NodeJS.ErrnoException);
  } finally {
    stored.destroy();
  }
}

async function firstBytes(stored: ReadStream): Promise<string> {
  const first = await new Promise<Buffer | null>((resolve, reject) => {
    stored.once('error', reject);
    stored.once('readable', () => resolve(stored.read() as Buffer | null));
  });
  if (first !== null && first.length > 0) stored.unshift(first);
  return first?.subarray(0, 8).toString('hex') ?? '';
}

function inflated(stored: ReadStream, magic: string): Readable {
  const other = MAGIC.find(([start]) => magic.startsWith(start));
  if (other !== undefined) throw new FileError(other[1]);
  // What goes wrong comes out where the stream is read.
  return magic.startsWith('1f8b') ? pipeline(stored, createGunzip(), () => {}) : stored;
}

/** Decodes UTF-8 and counts lines, so that the first byte that is none is told with its place. */
class Utf8 {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #line = 1;
  #column = 1;

  /** The text of the next bytes; without any, of what is left. */
  text(bytes: Uint8Array | undefined): string {
    let text: string;
    try {
      text = this.#decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      const before = new TextDecoder().decode(bytes);
      this.#count(before.slice(0, Math.max(0, before.indexOf('\uFFFD'))));
      throw new FileError('is not UTF-8 from here on: save it as UTF-8', this.#line, this.#column);
    }
    this.#count(text);
    return text;
  }

  #count(text: string): void {
    const breaks = text.match(/\n/g)?.length ?? 0;
    this.#line += breaks;
    this.#column = breaks === 0 ? this.#column + text.length : text.length - text.lastIndexOf('\n');
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
};

function refused(error: NodeJS.ErrnoException): never {
  throw refusal(error);
}

function refusal({ code = '', message }: NodeJS.ErrnoException): FileError {
  if (code.startsWith('Z_')) return new FileError(`cannot be inflated: ${message}`);
  return new FileError(`cannot be read: ${REASONS[code] ?? message}`);
}
