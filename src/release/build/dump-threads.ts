import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { LineColumns } from '../n-quads/encoded-lines.ts';
import type { LineSums } from '../n-quads/line-sums.ts';
import type { DumpResult } from './dump-job.ts';

/** What a thread knows of the dataset; its columns are shared. */
export interface DumpThreadData {
  readonly directory: string;
  readonly base: string;
  readonly languages: readonly string[];
  readonly columns: LineColumns;
  /** How many triples the graphs have as one, where that is what is described. */
  readonly merged: number | undefined;
  readonly sums: { readonly all: LineSums; readonly described: LineSums };
}

/** What a thread says when a dump is done. */
export type DumpReply =
  | { readonly result: DumpResult }
  | { readonly failure: { readonly message: string; readonly code: string | undefined } };

const THREAD = new URL('./dump-thread.js', import.meta.url);
/** Each holds one syntax at work; more would make each other wait for the disk. */
const MOST_THREADS = 4;
/** Megabytes: most objects of a serializer or a parser are gone before a larger nursery is full. */
const NURSERY = 32;

/** Whether there are threads: the sources, which tests run as they are, have none. */
export function hasDumpThreads(): boolean {
  return existsSync(fileURLToPath(THREAD));
}

/** Does the jobs, by name, in threads, each the next one when it has done one; `onDone` hears of each. Rejects with the first failure, or the reason of the signal, once no thread works any more. */
export async function runInThreads(
  names: readonly string[],
  data: DumpThreadData,
  onDone: (name: string) => void,
  signal?: AbortSignal,
): Promise<Map<string, DumpResult>> {
  signal?.throwIfAborted();
  const waiting = [...names];
  const results = new Map<string, DumpResult>();
  const work = async () => {
    const thread = new Worker(THREAD, {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: NURSERY },
    });
    const end = () => void thread.terminate();
    signal?.addEventListener('abort', end);
    try {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        results.set(name, await jobIn(thread, name));
        onDone(name);
      }
    } catch (error) {
      waiting.length = 0;
      throw signal?.aborted ? signal.reason : error;
    } finally {
      signal?.removeEventListener('abort', end);
      await thread.terminate();
    }
  };
  const count = Math.min(MOST_THREADS, availableParallelism(), names.length);
  const threads = Array.from({ length: count }, work);
  await Promise.allSettled(threads);
  await Promise.all(threads);
  return results;
}

function jobIn(thread: Worker, name: string): Promise<DumpResult> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(error);
    const ended = () => reject(new Error(`the thread that wrote ${name} ended`));
    thread.once('error', failed);
    thread.once('exit', ended);
    thread.once('message', (reply: DumpReply) => {
      thread.off('error', failed);
      thread.off('exit', ended);
      if ('result' in reply) return resolve(reply.result);
      const { message, code } = reply.failure;
      reject(Object.assign(new Error(message), code !== undefined && { code }));
    });
    thread.postMessage(name);
  });
}
