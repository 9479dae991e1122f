import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import type { Fields } from '../fields.ts';
import { type FieldName, LIMITS } from '../limits/limits.ts';
import type { Metrics } from './metrics.ts';
import type { Publication } from './running-queries.ts';

/** What an answer says that is of one request alone, and what it counts and logs; undefined where the request must be read as a whole. */
export type PerRequest = (request: IncomingMessage) => Fields | undefined;

/** A response as it went to the wire. */
interface ReadyResponse {
  readonly status: number;
  /** Names and values in turn. */
  readonly fields: readonly string[];
  /** A small one with a character for each byte: head and body of a text go to the network in one piece. */
  readonly body: Uint8Array | string;
  readonly area: string;
  readonly perRequest: PerRequest | undefined;
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
const UNUSUAL = [
  ...(Object.keys(LIMITS.fields) as FieldName[]).filter(
    (name) => !SELECTING.includes(name) && !PASSED_OVER.includes(name),
  ),
  'transfer-encoding',
  'expect',
];
const MAX_BYTES = 64 * 1_048_576;
const MAX_BODY = 1_048_576;
const SMALL_BODY = 65_536;
const MAX_SEEN = 4 * 1_048_576;
const OVERHEAD = 2_000;

const watched = new WeakMap<object, Watched>();

/** Says of the response to a request that it is the same for every GET of these words as long as the publication stands; `perRequest` gives what differs all the same. */
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
    sizeCalculation: ({ body }, key) => body.length + 2 * key.length + OVERHEAD,
  });
  /** How many requests were answered from here. */
  answered = 0;

  constructor(publication: () => Publication, metrics: Metrics) {
    this.#publication = publication;
    this.#metrics = metrics;
  }

  /** Answers a request where its answer is ready; else the response is watched, so that it may be the next time. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (!isUsual(request)) return false;
    this.#follow();
    const key = keyOf(request);
    const ready = this.#ready.get(key);
    if (ready === undefined) this.#watch(key, response);
    return ready !== undefined && this.#send(ready, request, response);
  }

  #send(
    { status, fields, body, area, perRequest }: ReadyResponse,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const own = perRequest?.(request);
    if (perRequest !== undefined && own === undefined) return false;
    this.#metrics.response(area, status);
    this.answered++;
    response.writeHead(status, (own === undefined ? fields : replaced(fields, own)) as string[]);
    if (typeof body === 'string') response.end(body, 'latin1');
    else response.end(body);
    return true;
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
    recorded(response, (status, fields, body) => {
      const { area, perRequest } = note;
      if (area === undefined || this.#of !== of) return;
      // What only one request may hear is not for others.
      if (perRequest === undefined && fields.includes('x-request-id')) return;
      const small = body.byteLength <= SMALL_BODY ? Buffer.from(body).toString('latin1') : body;
      this.#ready.set(key, { status, fields, body: small, area, perRequest });
    });
  }
}

function isUsual({ method, url = '', headers, httpVersion }: IncomingMessage): boolean {
  if (method !== 'GET' || httpVersion !== '1.1' || url.includes('release=')) return false;
  for (const name of UNUSUAL) if (headers[name] !== undefined) return false;
  return true;
}

function keyOf({ url = '', headers }: IncomingMessage): string {
  let key = url;
  for (const name of SELECTING) key += `\n${headers[name] ?? ''}`;
  return key;
}

function replaced(fields: readonly string[], own: Fields): string[] {
  return fields.map((value, at) => (at % 2 === 1 ? (own[fields[at - 1] ?? ''] ?? value) : value));
}

/** Hands over what is written to a response when all of it is. */
function recorded(
  response: ServerResponse,
  whole: (status: number, fields: readonly string[], body: Uint8Array) => void,
): void {
  const { writeHead, write, end } = response;
  const pieces: Uint8Array[] = [];
  let head: { readonly status: number; readonly fields: readonly string[] } | undefined;
  let length = 0;
  const add = (piece: unknown) => {
    if (typeof piece === 'string') pieces.push(Buffer.from(piece));
    else if (piece instanceof Uint8Array) pieces.push(piece);
    length += pieces.at(-1)?.byteLength ?? 0;
  };
  response.writeHead = ((status: number, fields: unknown) => {
    head = { status, fields: flat(fields) };
    return writeHead.call(response, status, fields as Record<string, string>);
  }) as typeof writeHead;
  response.write = ((...written: Parameters<typeof write>) => {
    add(written[0]);
    return write.apply(response, written);
  }) as typeof write;
  response.end = ((...written: Parameters<typeof end>) => {
    add(written[0]);
    if (head !== undefined && length <= MAX_BODY) whole(head.status, head.fields, Buffer.concat(pieces));
    // What is written by and by is not added twice.
    response.write = write;
    return end.apply(response, written);
  }) as typeof end;
}

/** Header fields as names and values in turn. */
function flat(fields: unknown): string[] {
  return Object.entries((fields ?? {}) as Record<string, string | readonly string[]>).flatMap(
    ([name, value]) => (Array.isArray(value) ? value : [value]).flatMap((one) => [name, String(one)]),
  );
}
