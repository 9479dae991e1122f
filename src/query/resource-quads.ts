import { OWN_DEFAULT_GRAPH } from '../rdf/default-graph.ts';
import { nquad, token } from '../rdf/n-quads/n-quads.ts';
import { iri, type Quad, type Subject } from '../rdf/terms.ts';
import type { ChildSettings } from './pool/messages.ts';
import { collectWithin } from './results/limits.ts';

/** The quads of every graph with this subject. */
export type Match = (subject: Subject) => Iterable<Quad>;

/** The N-Quads of every graph about the resources and the blank nodes below them to their ends, however these lead round; rejects with a QueryError `too-large` past the limit, in bytes. */
export function resourceQuads(
  match: Match,
  resources: readonly string[],
  { keepsOwn }: Pick<ChildSettings, 'keepsOwn'>,
  maxBytes: number,
): Promise<Uint8Array> {
  return collectWithin(linesAbout(match, resources, keepsOwn ? statedLine : nquad), maxBytes);
}

async function* linesAbout(
  match: Match,
  resources: readonly string[],
  lineOf: (quad: Quad) => string,
): AsyncGenerator<string> {
  const reached = new Map<string, Subject>(resources.map((resource) => [resource, iri(resource)]));
  for (const subject of reached.values()) {
    let text = '';
    for (const quad of match(subject)) {
      const { object } = quad;
      if (object.termType === 'BlankNode') reached.set(`_:${object.value}`, object);
      const line = lineOf(quad);
      if (line !== '') text += `${line}\n`;
    }
    yield text;
  }
}

/** A line as the dataset has it, out of a union in which the default graph itself has a name; empty for what the union adds. */
function statedLine(quad: Quad): string {
  const { subject, predicate, object, graph } = quad;
  if (graph.termType === 'DefaultGraph') return '';
  if (graph.value !== OWN_DEFAULT_GRAPH) return nquad(quad);
  return `${token(subject)} ${token(predicate)} ${token(object)} .`;
}
