import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The version of the file format; a reader refuses any other. */
const FORMAT_VERSION = 1;

const MAGIC = 'munpart\0';
const HEADER_START = 16;
/** Bytes that are checked at a time; a few milliseconds. */
const PIECE = 1 << 22;
/** Bytes that are read or hashed at once: neither takes 2 GiB. */
const READING = 1 << 26;
const DAMAGED = 'the index is damaged: its checksum is another';

/** A column of the file. */
export type Column = Uint8Array | Uint32Array | Float64Array;

/** What the file says of itself. */
export interface Header {
  readonly counts: Readonly<Record<string, number>>;
  readonly strings: readonly string[];
  readonly sections: readonly Section[];
  /** SHA-256 of all that follows the header, in hexadecimal. */
  readonly sha256: string;
}

/** Where a column lies: bytes from the end of the header. */
interface Section {
  readonly name: string;
  readonly width: 1 | 4 | 8;
  readonly offset: number;
  readonly length: number;
}

/** The file is no index, is of another version, or is damaged. */
export class IndexFileError extends Error {
  override readonly name = 'IndexFileError';
}

/** The pieces of an index file in their order, so that a writer need not hold the file as a whole. */
export function encodeSections(
  counts: Readonly<Record<string, number>>,
  strings: readonly string[],
  columns: ReadonlyMap<string, Column>,
): Uint8Array[] {
  const sections: Section[] = [];
  const chunks: Uint8Array[] = [];
  const hash = createHash('sha256');
  let offset = 0;
  for (const [name, column] of columns) {
    sections.push({ name, width: widthOf(column), offset, length: column.length });
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    const padding = new Uint8Array(-bytes.length & 7);
    for (const chunk of [bytes, padding]) {
      update(hash, chunk);
      if (chunk.length > 0) chunks.push(chunk);
    }
    offset += bytes.length + padding.length;
  }
  const header: Header = { counts, strings, sections, sha256: hash.digest('hex') };
  return [encodeHeader(header), ...chunks];
}

function widthOf(column: Column): Section['width'] {
  return column.BYTES_PER_ELEMENT as Section['width'];
}

function encodeHeader(header: Header): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const length = Math.ceil(json.length / 8) * 8;
  const bytes = Buffer.alloc(HEADER_START + length, ' ');
  bytes.write(MAGIC, 'latin1');
  bytes.writeUInt32LE(FORMAT_VERSION, 8);
  bytes.writeUInt32LE(length, 12);
  json.copy(bytes, HEADER_START);
  return bytes;
}

/** A file's header and its columns, as views of the bytes; throws an IndexFileError. Where `verify` is false, the checksum is not computed. */
export function decodeSections(file: Uint8Array, verify = true) {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new IndexFileError('this is no index');
  const version = bytes.readUInt32LE(8);
  if (version !== FORMAT_VERSION) throw new IndexFileError(`version ${version} of the index is unknown`);
  const start = HEADER_START + bytes.readUInt32LE(12);
  const header = readHeader(bytes.toString('utf8', HEADER_START, start));
  if (verify && checksum(bytes.subarray(start)) !== header.sha256) {
    throw new IndexFileError(DAMAGED);
  }
  return { header, start, column: (name: string) => columnOf(file, start, header, name) };
}

function readHeader(json: string): Header {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new IndexFileError('the index is damaged: its header cannot be read', { cause });
  }
}

function checksum(bytes: Uint8Array): string {
  const hash = createHash('sha256');
  update(hash, bytes);
  return hash.digest('hex');
}

function update(hash: Hash, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += READING) hash.update(bytes.subarray(at, at + READING));
}

/** Reads an index file into memory of its own; a file may be larger than one reading gives (2 GiB). Throws as `fs.openSync` does. */
export function readIndexFile(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(fstatSync(file).size);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, Math.min(READING, bytes.length - at), at);
      if (read === 0) throw new IndexFileError(DAMAGED);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** Checks the bytes of an index file by its checksum, a piece after the other, so that its process can do something else between them; rejects with an IndexFileError. */
export async function verifySections(file: Uint8Array): Promise<void> {
  const { start, header } = decodeSections(file, false);
  const hash = createHash('sha256');
  for (let at = start; at < file.byteLength; at += PIECE) {
    hash.update(file.subarray(at, Math.min(at + PIECE, file.byteLength)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (hash.digest('hex') !== header.sha256) throw new IndexFileError(DAMAGED);
}

function columnOf(file: Uint8Array, start: number, { sections }: Header, name: string): Column {
  const section = sections.find((one) => one.name === name);
  if (section === undefined) throw new IndexFileError(`the index has no column ${name}`);
  const offset = file.byteOffset + start + section.offset;
  if (section.offset + section.length * section.width > file.byteLength - start) {
    throw new IndexFileError(`the index is damaged: column ${name} is cut off`);
  }
  const { buffer } = file;
  switch (section.width) {
    case 1:
      return new Uint8Array(buffer, offset, section.length);
    case 4:
      return new Uint32Array(buffer, offset, section.length);
    default:
      return new Float64Array(buffer, offset, section.length);
  }
}
