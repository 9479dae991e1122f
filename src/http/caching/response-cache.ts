import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import type { Fields } from '../fields.ts';
import { field } from '../limits/limits.ts';

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
export class ResponseCache {
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
