import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Context } from 'hono';
import { DEFAULT_LANGUAGE } from '../pages/messages/messages.ts';
import { packageVersion } from '../release/reading/inputs.ts';
import { CACHE, COMMON, noneMatch } from './fields.ts';
import { field } from './limits/limits.ts';
import { acceptsGzip, negotiate, negotiateLanguage, type Offer } from './negotiate.ts';
import { Problem, Unwritable } from './problem.ts';
import {
  bytesOf,
  compressed,
  contentType,
  entityTag,
  isCompressible,
  type Locale,
  MIN_COMPRESSED_BYTES,
  NotCacheable,
  type PreparedResponse,
  type Representation,
  type Resource,
} from './representation.ts';
import { addressOf, headersOf, type NegotiatedForm } from './response-headers.ts';
import { readOnce, type Site } from './serving/publication.ts';
import { markReady } from './serving/ready-responses.ts';

/**
 * The representation of a resource that the request asks for, or 304 where the client has it. With `form`, the
 * address names one form; without, it is negotiated, and a Problem is thrown that lists the forms where none fits.
 */
export function respond(
  c: Context,
  site: Site,
  resource: Resource,
  representation?: Representation,
): Response | Promise<Response> {
  const chosen = representation ?? negotiate(field(c, 'accept'), resource.representations);
  if (!chosen) throw unavailable(linksTo(site, resource));
  return respondAs(c, site, resource, { chosen, isNamed: representation !== undefined });
}

interface Choice {
  readonly chosen: Representation;
  /** Whether the address names the form. */
  readonly isNamed: boolean;
}

function respondAs(
  c: Context,
  site: Site,
  resource: Resource,
  { chosen, isNamed }: Choice,
): Response | Promise<Response> {
  const gzipped = acceptsGzip(field(c, 'accept-encoding')) && isCompressible(chosen.mediaType);
  const locale = chosen.localized ? localeOf(c, site) : undefined;
  const selection = { representation: chosen, locale, gzipped };
  const responseHeaders = isNamed ? 'direct' : 'negotiated';
  const known = site.representations.get(keyOf(resource, selection));
  if (known) return send(c, resource, known, responseHeaders);
  const streamed = resource.stream?.(chosen, locale ?? EVERYBODY);
  if (streamed) return sendStream(c, site, resource, { ...selection, way: responseHeaders }, streamed);
  return prepare(site, resource, selection).then(
    (ready) => send(c, resource, ready, responseHeaders),
    (error: unknown) =>
      error instanceof Unwritable
        ? respondOtherwise(c, site, resource, { chosen, isNamed }, error)
        : sendOnce(c, site, chosen, error),
  );
}

/** What one form cannot carry comes in the form that the client likes next best; where the address names the form, or nothing else is acceptable, it is told where the others are. */
function respondOtherwise(
  c: Context,
  site: Site,
  resource: Resource,
  { chosen, isNamed }: Choice,
  error: Unwritable,
): Response | Promise<Response> {
  const others = resource.representations.filter((representation) => representation !== chosen);
  if (!isNamed) return respond(c, site, { ...resource, representations: others });
  throw new Unwritable(error.message, linksTo(site, { ...resource, representations: others }));
}

/** Whom a page is for: the language that the address names (`?lang=de`), else the one that Accept-Language likes best, else the first; `read` gives the field. */
export function localeOf(c: Context, { languages }: Pick<Site, 'languages'>, read = field): Locale {
  const requested = c.req.query('lang');
  const named = languages.find((language) => language === requested);
  if (named) return { language: named, named: true };
  return { language: negotiateLanguage(read(c, 'accept-language'), languages), named: false };
}

const EVERYBODY: Locale = { language: DEFAULT_LANGUAGE, named: false };

function keyOf(
  { address, query = '', revision = '' }: Resource,
  { representation, locale, gzipped }: NegotiatedForm,
): string {
  const language = locale ? `${locale.language}${locale.named ? '!' : ''}` : '';
  return `${representation.name} ${language} ${gzipped ? 'gzip' : ''} ${address}?${query} ${revision}`;
}

