import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import { type FieldName, LIMITS } from '../limits/limits.ts';
import type { Metrics } from './metrics.ts';
import type { Publication } from './running-queries.ts';

/** The X-Request-Id of an answer, which is of one request alone, and what it counts and logs; undefined where the request must be read as a whole. */
export type PerRequest = (request: IncomingMessage) => string | undefined;

/** A response as it went to the wire. */
interface ReadyResponse {
  readonly status: number;
  /** From the status line to the empty line, as Node.js wrote it: a character for each byte. */
  readonly head: string;
  readonly body: Buffer;
  readonly area: string;
  readonly perRequest: PerRequest | undefined;
  /** Head and body in one piece as they are sent within one second, and where the id of its request stands, if it has one. */
  whole?: { readonly date: string; readonly bytes: Buffer; readonly id: number } | undefined;
}

/** What a response of Node.js knows of its head: there is no other way to send head and body in one piece, and to have the first as it was written. */
interface HeadOfResponse {
  _header: string | null;
  _headerSent: boolean;
}

/** A response that is being written, and what is known of it so far. */
interface Watched {
  area?: string;
  perRequest?: PerRequest | undefined;
}

/** What decides between answers that are kept. */
const SELECTING: readonly FieldName[] = [
  'accept',
  'accept-language',
  'accept-encoding',
  'if-none-match',
  'host',
];
/** What decides nothing of an answer that is kept, or is read for each (`PerRequest`). */
const PASSED_OVER: readonly FieldName[] = ['x-forwarded-for', 'x-request-id'];
/** A request with one of these is read as a whole. */
const UNUSUAL = new Set<string>([
  ...(Object.keys(LIMITS.fields) as FieldName[]).filter(
    (name) => !SELECTING.includes(name) && !PASSED_OVER.includes(name),
  ),
  'transfer-encoding',
  'expect',
]);
const MAX_BYTES = 64 * 1_048_576;
const MAX_BODY = 1_048_576;
const MAX_SEEN = 4 * 1_048_576;
const OVERHEAD = 2_000;
const DATE = '\r\nDate: ';
const KEEP_ALIVE = '\r\nConnection: keep-alive\r\n';
const REQUEST_ID = '\r\nx-request-id: ';
const ID_LENGTH = 36;
const LENGTH = /\r\ncontent-length: |^HTTP\/1\.1 304/i;

const watched = new WeakMap<object, Watched>();

/** Says of the response to a request that it is the same for every GET of these words as long as the publication stands; `perRequest` gives the id that differs all the same. */
export function markReady(c: Context, perRequest?: PerRequest): void {
  const { incoming, outgoing } = (c.env ?? {}) as Partial<{ incoming: IncomingMessage; outgoing: object }>;
  const found = outgoing && watched.get(outgoing);
  // The application also asks itself, in the context of another request.
  if (!found || !c.req.url.endsWith(incoming?.url ?? '/?')) return;
  found.area = c.req.path.startsWith('/sparql') ? 'sparql' : 'documents';
  found.perRequest = perRequest;
}

/** Answers to GET that were given before, byte for byte as they went out, so that who asks in the same words again is answered before a Request is made: from the third time on, for as long as the publication is the same. */
export class ReadyResponses {
  readonly #publication: () => Publication;
  readonly #metrics: Metrics;
  #of: Publication | undefined;
  /** Requests that were answered once. */
  readonly #seen = new LRUCache<string, true>({
    maxSize: MAX_SEEN,
    sizeCalculation: (_, key) => key.length + 100,
  });
  readonly #ready = new LRUCache<string, ReadyResponse>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ head, body }, key) => 2 * (head.length + body.length) + 2 * key.length + OVERHEAD,
  });
  /** How many requests were answered from here. */
  served = 0;

  constructor(publication: () => Publication, metrics: Metrics) {
    this.#publication = publication;
    this.#metrics = metrics;
  }

  /** Answers a request where its answer is ready. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    if (!isUsual(request)) return false;
    this.#follow();
    const ready = this.#ready.get(keyOf(request));
    // Behind another answer on the same connection it has to wait for its turn.
    if (ready === undefined || !response.shouldKeepAlive || response.socket === null) return false;
    const id = ready.perRequest?.(request);
    if (ready.perRequest !== undefined && id === undefined) return false;
    this.#metrics.response(ready.area, ready.status);
    this.served++;
    send(response, ready, id);
    return true;
  }

  /** Sees what is answered to a request, so that it may be ready the next time. */
  watch(request: IncomingMessage, response: ServerResponse): void {
    if (!isUsual(request)) return;
    this.#follow();
    this.#watch(keyOf(request), response);
  }

  #follow(): void {
    const current = this.#publication();
    if (this.#of === current) return;
    this.#of = current;
    this.#seen.clear();
    this.#ready.clear();
  }

  #watch(key: string, response: ServerResponse): void {
    if (!this.#seen.has(key)) {
      this.#seen.set(key, true);
      return;
    }
    const note: Watched = {};
    const of = this.#of;
    watched.set(response, note);
    recorded(response, (head, body) => {
      const { area, perRequest } = note;
      if (area === undefined || this.#of !== of) return;
      // What only one request may hear is not for others.
      if (perRequest === undefined && head.includes(REQUEST_ID)) return;
      this.#ready.set(key, { status: response.statusCode, head, body, area, perRequest });
    });
  }
}

