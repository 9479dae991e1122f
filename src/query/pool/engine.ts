import { cpus } from 'node:os';
import type { EngineName, PoolSettings } from './messages.ts';
import { Pool } from './pool.ts';

/** What an engine needs to know; all but the dataset has a default. */
export type EngineOptions = Pick<PoolSettings, 'dataset'> & Partial<PoolSettings>;

const MEBIBYTE = 1_048_576;

/** How children of each engine are run: the columnar engine keeps everything in typed arrays; Comunica keeps the dataset in the JavaScript heap, leaves more behind between collections, and loads it so slowly that its queries had better wait. */
const STANDARD: Readonly<Record<EngineName, Pick<PoolSettings, 'heap' | 'growth' | 'queueWait'>>> = {
  columnar: { heap: 512, growth: 1_024 * MEBIBYTE, queueWait: 5_000 },
  comunica: { heap: 4_096, growth: 2_048 * MEBIBYTE, queueWait: 60_000 },
};

/** An engine for a file of N-Quads in child processes, the columnar one where none is named. Resolves once it can answer; rejects with a QueryError `failed` where the dataset cannot be loaded. */
export function createEngine(options: EngineOptions): Promise<Pool> {
  return Pool.start(poolSettings(options));
}

/** The same engine, opened at once: its questions wait until it has loaded. */
export function openEngine(options: EngineOptions): Pool {
  return Pool.open(poolSettings(options));
}

function poolSettings(options: EngineOptions): PoolSettings {
  const { engine = 'columnar' } = options;
  return {
    engine,
    children: cpus().length,
    spares: 1,
    queueLength: 64,
    grace: 250,
    ...STANDARD[engine],
    defaultGraph: 'own',
    keepsOwn: false,
    services: [],
    userAgent: 'munpart',
    ...options,
  };
}
