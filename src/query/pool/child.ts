import { readSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { type ErrorMessage, QueryError } from '../port.ts';
import { EngineTrap, type LoadedStore, type OpenStore } from './dataset-file.ts';
import { FrameReader, frameOf } from './frames.ts';
import type { ChildMessage, ChildSettings, EngineName, TaskMessage } from './messages.ts';
import type { WatchdogData } from './watchdog.ts';

const settings: ChildSettings = JSON.parse(process.argv[2] ?? '{}');
/** The pipe to the pool, of which the pool's end closes when the pool is gone. */
const PIPE = 3;
const CHUNK = 65_536;
/** Milliseconds between two looks at the memory of this process, which cost as much as a small query. */
const MEMORY_AGE = 20;

/** Imported apart, so that a child loads no other engine than its own. */
const ENGINES: Readonly<Record<EngineName, () => Promise<{ openStore: OpenStore }>>> = {
  columnar: () => import('./columnar.ts'),
  comunica: () => import('./comunica.ts'),
};

/** Where a trap leaves the store unusable, the process ends as soon as the pool knows. */
async function serve(store: LoadedStore, task: TaskMessage): Promise<void> {
  const started = performance.now();
  try {
    const bytes = await store.executeTask(task);
    const executed = performance.now() - started;
    send({ kind: 'answer', executed, rss: memory(executed) }, bytes);
  } catch (error) {
    const last = !(error instanceof QueryError);
    send({ kind: 'failure', failure: failureOf(error), last, rss: process.memoryUsage.rss() });
    if (last) process.exit(1);
  }
}

let seen = { rss: 0, at: Number.NEGATIVE_INFINITY };

/** Bytes of resident memory, as of not long ago where nothing has taken long since. */
function memory(executed: number): number {
  const at = performance.now();
  if (executed > MEMORY_AGE || at - seen.at > MEMORY_AGE) seen = { rss: process.memoryUsage.rss(), at };
  return seen.rss;
}

function failureOf(error: unknown): ErrorMessage {
  if (error instanceof QueryError) {
    return { kind: error.kind, message: error.message, line: error.line, column: error.column };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof EngineTrap)) return { kind: 'failed', message };
  return { kind: 'too-large', message: 'the query needs more stack or memory than a query may use' };
}

/** Returns when the pipe has taken all of it. */
function send(message: ChildMessage, bytes?: Uint8Array): void {
  for (const chunk of frameOf(message, bytes)) {
    for (let at = 0; at < chunk.byteLength; ) at += writeBytes(chunk.subarray(at));
  }
}

function writeBytes(chunk: Uint8Array): number {
  return whenReady(() => writeSync(PIPE, chunk)) ?? 0;
}

/** What reading or writing gives; undefined, after a moment, where the pipe is one that does not wait and has nothing to give or to take. Where the pool is gone, the process ends. */
function whenReady(transfer: () => number): number | undefined {
  try {
    return transfer();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EAGAIN') process.exit();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    return undefined;
  }
}

function watch(): void {
  const rss = process.memoryUsage.rss();
  const workerData: WatchdogData = { limit: rss + settings.growth, parent: process.ppid };
  new Worker(new URL('./watchdog.js', import.meta.url), { workerData }).unref();
}

/** One task after the other, each read as soon as it comes: nothing else has to be looked at meanwhile, so that the process sleeps in the reading itself. */
async function serveInTurn(store: LoadedStore): Promise<void> {
  const reader = new FrameReader<TaskMessage>();
  const chunk = new Uint8Array(CHUNK);
  for (;;) {
    const length = whenReady(() => readSync(PIPE, chunk));
    if (length === undefined) continue;
    if (length === 0) process.exit();
    for (const { message } of reader.push(chunk.slice(0, length))) await serve(store, message);
    // What is due is done while the pool reads.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function serveByEvents(store: LoadedStore): void {
  const reader = new FrameReader<TaskMessage>();
  const pipe = new Socket({ fd: PIPE, readable: true, writable: false });
  pipe.on('data', (chunk: Uint8Array) => {
    for (const { message } of reader.push(chunk)) void serve(store, message);
  });
  pipe.on('error', () => process.exit());
  pipe.on('close', () => process.exit());
}

try {
  const { openStore } = await ENGINES[settings.engine]();
  const store = await openStore(settings);
  send({ kind: 'ready', rss: process.memoryUsage.rss() });
  watch();
  if (store.isIdle) await serveInTurn(store);
  else serveByEvents(store);
} catch (error) {
  send({ kind: 'unready', message: failureOf(error).message });
  process.exit(1);
}
