import type { DefaultGraph } from '../../rdf/default-graph.ts';
import type { Manifest } from './manifest.ts';

/** What counts, pages and documents of a release are of; `own` where all statements stand in the default graph, for the union is the same then. */
export function describedGraph(manifest: Manifest): DefaultGraph {
  return hasNamedGraphs(manifest) ? (manifest.described ?? 'own') : 'own';
}

/** What queries of a release see outside GRAPH: as the operator chose; else the union where every statement stands in a named graph, and the default graph where it holds any. */
export function queriedGraph(manifest: Manifest, chosen?: 'union' | 'none'): DefaultGraph {
  const { tripleCounts } = manifest;
  if (tripleCounts === undefined || !hasNamedGraphs(manifest) || chosen === 'none') return 'own';
  return chosen === 'union' || tripleCounts.own === 0 ? 'union' : 'own';
}

/** Triples of the default graph as it is taken. */
export function triplesIn({ tripleCounts, triples }: Manifest, defaultGraph: DefaultGraph): number {
  return tripleCounts?.[defaultGraph] ?? triples;
}

function hasNamedGraphs({ graphs, blankGraphs = 0 }: Manifest): boolean {
  return graphs.length + blankGraphs > 0;
}
