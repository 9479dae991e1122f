import type { Context } from 'hono';
import type { Fields } from '../../http/fields.ts';
import { clientOf } from '../../http/limits/connections.ts';
import { clientOfRequest, fieldWithin } from '../../http/limits/limits.ts';
import type { Offer } from '../../http/negotiate.ts';
import { type Problem, problemOf, problemOfQuery } from '../../http/problem.ts';
import { pseudonym } from '../../http/serving/operations.ts';
import type { Site } from '../../http/serving/publication.ts';
import { currentTime, type QueryEntry } from '../../http/serving/query-log.ts';
import { markReady } from '../../http/serving/ready-responses.ts';
import { QueryError } from '../../query/port.ts';
import { type CachedResult, type ExecutionAccount, executeCached, immediateResult } from './execute.ts';
import { respondResult, sendResult } from './result-response.ts';
import {
  isProbe,
  nextOffer,
  PLAN_OFFER,
  type ProtocolQuery,
  readQuery,
  type SparqlRequest,
  whenSent,
} from './sparql-request.ts';

/** What is known of a query that has been dealt with, for log and metrics. */
interface QueryOutcome {
  readonly status: number;
  readonly outcome: string;
  readonly executed?: CachedResult;
}

/** What every answer of the endpoint says besides. */
export type QueryFields = Fields & { readonly 'x-request-id': string };

/** The answer to a request that was answered from kept results before, in the same words, which costs nobody anything; undefined where it was not. */
export function respondFromCache(c: Context, site: Site, fields: QueryFields): Response | undefined {
  const started = performance.now();
  const repeat = site.results.responseCache.find(c, site.results);
  if (!repeat) return undefined;
  const response = sendResult(c, repeat, fields);
  const { status } = response;
  const log = (id: string, client: string, from: number) => {
    const about = { id, client: pseudonym(client), query: repeat.query };
    const executed = { result: repeat.result, cached: true };
    site.operations.metrics.cache(true);
    record(site, about, { status, outcome: 'ok', executed }, performance.now() - from);
  };
  log(fields['x-request-id'], clientOfRequest(c, site.settings.trustProxy), started);
  markReady(c, (request) => {
    const from = performance.now();
    const id = fieldWithin(request, 'x-request-id');
    const forwardedFor = fieldWithin(request, 'x-forwarded-for');
    // What is too long is refused.
    if (id === null || forwardedFor === null) return undefined;
    const own = site.operations.running.idFor(id);
    const remote = request.socket.remoteAddress;
    log(own, clientOf({ remote, forwardedFor }, site.settings.trustProxy), from);
    return own;
  });
  return response;
}

/** The answer to a query, counted and logged; throws a Problem where there is none. */
export async function respondToQuery(
  c: Context,
  site: Site,
  protocolQuery: ProtocolQuery,
  fields: QueryFields,
): Promise<Response> {
  const started = performance.now();
  const client = clientOfRequest(c, site.settings.trustProxy);
  const log = (outcome: QueryOutcome) => {
    const about = { id: fields['x-request-id'], client: pseudonym(client), query: protocolQuery.query };
    record(site, about, outcome, performance.now() - started);
  };
  try {
    const { request, executed } = await negotiateAndExecute(
      c,
      site,
      protocolQuery,
      client,
      fields['x-request-id'],
    );
    const response = await respondResult(c, site, request, executed, fields);
    log({ status: response.status, outcome: 'ok', executed });
    return response;
  } catch (error) {
    const problem = error instanceof QueryError ? problemOfQuery(error) : problemOf(error);
    log({ status: problem.status, outcome: kindOf(problem) });
    throw problem;
  }
}

async function negotiateAndExecute(c: Context, site: Site, query: ProtocolQuery, client: string, id: string) {
  const { rateLimiter } = site.operations;
  const leave = isProbe(query) ? () => {} : rateLimiter.enter(client);
  try {
    const first = await readQuery(c, site, query, client);
    const tried: Offer[] = [];
    for (let request = first; ; request = nextOffer(c, site, first, tried)) {
      try {
        return { request, executed: await executeRequest(c, site, request, { id, client }) };
      } catch (error) {
        const isOther = error instanceof QueryError && error.kind === 'unwritable';
        if (!isOther || request.offer === PLAN_OFFER) throw error;
        tried.push(request.offer);
      }
    }
  } finally {
    // The answer takes memory until it is sent, and its place as long.
    whenSent(c, leave);
  }
}

async function executeRequest(
  c: Context,
  site: Site,
  request: SparqlRequest,
  account: Omit<ExecutionAccount, 'signal'>,
) {
  const immediate = immediateResult(site, request, account.client);
  if (immediate) return immediate;
  const { signal, done } = site.operations.running.begin(account.id, account.client, c.req.raw.signal);
  return executeCached(site, request, { ...account, signal }).finally(done);
}

function record(
  { operations }: Site,
  { id, client, query }: Pick<QueryEntry, 'id' | 'client' | 'query'>,
  { status, outcome, executed }: QueryOutcome,
  duration: number,
): void {
  const { result, cached = false } = executed ?? {};
  const engine = cached ? 'cache' : (result?.engine ?? 'none');
  operations.metrics.query({ engine, outcome, seconds: duration / 1000 });
  operations.logQuery({
    time: currentTime(),
    id,
    client,
    query,
    status,
    outcome,
    engine: result && engine,
    queued: result && (cached ? 0 : rounded(result.queued)),
    executed: result && (cached ? 0 : rounded(result.executed)),
    bytes: result?.bytes.byteLength,
    duration: rounded(duration),
  });
}

/** The kind of a QueryError says more than that of the problem made of it. */
function kindOf(problem: Problem): string {
  return problem.cause instanceof QueryError ? problem.cause.kind : problem.kind;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