function send(response: ServerResponse, ready: ReadyResponse, id: string | undefined): void {
  const date = currentDate();
  if (ready.whole?.date !== date) ready.whole = wholeOf(ready, date);
  const { whole } = ready;
  response.statusCode = ready.status;
  const known = response as unknown as HeadOfResponse;
  known._header = ready.head;
  known._headerSent = true;
  const { socket } = response;
  // By the socket itself it is one call of the system, and mostly done when that returns.
  socket?.write(id === undefined ? whole.bytes : withId(whole, id));
  // What is still to be sent is not to be changed.
  if (id !== undefined && socket?.writableLength !== 0) ready.whole = undefined;
  response.end();
}

/** An answer as it is sent at a time, with a place for an id of the usual length. */
function wholeOf({ head, body, perRequest }: ReadyResponse, date: string) {
  const text = dated(head, date);
  const id = perRequest === undefined ? 0 : text.indexOf(REQUEST_ID) + REQUEST_ID.length;
  const rest = perRequest === undefined ? text : ' '.repeat(ID_LENGTH) + text.slice(text.indexOf('\r\n', id));
  return { date, id, bytes: Buffer.concat([Buffer.from(text.slice(0, id) + rest, 'latin1'), body]) };
}

function withId({ bytes, id: at }: { readonly bytes: Buffer; readonly id: number }, id: string): Buffer {
  if (id.length === ID_LENGTH) {
    bytes.write(id, at, 'latin1');
    return bytes;
  }
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(id, 'latin1'), bytes.subarray(at + ID_LENGTH)]);
}

let clock = { second: 0, date: '' };

/** The value of the field Date. */
function currentDate(): string {
  const now = Date.now();
  const second = Math.floor(now / 1_000);
  if (clock.second !== second) clock = { second, date: new Date(now).toUTCString() };
  return clock.date;
}

function dated(head: string, date: string): string {
  const from = head.indexOf(DATE) + DATE.length;
  return head.slice(0, from) + date + head.slice(head.indexOf('\r\n', from));
}

function isUsual({ method, url = '', headers, httpVersion }: IncomingMessage): boolean {
  if (method !== 'GET' || httpVersion !== '1.1' || url.includes('release=')) return false;
  for (const name in headers) if (UNUSUAL.has(name)) return false;
  return true;
}

function keyOf({ url = '', headers }: IncomingMessage): string {
  let key = url;
  for (const name of SELECTING) key += `\n${headers[name] ?? ''}`;
  return key;
}

/** Hands over head and body of a response when all of it is written, where the connection goes on after it. */
function recorded(response: ServerResponse, whole: (head: string, body: Buffer) => void): void {
  const { write, end } = response;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const add = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(chunk);
    length += chunks.at(-1)?.byteLength ?? 0;
  };
  response.write = ((...written: Parameters<typeof write>) => {
    add(written[0]);
    return write.apply(response, written);
  }) as typeof write;
  response.end = ((...written: Parameters<typeof end>) => {
    add(written[0]);
    const { _header: head } = response as unknown as HeadOfResponse;
    const isWhole = head && LENGTH.test(head) && head.includes(KEEP_ALIVE) && head.includes(DATE);
    if (isWhole && length <= MAX_BODY) whole(head, Buffer.concat(chunks));
    // What is written by and by is not added twice.
    response.write = write;
    return end.apply(response, written);
  }) as typeof end;
}
