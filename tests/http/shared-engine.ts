import { join } from 'node:path';
import type { QueryEngine } from '../../src/query/port.ts';
import { type DefaultGraph, indexFile, type Release } from '../../src/release/index.ts';
import { openInProcess } from './in-process-engine.ts';

/** Engines without a user that are kept for the next file of tests. */
const MAX_IDLE = 6;

interface Shared {
  readonly engine: Promise<QueryEngine>;
  users: number;
}

/** Least recently used first; a process of tests runs one file after the other. */
const engines = new Map<string, Shared>();

/** An engine over a release that nobody changes: whoever asks for the same has the same one. Closing it leaves it to others. */
export async function sharedEngine(
  release: Release,
  defaultGraph: DefaultGraph = 'own',
  keepsOwn = false,
): Promise<QueryEngine> {
  const options = {
    dataset: join(release.directory, 'dataset.nq'),
    index: indexFile(release, defaultGraph, keepsOwn),
    defaultGraph,
    keepsOwn,
  };
  const key = JSON.stringify(options);
  const shared = engines.get(key) ?? {
    engine: openInProcess(options),
    users: 0,
  };
  engines.delete(key);
  engines.set(key, shared);
  shared.users++;
  const engine = await shared.engine;
  let isOpen = true;
  return {
    reader: engine.reader,
    execute: (request) => engine.execute(request),
    close: async () => {
      if (isOpen) shared.users--;
      isOpen = false;
      await closeSurplus();
    },
  };
}

async function closeSurplus(): Promise<void> {
  const idle = [...engines].filter(([, { users }]) => users === 0);
  for (const [key, { engine }] of idle.slice(0, Math.max(0, idle.length - MAX_IDLE))) {
    engines.delete(key);
    await (await engine).close();
  }
}
