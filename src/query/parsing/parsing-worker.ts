import { parentPort } from 'node:worker_threads';
import { QueryError } from '../port.ts';
import { warmParser } from './grammar.ts';
import { parseQuery } from './parse.ts';
import type { ParseRequest, ParseResponse } from './parse-in-worker.ts';

function respond({ id, query }: ParseRequest): ParseResponse {
  const started = performance.now();
  const took = () => performance.now() - started;
  try {
    const parsed = parseQuery(query);
    return { id, parsed, took: took() };
  } catch (error) {
    const { message } = error as Error;
    if (!(error instanceof QueryError)) return { id, failure: { kind: 'failed', message }, took: took() };
    const { kind, line, column } = error;
    return { id, failure: { kind, message, line, column }, took: took() };
  }
}

warmParser();
parentPort?.on('message', (request: ParseRequest) => parentPort?.postMessage(respond(request)));