function prepare(site: Site, resource: Resource, selection: NegotiatedForm): Promise<PreparedResponse> {
  const key = keyOf(resource, selection);
  return readOnce(site, `representation ${key}`, async () => {
    const plain = await contentOf(site, resource, selection);
    const gzipped = selection.gzipped && plain.length >= MIN_COMPRESSED_BYTES;
    const bytes = gzipped ? await compressed(plain) : plain;
    const ready = readyOf(site, resource, { ...selection, gzipped }, bytes);
    site.representations.set(key, ready);
    return ready;
  }).finally(() => site.values.delete(`representation ${key}`));
}

/** The bytes, from the uncompressed representation where it is at hand. */
async function contentOf(site: Site, resource: Resource, selection: NegotiatedForm) {
  const plain = site.representations.get(keyOf(resource, { ...selection, gzipped: false }));
  if (plain) return plain.bytes;
  return bytesOf(await resource.write(selection.representation, selection.locale ?? EVERYBODY));
}

function readyOf(
  site: Site,
  resource: Resource,
  selection: NegotiatedForm,
  bytes: Uint8Array<ArrayBuffer>,
): PreparedResponse {
  const etag = entityTag(bytes);
  const headers = headersOf(site, resource, selection, etag, bytes.byteLength);
  return { bytes, etag, status: resource.status ?? 200, ...headers };
}

/** What is sent as it is written: its tag is made of all that its bytes are made of. */
function sendStream(
  c: Context,
  site: Site,
  resource: Resource,
  selection: NegotiatedForm & { readonly way: 'direct' | 'negotiated' },
  text: AsyncIterable<string>,
): Response {
  const { id, content } = site.publication.release.manifest;
  const key = [id, content, packageVersion(), site.base, keyOf(resource, selection)].join(' ');
  const etag = entityTag(Buffer.from(key));
  const { ok, notModified } = headersOf(site, resource, selection, etag)[selection.way];
  if (noneMatch(field(c, 'if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: notModified });
  }
  if (c.req.method === 'HEAD') return new Response(null, { headers: ok });
  const plain = Readable.from(text, { objectMode: false });
  // What goes wrong on the way ends the answer, which is then known to be broken.
  const body = selection.gzipped ? pipeline(plain, createGzip(), () => {}) : plain;
  return new Response(Readable.toWeb(body) as ReadableStream, { headers: ok });
}

function send(
  c: Context,
  { revision }: Resource,
  ready: PreparedResponse,
  way: 'direct' | 'negotiated',
): Response {
  const { status } = ready;
  const { ok, notModified } = ready[way];
  if (revision === undefined) markReady(c);
  // Only what would be a success can be said not to have changed (RFC 9110 §13.2.1).
  if (status === 200 && noneMatch(field(c, 'if-none-match'), ready.etag)) {
    return new Response(null, { status: 304, headers: notModified });
  }
  return new Response(c.req.method === 'HEAD' ? null : ready.bytes, { status, headers: ok });
}

/** What was written for this once; any other error is thrown again. */
function sendOnce(
  c: Context,
  site: Site,
  { mediaType, localized }: Representation,
  error: unknown,
): Response {
  if (!(error instanceof NotCacheable)) throw error;
  return new Response(c.req.method === 'HEAD' ? null : error.text, {
    headers: {
      ...COMMON,
      'cache-control': CACHE.none,
      'content-type': contentType(mediaType),
      ...(localized && { 'content-language': localeOf(c, site).language }),
      vary: 'Accept, Accept-Language, Accept-Encoding',
    },
  });
}

function linksTo(site: Site, resource: Resource) {
  const href = site.base + addressOf(resource);
  return resource.representations.map((representation) => ({
    label: representation.label,
    mediaType: representation.mediaType,
    href: resource.urlOf?.(representation) ?? href,
  }));
}

/** The problem that nothing on offer is acceptable, with what there is. */
export function unavailable(available: readonly (Offer & { href: string; label: string })[]): Problem {
  return new Problem('not-acceptable', 'None of the media types asked for is available here.', {
    links: available.map(({ href, label, mediaType }) => ({ href, label, mediaType })),
  });
}
