import { nquad } from './n-quads/n-quads.ts';
import type { Quad } from './terms.ts';

/** Whether more than so many blank nodes hang together of which others say the same: RDFC-1.0 compares each of them through all the others (§4.8). */
export function areTooAlike(quads: readonly Quad[], max: number): boolean {
  const linked = quads.map(blankNodesOf).filter((nodes) => nodes.length > 1);
  // What each node says is read only where that can matter.
  if (largestGroup(linked) <= max) return false;
  const isAlike = alikeIn(quads, new Set(linked.flat()));
  return largestGroup(linked.map((nodes) => nodes.filter(isAlike))) > max;
}

function blankNodesOf({ subject, object, graph }: Quad): string[] {
  return [subject, object, graph].flatMap((term) => (term.termType === 'BlankNode' ? [term.value] : []));
}

/** Whether another of the nodes says the same as a node does, other blank nodes being as good as each other (§4.6). */
function alikeIn(quads: readonly Quad[], nodes: ReadonlySet<string>): (node: string) => boolean {
  const lines = new Map<string, string[]>([...nodes].map((node) => [node, []]));
  for (const quad of quads) {
    for (const node of new Set(blankNodesOf(quad)))
      lines.get(node)?.push(nquad(quad, (label) => (label === node ? 'a' : 'z')));
  }
  const counts = new Map<string, number>();
  const texts = new Map([...lines].map(([node, own]) => [node, own.sort().join('\n')]));
  for (const text of texts.values()) counts.set(text, (counts.get(text) ?? 0) + 1);
  return (node) => (counts.get(texts.get(node) ?? '') ?? 0) > 1;
}

/** The size of the largest group of nodes that links hold together. */
function largestGroup(links: readonly (readonly string[])[]): number {
  const parents = new Map<string, string>();
  const sizes = new Map<string, number>();
  const root = (node: string) => {
    let found = node;
    for (let next = parents.get(found); next !== undefined; next = parents.get(found)) {
      const above = parents.get(next);
      // Every other step is made shorter for the next that go this way.
      if (above !== undefined) parents.set(found, above);
      found = next;
    }
    return found;
  };
  let largest = 0;
  for (const [first = '', ...others] of links) {
    for (const other of others) {
      const [one, two] = [root(first), root(other)];
      const size = (sizes.get(one) ?? 1) + (one === two ? 0 : (sizes.get(two) ?? 1));
      if (one !== two) parents.set(two, one);
      sizes.set(one, size);
      largest = Math.max(largest, size);
    }
  }
  return largest;
}
