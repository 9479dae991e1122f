import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { nquad } from '../../rdf/canonical.ts';
import type { Quad } from '../../rdf/terms.ts';
import { ShapesError, type Violation, validate, violationsOf } from '../../shacl/index.ts';
import type { EncodedDataset } from '../n-quads/encoded.ts';

/** What a thread is asked: the bytes of an index, in memory that is shared, and shapes as N-Quads. */
export interface ValidationRequest {
  readonly file: Uint8Array;
  readonly shapes: string;
}

/** What it answers. */
export type ValidationReply =
  | { readonly violations: readonly Violation[] }
  | { readonly faults: readonly string[] };

const THREAD = new URL('./validation-thread.js', import.meta.url);
/** Fewer statements are checked sooner than a thread has loaded its code. */
const MIN_THREADED_QUADS = 50_000;

/** Holds datasets against shapes, large ones in a thread, so that other work goes on meanwhile; the thread is kept for the next one until it is closed. */
export class Validation {
  #thread: Worker | undefined;

  /** Starts the thread, so that its code is loaded by when there is something to validate. */
  begin(): void {
    if (!existsSync(fileURLToPath(THREAD))) return;
    this.#thread ??= new Worker(THREAD);
    this.#thread.unref();
  }

  /** What the shapes find wrong with the default graph; rejects with a ShapesError where they have faults themselves. */
  async violations(data: EncodedDataset, shapes: readonly Quad[]): Promise<readonly Violation[]> {
    // The sources, which tests run as they are, have no threads.
    const isHere = data.index.quads < MIN_THREADED_QUADS || !existsSync(fileURLToPath(THREAD));
    return isHere ? violationsOf(validate(data.index, shapes)) : this.#inThread(data, shapes);
  }

  async #inThread({ file }: EncodedDataset, shapes: readonly Quad[]): Promise<readonly Violation[]> {
    this.#thread ??= new Worker(THREAD);
    const thread = this.#thread;
    thread.ref();
    const message = once(thread, 'message') as Promise<[ValidationReply]>;
    thread.postMessage({ file, shapes: shapes.map((quad) => `${nquad(quad)}\n`).join('') });
    try {
      const [reply] = await message;
      if ('faults' in reply) throw new ShapesError(reply.faults);
      return reply.violations;
    } finally {
      thread.unref();
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = undefined;
  }
}
