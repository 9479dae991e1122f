import { Worker } from 'node:worker_threads';
import { type ErrorMessage, QueryError } from '../port.ts';
import { adoptQuery, knownQuery, type ParsedQuery, parseQuery } from './parse.ts';

/** What comes of parsing: the query or why it is none, and the milliseconds that it took. */
export interface Parsing {
  readonly took: number;
  /** Throws the QueryError where there is one. */
  query(): ParsedQuery;
}

/** What the thread is asked, and what it says. */
export interface ParseRequest {
  readonly id: number;
  readonly query: string;
}

/** What the thread answers to the request of the same id: the parsed query or why there is none, and the milliseconds that it took. */
export type ParseResponse = { readonly id: number; readonly took: number } & (
  | { readonly parsed: ParsedQuery }
  | { readonly failure: ErrorMessage }
);

/** Characters; shorter queries are parsed in a few milliseconds, the longest in half a second. */
const SHORT = 2_048;
const WORKER = new URL('./parsing-worker.js', import.meta.url);

/** Parses a query that keeps its bounds (bounds.ts), a long one in a thread of its own, so that it holds nobody else up. */
export async function parseAside(query: string): Promise<Parsing> {
  const started = performance.now();
  const known = knownQuery(query);
  if (known === undefined && query.length > SHORT) return parseRemotely(query);
  const parsed = known ?? parseQuery(query);
  return { took: performance.now() - started, query: () => parsed };
}

let worker: Worker | undefined;
let latest = 0;
const waiting = new Map<number, (response: ParseResponse) => void>();

async function parseRemotely(query: string): Promise<Parsing> {
  const id = ++latest;
  const response = await new Promise<ParseResponse>((resolve) => {
    waiting.set(id, resolve);
    worker ??= started();
    worker.postMessage({ id, query } satisfies ParseRequest);
  });
  const { took } = response;
  if ('parsed' in response) {
    const parsed = adoptQuery(query, response.parsed);
    return { took, query: () => parsed };
  }
  const { kind, message } = response.failure;
  return { took, query: () => fail(new QueryError(kind, message, response.failure)) };
}

function fail(error: QueryError): never {
  throw error;
}

function started(): Worker {
  const thread = new Worker(WORKER);
  thread.unref();
  thread.on('message', (response: ParseResponse) => settle(response));
  // An error is followed by the exit; the next query starts another thread.
  thread.on('error', () => {});
  thread.on('exit', () => {
    worker = undefined;
    const failure: ErrorMessage = { kind: 'failed', message: 'the thread that parses queries ended' };
    for (const id of waiting.keys()) settle({ id, failure, took: 0 });
  });
  return thread;
}

function settle(response: ParseResponse): void {
  waiting.get(response.id)?.(response);
  waiting.delete(response.id);
}
