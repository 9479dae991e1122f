import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import { CACHE, COMMON, noneMatch } from '../../http/fields.ts';
import { field } from '../../http/limits/limits.ts';
import { contentType, entityTag } from '../../http/representation.ts';
import { digestOf } from '../../release/store/files.ts';
import type { Release, ReleaseFile } from '../../release/store/manifest.ts';
import { CHECKSUMS, dumpChecksums, MANIFEST } from '../../release/store/open.ts';
import { PUBLIC_KEY, SIGNATURE } from '../../release/verify/signature.ts';
import { isAbsent } from '../../text/error-code.ts';

/** A part of a file: first and last byte, both inclusive. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

const RANGE = /^bytes=(\d*)-(\d*)$/i;

/**
 * The one part that a Range field asks for of a file of so many bytes (RFC 9110 §14.1.2): undefined where the
 * field is to be ignored (other units, several parts, nonsense), `unsatisfiable` where it lies beyond the end.
 */
export function byteRange(field: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = field?.trim().match(RANGE) ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') return suffix(Number(to), size);
  const first = Number(from);
  if (to !== '' && Number(to) < first) return undefined;
  if (first >= size) return 'unsatisfiable';
  return { first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}

function suffix(length: number, size: number): ByteRange | 'unsatisfiable' {
  if (length === 0 || size === 0) return 'unsatisfiable';
  return { first: Math.max(0, size - length), last: size - 1 };
}

interface IntegrityCheck {
  /** Tells a file apart from what it was before: any write changes it. */
  readonly stamp: string;
  readonly isIntact: Promise<boolean>;
}

const checked = new LRUCache<string, IntegrityCheck>({ max: 2_000 });

/** Throws an Error that names the file where it is not, or no longer, what the manifest states: its SHA-256 is read when it is first sent and whenever it was touched since. */
export async function checkIntact(path: string, file: Pick<ReleaseFile, 'bytes' | 'sha256'>): Promise<void> {
  const { size, ino, ctimeMs, mtimeMs } = await stat(path);
  const stamp = [size, ino, ctimeMs, mtimeMs, file.sha256].join(' ');
  let known = checked.get(path);
  if (known?.stamp !== stamp) {
    known = { stamp, isIntact: size === file.bytes ? hasDigest(path, file.sha256) : Promise.resolve(false) };
    checked.set(path, known);
    known.isIntact.catch(() => checked.delete(path));
  }
  if (!(await known.isIntact)) throw new Error(`${path} is damaged: it is not what the manifest states`);
}

async function hasDigest(path: string, sha256: string): Promise<boolean> {
  return (await digestOf(path)).sha256 === sha256;
}

/** What lies with the dumps so that whoever has them can verify them, and of what media type it is. */
const ENCLOSED: Readonly<Record<string, string>> = {
  [CHECKSUMS]: 'text/plain',
  [MANIFEST]: 'application/json',
  [SIGNATURE]: 'text/plain',
  [PUBLIC_KEY]: 'text/plain',
};

/** The answer with a file that verifies the dumps of a release; undefined where the name is none, or the release is not signed. */
export async function enclosedFile(
  c: Context,
  release: Release,
  name: string,
  isLatest: boolean,
): Promise<Response | undefined> {
  const mediaType = Object.hasOwn(ENCLOSED, name) ? ENCLOSED[name] : undefined;
  const bytes = mediaType === undefined ? undefined : await bytesOf(release, name);
  if (mediaType === undefined || bytes === undefined) return undefined;
  // A signature may come later, and by another key.
  const isFinal = !isLatest && (name === CHECKSUMS || name === MANIFEST);
  const fields = {
    ...COMMON,
    etag: entityTag(bytes),
    'cache-control': isFinal ? CACHE.immutable : CACHE.release,
  };
  if (noneMatch(field(c, 'if-none-match'), fields.etag)) {
    return new Response(null, { status: 304, headers: fields });
  }
  return new Response(c.req.method === 'HEAD' ? null : new Uint8Array(bytes), {
    headers: { ...fields, 'content-type': contentType(mediaType), 'content-length': String(bytes.length) },
  });
}

async function bytesOf(release: Release, name: string): Promise<Buffer | undefined> {
  if (name === CHECKSUMS) return Buffer.from(dumpChecksums(release.manifest, await manifestOf(release)));
  if (name === MANIFEST) return manifestOf(release);
  try {
    return await readFile(join(release.directory, name));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** The manifest's bytes; rejects with an Error where they are not what the release's checksums state. */
async function manifestOf({ directory }: Release): Promise<Buffer> {
  const [bytes, sums] = await Promise.all([
    readFile(join(directory, MANIFEST)),
    readFile(join(directory, CHECKSUMS), 'utf8'),
  ]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sums.includes(`${sha256}  ${MANIFEST}\n`)) return bytes;
  throw new Error(`${join(directory, MANIFEST)} is damaged: it is not what ${CHECKSUMS} states`);
}
