import { type NamedNode, namedNode, Store } from 'oxigraph';
import { compareCodePoints } from '../../rdf/canonical.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { ResultRow } from '../client.ts';
import { QueryError } from '../port.ts';
import { type Match, resourceQuads } from '../resource-quads.ts';
import { columnsInOrder } from '../results/columns.ts';
import { encodeWithin } from '../results/limits.ts';
import { RESULT_FORMATS } from '../results/result-formats.ts';
import { checkCharacters, writeSolutions } from '../results/write-results.ts';
import { datasetBytes } from './dataset-file.ts';
import { EngineTrap, graphs, type LoadedStore, TRAPS } from './loaded-store.ts';
import type { ChildSettings, Task } from './messages.ts';

const JSON_RESULTS = 'application/sparql-results+json';

/** Loads a file of N-Quads for oxigraph. */
export async function openStore(settings: ChildSettings): Promise<LoadedStore> {
  const store = new Store();
  // Lenient: the grammars take IRIs and language tags that oxigraph would not, and a release may hold them.
  store.load(datasetBytes(settings), { format: 'application/n-quads', no_transaction: true, lenient: true });
  return {
    answer: async (task) => {
      const { resources, maxBytes } = task;
      if (resources !== undefined) return resourceQuads(matchIn(store), resources, settings, maxBytes);
      const isResult = RESULT_FORMATS.some(({ mediaType }) => mediaType === task.mediaType);
      if (isResult) return result(store, task);
      const { serializeGraph } = await graphs();
      return serializeGraph(evaluate(store, task, 'application/n-triples'), task.mediaType, task.maxBytes);
    },
  };
}

/** oxigraph's terms are those of RDF/JS. */
function matchIn(store: Store): Match {
  return (subject) => store.match(subject as NamedNode, null, null, null) as unknown as Quad[];
}

/** oxigraph sorts the variables of `SELECT *` by name: where that is not the order wanted, the result is written anew. */
async function result(store: Store, task: Task): Promise<Uint8Array> {
  const { mediaType, maxBytes, columns } = task;
  if (columns === undefined || isSorted(columns)) {
    const text = evaluate(store, task, mediaType);
    checkCharacters(text, mediaType);
    return encodeWithin(text, maxBytes);
  }
  const { head, results } = JSON.parse(evaluate(store, task, JSON_RESULTS)) as JsonResults;
  const variables = columnsInOrder(head.vars, columns);
  const rows = results.bindings.map((row) =>
    variables.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined)),
  );
  return writeSolutions({ variables, rows }, mediaType, maxBytes);
}

function isSorted(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || compareCodePoints(names[index - 1] ?? '', name) <= 0);
}

interface JsonResults {
  readonly head: { readonly vars: readonly string[] };
  readonly results: { readonly bindings: readonly ResultRow[] };
}

function evaluate(store: Store, { query, base, dataset }: Task, format: string): string {
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

function readError(error: unknown): Error {
  if (!(error instanceof Error) || TRAPS.includes(error.name)) {
    return new EngineTrap(String(error), { cause: error });
  }
  const [, line, column, fault] = /^error at (\d+):(\d+): (.*)/s.exec(error.message) ?? [];
  if (fault !== undefined) {
    return new QueryError('malformed', fault.slice(0, 200), { line: Number(line), column: Number(column) });
  }
  if (/^Not supported .* format/.test(error.message)) return new QueryError('failed', error.message);
  // Well-formed queries (§17.6) that ask for more than there is.
  if (/^The (service|custom function) /.test(error.message)) return new QueryError('refused', error.message);
  return new QueryError('malformed', error.message);
}
