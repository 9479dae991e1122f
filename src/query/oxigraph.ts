import { closeSync, openSync, readSync } from 'node:fs';
import { namedNode, Store } from 'oxigraph';
import { encodeWithin } from './limits.ts';
import type { Task } from './messages.ts';
import { QueryError } from './port.ts';
import { RESULT_FORMATS } from './result-formats.ts';

/** A store that answers questions; `answer` rejects with a QueryError, or with an EngineTrap after which it must not be used. */
export interface LoadedStore {
  answer(task: Task): Promise<Uint8Array>;
}

/** The engine's instance is broken, and every store in it. */
export class EngineTrap extends Error {
  override readonly name = 'EngineTrap';
}

/** WebAssembly's own errors, and an overflow of the stack. */
const TRAPS = ['RuntimeError', 'RangeError'];
const CHUNK = 1_048_576;
const XML = 'application/sparql-results+xml';
const NOT_XML = /(?![\t\n\r\x7f-\x9f])[\p{Cc}\ufffe\uffff]/u;

/** The serializers, imported apart: they take twice as long to load as the engine, and results do without them. */
export const graphs = () => import('./graphs.ts');

/** Loads a file of N-Quads into memory; throws where the file cannot be read or is not N-Quads. */
export function openStore(file: string): LoadedStore {
  const store = new Store();
  store.load(chunksOf(file), { format: 'application/n-quads', no_transaction: true });
  return {
    answer: async (task) => {
      const isResult = RESULT_FORMATS.some(({ mediaType }) => mediaType === task.mediaType);
      const text = ask(store, task, isResult ? task.mediaType : 'application/n-triples');
      if (isResult) return encodeResult(text, task);
      const { serializeGraph } = await graphs();
      return serializeGraph(text, task.mediaType, task.maxBytes);
    },
  };
}

function* chunksOf(file: string): Generator<Uint8Array> {
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const chunk = new Uint8Array(CHUNK);
      const length = readSync(descriptor, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

function ask(store: Store, { query, base, dataset }: Task, format: string): string {
  try {
    return store.query(query, {
      results_format: format,
      ...(base === undefined ? {} : { base_iri: base }),
      ...(dataset === undefined
        ? {}
        : {
            default_graph: dataset.defaultGraphs.map((graph) => namedNode(graph)),
            named_graphs: dataset.namedGraphs.map((graph) => namedNode(graph)),
          }),
    }) as string;
  } catch (error) {
    throw readError(error);
  }
}

/** XML 1.0 has no way to write most control characters, and a result must not be altered. */
function encodeResult(text: string, { mediaType, maxBytes }: Task): Uint8Array {
  if (mediaType === XML && NOT_XML.test(text)) {
    const message = 'XML cannot carry a control character that is in this result; ask for JSON, CSV or TSV';
    throw new QueryError('refused', message);
  }
  return encodeWithin(text, maxBytes);
}

function readError(error: unknown): Error {
  if (!(error instanceof Error) || TRAPS.includes(error.name)) {
    return new EngineTrap(String(error), { cause: error });
  }
  const [, line, column, fault] = /^error at (\d+):(\d+): (.*)/s.exec(error.message) ?? [];
  if (fault !== undefined) {
    return new QueryError('malformed', fault.slice(0, 200), { line: Number(line), column: Number(column) });
  }
  if (/^Not supported .* format/.test(error.message)) return new QueryError('failed', error.message);
  if (/^The service /.test(error.message)) return new QueryError('refused', error.message);
  return new QueryError('malformed', error.message);
}
