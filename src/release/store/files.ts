import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createBrotliDecompress, createGunzip, createGzip } from 'node:zlib';
import type { Coding, ReleaseFile } from './manifest.ts';

const CHUNK = 1 << 20;
/** Bytes that a UTF-16 unit has in UTF-8 at most. */
const MAX_UTF8 = 3;
/** Bytes that compression gives at once: each time costs a way to another thread and back. */
const OUTPUT = 1 << 18;
const GZIP_OPERATING_SYSTEM = 9;
const UNKNOWN_SYSTEM = 255;
/** A seventh smaller than gzip in the same time; quality 9 takes four times as long for another twentieth. */
const BROTLI_QUALITY = 6;

type Chunks<T> = Iterable<T> | AsyncIterable<T>;

/** Writes a file below `directory` chunk by chunk, text as UTF-8, flushed to the disk before it resolves; the answer is its manifest entry. */
export async function writeChunks(
  directory: string,
  name: string,
  mediaType: string,
  chunks: Chunks<string | Buffer>,
): Promise<ReleaseFile> {
  return { name, mediaType, ...(await write(join(directory, name), encoded(chunks))) };
}

/** Writes `{name}.gz` beside a written file; the header tells neither time nor system, so equal input gives equal bytes. */
export async function writeGzip(directory: string, file: ReleaseFile): Promise<ReleaseFile> {
  const name = `${file.name}.gz`;
  const zipped = stored(join(directory, file.name), createGzip({ chunkSize: OUTPUT }));
  const written = await write(join(directory, name), withoutSystem(zipped));
  return { name, mediaType: file.mediaType, coding: 'gzip', ...written };
}

/** Writes `{name}.br` beside a written file. */
export async function writeBrotli(directory: string, file: ReleaseFile): Promise<ReleaseFile> {
  const name = `${file.name}.br`;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  };
  const zipped = stored(join(directory, file.name), createBrotliCompress({ params, chunkSize: OUTPUT }));
  const written = await write(join(directory, name), zipped);
  return { name, mediaType: file.mediaType, coding: 'br', ...written };
}

/** Size and SHA-256 of the file as stored or, with `inflate`, of what a file compressed so holds. */
export async function digestOf(
  path: string,
  { inflate }: { readonly inflate?: Coding | undefined } = {},
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of inflate === undefined ? fileBytes(path) : stored(path, INFLATE[inflate]())) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

const INFLATE: Readonly<Record<Coding, () => Transform>> = {
  gzip: () => createGunzip({ chunkSize: OUTPUT }),
  br: () => createBrotliDecompress({ chunkSize: OUTPUT }),
};

/** Flushes a directory, so that the names in it outlive a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function write(
  path: string,
  chunks: AsyncIterable<Buffer>,
): Promise<{ bytes: number; sha256: string }> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'wx');
  try {
    return await writeAll(handle, chunks);
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, chunks: AsyncIterable<Buffer>) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    await handle.writeFile(chunk);
    hash.update(chunk);
    bytes += chunk.length;
  }
  await handle.sync();
  return { bytes, sha256: hash.digest('hex') };
}

/** The bytes of a file through a transform; `pipeline` hands a failure to read on to its reader. */
function stored(path: string, transform: Transform): AsyncIterable<Buffer> {
  return pipeline(createReadStream(path, { highWaterMark: CHUNK }), transform, () => {});
}

/** The bytes of a file, in a buffer that is used again: each piece is to be done with before the next. */
async function* fileBytes(path: string): AsyncIterable<Buffer> {
  const file = await open(path);
  const buffer = Buffer.allocUnsafe(CHUNK);
  try {
    for (let length = CHUNK; length > 0; ) {
      length = (await file.read(buffer)).bytesRead;
      yield buffer.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

/** Text in pieces of any size as UTF-8, in a buffer that is used again: each is to be done with before the next; buffers, of which a file has nothing else, as they are. */
async function* encoded(chunks: Chunks<string | Buffer>): AsyncIterable<Buffer> {
  const text = new Utf8Buffer();
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') yield* text.add(chunk);
    else yield chunk;
  }
  yield* text.end();
}

/** Joins a surrogate pair that is cut in two. */
class Utf8Buffer {
  #buffer = Buffer.allocUnsafe(0);
  #length = 0;
  #highSurrogate = '';

  *add(chunk: string): Generator<Buffer, undefined> {
    const text = this.#highSurrogate + chunk;
    const most = MAX_UTF8 * text.length;
    if (this.#length + most > this.#buffer.length) yield* this.#flush();
    if (this.#buffer.length < most) this.#buffer = Buffer.allocUnsafe(CHUNK + most);
    this.#highSurrogate = endsInHighSurrogate(text) ? text.slice(-1) : '';
    this.#length += this.#buffer.write(this.#highSurrogate === '' ? text : text.slice(0, -1), this.#length);
  }

  *end(): Generator<Buffer, undefined> {
    yield* this.#flush();
    if (this.#highSurrogate !== '') yield Buffer.from(this.#highSurrogate);
  }

  *#flush(): Generator<Buffer, undefined> {
    if (this.#length > 0) yield this.#buffer.subarray(0, this.#length);
    this.#length = 0;
  }
}

function endsInHighSurrogate(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last < 0xdc00;
}

async function* withoutSystem(zipped: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let offset = 0;
  for await (const chunk of zipped) {
    const at = GZIP_OPERATING_SYSTEM - offset;
    if (at >= 0 && at < chunk.length) chunk[at] = UNKNOWN_SYSTEM;
    offset += chunk.length;
    yield chunk;
  }
}

/** Whether something stands at a path and can be reached. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
