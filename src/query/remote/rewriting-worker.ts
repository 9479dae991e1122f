import { parentPort, workerData } from 'node:worker_threads';
import { QueryError } from '../port.ts';
import { type RemoteResponse, rewrite } from './remote-response.ts';
import type { RewritingMessage } from './rewriting.ts';

async function work(): Promise<RewritingMessage> {
  try {
    return { done: await rewrite(workerData as RemoteResponse) };
  } catch (error) {
    const { message } = error as Error;
    return { failure: { kind: error instanceof QueryError ? error.kind : 'failed', message } };
  }
}

parentPort?.postMessage(await work());
