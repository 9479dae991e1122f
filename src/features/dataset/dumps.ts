import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { CACHE, COMMON, type Fields, link, noneMatch } from '../../http/fields.ts';
import { field } from '../../http/limits/limits.ts';
import { historyOf, notKept, releaseBefore, verifiedRelease } from '../../http/memento/as-of.ts';
import { preferredCoding } from '../../http/negotiate.ts';
import { Problem } from '../../http/problem.ts';
import { contentType } from '../../http/representation.ts';
import type { Site } from '../../http/serving/publication.ts';
import { iriToUri } from '../../rdf/uri.ts';
import { addressOf } from '../../release/diff/resource.ts';
import type { Coding, Release, ReleaseFile } from '../../release/store/manifest.ts';
import { isAbsent } from '../../text/error-code.ts';
import { metadataLink, tableMetadata } from './described-tables.ts';
import { type ByteRange, byteRange, checkIntact, enclosedFile } from './stored-files.ts';

const DUMPS = 'dumps/';
/** In the order of preference. */
const CODINGS = ['br', 'gzip'] as const;
const EXTENSIONS: Readonly<Record<Coding, string>> = { br: '.br', gzip: '.gz' };

/** `/dumps/{release}/{file}` of any release that is kept, and `/dumps/latest/{file}`: files as they are, whole or in part, compressed where the client likes that; with them what verifies them. */
export async function dump(c: Context, site: Site): Promise<Response> {
  const [, , name = '', fileName = ''] = c.req.path.split('/');
  const isLatest = name === 'latest';
  const release = isLatest ? await latestWithDumps(site) : await releaseNamed(site, name);
  const enclosed = await enclosedFile(c, release, fileName, isLatest);
  if (enclosed) return enclosed;
  const metadata = await tableMetadata(c, site, release, fileName);
  if (metadata) return metadata;
  const plain = release.manifest.files.find((one) => one.name === DUMPS + fileName);
  if (!plain) {
    throw new Problem('not-found', 'The release has no such file.', {
      links: [{ href: `${site.base}dataset`, label: 'All files' }],
    });
  }
  const file = codedFile(c, release, plain);
  const path = join(release.directory, file.name);
  await checkIntact(path, file).catch((error: unknown) => {
    throw isAbsent(error) ? notKept(site, 'The release is no longer kept') : error;
  });
  const etag = `"${file.sha256}"`;
  const fields = { ...(await fieldsOf(site, release, plain, isLatest)), ...digestOf(file), etag };
  if (noneMatch(field(c, 'if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: fields });
  }
  const range = rangeOf(c, file.bytes, etag);
  const typed = {
    ...fields,
    ...typeOf(plain),
    ...(file !== plain && { 'content-encoding': file.coding ?? '' }),
  };
  return (range ? part(c, path, file, range, typed) : whole(c, path, file, typed)).catch((error: unknown) => {
    throw isAbsent(error) ? notKept(site, 'The release is no longer kept') : error;
  });
}

/** The same file compressed, where there is one and the client takes it; a compressed file that is asked for by its own name stays one. */
function codedFile(c: Context, { manifest }: Release, plain: ReleaseFile): ReleaseFile {
  const offered = CODINGS.flatMap(
    (coding) => manifest.files.find(({ name }) => name === plain.name + EXTENSIONS[coding]) ?? [],
  );
  const codings = offered.flatMap(({ coding }) => coding ?? []);
  const coding = preferredCoding(field(c, 'accept-encoding'), codings);
  return offered.find((file) => coding !== undefined && file.coding === coding) ?? plain;
}

/** The checksum of the bytes as they are sent, coding and all (RFC 9530 §3). */
function digestOf({ sha256 }: ReleaseFile): Fields {
  return { 'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:` };
}

/** The release; while its dumps are still being written, the one before it. */
async function latestWithDumps(site: Site): Promise<Release> {
  const { release } = site.publication;
  if (release.manifest.files.some((file) => file.name.startsWith(DUMPS))) return release;
  return (await releaseBefore(site, release)) ?? release;
}

/** By its whole name alone: an address that holds for ever names nothing else later. */
async function releaseNamed(site: Site, name: string): Promise<Release> {
  const release = site.publication.release;
  if (name === release.manifest.name) return release;
  const stored = (await historyOf(site)).releases.find(({ manifest }) => manifest.name === name);
  if (!stored) throw notKept(site, 'No release of this name is kept');
  return verifiedRelease(site, stored);
}

/** The latest file says which release it is of, and where that has it for good. */
async function fieldsOf(site: Site, release: Release, file: ReleaseFile, isLatest: boolean): Promise<Fields> {
  const { base } = site;
  const name = file.name.slice(DUMPS.length);
  const address = `${base}dumps/${release.manifest.name}/${name}`;
  const before = await releaseBefore(site, release);
  const hasFile = before?.manifest.files.some((one) => one.name === file.name);
  return {
    ...COMMON,
    'accept-ranges': 'bytes',
    vary: 'Accept-Encoding',
    'cache-control': isLatest ? CACHE.release : CACHE.immutable,
    'content-location': iriToUri(address),
    link: [
      link(`${base}dataset`, 'collection'),
      link(address, 'canonical'),
      link(addressOf(release), 'describedby'),
      ...(name.endsWith('.csv') ? [metadataLink(address)] : []),
      link(`${base}releases`, 'version-history'),
      link(`${base}dumps/latest/${name}`, 'latest-version'),
      ...(before && hasFile
        ? [link(`${base}dumps/${before.manifest.name}/${name}`, 'predecessor-version')]
        : []),
    ].join(', '),
  };
}

/** The part asked for; the whole where If-Range names other bytes (RFC 9110 §13.1.5), and for HEAD, which has no ranges (§14.2). */
function rangeOf(c: Context, size: number, etag: string): ByteRange | undefined {
  if (c.req.method === 'HEAD') return undefined;
  const ifRange = field(c, 'if-range');
  if (ifRange !== undefined && ifRange.trim() !== etag) return undefined;
  const range = byteRange(field(c, 'range'), size);
  if (range !== 'unsatisfiable') return range;
  throw new Problem('range-not-satisfiable', `The file has ${size} bytes.`, {
    fields: { 'content-range': `bytes */${size}` },
  });
}

async function whole(c: Context, path: string, file: ReleaseFile, fields: Fields): Promise<Response> {
  const body = await contentOf(c, path, { first: 0, last: file.bytes - 1 });
  return new Response(body, { headers: { ...fields, 'content-length': String(file.bytes) } });
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
      'content-length': String(range.last - range.first + 1),
      'content-range': `bytes ${range.first}-${range.last}/${file.bytes}`,
    },
  });
}

/** A compressed file asked for by its name is sent as the file it is: a client that undid a coding would save bytes that no checksum names. */
function typeOf({ coding, mediaType }: ReleaseFile): Fields {
  // There is no media type for Brotli.
  const type = { gzip: 'application/gzip', br: 'application/octet-stream' } as const;
  return { 'content-type': coding === undefined ? contentType(mediaType) : type[coding] };
}

/** The bytes as a stream; none for HEAD. That the file is there is seen first, so that a missing one is no broken answer; it is opened by whoever reads, so that an answer that nobody reads leaves none open. */
async function contentOf(c: Context, path: string, range: ByteRange): Promise<ReadableStream | null> {
  if (c.req.method === 'HEAD' || range.last < range.first) return null;
  await access(path);
  return ReadableStream.from(bytesOf(path, range));
}

async function* bytesOf(path: string, { first, last }: ByteRange): AsyncIterable<Buffer> {
  yield* createReadStream(path, { start: first, end: last });
}
