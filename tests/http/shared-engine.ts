import { join } from 'node:path';
import { createReadableEngine } from '../../src/query/pool/routed.ts';
import type { QueryEngine } from '../../src/query/port.ts';
import { type DefaultGraph, indexFile, type Release } from '../../src/release/index.ts';

/** Engines without a user that are kept for the next file of tests. */
const MAX_IDLE = 6;

interface Shared {
  readonly pool: ReturnType<typeof createReadableEngine>;
  users: number;
}

/** Least recently used first; a process of tests runs one file after the other. */
const engines = new Map<string, Shared>();

/** An engine of one process over a release that nobody changes: whoever asks for the same has the same process. Closing it leaves it to others. */
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
    pool: createReadableEngine({ ...options, children: 1, spares: 0 }),
    users: 0,
  };
  engines.delete(key);
  engines.set(key, shared);
  shared.users++;
  const pool = await shared.pool;
  let isOpen = true;
  return {
    reader: pool.reader,
    answer: (request) => pool.answer(request),
    close: async () => {
      if (isOpen) shared.users--;
      isOpen = false;
      await closeSurplus();
    },
  };
}

async function closeSurplus(): Promise<void> {
  const idle = [...engines].filter(([, { users }]) => users === 0);
  for (const [key, { pool }] of idle.slice(0, Math.max(0, idle.length - MAX_IDLE))) {
    engines.delete(key);
    await (await pool).close();
  }
}
