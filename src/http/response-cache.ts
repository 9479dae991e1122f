import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import type { Fields } from './fields.ts';
import { field } from './limits/limits.ts';
import { entityTag } from './representation.ts';

interface Run<T> {
  readonly outcome: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Work that several wait for is done once; it is aborted when the last of them has left. */
export class SharedRuns<T> {
  readonly #runs = new Map<string, Run<T>>();

  /** The outcome of the run of this key, which is started where there is none. Rejects with the signal's reason as soon as that aborts. */
  join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const run = this.#runs.get(key) ?? this.#begin(key, start);
    run.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        if (--run.waiting === 0) this.#abandon(key, run);
        reject(signal.reason);
      };
      const stay = () => signal.removeEventListener('abort', leave);
      signal.addEventListener('abort', leave, { once: true });
      run.outcome.finally(stay).then(resolve, reject);
    });
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<T>): Run<T> {
    const controller = new AbortController();
    const outcome = start(controller.signal).finally(() => this.#forget(key, run));
    const run: Run<T> = { outcome, controller, waiting: 0 };
    this.#runs.set(key, run);
    return run;
  }

  /** Who asks from now on starts anew. */
  #abandon(key: string, run: Run<T>): void {
    this.#forget(key, run);
    run.controller.abort();
  }

  #forget(key: string, run: Run<T>): void {
    if (this.#runs.get(key) === run) this.#runs.delete(key);
  }
}

/** A whole result of a query, as it is sent. */
export interface Result {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  /** The engine that answered, and milliseconds spent waiting and executing. */
  readonly engine: string;
  readonly queued: number;
  readonly executed: number;
}

/** How a request was answered from kept results. */
export interface Repeat {
  /** Of the result, among those kept. */
  readonly key: string;
  readonly query: string;
  /** Header fields of a 200 and of a 304. */
  readonly ok: Fields;
  readonly notModified: Fields;
}

/** Beside its texts, in characters. */
const OVERHEAD = 1_000;
const MAX_CHARACTERS = 8_388_608;

/** Requests that were answered from kept results: who asks in the same words again is answered without reading them. */
class ResponseCache {
  readonly #known = new LRUCache<string, Repeat>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ key, query }, words) => key.length + query.length + words.length + OVERHEAD,
  });

  /** The answer to a GET of these words, where it was given before and its result is still kept. */
  find(
    c: Context,
    results: { get(key: string): Result | undefined },
  ): (Repeat & { result: Result }) | undefined {
    const repeat = c.req.method === 'GET' ? this.#known.get(headersKey(c)) : undefined;
    const result = repeat && results.get(repeat.key);
    return result && { ...repeat, result };
  }

  remember(c: Context, repeat: Repeat): void {
    if (c.req.method === 'GET') this.#known.set(headersKey(c), repeat);
  }
}

const FIELDS = ['accept', 'accept-language', 'accept-encoding'] as const;

/** All of a request that its answer depends on. */
function headersKey(c: Context): string {
  const fields = FIELDS.map((name) => field(c, name) ?? '');
  return `${c.req.url.slice(c.req.url.indexOf('?'))}\n${fields.join('\n')}`;
}

/** A result larger than this part of the store would drive out too many others. */
const MAX_RESULT_FRACTION = 4;
const SLICE = 1_048_576;

/** Results of the queries of one release, which never change: the latest are kept, and what several ask at once is asked once. */
export class ResultStore {
  readonly runs = new SharedRuns<Result>();
  readonly responseCache = new ResponseCache();
  readonly #cache: LRUCache<string, Result> | undefined;

  /** `capacity` in bytes; with 0 nothing is kept. */
  constructor(capacity: number) {
    if (capacity < MAX_RESULT_FRACTION) return;
    this.#cache = new LRUCache({
      maxSize: capacity,
      maxEntrySize: Math.floor(capacity / MAX_RESULT_FRACTION),
      sizeCalculation: ({ bytes }, key) => bytes.byteLength + 2 * key.length + OVERHEAD,
    });
  }

  /** Bytes kept. */
  get size(): number {
    return this.#cache?.calculatedSize ?? 0;
  }

  get(key: string): Result | undefined {
    return this.#cache?.get(key);
  }

  store(key: string, result: Result): void {
    this.#cache?.set(key, result);
  }
}

/** The strong entity tag of a result; others are served while a large one is read. */
export async function tagOfResult(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength <= SLICE) return entityTag(bytes);
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.byteLength; at += SLICE) {
    hash.update(bytes.subarray(at, at + SLICE));
    await setImmediate();
  }
  return `"${hash.digest('base64url').slice(0, 22)}"`;
}
