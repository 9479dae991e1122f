import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DumpData, DumpResult, DumpResults } from './dump-job.ts';

/** What a thread says when a dump is done. */
export type DumpReply =
  | { readonly results: DumpResults }
  | { readonly failure: { readonly message: string; readonly code: string | undefined } };

const THREAD = new URL('./dump-thread.js', import.meta.url);
/** Each holds one syntax at work; more would make each other wait for the disk. */
const MAX_THREADS = 4;
/** Megabytes: most objects of a serializer or a parser are gone before a larger nursery is full. */
const NURSERY = 32;

/** Whether there are threads: the sources, which tests run as they are, have none. */
export function hasDumpThreads(): boolean {
  return existsSync(fileURLToPath(THREAD));
}

/** Threads that write dumps, or read them back; once begun they load their code, and are told of the dataset when it is known. They are to be ended. */
export class DumpThreads {
  #threads: Worker[] = [];
  #failure: Error | undefined;

  /** Starts them where there are any. */
  begin(): void {
    if (this.#threads.length > 0 || !hasDumpThreads()) return;
    const length = Math.min(MAX_THREADS, availableParallelism());
    this.#threads = Array.from({ length }, () => {
      const thread = new Worker(THREAD, { resourceLimits: { maxYoungGenerationSizeMb: NURSERY } });
      thread.on('error', (error: Error) => {
        this.#failure = error;
      });
      thread.unref();
      return thread;
    });
  }

  /** Does the jobs, each the names of some dumps, each thread the next one when it has done one; `onDone` hears of each dump. Rejects with the first failure, or the reason of the signal, once no thread works any more. */
  async run(
    jobs: readonly (readonly string[])[],
    data: DumpData,
    onDone?: (name: string) => void,
    signal?: AbortSignal,
  ): Promise<Map<string, DumpResult>> {
    signal?.throwIfAborted();
    this.begin();
    const waiting = [...jobs];
    const results = new Map<string, DumpResult>();
    const work = async (thread: Worker) => {
      const end = () => void thread.terminate();
      signal?.addEventListener('abort', end);
      thread.ref();
      try {
        thread.postMessage(data);
        for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
          if (this.#failure !== undefined) throw this.#failure;
          for (const [name, result] of await jobIn(thread, job)) {
            results.set(name, result);
            onDone?.(name);
          }
        }
      } catch (error) {
        waiting.length = 0;
        throw signal?.aborted ? signal.reason : error;
      } finally {
        signal?.removeEventListener('abort', end);
        await thread.terminate();
      }
    };
    const working = this.#threads.map(work);
    this.#threads = [];
    await Promise.allSettled(working);
    await Promise.all(working);
    return results;
  }

  /** Ends those that have nothing to do. */
  async end(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function jobIn(thread: Worker, names: readonly string[]): Promise<DumpResults> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(error);
    const ended = () => reject(new Error(`the thread that wrote ${names.join(', ')} ended`));
    thread.once('error', failed);
    thread.once('exit', ended);
    thread.once('message', (reply: DumpReply) => {
      thread.off('error', failed);
      thread.off('exit', ended);
      if ('results' in reply) return resolve(reply.results);
      const { message, code } = reply.failure;
      reject(Object.assign(new Error(message), code !== undefined && { code }));
    });
    thread.postMessage(names);
  });
}
