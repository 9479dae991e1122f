import { canonize } from 'rdf-canonize';
import { areTooAlike } from './alike-blank-nodes.ts';
import { nquad, sortCodePoints } from './n-quads/n-quads.ts';
import type { Quad } from './terms.ts';

export { compareCodePoints, nquad, sortCodePoints } from './n-quads/n-quads.ts';
export { NQuadsError, parseNQuads } from './n-quads/reader.ts';

/** Deep comparisons of RDFC-1.0 that are always granted: some seconds' worth; past them a graph made to be costly is refused (RDFC-1.0 §7.1). */
const DEEP_COMPARISONS = 20_000;
/** Blank nodes that are compared through each other, at most: as many stand one in the other then, and memory grows by their square. */
const MAX_ALIKE = 5_000;
const TOO_ALIKE =
  'blank nodes that hang together say too much the same to be told apart (a long list of equal values, perhaps): give them IRIs, or write such a list as one literal';

/** Canonical N-Quads (RDFC-1.0): distinct lines sorted by code point, each ending in a line feed; rejects with an Error where blank nodes are too alike to be told apart in reasonable time. */
export async function canonicalize(quads: Iterable<Quad>): Promise<string> {
  const lines: string[] = [];
  const withBlankNodes: Quad[] = [];
  for (const quad of quads) {
    if (hasBlankNode(quad)) withBlankNodes.push(quad);
    else lines.push(nquad(quad));
  }
  const labels = await canonicalLabels(withBlankNodes);
  for (const quad of withBlankNodes) lines.push(nquad(quad, (label) => labels.get(label) ?? label));
  const sorted = sortCodePoints(lines).filter((line, index) => line !== lines[index - 1]);
  return sorted.length === 0 ? '' : `${sorted.join('\n')}\n`;
}

/** Whether two datasets differ in nothing but the labels of blank nodes (RDF 1.1 §3.6, §4.1). */
export async function isomorphic(a: Iterable<Quad>, b: Iterable<Quad>): Promise<boolean> {
  return (await canonicalize(a)) === (await canonicalize(b));
}

function hasBlankNode(quad: Quad): boolean {
  return (
    quad.subject.termType === 'BlankNode' ||
    quad.object.termType === 'BlankNode' ||
    quad.graph.termType === 'BlankNode'
  );
}

/** Old label → canonical label; quads without blank nodes have no part in it (RDFC-1.0 §4.4.3 step 2). */
async function canonicalLabels(given: readonly Quad[]): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  if (given.length === 0) return labels;
  // The algorithm is of a set: a quad that is given twice would change the labels.
  const quads = [...new Map(given.map((quad) => [nquad(quad), quad])).values()];
  if (areTooAlike(quads, MAX_ALIKE)) throw new Error(TOO_ALIKE);
  const maxDeepIterations = Math.min(quads.length ** 2, Math.max(DEEP_COMPARISONS, 4 * quads.length));
  await canonize(quads, { algorithm: 'RDFC-1.0', canonicalIdMap: labels, maxDeepIterations }).catch(
    (cause: Error) => {
      throw cause.message.includes('deep iterations') ? new Error(TOO_ALIKE, { cause }) : cause;
    },
  );
  return labels;
}
