import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { iriToken } from '../../rdf/n-quads/n-quads.ts';
import { statement } from '../../rdf/n-quads/statement-line.ts';
import { OWN_DEFAULT_GRAPH } from '../../rdf/store.ts';
import type { ChildSettings } from './messages.ts';

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
