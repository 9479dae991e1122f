import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { CACHE, COMMON, noneMatch } from '../../http/fields.ts';
import { field } from '../../http/limits/limits.ts';
import { contentType, entityTag } from '../../http/representation.ts';
import { dumpChecksums } from '../../release/store/download.ts';
import type { Release } from '../../release/store/manifest.ts';
import { CHECKSUMS, MANIFEST } from '../../release/store/open.ts';
import { PUBLIC_KEY, SIGNATURE } from '../../release/verify/signature.ts';
import { isAbsent } from '../../text/error-code.ts';

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
