import { Worker } from 'node:worker_threads';
import { QueryError } from '../port.ts';
import { EngineTrap, type LoadedStore, type OpenStore } from './dataset-file.ts';
import type { ChildMessage, ChildSettings, EngineName, Failure, Task } from './messages.ts';
import type { WatchdogData } from './watchdog.ts';

const settings: ChildSettings = JSON.parse(process.argv[2] ?? '{}');

/** Imported apart, so that a child loads no other engine than its own. */
const ENGINES: Readonly<Record<EngineName, () => Promise<{ openStore: OpenStore }>>> = {
  columnar: () => import('./columnar.ts'),
  comunica: () => import('./comunica.ts'),
};

/** Where a trap leaves the store unusable, the process ends as soon as the pool knows. */
async function serve(store: LoadedStore, task: Task): Promise<void> {
  const started = performance.now();
  try {
    const bytes = await store.answer(task);
    tell({ kind: 'answer', bytes, executed: performance.now() - started, rss: process.memoryUsage.rss() });
  } catch (error) {
    const last = !(error instanceof QueryError);
    const message: ChildMessage = {
      kind: 'failure',
      failure: failureOf(error),
      last,
      rss: process.memoryUsage.rss(),
    };
    tell(message, last ? () => process.exit(1) : undefined);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof QueryError) {
    return { kind: error.kind, message: error.message, line: error.line, column: error.column };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof EngineTrap)) return { kind: 'failed', message };
  return { kind: 'too-large', message: 'the query needs more stack or memory than a query may use' };
}

function tell(message: ChildMessage, then?: () => void): void {
  process.send?.(message, undefined, {}, then);
}

function watch(): void {
  const rss = process.memoryUsage.rss();
  const workerData: WatchdogData = { limit: rss + settings.growth, parent: process.ppid };
  new Worker(new URL('./watchdog.js', import.meta.url), { workerData }).unref();
}

process.on('disconnect', () => process.exit());
try {
  const { openStore } = await ENGINES[settings.engine]();
  const store = await openStore(settings);
  process.on('message', (task: Task) => void serve(store, task));
  tell({ kind: 'ready', rss: process.memoryUsage.rss() });
  watch();
} catch (error) {
  tell({ kind: 'unready', message: failureOf(error).message }, () => process.exit(1));
}
