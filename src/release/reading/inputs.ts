import { createHash, type Hash } from 'node:crypto';
import { createReadStream, type ReadStream, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { setImmediate as pause } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { sortCodePoints } from '../../rdf/n-quads/n-quads.ts';

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
  ['377abcaf271c', 'is a 7z archive, not RDF: unpack it'],
  ['255044462d', 'is PDF, not RDF'],
  ['24484454', 'is HDT, which is not read: convert it to N-Triples'],
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

/** What a build reads. */
export interface Inputs {
  /** Directories of which every file with the extension of a record, a vocabulary or a picture counts, whatever they are called. */
  readonly directories: readonly string[];
  /** Single files; their last names count. */
  readonly files?: readonly string[];
  readonly base: string;
  /** The URL of munpart's own pages, where that is not the base IRI. */
  readonly site?: string | undefined;
  /** How the files are read, where that is not as always. */
  readonly settings?: readonly string[];
}

/** Files after which others have their turn. */
const FILES_AT_A_TIME = 100;
const READ = /\.(ya?ml|ttl|jsonld|svg|png)$/;

/** SHA-256, hexadecimal, over the names and bytes of all that a build reads, the base IRI and the version of munpart; what cannot be read counts as empty, for reading it says why. */
export async function inputsDigest(inputs: Inputs): Promise<string> {
  const hash = createHash('sha256');
  const add = (part: string | Buffer) => {
    const bytes = Buffer.from(part);
    hash.update(`${bytes.length}\n`).update(bytes);
  };
  add(packageVersion());
  add(inputs.base);
  let files = 0;
  if (inputs.site !== undefined) add(inputs.site);
  for (const directory of inputs.directories) {
    for (const name of await namesIn(directory)) {
      add(name);
      add(bytesOf(join(directory, name)));
      // Thousands of small files are read five times as fast without a way to another thread for each.
      if (++files % FILES_AT_A_TIME === 0) await pause();
    }
  }
  for (const file of inputs.files ?? []) {
    add(basename(file));
    await addFile(hash, file);
  }
  for (const setting of inputs.settings ?? []) add(setting);
  return hash.digest('hex');
}

/** The version of munpart, from its package.json. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** As `add` would, without holding the file. */
async function addFile(hash: Hash, file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
  hash.update(`${size}\n`);
  if (size > 0) for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Paths below the directory with `/`, hidden ones left out, in code point order. */
async function namesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true }).catch(() => []);
  const names = entries.map((name) => name.replaceAll('\\', '/'));
  return sortCodePoints(names.filter((name) => READ.test(name) && !/(^|\/)\./.test(name)));
}
