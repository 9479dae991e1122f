import { closeSync, openSync, readSync } from 'node:fs';
import { OWN_DEFAULT_GRAPH } from '../../rdf/default-graph.ts';
import { iriToken } from '../../rdf/n-quads/n-quads.ts';
import { statement } from '../../rdf/n-quads/statement-line.ts';
import type { ChildSettings } from './messages.ts';

const CHUNK = 1_048_576;

/** The bytes of a file in pieces; throws where it cannot be read. */
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

/** The canonical N-Quads of a dataset, with the default graph that it is to have, in pieces of whole lines: in UTF-8, for engines that read bytes. */
export function* datasetBytes(settings: DatasetSettings): Generator<Uint8Array> {
  if (settings.defaultGraph === 'own') {
    yield* chunksOf(settings.dataset);
    return;
  }
  const encoder = new TextEncoder();
  for (const text of datasetLines(settings)) yield encoder.encode(text);
}

/** The same as text. */
export function* datasetLines({ dataset, defaultGraph, keepsOwn }: DatasetSettings): Generator<string> {
  const isUnion = defaultGraph === 'union';
  for (const text of linesOf(dataset)) yield isUnion ? withUnion(text, keepsOwn) : text;
}

type DatasetSettings = Pick<ChildSettings, 'dataset' | 'defaultGraph' | 'keepsOwn'>;

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
function* linesOf(file: string): Generator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (const chunk of chunksOf(file)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    yield text.slice(0, end);
    rest = text.slice(end);
  }
  yield rest + decoder.decode();
}
