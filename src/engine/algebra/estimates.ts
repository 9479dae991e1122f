import { GRAPH, Range } from '../columns/permutation.ts';
import type { PredicateCounts } from '../columns/statistics.ts';
import type { QuadPattern } from '../operators/pattern.ts';
import type { Runtime } from '../operators/plan.ts';
import { nameOf } from './context.ts';

/** About how many rows there are for each row that is joined with the pattern, given which variables are bound: exact counts, divided by the number of different terms in each place that is bound. */
export function matchesPerRow(
  { triple, graph, exceptPredicates }: QuadPattern,
  isBound: (variable: string) => boolean,
  runtime: Runtime,
): number {
  const isNamed = graph !== 'default' || runtime.dataset.defaultGraphs !== undefined;
  const { index } = runtime;
  const ids = [...triple, graph].map((place) =>
    typeof place === 'object' && place.kind === 'id' ? place.id : 0,
  );
  if (ids.some((id) => runtime.terms.isOwn(id))) return 0;
  const range = new Range();
  const { rest } = (isNamed ? index.namedPaths : index.unnamedPaths).choose(ids, range);
  let count = (range.to - range.from) / 2 ** rest.length;
  if (exceptPredicates !== undefined) count *= 0.9;
  const counts = (isNamed ? index.namedPredicates : index.unnamedPredicates).get(ids[1] as number);
  for (const [place, one] of triple.entries()) {
    const name = nameOf(one);
    const isKnown = one.kind === 'parameter' || (name !== undefined && isBound(name));
    if (isKnown) count /= Math.max(1, distinctIn(place, count, counts));
  }
  const graphName = typeof graph === 'object' ? nameOf(graph) : undefined;
  if (graph === 'scope' || (graphName !== undefined && isBound(graphName))) {
    count /= Math.max(1, index.graphs.length);
  }
  return count;
}

/** About how many different terms there are in a place of the quads that the rest of the pattern leaves. */
function distinctIn(place: number, count: number, counts: PredicateCounts | undefined): number {
  if (place === 1) return Math.min(count, 20);
  if (place === GRAPH) return 1;
  if (counts === undefined) return Math.max(1, count / 10);
  return Math.min(count, place === 0 ? counts.subjects : counts.objects);
}
