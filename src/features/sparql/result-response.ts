import type { Context } from 'hono';
import { CACHE, COMMON, type Fields, noneMatch } from '../../http/fields.ts';
import { field } from '../../http/limits/limits.ts';
import { acceptsGzip, type Offer } from '../../http/negotiate.ts';
import {
  bytesOf,
  compressed,
  contentType,
  HTML,
  isCompressible,
  type Locale,
  MIN_COMPRESSED_BYTES,
  type Resource,
} from '../../http/representation.ts';
import { localeOf } from '../../http/respond.ts';
import { type Repeat, type Result, tagOfResult } from '../../http/response-cache.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import type { SparqlResults } from '../../query/results/result-formats.ts';
import { type CachedResult, isCacheable, keyOf } from './execute.ts';
import { resultsPage } from './results.tsx';
import { type SparqlRequest, whenSent } from './sparql-request.ts';

/** Larger results go as they are: their compression would take seconds that other answers need. */
const MAX_COMPRESSED = 4 * 1_048_576;

/** Bytes that the network takes at once. */
const SMALL = 65_536;

/** The response with a result, or 304 where the client has it; `fields` are those of this answer alone. */
export async function respondResult(
  c: Context,
  site: Site,
  request: SparqlRequest,
  executed: CachedResult,
  fields: Fields,
): Promise<Response> {
  const { offer } = request;
  const plain = { key: keyOf(request), result: executed.result };
  const whole = offer === HTML ? await tableOf(c, site, request, plain.result) : plain;
  const isGzipped = isWorthCompressing(whole.result.bytes, offer) && acceptsGzip(field(c, 'accept-encoding'));
  const { key, result } = isGzipped ? await gzipped(site, request, whole.result) : whole;
  const notModified = { ...fieldsOf(request, executed), etag: result.etag };
  const ok = {
    ...notModified,
    'content-type': contentType(offer.mediaType),
    'content-length': String(result.bytes.byteLength),
    ...(isGzipped && { 'content-encoding': 'gzip' }),
  };
  const { query } = request;
  const isSmall = result.bytes.byteLength <= SMALL;
  if (executed.cached && isSmall) site.results.responseCache.remember(c, { key, query, ok, notModified });
  if (!isSmall) whenSent(c, site.operations.inFlightBytes.reserve(result.bytes.byteLength));
  return sendResult(c, { result, ok, notModified }, fields);
}

/** The response with a result whose header fields are known, or 304 where the client has it. */
export function sendResult(
  c: Context,
  { result, ok, notModified }: Pick<Repeat, 'ok' | 'notModified'> & { readonly result: Result },
  fields: Fields,
): Response {
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (isRead && noneMatch(field(c, 'if-none-match'), result.etag)) {
    return new Response(null, { status: 304, headers: { ...notModified, ...fields } });
  }
  const body = c.req.method === 'HEAD' ? null : result.bytes;
  return new Response(body, { headers: { ...ok, ...fields } });
}

function fieldsOf(request: SparqlRequest, { result, cached }: CachedResult): Fields {
  const { offer, parse } = request;
  const { engine, queued, executed } = result;
  const times = { parse, queue: cached ? 0 : queued, execute: cached ? 0 : executed };
  const timing = Object.entries(times).map(([name, time]) => `${name};dur=${time.toFixed(1)}`);
  return {
    ...COMMON,
    vary: `Accept, ${offer === HTML ? 'Accept-Language, ' : ''}Accept-Encoding`,
    'cache-control': isCacheable(request) ? CACHE.release : CACHE.none,
    'server-timing': `${timing.join(', ')};desc="${engine}"${cached ? ', cache;desc="hit"' : ''}`,
  };
}

/** A form of a result, and the key that it is kept by. */
interface Derived {
  readonly key: string;
  readonly result: Result;
}

function gzipped(site: Site, request: SparqlRequest, result: Result): Promise<Derived> {
  return derived(site, request, 'gzip', result, ({ bytes }) => compressed(bytes));
}

function tableOf(c: Context, site: Site, request: SparqlRequest, result: Result): Promise<Derived> {
  const locale = localeOf(c, site);
  // The page shows the query as it was written, which others that mean the same are not.
  const name = `${locale.language}${locale.named ? '!' : ''} ${JSON.stringify(request.query)}`;
  return derived(site, request, name, result, async ({ bytes }) =>
    bytesOf(tablePage(site, request, locale, bytes)),
  );
}

function tablePage(site: Site, { query, dataset }: SparqlRequest, locale: Locale, bytes: Uint8Array): string {
  const results = JSON.parse(new TextDecoder().decode(bytes)) as SparqlResults;
  const resource: Resource = {
    address: 'sparql',
    query: addressQuery(query, dataset),
    representations: [],
    links: [],
    write: () => Promise.resolve(''),
  };
  return resultsPage(pageContext(site, resource, locale), { query, results });
}

/** What an address asks, with the graphs that it asks of. */
function addressQuery(query: string, dataset: SparqlRequest['dataset']): string {
  const { defaultGraphs = [], namedGraphs = [] } = dataset ?? {};
  return [
    ['query', query] as const,
    ...defaultGraphs.map((graph) => ['default-graph-uri', graph] as const),
    ...namedGraphs.map((graph) => ['named-graph-uri', graph] as const),
  ]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** Another form of a result, which is kept where the result may be. */
async function derived(
  { results }: Site,
  request: SparqlRequest,
  name: string,
  result: Result,
  make: (result: Result) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Derived> {
  const key = `${name} ${result.etag}\n${keyOf(request)}`;
  const cached = isCacheable(request) ? results.get(key) : undefined;
  if (cached) return { key, result: cached };
  const bytes = await make(result);
  const fresh = { ...result, bytes, etag: await tagOfResult(bytes) };
  if (isCacheable(request)) results.store(key, fresh);
  return { key, result: fresh };
}

function isWorthCompressing({ byteLength }: Uint8Array, { mediaType }: Offer): boolean {
  return byteLength >= MIN_COMPRESSED_BYTES && byteLength <= MAX_COMPRESSED && isCompressible(mediaType);
}
