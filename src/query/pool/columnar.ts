import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { QueryTree } from '../../engine/algebra/translate.ts';
import { classUses } from '../../engine/class-uses.ts';
import {
  BudgetError,
  type ExecuteOptions,
  execute,
  IndexFileError,
  isKnownFunction,
  openIndex,
  type QuadIndex,
  ResultError,
  readIndex,
  UnsupportedError,
} from '../../engine/engine.ts';
import { SYNTAXES } from '../../engine/results/syntaxes.ts';
import { isAbsent } from '../../text/error-code.ts';
import { type IriNode, iriOf, isKind, nodesOf } from '../parsing/query-tree.ts';
import { CLASS_USES, PLAN, QueryError } from '../port.ts';
import { datasetLines, graphs, type LoadedStore } from './dataset-file.ts';
import type { ChildSettings, SentQuery, TaskMessage } from './messages.ts';

const N_TRIPLES = 'application/n-triples';
/** A query ends itself in this part of its time, before its process would be killed. */
const OWN_SHARE = 0.95;

/** Answers from the index of a dataset. */
export async function openStore(settings: ChildSettings): Promise<LoadedStore> {
  const index = await openDatasetIndex(settings);
  const templates = new Templates();
  return { isIdle: true, executeTask };

  async function executeTask(task: TaskMessage): Promise<Uint8Array> {
    const query = task.parsed && templates.received(task.parsed);
    const { resources, maxBytes, mediaType } = task;
    if (resources !== undefined) return described(resources, maxBytes);
    if (mediaType === CLASS_USES) return Buffer.from(JSON.stringify(classUses(index)));
    if (query === undefined) throw new QueryError('failed', 'the process was sent no query');
    try {
      const execution = execute(index, query.tree(), optionsOf(task, settings, query.constants));
      if (mediaType === PLAN) return Buffer.from(JSON.stringify(execution.measured()));
      const isGraph = execution.form === 'construct' || execution.form === 'describe';
      if (!isGraph) return execution.write(resultType(mediaType));
      const triples = execution.write(N_TRIPLES);
      const { serializeGraph } = await graphs();
      return await serializeGraph(Buffer.from(triples).toString(), mediaType, maxBytes);
    } catch (error) {
      throw queryError(error, task);
    }
  }

  /** Loaded when it is needed: a process that takes the place of one that was killed is awaited. */
  async function described(resources: readonly string[], maxBytes: number): Promise<Uint8Array> {
    const { QuadReader, subjectQuads } = await import('../../engine/quads.ts');
    const { resourceQuads } = await import('../resource-quads.ts');
    const reader = new QuadReader(index);
    return resourceQuads((subject) => subjectQuads(reader, subject), resources, settings, maxBytes);
  }
}

function optionsOf(
  { deadline, maxBytes, mediaType, base, dataset, columns }: TaskMessage,
  { growth }: ChildSettings,
  constants: ReadonlyMap<string, string>,
): ExecuteOptions {
  return {
    constants,
    deadline: deadline * OWN_SHARE,
    maxBytes: growth / 2,
    maxResultBytes: maxBytes,
    ...(base !== undefined && { base }),
    ...(dataset && { graphs: dataset }),
    ...(columns && { columns }),
    isTraced: mediaType === PLAN,
  };
}

interface KnownTemplate {
  readonly json: string;
  readonly places: readonly string[];
  tree?: QueryTree;
}

/** The templates of queries that this process was sent, and has not been told to forget. */
class Templates {
  readonly #known = new Map<number, KnownTemplate>();

  /** A query as the engine takes it: what makes its tree, and what stands in it for its places. */
  received({ id, template, constants, forgets }: SentQuery) {
    if (forgets === true) this.#known.clear();
    if (template !== undefined) this.#known.set(id, { json: template.tree, places: template.places });
    const known = this.#known.get(id);
    if (known === undefined) throw new QueryError('failed', `the process knows no template ${id}`);
    return {
      constants: new Map(constants.map((constant, at) => [known.places[at] ?? '', constant])),
      tree: () => {
        known.tree ??= checkedTree(known.json);
        return known.tree;
      },
    };
  }
}

function resultType(mediaType: string): string {
  if (SYNTAXES[mediaType] !== undefined) return mediaType;
  throw new QueryError('failed', `no result format has the media type ${mediaType}`);
}

/** The tree of a query; throws a QueryError, `refused` for a function that is not known: its errors would only look like missing values. */
function checkedTree(json: string): QueryTree {
  const tree = JSON.parse(json) as QueryTree;
  for (const node of nodesOf(tree)) {
    if (!isKind(node, 'expression', 'functionCall')) continue;
    const name = iriOf(node.function as IriNode, tree);
    if (!isKnownFunction(name)) throw new QueryError('refused', `the function <${name}> is not known here`);
  }
  return tree;
}

/** The index of a dataset: the file of it, where there is a sound one, else one that is made here, and kept for the processes that come after. */
export async function openDatasetIndex(settings: ChildSettings): Promise<QuadIndex> {
  const { index } = settings;
  if (index !== undefined) {
    try {
      return openIndex(readIndex(index));
    } catch (error) {
      // Of another version, damaged, or not made yet: what it is made of is there.
      if (!(error instanceof IndexFileError) && !isAbsent(error)) throw error;
    }
  }
  const { IndexBuilder } = await import('../../engine/columns/build.ts');
  const { parseNQuads } = await import('../../rdf/canonical.ts');
  const builder = new IndexBuilder();
  for (const quad of parseNQuads(datasetLines(settings))) builder.add(quad);
  const bytes = Buffer.concat(builder.finish());
  if (index !== undefined) storeIndex(index, bytes);
  return openIndex(bytes, false);
}

/** Written aside and renamed, so that whoever opens it finds all of it or nothing; where it cannot be written, each process makes its own. */
function storeIndex(path: string, bytes: Uint8Array): void {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, path);
  } catch {
    rmSync(unfinished, { force: true });
  }
}

function queryError(error: unknown, { deadline }: TaskMessage): Error {
  if (error instanceof QueryError) return error;
  if (error instanceof BudgetError) {
    const message =
      error.kind === 'timeout'
        ? `the query was stopped after ${deadline / 1000} s; ask for less`
        : 'the query needs more memory than a query may use; ask for less';
    return new QueryError(error.kind, message);
  }
  if (error instanceof ResultError) {
    return error.kind === 'too-large'
      ? new QueryError('too-large', `${error.message}; ask for less with LIMIT`)
      : new QueryError('unwritable', error.message);
  }
  // An overflow of the stack or of a string: nothing outlives the query that could be broken by it.
  if (error instanceof RangeError) {
    const message = 'the query needs more stack or memory than a query may use; ask for less';
    return new QueryError('too-large', message, { cause: error });
  }
  if (error instanceof UnsupportedError) return new QueryError('refused', error.message, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}
