import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { ReleaseFile } from '../../release/manifest.ts';
import { CACHE, COMMON, type Fields, link, noneMatch } from '../fields.ts';
import { Problem } from '../problem.ts';
import type { Site } from '../publication.ts';
import { type ByteRange, byteRange } from '../ranges.ts';
import { contentType } from '../representation.ts';

const DUMPS = 'dumps/';

/** `/dumps/{release}/{file}` and `/dumps/latest/{file}`: files of the release as they are, whole or in part. */
export function dump(c: Context, site: Site): Response | Promise<Response> {
  const [, , release = '', name = ''] = c.req.path.split('/');
  const { name: current, files } = site.publication.release.manifest;
  const file = files.find((one) => one.name === DUMPS + name);
  if (!file || (release !== current && release !== 'latest')) {
    throw new Problem('not-found', 'The current release has no such file.', {
      links: [{ href: `${site.base}dataset`, label: 'All files' }],
    });
  }
  const etag = `"${file.sha256}"`;
  const fields = { ...fieldsOf(site, file, release === 'latest'), etag };
  if (noneMatch(c.req.header('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: fields });
  }
  const range = rangeOf(c, file.bytes, etag);
  const path = join(site.publication.release.directory, file.name);
  return range ? part(c, path, file, range, fields) : whole(c, path, file, fields);
}

function fieldsOf({ base, publication }: Site, file: ReleaseFile, latest: boolean): Fields {
  const name = file.name.slice(DUMPS.length);
  return {
    ...COMMON,
    'accept-ranges': 'bytes',
    'cache-control': latest ? CACHE.release : CACHE.immutable,
    'content-location': `${base}dumps/${publication.release.manifest.name}/${name}`,
    link: link(`${base}dataset`, 'collection'),
  };
}

/** The part asked for; the whole where If-Range names other bytes (RFC 9110 §13.1.5). */
function rangeOf(c: Context, size: number, etag: string): ByteRange | undefined {
  const ifRange = c.req.header('if-range');
  if (ifRange !== undefined && ifRange.trim() !== etag) return undefined;
  const range = byteRange(c.req.header('range'), size);
  if (range !== 'unsatisfiable') return range;
  throw new Problem('range-not-satisfiable', `The file has ${size} bytes.`, {
    fields: { 'content-range': `bytes */${size}` },
  });
}

async function whole(c: Context, path: string, file: ReleaseFile, fields: Fields): Promise<Response> {
  const body = await contentOf(c, path, { first: 0, last: file.bytes - 1 });
  const digest = `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`;
  return new Response(body, {
    headers: { ...fields, ...typeOf(file), 'content-length': String(file.bytes), 'repr-digest': digest },
  });
}

async function part(
  c: Context,
  path: string,
  file: ReleaseFile,
  range: ByteRange,
  fields: Fields,
): Promise<Response> {
  return new Response(await contentOf(c, path, range), {
    status: 206,
    headers: {
      ...fields,
      ...typeOf(file),
      'content-length': String(range.last - range.first + 1),
      'content-range': `bytes ${range.first}-${range.last}/${file.bytes}`,
    },
  });
}

/** A compressed file is sent as the file it is: a client that undid a coding would save bytes that no checksum names. */
function typeOf(file: ReleaseFile): Fields {
  return { 'content-type': file.coding === 'gzip' ? 'application/gzip' : contentType(file.mediaType) };
}

/** The bytes as a stream; none for HEAD. The file is opened first, so that a missing one is no broken answer. */
async function contentOf(
  c: Context,
  path: string,
  { first, last }: ByteRange,
): Promise<ReadableStream | null> {
  if (c.req.method === 'HEAD' || last < first) return null;
  const file = await open(path);
  const stream = file.createReadStream({ start: first, end: last });
  return Readable.toWeb(stream) as ReadableStream;
}
