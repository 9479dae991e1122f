import type { Quad } from '../rdf/terms.ts';
import type { Asker } from './ask.ts';

/** Statements that mention an IRI as their property or, in a named graph, as their object; where there are none, those of the graph that it names; at most `limit`. */
export async function usesIn(ask: Asker, iri: string, limit: number): Promise<Quad[]> {
  const asProperty = `?s <${iri}> ?o BIND(<${iri}> AS ?p)`;
  const asObject = `?s ?p <${iri}> BIND(<${iri}> AS ?o)`;
  const mentions = [asProperty, ...[asProperty, asObject].map((pattern) => `GRAPH ?g { ${pattern} }`)];
  const union = mentions.map((pattern) => `{ ${pattern} }`).join(' UNION ');
  const found = await ask.quads(`SELECT ?g ?s ?p ?o { ${union} } LIMIT ${limit}`);
  if (found.length > 0) return found;
  return ask.quads(`SELECT ?g ?s ?p ?o { GRAPH <${iri}> { ?s ?p ?o } BIND(<${iri}> AS ?g) } LIMIT ${limit}`);
}
