import { Worker } from 'node:worker_threads';
import { type ErrorMessage, QueryError } from '../port.ts';
import { remoteError, unreachable } from './remote-error.ts';
import { type RemoteResponse, type Rewritten, rewrite } from './remote-response.ts';

/** What a store is asked. */
interface StoreRequest {
  readonly accept: string;
  readonly body: URLSearchParams;
  readonly userAgent: string;
  /** Largest answer to read, in bytes after decompression. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** A whole answer with status 200. */
export interface Received {
  readonly bytes: Uint8Array;
  readonly headers: Headers;
}

const MAX_REDIRECTS = 3;
const MAX_REASON_LENGTH = 4_096;

/** POSTs a form to a store and reads all of its answer; rejects with a QueryError. Redirects are followed within the store's origin, with the same form. */
export async function receive(endpoint: string, request: StoreRequest): Promise<Received> {
  const response = await send(endpoint, request);
  try {
    if (!response.ok) throw remoteError(response.status, await beginning(response));
    return { bytes: await read(response, request.maxBytes), headers: response.headers };
  } catch (error) {
    if (error instanceof QueryError) throw error;
    throw request.signal.aborted ? stopped() : unreachable(error);
  }
}

async function send(endpoint: string, request: StoreRequest): Promise<Response> {
  let url = endpoint;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await post(url, request);
    if (response.status < 300 || response.status > 399) return response;
    await response.body?.cancel();
    const location = response.headers.get('location') ?? '';
    const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
    const keepsForm = response.status === 307 || response.status === 308;
    if (!keepsForm || target?.origin !== new URL(endpoint).origin) break;
    url = target.href;
  }
  throw new QueryError('failed', 'the store sends elsewhere, where no query is sent after it');
}

async function post(url: string, { accept, body, userAgent, signal }: StoreRequest): Promise<Response> {
  const headers = { accept, 'user-agent': userAgent };
  try {
    return await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
  } catch (error) {
    throw signal.aborted ? stopped() : unreachable(error);
  }
}

async function read(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new QueryError(
        'too-large',
        `the store sent more than ${maxBytes} bytes; ask for less with LIMIT`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function beginning(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= MAX_REASON_LENGTH) break;
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, MAX_REASON_LENGTH);
}

function stopped(): QueryError {
  return new QueryError('aborted', 'nobody waits for the answer any more');
}

/** Larger answers are written in a thread of their own, so that they hold nobody else up. */
const SMALL = 262_144;
const WORKER = new URL('./rewriting-worker.js', import.meta.url);

/** What the thread says at its end. */
export type RewritingMessage = { readonly done: Rewritten } | { readonly failure: ErrorMessage };

/** Writes an answer of a remote store anew, a large one beside the event loop; rejects with a QueryError, `aborted` as soon as the signal says so. */
export async function rewriteAside(response: RemoteResponse, signal: AbortSignal): Promise<Rewritten> {
  if (response.bytes.byteLength <= SMALL) return rewrite(response);
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: response });
    const stop = () => {
      reject(new QueryError('aborted', 'nobody waits for the answer any more'));
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', (message: RewritingMessage) => {
      if ('done' in message) resolve(message.done);
      else reject(new QueryError(message.failure.kind, message.failure.message, message.failure));
    });
    worker.once('error', (cause) => reject(new QueryError('failed', cause.message, { cause })));
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new QueryError('failed', 'the thread that writes answers ended'));
    });
  });
}
