import { openDatasetReader } from '../../src/query/dataset-reader.ts';
import { openStore } from '../../src/query/pool/columnar.ts';
import { taskOf } from '../../src/query/pool/messages.ts';
import { type QueryEngine, QueryError, type QueryRequest } from '../../src/query/port.ts';
import type { DefaultGraph } from '../../src/release/index.ts';

interface InProcessOptions {
  readonly dataset: string;
  /** Without its file the index is made in memory, and there is no reader of it. */
  readonly index?: string;
  readonly defaultGraph?: DefaultGraph;
  readonly keepsOwn?: boolean;
}

/** The columnar engine without the processes around it, which have suites of their own: it loads in milliseconds. A query that nobody waits for any more goes on to its deadline. */
export async function openInProcess({ index, ...options }: InProcessOptions): Promise<QueryEngine> {
  const { defaultGraph = 'own', keepsOwn = false, dataset } = options;
  const common = { engine: 'columnar', growth: 2 ** 30, services: [], userAgent: '' } as const;
  const store = await openStore({ ...common, dataset, defaultGraph, keepsOwn, ...(index && { index }) });
  const sent = new Set<number>();
  return {
    reader: index === undefined ? undefined : await openDatasetReader(index, { keepsOwn }),
    execute: async (request: QueryRequest) => {
      if (request.signal?.aborted) throw new QueryError('aborted', 'nobody waits for the answer any more');
      const { query: _, parsed, ...task } = taskOf(request);
      request.begun?.();
      const started = performance.now();
      const bytes = await store.executeTask({ ...task, ...(parsed && { parsed: sentOnce(parsed) }) });
      const executed = performance.now() - started;
      return { bytes, mediaType: task.mediaType, engine: 'columnar', queued: 0, executed };
    },
    close: async () => {},
  };

  /** The store keeps the templates that it has been sent. */
  function sentOnce({ template, constants }: NonNullable<ReturnType<typeof taskOf>['parsed']>) {
    const { id } = template;
    const isNew = !sent.has(id);
    sent.add(id);
    return { id, constants, ...(isNew && { template }) };
  }
}
