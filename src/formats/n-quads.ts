import { nquad } from '../rdf/canonical.ts';
import { type NQuadsError, NQuadsReader } from '../rdf/n-quads/reader.ts';
import type { Quad } from '../rdf/terms.ts';
import { Accepted, parseBy } from './accepted.ts';
import type { Chunks, FaultKind, Format, OnFault, ReadOptions } from './format.ts';
import { blankNodeLabel, serializeQuad } from './turtle/blocks.ts';
import { wholeLines } from './whole-lines.ts';

const CHUNK = 65_536;
const readTriples = (chunks: Chunks, { onFault }: ReadOptions) => read(chunks, onFault, false);
const readQuads = (chunks: Chunks, { onFault }: ReadOptions) => read(chunks, onFault, true);

/** RDF 1.1 N-Triples; writes the default graph. */
export const N_TRIPLES: Format = {
  name: 'n-triples',
  label: 'N-Triples',
  mediaType: 'application/n-triples',
  aliases: ['text/plain'],
  extension: 'nt',
  otherSuffixes: ['ntriples'],
  iri: 'http://www.w3.org/ns/formats/N-Triples',
  fileType: 'RDF_N_TRIPLES',
  hasGraphs: false,
  read: readTriples,
  parse: parseBy(readTriples),
  async *serialize(quads) {
    yield* lines(quads, 'default');
  },
};

/** RDF 1.1 N-Quads. */
export const N_QUADS: Format = {
  name: 'n-quads',
  label: 'N-Quads',
  mediaType: 'application/n-quads',
  aliases: ['text/x-nquads'],
  extension: 'nq',
  otherSuffixes: ['nquads'],
  iri: 'http://www.w3.org/ns/formats/N-Quads',
  fileType: 'RDF_N_QUADS',
  hasGraphs: true,
  read: readQuads,
  parse: parseBy(readQuads),
  async *serialize(quads) {
    yield* lines(quads, 'all');
  },
};

/** What there is of RDF 1.2 in a line of N-Triples or N-Quads is named in the message of its fault. */
async function* read(chunks: Chunks, onFault: OnFault, hasGraphs: boolean): AsyncGenerator<Quad> {
  const accepted = new Accepted(onFault);
  const report = (effect: 'left out' | 'kept') => (error: NQuadsError) => {
    const { message, line, column } = error;
    onFault({ kind: kindOf(message), message, line, column, effect });
  };
  const reader = new NQuadsReader({ hasGraphs, onFault: report('left out'), onTag: report('kept') });
  for await (const chunk of wholeLines(chunks)) {
    for (const parsed of reader.read(chunk)) {
      const quad = accepted.quad(parsed);
      if (quad !== undefined) yield quad;
    }
  }
}

function kindOf(message: string): FaultKind {
  if (message.includes('RDF 1.2')) return 'RDF 1.2';
  if (/\bIRI (may|begins)/.test(message)) return 'IRI';
  return message.includes('language tag') ? 'language tag' : 'syntax';
}

/** A line a quad; one that comes twice in a row is written once. */
function* lines(quads: Iterable<Quad>, graphs: 'all' | 'default'): Generator<string> {
  let chunk = '';
  let previous = '';
  for (const quad of quads) {
    if (graphs === 'default' && quad.graph.termType !== 'DefaultGraph') continue;
    const line = serializeQuad(quad, () => nquad(quad, blankNodeLabel));
    if (line === previous) continue;
    previous = line;
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
