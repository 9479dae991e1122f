import { nquad } from '../rdf/canonical.ts';
import { inOrder } from '../rdf/order.ts';
import { type NamedNode, type Quad, quad, type Subject } from '../rdf/terms.ts';
import type { QueryClient } from './client.ts';

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
export async function inGraphs(ask: QueryClient, triples: readonly Quad[], pattern: string): Promise<Quad[]> {
  if (triples.length === 0) return [];
  const wanted = new Set(triples.map(tripleOf));
  const found = await ask.quads(`SELECT ?g ?s ?p ?o { ${pattern} GRAPH ?g { ?s ?p ?o } }`);
  const stated = found.filter((one) => wanted.has(tripleOf(one)));
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
