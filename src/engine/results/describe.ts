import { OBJECT, PREDICATE } from '../columns/permutation.ts';
import { BLANK, LITERAL } from '../columns/term-table.ts';
import { Adjacency } from '../operators/paths/adjacency.ts';
import type { Scope } from '../operators/plan.ts';
import type { Table } from '../operators/tables/batch.ts';
import { TripleSet } from './construct.ts';

/** The statements of the default graph about resources and the blank nodes below them (Concise Bounded Description without reification). */
export function describeResources(resources: Iterable<number>, scope: Scope): Table {
  const { terms, budget } = scope.runtime;
  const adjacency = new Adjacency('default', scope);
  const triples = new TripleSet(budget);
  const reached = new Set<number>();
  for (const id of resources) if (id !== 0 && terms.kind(id) !== LITERAL) reached.add(id);
  for (const subject of reached) {
    adjacency.each(subject, 0, 0, [PREDICATE, OBJECT], (predicate, object) => {
      triples.add(subject, predicate, object);
      if (terms.kind(object) === BLANK) reached.add(object);
    });
  }
  return triples.table();
}
