import type { Context } from 'hono';
import type { Offer } from '../../http/negotiate.ts';
import { problemOf, problemOfQuery } from '../../http/problem.ts';
import type { Site } from '../../http/serving/publication.ts';
import { canonicalText } from '../../query/parsing/canonical-text.ts';
import { parseAside } from '../../query/parsing/parse-in-worker.ts';
import { QueryError } from '../../query/port.ts';
import { cachedResult, executeCached } from './execute.ts';
import { clientOfRequest } from './sparql-request.ts';

/**
 * The result of one of our own queries in the lane of the public and on the account of who asks for it; throws a
 * Problem where there is none. It is worked out to the end even where its reader leaves, for it is kept for the next.
 */
export async function liveResult(c: Context, site: Site, query: string, offer: Offer): Promise<Uint8Array> {
  const { rateLimiter, running } = site.operations;
  try {
    const client = clientOfRequest(c, site);
    const leave = rateLimiter.enter(client);
    try {
      const { took, query: parsed } = await parseAside(query);
      rateLimiter.charge(client, took);
      const text = canonicalText(query);
      const request = { query, parsed: parsed(), text, offer, isProbe: false, parse: took };
      const id = running.idFor(undefined);
      const { signal } = new AbortController();
      const { result } =
        cachedResult(site, request) ?? (await executeCached(site, request, { id, client, signal }));
      return result.bytes;
    } finally {
      leave();
    }
  } catch (error) {
    throw error instanceof QueryError ? problemOfQuery(error) : problemOf(error);
  }
}
