import type { Context } from 'hono';
import { clientOfRequest } from '../../http/limits/limits.ts';
import type { Offer } from '../../http/negotiate.ts';
import { problemOf, problemOfQuery } from '../../http/problem.ts';
import { bytesOf, entityTag, HTML } from '../../http/representation.ts';
import { type Result, tagOfResult } from '../../http/response-cache.ts';
import type { Site } from '../../http/serving/publication.ts';
import { parseAside } from '../../query/parsing/parse-in-worker.ts';
import { canonicalText } from '../../query/parsing/tokens.ts';
import { type QueryEngine, QueryError, type QueryRequest } from '../../query/port.ts';
import { PLAN_OFFER, type SparqlRequest } from './sparql-request.ts';

/** On whose account a query runs, and for how long. */
export interface ExecutionAccount {
  readonly id: string;
  readonly client: string;
  readonly signal: AbortSignal;
}

/** A result, and whether it was at hand. */
export interface CachedResult {
  readonly result: Result;
  readonly cached: boolean;
}

const RESULTS_JSON = 'application/sparql-results+json';
/** The largest result, in bytes, that becomes a page: it is made in one go, while nobody else is served: a larger table is for other programs than browsers. */
export const MAX_TABLE_BYTES = 1_048_576;

/** The result of a query that is cached, or that is small enough to be worked out at once, on its client's account; undefined where it is for `executeCached`. */
export function immediateResult(
  site: Site,
  request: SparqlRequest,
  client: string,
): CachedResult | undefined {
  return cachedResult(site, request) ?? smallResult(site, request, client);
}

function smallResult(site: Site, request: SparqlRequest, client: string): CachedResult | undefined {
  const started = performance.now();
  const small = engineFor(site, request).executeSmall?.(questionOf(site, request));
  // What turned out not to be small has taken time too.
  charge(site, request, client, performance.now() - started);
  if (small === undefined) return undefined;
  const result = { ...small, bytes: bytesOf(small.bytes), etag: entityTag(small.bytes) };
  if (isCacheable(request)) site.results.store(keyOf(request), result);
  return { result, cached: false };
}

function cachedResult({ results, operations }: Site, request: SparqlRequest): CachedResult | undefined {
  if (!isCacheable(request)) return undefined;
  const result = results.get(keyOf(request));
  operations.metrics.cache(result !== undefined);
  return result && { result, cached: true };
}

/** The result of a query from a run that others wait for too, or from an engine; rejects with a QueryError, or with the signal's reason. */
export async function executeCached(
  site: Site,
  request: SparqlRequest,
  account: ExecutionAccount,
): Promise<CachedResult> {
  const { results } = site;
  const key = keyOf(request);
  // What differs from call to call is nobody else's answer.
  const run = request.parsed.isRepeatable ? key : `${account.id} ${key}`;
  const result = await results.runs.join(run, account.signal, async (signal) => {
    const fresh = await execute(site, request, { ...account, signal });
    if (isCacheable(request)) results.store(key, fresh);
    return fresh;
  });
  return { result, cached: false };
}

/** Queries of this key have one result. */
export function keyOf({ text, dataset, offer }: SparqlRequest): string {
  const graphs = dataset ? JSON.stringify([dataset.defaultGraphs, dataset.namedGraphs]) : '';
  return `${offer.mediaType}\n${graphs}\n${text}`;
}

/** A probe that is answered from memory would probe nothing, and a plan tells of this time. */
export function isCacheable({ parsed, isProbe, offer }: SparqlRequest): boolean {
  return parsed.isRepeatable && !isProbe && offer !== PLAN_OFFER;
}

async function execute(
  site: Site,
  request: SparqlRequest,
  { client, signal }: ExecutionAccount,
): Promise<Result> {
  let begun: number | undefined;
  const question: QueryRequest = {
    ...questionOf(site, request),
    signal,
    begun: () => {
      begun ??= performance.now();
    },
  };
  try {
    const { bytes, engine, queued, executed } = await engineFor(site, request).execute(question);
    charge(site, request, client, executed);
    return { bytes: bytesOf(bytes), etag: await tagOfResult(bytes), engine, queued, executed };
  } catch (error) {
    if (begun !== undefined) charge(site, request, client, performance.now() - begun);
    throw isTableTooLarge(error, request) ? tableTooLarge(error) : error;
  }
}

function charge(site: Site, { isProbe }: SparqlRequest, client: string, time: number): void {
  if (!isProbe) site.operations.rateLimiter.charge(client, time);
}

function isTableTooLarge(error: unknown, { offer }: SparqlRequest): error is QueryError {
  return error instanceof QueryError && error.kind === 'too-large' && offer === HTML;
}

function tableTooLarge(cause: QueryError): QueryError {
  const advice = 'or take it as JSON, XML, CSV or TSV, which may be larger than a page';
  return new QueryError('too-large', `${cause.message}, ${advice}`, { cause });
}

/** Monitors are answered where no query of the public can keep them waiting. */
function engineFor({ publication }: Site, { isProbe }: SparqlRequest): QueryEngine {
  return isProbe ? publication.documents : publication.sparql;
}

function questionOf({ base, settings }: Site, { query, dataset, offer }: SparqlRequest): QueryRequest {
  const { queryTimeout, maxResultBytes } = settings;
  return {
    query,
    ...(dataset && { dataset }),
    base: `${base}sparql`,
    mediaType: offer === HTML ? RESULTS_JSON : offer.mediaType,
    deadline: queryTimeout,
    maxBytes: offer === HTML ? Math.min(maxResultBytes, MAX_TABLE_BYTES) : maxResultBytes,
  };
}

/**
 * The result of one of our own queries in the lane of the public and on the account of who asks for it; throws a
 * Problem where there is none. It is worked out to the end even where its reader leaves, for it is kept for the next.
 */
export async function liveResult(c: Context, site: Site, query: string, offer: Offer): Promise<Uint8Array> {
  const { rateLimiter, running } = site.operations;
  try {
    const client = clientOfRequest(c, site.settings.trustProxy);
    const leave = rateLimiter.enter(client);
    try {
      const { took, query: parsed } = await parseAside(query);
      rateLimiter.charge(client, took);
      const text = canonicalText(query);
      const request = { query, parsed: parsed(), text, offer, isProbe: false, parse: took };
      const id = running.idFor(undefined);
      const { signal } = new AbortController();
      const { result } =
        immediateResult(site, request, client) ??
        (await executeCached(site, request, { id, client, signal }));
      return result.bytes;
    } finally {
      leave();
    }
  } catch (error) {
    throw error instanceof QueryError ? problemOfQuery(error) : problemOf(error);
  }
}
