import { Worker } from 'node:worker_threads';
import type { Failure } from '../pool/messages.ts';
import { QueryError } from '../port.ts';
import { type RemoteAnswer, type Rewritten, rewrite } from './remote-answer.ts';

/** Larger answers are written in a thread of their own, so that they hold nobody else up. */
const SMALL = 262_144;
const WORKER = new URL('./rewriting-worker.js', import.meta.url);

/** What the thread says at its end. */
export type RewritingMessage = { readonly done: Rewritten } | { readonly failure: Failure };

/** Writes an answer of a remote store anew, a large one beside the event loop; rejects with a QueryError, `aborted` as soon as the signal says so. */
export async function rewriteAside(answer: RemoteAnswer, signal: AbortSignal): Promise<Rewritten> {
  if (answer.bytes.byteLength <= SMALL) return rewrite(answer);
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: answer });
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
