import { cpus } from 'node:os';
import { Pool, type PoolSettings } from './pool.ts';

/** What an engine needs to know; all but the dataset has a default. */
export type EngineOptions = Pick<PoolSettings, 'dataset'> & Partial<Omit<PoolSettings, 'engine'>>;

const MEBIBYTE = 1_048_576;

/** An engine for a file of N-Quads: oxigraph in child processes. Resolves once it can answer; rejects with a QueryError `failed` where the dataset cannot be loaded. */
export function createEngine(options: EngineOptions): Promise<Pool> {
  return Pool.start({
    engine: 'oxigraph',
    children: cpus().length,
    spares: 1,
    queueLength: 64,
    queueWait: 5_000,
    grace: 250,
    heap: 512,
    growth: 1_024 * MEBIBYTE,
    ...options,
  });
}
