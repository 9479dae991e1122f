import { createServer, type Server } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import { DEFAULT_BOUNDS } from '../query/bounds.ts';
import { CACHE, COMMON } from './fields.ts';
import { PROBLEMS } from './problem.ts';
import type { HttpSettings } from './publication.ts';

/** Times in milliseconds, sizes in bytes: a client that sends or reads too slowly is let go. */
const LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
} as const;
/** How much longer than a query a connection may be silent. */
const IDLE = 20_000;
const MOST_CONNECTIONS = 2_000;

/** A query in an address may be written with three bytes for each of its own; the rest is for other fields. */
const QUERY_GROWTH = 3;
const OTHER_FIELDS = 32_768;

/** An HTTP server for the application, not yet listening. */
export function createHttpServer(app: Hono, { queryTimeout, maxQueryBytes }: HttpSettings): Server {
  const listener = getRequestListener(app.fetch, { errorHandler: unusable });
  const maxHeaderSize = QUERY_GROWTH * (maxQueryBytes ?? DEFAULT_BOUNDS.length) + OTHER_FIELDS;
  const server = createServer({ ...LIMITS, maxHeaderSize }, listener);
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(queryTimeout + IDLE);
  return server;
}

/** A request that never reached the application: no host, or a target that is no path. */
function unusable(error: unknown): Response {
  const kind = error instanceof RequestError ? 'malformed' : 'failed';
  const problem = { type: 'about:blank', ...PROBLEMS[kind], kind };
  return new Response(`${JSON.stringify(problem)}\n`, {
    status: problem.status,
    headers: { ...COMMON, 'content-type': 'application/problem+json', 'cache-control': CACHE.none },
  });
}
