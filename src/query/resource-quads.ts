import { nquad, token } from '../rdf/n-quads/n-quads.ts';
import { inOrder } from '../rdf/order.ts';
import { OWN_DEFAULT_GRAPH } from '../rdf/store.ts';
import { iri, type NamedNode, type Quad, quad, type Subject } from '../rdf/terms.ts';
import type { QueryClient } from './client.ts';
import type { ChildSettings } from './pool/messages.ts';
import { collectWithin } from './results/write-results.ts';

/** The quads of every graph with this subject. */
type Match = (subject: Subject) => Iterable<Quad>;

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

/** Whether a statement stands in a named graph. */
export function isNamed({ graph }: Quad): boolean {
  return graph.termType !== 'DefaultGraph';
}

/** The statements of all graphs as one graph, each once. */
export function union(...sets: readonly (readonly Quad[])[]): Quad[] {
  return [...new Map(sets.flat().map((one) => [tripleOf(one), asTriple(one)])).values()];
}

/** The statements that do not stand in the other graphs. */
export function without(quads: readonly Quad[], others: readonly Quad[]): Quad[] {
  const known = new Set(others.map(tripleOf));
  return quads.filter((one) => !known.has(tripleOf(one)));
}

/** The statements in every graph where they stand, `pattern` being one that holds for them; in the default graph where the engine names none. */
export async function inGraphs(
  client: QueryClient,
  triples: readonly Quad[],
  pattern: string,
): Promise<Quad[]> {
  if (triples.length === 0) return [];
  const expected = new Set(triples.map(tripleOf));
  const found = await client.quads(`SELECT ?g ?s ?p ?o { ${pattern} GRAPH ?g { ?s ?p ?o } }`);
  const stated = found.filter((one) => expected.has(tripleOf(one)));
  return inOrder([...stated, ...without(triples, stated)]);
}

/** By subject. */
export function bySubject(quads: readonly Quad[]): Map<string, Quad[]> {
  const groups = new Map<string, Quad[]>();
  for (const quad of quads) {
    const group = groups.get(quad.subject.value);
    if (group === undefined) groups.set(quad.subject.value, [quad]);
    else group.push(quad);
  }
  return groups;
}

function asTriple({ subject, predicate, object }: Quad): Quad {
  return quad(subject as Subject, predicate as NamedNode, object as Subject);
}

function tripleOf(one: Quad): string {
  return nquad(asTriple(one));
}
