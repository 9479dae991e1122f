import type { ChildSettings, Task } from './messages.ts';

/** A store that answers questions; `answer` rejects with a QueryError, or with an EngineTrap after which it must not be used. */
export interface LoadedStore {
  answer(task: Task): Promise<Uint8Array>;
}

/** Loads a dataset into memory; rejects where the file cannot be read or is not N-Quads. */
export type OpenStore = (settings: ChildSettings) => Promise<LoadedStore>;

/** The engine's instance is broken, and every store in it. */
export class EngineTrap extends Error {
  override readonly name = 'EngineTrap';
}

/** WebAssembly's own errors, and an overflow of the stack or of a string. */
export const TRAPS: readonly string[] = ['RuntimeError', 'RangeError'];

/** The serializers, imported apart: they take twice as long to load as an engine, and results do without them. */
export const graphs = () => import('../results/write-results.ts');
