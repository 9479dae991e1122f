import { compareCodePoints } from '../../rdf/canonical.ts';
import { iriOf, type Statement } from '../n-quads/lines.ts';
import type { Count, Manifest } from '../store/manifest.ts';

/** The numbers of a manifest that are about graphs. */
export type GraphCounts = Pick<Manifest, 'graphs'> & Required<Pick<Manifest, 'blankGraphs' | 'tripleCounts'>>;

/** Counts graphs, and the triples in the default graph and in the union of all, of canonical lines in their order. */
export class GraphTally {
  readonly #graphs = new Map<string, number>();
  #own = 0;
  #union = 0;
  #last = '';

  /** Whether a statement stands in the default graph, and whether it is the first with its triple: in canonical order, one triple's lines follow each other. */
  add({ subject, predicate, object, graph }: Statement): { isOwn: boolean; isNew: boolean } {
    const triple = `${subject} ${predicate} ${object}`;
    const isNew = triple !== this.#last;
    const isOwn = graph === '';
    this.#last = triple;
    if (isNew) this.#union++;
    if (isOwn) this.#own++;
    else increment(this.#graphs, graph);
    return { isOwn, isNew };
  }

  result(): GraphCounts {
    const graphs = sorted(this.#graphs);
    return {
      graphs,
      blankGraphs: this.#graphs.size - graphs.length,
      tripleCounts: { own: this.#own, union: this.#union },
    };
  }
}

/** Counts one more. */
export function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Counts of IRIs in code point order; blank nodes cannot name a class or graph in a description, so they are left out. */
export function sorted(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .flatMap(([term, count]) => ({ iri: iriOf(term) ?? '', count }))
    .filter(({ iri }) => iri !== '')
    .sort((a, b) => compareCodePoints(a.iri, b.iri));
}
