import { openStore } from '../../../src/query/pool/columnar.ts';
import { taskOf } from '../../../src/query/pool/messages.ts';
import { checkServices, parseQuery } from '../../../src/query/parsing/parse.ts';
import type { QueryEngine } from '../../../src/query/port.ts';

const GROWTH = 1_073_741_824;

/** The columnar engine over N-Quads in this process, which calls no service: a process for each of a hundred small datasets would take longer than all their queries. */
export async function inProcessEngine(dataset: string): Promise<QueryEngine> {
  const store = await openStore({
    ...{ engine: 'columnar', dataset, defaultGraph: 'own', keepsOwn: false },
    ...{ growth: GROWTH, services: [], userAgent: 'munpart' },
  });
  return {
    answer: async (request) => {
      if (request.resources === undefined) checkServices(parseQuery(request.query));
      const started = performance.now();
      const task = taskOf(request);
      const bytes = await store.answer(task);
      const { mediaType } = task;
      return { bytes, mediaType, engine: 'columnar', queued: 0, executed: performance.now() - started };
    },
    close: async () => {},
  };
}
