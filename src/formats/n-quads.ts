import { NQuadsError, nquad, parseNQuads } from '../rdf/canonical.ts';
import type { Quad } from '../rdf/terms.ts';
import { accepted } from './accepted.ts';
import { blankNodeLabel, written } from './blocks.ts';
import { type Format, RdfSyntaxError } from './format.ts';

const CHUNK = 65_536;

/** RDF 1.1 N-Triples; writes the default graph. */
export const N_TRIPLES: Format = {
  name: 'n-triples',
  label: 'N-Triples',
  mediaType: 'application/n-triples',
  aliases: ['text/plain'],
  extension: 'nt',
  iri: 'http://www.w3.org/ns/formats/N-Triples',
  hasGraphs: false,
  async parse(text) {
    const quads = parse(text);
    const stray = quads.find(({ graph }) => graph.termType !== 'DefaultGraph');
    if (stray !== undefined) throw new RdfSyntaxError(`N-Triples has no graphs: ${nquad(stray)}`);
    return quads;
  },
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
  iri: 'http://www.w3.org/ns/formats/N-Quads',
  hasGraphs: true,
  async parse(text) {
    return parse(text);
  },
  async *serialize(quads) {
    yield* lines(quads, 'all');
  },
};

function parse(text: string): Quad[] {
  try {
    return accepted(parseNQuads(text));
  } catch (error) {
    if (!(error instanceof NQuadsError)) throw error;
    throw new RdfSyntaxError(error.message, error.line, error.column);
  }
}

/** A line a quad; one that comes twice in a row is written once. */
function* lines(quads: Iterable<Quad>, graphs: 'all' | 'default'): Generator<string> {
  let chunk = '';
  let previous = '';
  for (const quad of quads) {
    if (graphs === 'default' && quad.graph.termType !== 'DefaultGraph') continue;
    const line = written(quad, () => nquad(quad, blankNodeLabel));
    if (line === previous) continue;
    previous = line;
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
