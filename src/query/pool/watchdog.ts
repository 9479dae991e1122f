import { workerData } from 'node:worker_threads';

/** What the thread beside a child's engine watches. */
export interface WatchdogData {
  /** Bytes of resident memory past which the process ends itself. */
  readonly limit: number;
  /** Process id of the parent. */
  readonly parent: number;
}

const { limit, parent } = workerData as WatchdogData;

// The main thread is deaf while its engine runs: only signals with their default action reach the process.
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() > limit) process.kill(process.pid, 'SIGUSR2');
}, 50);
