import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { classUses } from '../../engine/class-uses.ts';
import { IndexBuilder } from '../../engine/columns/build.ts';
import {
  BudgetError,
  execute,
  IndexFileError,
  isKnownFunction,
  openIndex,
  type QuadIndex,
  ResultError,
  UnsupportedError,
} from '../../engine/engine.ts';
import { QuadReader, subjectQuads } from '../../engine/quads.ts';
import { parseNQuads } from '../../rdf/canonical.ts';
import { isAbsent } from '../../text/error-code.ts';
import { type IriNode, iriOf, isKind, nodesOf, type QueryTree } from '../parsing/query-tree.ts';
import { CLASS_USES, PLAN, QueryError } from '../port.ts';
import { resourceQuads } from '../resource-quads.ts';
import { RESULT_FORMATS } from '../results/result-formats.ts';
import { datasetLines, graphs, type LoadedStore } from './dataset-file.ts';
import type { ChildSettings, Task } from './messages.ts';

const N_TRIPLES = 'application/n-triples';
/** A query ends itself in this part of its time, before its process would be killed. */
const OWN_SHARE = 0.95;
/** Trees that are kept, in characters of their JSON. */
const MAX_KEPT = 1_048_576;

/** Opens the index of a dataset: the file of it, where there is a sound one, else one that is made here, and kept for the processes that come after. */
export async function openStore(settings: ChildSettings): Promise<LoadedStore> {
  const index = openDatasetIndex(settings);
  const reader = new QuadReader(index);
  const match = (subject: Parameters<typeof subjectQuads>[1]) => subjectQuads(reader, subject);
  const trees = new LRUCache<string, QueryTree>({
    maxSize: MAX_KEPT,
    sizeCalculation: (_, text) => text.length + 1,
  });
  const treeOf = (json: string) => {
    const tree = trees.get(json) ?? checkedTree(json);
    trees.set(json, tree);
    return tree;
  };
  return { answer };

  async function answer(task: Task): Promise<Uint8Array> {
    const { resources, maxBytes, mediaType } = task;
    if (resources !== undefined) return resourceQuads(match, resources, settings, maxBytes);
    if (mediaType === CLASS_USES) return Buffer.from(JSON.stringify(classUses(index)));
    try {
      const execution = execute(index, treeOf(task.tree), {
        deadline: task.deadline * OWN_SHARE,
        maxBytes: settings.growth / 2,
        maxResultBytes: maxBytes,
        ...(task.base !== undefined && { base: task.base }),
        ...(task.dataset && { graphs: task.dataset }),
        ...(task.columns && { columns: task.columns }),
        isTraced: mediaType === PLAN,
      });
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
}

function resultType(mediaType: string): string {
  if (RESULT_FORMATS.some((format) => format.mediaType === mediaType)) return mediaType;
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

function openDatasetIndex(settings: ChildSettings): QuadIndex {
  const { index } = settings;
  if (index !== undefined) {
    try {
      return openIndex(aligned(readFileSync(index)));
    } catch (error) {
      // Of another version, damaged, or not made yet: what it is made of is there.
      if (!(error instanceof IndexFileError) && !isAbsent(error)) throw error;
    }
  }
  const builder = new IndexBuilder();
  for (const quad of parseNQuads(datasetLines(settings))) builder.add(quad);
  const bytes = aligned(Buffer.concat(builder.finish()));
  if (index !== undefined) keepIndex(index, bytes);
  return openIndex(bytes, false);
}

/** Written aside and renamed, so that whoever opens it finds all of it or nothing; where it cannot be written, each process makes its own. */
function keepIndex(path: string, bytes: Uint8Array): void {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, path);
  } catch {
    rmSync(unfinished, { force: true });
  }
}

/** Columns of numbers begin at multiples of their width. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
}

function queryError(error: unknown, { deadline }: Task): Error {
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
