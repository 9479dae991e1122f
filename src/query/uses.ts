import type { Quad } from '../rdf/terms.ts';
import type { QueryClient } from './client.ts';

/** IRIs that one question is about. */
const MAX_IRIS = 20;

/** Statements that mention one of the IRIs as property or object, in any graph; where there are none, those of the graphs that they name; at most `limit`. */
export async function usesIn(client: QueryClient, iris: readonly string[], limit: number): Promise<Quad[]> {
  const some = iris.slice(0, MAX_IRIS);
  const patterns = some.flatMap((iri) => [
    `?s <${iri}> ?o BIND(<${iri}> AS ?p)`,
    `?s ?p <${iri}> BIND(<${iri}> AS ?o)`,
  ]);
  const mentions = [...patterns, ...patterns.map((pattern) => `GRAPH ?g { ${pattern} }`)];
  const found = await client.quads(`SELECT ?g ?s ?p ?o ${union(mentions)} LIMIT ${limit}`);
  if (found.length > 0) return found;
  const graphs = some.map((iri) => `GRAPH <${iri}> { ?s ?p ?o } BIND(<${iri}> AS ?g)`);
  return client.quads(`SELECT ?g ?s ?p ?o ${union(graphs)} LIMIT ${limit}`);
}

/** The IRIs with a fragment, below a namespace, that are mentioned anywhere and described nowhere. */
export async function undescribedParts(client: QueryClient, namespace: string): Promise<readonly string[]> {
  const positions = [
    '?s ?p ?iri',
    '?s ?iri ?o',
    'GRAPH ?g { ?s ?p ?iri }',
    'GRAPH ?g { ?s ?iri ?o }',
    'GRAPH ?iri { ?s ?p ?o }',
  ];
  const conditions = [
    'ISIRI(?iri)',
    `STRSTARTS(STR(?iri), "${namespace}")`,
    'CONTAINS(STR(?iri), "#")',
    'NOT EXISTS { ?iri ?x ?y }',
    'NOT EXISTS { GRAPH ?h { ?iri ?x ?y } }',
  ];
  const rows = await client.rows(
    `SELECT DISTINCT ?iri { ${union(positions)} FILTER(${conditions.join(' && ')}) } ORDER BY ?iri`,
  );
  return rows.flatMap(({ iri }) => (iri ? [iri.value] : []));
}

function union(patterns: readonly string[]): string {
  return `{ ${patterns.map((pattern) => `{ ${pattern} }`).join(' UNION ')} }`;
}
