import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import { DEFAULT_BOUNDS } from '../../query/parsing/bounds.ts';
import { type Release, siteBase } from '../../release/store/manifest.ts';
import { type ConnectionSettings, Connections } from '../limits/connections.ts';
import { fieldWithin } from '../limits/limits.ts';
import { bareProblem, guard, type ReportFailure } from './failures.ts';
import type { HttpSettings } from './publication.ts';
import type { ReadyResponses } from './ready-responses.ts';
import type { Publication } from './running-queries.ts';

/** Times in milliseconds, sizes in bytes: a client that sends or reads too slowly is let go. */
const LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
} as const;
/** How much longer than a query a connection may be silent. */
const IDLE = 20_000;

/** A query in an address may be written with three bytes for each of its own; the rest is for other fields. */
const QUERY_GROWTH = 3;
const OTHER_FIELDS = 32_768;
/** Told to whoever is answered beyond the bounds. */
const RETRY = { 'retry-after': '5', connection: 'close' };
const HEALTH = /(^|\/)(healthz|readyz)$/;

/** A server, and how to close it: what is being sent arrives within so many milliseconds. */
interface HttpServer {
  readonly server: Server;
  close(grace: number): Promise<void>;
}

/** An HTTP server for the application, not yet listening; `report` hears of failures to answer. */
export function openHttpServer(
  app: Pick<Hono, 'fetch'> & { readonly ready?: ReadyResponses },
  settings: HttpSettings & ConnectionSettings,
  report: ReportFailure = () => {},
): HttpServer {
  const { queryTimeout, maxQueryBytes, trustProxy } = settings;
  const connections = new Connections(settings, trustProxy);
  const listener = getRequestListener(app.fetch, {
    errorHandler: (error) => unusable(error, report),
    // HTTP/1.0 knows no Host; IRIs come from the base, so any will do.
    hostname: 'localhost',
  });
  const maxHeaderSize = QUERY_GROWTH * (maxQueryBytes ?? DEFAULT_BOUNDS.length) + OTHER_FIELDS;
  const server = createServer({ ...LIMITS, maxHeaderSize }, (request, response) => {
    const isSurplus = connections.isSurplus(request);
    if (!isSurplus && app.ready?.serve(request, response)) return;
    guard(response, report);
    if (isSurplus && !HEALTH.test(request.url ?? '')) return refuse(response, 'busy', RETRY);
    if (fieldWithin(request, 'host') === null) return refuse(response, 'fields-too-large');
    app.ready?.watch(request, response);
    void Promise.resolve(listener(request, response)).catch(report);
  });
  server.setTimeout(queryTimeout + IDLE);
  server.on('clientError', refuseUnreadable);
  connections.watch(server);
  const close = async (grace: number) => {
    server.close();
    await connections.close(grace);
  };
  return { server, close };
}

function refuse(response: ServerResponse, kind: 'busy' | 'fields-too-large', fields = {}): void {
  const { status, headers, body } = bareProblem(kind);
  response.writeHead(status, { ...headers, ...fields }).end(body);
}

/** What is no HTTP, or more than the server reads: answered as Node.js does, and no error of a socket ends anything. */
function refuseUnreadable(error: Error & { readonly code?: string }, socket: Duplex): void {
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const line = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : status;
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A request that never reached the application: no host, or a target that is no path. */
function unusable(error: unknown, report: ReportFailure): Response {
  const isMalformed = error instanceof RequestError;
  if (!isMalformed) report(error instanceof Error ? error : new Error(String(error)));
  const { status, headers, body } = bareProblem(isMalformed ? 'malformed' : 'failed');
  return new Response(body, { status, headers });
}

/** As the browsers of most visitors ask. */
const HEADERS = { accept: 'text/html', 'accept-encoding': 'gzip' };
/** Milliseconds between two looks at what the lanes do: first answers come before all this. */
const RETRY_DELAY = 500;

/** Asks an application for the addresses that are slow at first, one thing after the other, each only when no process of its publication has anything to do; ends early where `isOver` says so. What cannot be had now is left to whoever asks for it. Where `onHome` waits for the home page, that is made first, and at once. */
export async function warm(
  app: Pick<Hono, 'request'> & { slowAddresses(): readonly string[] },
  { release, statistics }: Publication,
  isOver: () => boolean,
  onHome?: () => void,
): Promise<void> {
  const isQuiet = () =>
    (statistics?.() ?? []).every(
      ({ alive, ready, busy, queued }) => alive === ready && busy === 0 && queued === 0,
    );
  if (onHome !== undefined) await visit(app, release, '').finally(onHome);
  for (const address of app.slowAddresses()) {
    do {
      await pause(RETRY_DELAY, undefined, { ref: false });
    } while (!isOver() && !isQuiet());
    if (isOver()) return;
    await visit(app, release, address);
  }
}

/** Asks an application for an address of its own pages, as most visitors do, until all of the answer is there. */
export async function visit(
  app: Pick<Hono, 'request'>,
  { manifest }: Release,
  address: string,
): Promise<void> {
  const response = await app.request(siteBase(manifest) + address, { headers: HEADERS });
  await response.arrayBuffer();
}
