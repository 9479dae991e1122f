import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { entityTag } from '../representation.ts';
import { ResponseCache, type Result } from './response-cache.ts';
import { SharedRuns } from './single-flight.ts';

/** Bytes that a result takes beside its own and those of its key. */
const OVERHEAD = 1_000;
/** A result larger than this part of the store would drive out too many others. */
const LARGEST_PART = 4;
const SLICE = 1_048_576;

/** Results of the queries of one release, which never change: the latest are kept, and what several ask at once is asked once. */
export class ResultStore {
  readonly runs = new SharedRuns<Result>();
  readonly responseCache = new ResponseCache();
  readonly #kept: LRUCache<string, Result> | undefined;

  /** `capacity` in bytes; with 0 nothing is kept. */
  constructor(capacity: number) {
    if (capacity < LARGEST_PART) return;
    this.#kept = new LRUCache({
      maxSize: capacity,
      maxEntrySize: Math.floor(capacity / LARGEST_PART),
      sizeCalculation: ({ bytes }, key) => bytes.byteLength + 2 * key.length + OVERHEAD,
    });
  }

  /** Bytes kept. */
  get size(): number {
    return this.#kept?.calculatedSize ?? 0;
  }

  get(key: string): Result | undefined {
    return this.#kept?.get(key);
  }

  keep(key: string, result: Result): void {
    this.#kept?.set(key, result);
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
