import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { iriToken, statement } from '../../rdf/n-quads/n-quads.ts';
import { OWN_DEFAULT_GRAPH } from '../../rdf/store.ts';
import type { ChildSettings, TaskMessage } from './messages.ts';

/** A store that answers questions; `answer` rejects with a QueryError, or with an EngineTrap after which it must not be used. */
export interface LoadedStore {
  /** Whether it does nothing between two answers: then its process may wait for the next task without looking at anything else. */
  readonly isIdle: boolean;
  executeTask(task: TaskMessage): Promise<Uint8Array>;
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

const CHUNK = 1_048_576;

/** The bytes of the dataset in pieces; throws where it cannot be read, or turns out to have another SHA-256 than it must have. */
function* chunksOf({ dataset, sha256 }: DatasetSettings): Generator<Uint8Array> {
  const descriptor = openSync(dataset, 'r');
  const hash = createHash('sha256');
  try {
    for (;;) {
      const chunk = new Uint8Array(CHUNK);
      const length = readSync(descriptor, chunk);
      if (length === 0) break;
      const bytes = chunk.subarray(0, length);
      hash.update(bytes);
      yield bytes;
    }
    if (sha256 !== undefined && hash.digest('hex') !== sha256) {
      throw new Error(`${dataset} is damaged: it is not what the manifest states`);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The canonical N-Quads of a dataset, with the default graph that it is to have, in pieces of whole lines. */
export function* datasetLines(settings: DatasetSettings): Generator<string> {
  const { defaultGraph, keepsOwn } = settings;
  const isUnion = defaultGraph === 'union';
  for (const text of linesOf(settings)) yield isUnion ? withUnion(text, keepsOwn) : text;
}

type DatasetSettings = Pick<ChildSettings, 'dataset' | 'sha256' | 'defaultGraph' | 'keepsOwn'>;

/** Engines take a default graph for a set of triples: what two graphs say is in it once. */
function withUnion(text: string, keepsOwn: boolean): string {
  let result = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const { subject, predicate, object, graph } = statement(line);
    const triple = `${subject} ${predicate} ${object}`;
    result += `${triple} .\n`;
    if (graph !== '') result += `${line}\n`;
    else if (keepsOwn) result += `${triple} ${iriToken(OWN_DEFAULT_GRAPH)} .\n`;
  }
  return result;
}

/** The text of a UTF-8 file in pieces of whole lines. */
function* linesOf(settings: DatasetSettings): Generator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (const chunk of chunksOf(settings)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    yield text.slice(0, end);
    rest = text.slice(end);
  }
  yield rest + decoder.decode();
}
