import type { Quad, Term } from '../../../src/rdf/terms.ts';
import { RDF } from '../../../src/rdf/vocabularies.ts';
import { type Answer, isValue, type Solution, type Value } from './solutions.ts';
import { Graph, RS } from './w3c.ts';

/** Reads the answer that a graph is, or describes in the W3C's vocabulary of result sets. */
export function readRdfResults(quads: readonly Quad[]): Answer {
  const graph = new Graph(quads);
  const set = quads.find(
    ({ predicate, object }) => predicate.value === RDF.type.value && object.value === `${RS}ResultSet`,
  )?.subject;
  if (set === undefined) return { kind: 'graph', quads };
  const boolean = graph.value(set, `${RS}boolean`);
  if (boolean !== undefined) return { kind: 'boolean', boolean: boolean === 'true' };
  const solutions = graph.objects(set, `${RS}solution`);
  const place = (solution: Term) => Number(graph.value(solution, `${RS}index`) ?? Number.NaN);
  const isUnordered = solutions.some((solution) => Number.isNaN(place(solution)));
  const inOrder = isUnordered ? solutions : solutions.toSorted((a, b) => place(a) - place(b));
  return {
    kind: 'solutions',
    variables: graph.objects(set, `${RS}resultVariable`).map(({ value }) => value),
    solutions: inOrder.map((solution) => readSolution(solution, graph)),
    isUnordered,
  };
}

function readSolution(solution: Term, graph: Graph): Solution {
  return new Map(
    graph.objects(solution, `${RS}binding`).map((binding): [string, Value] => {
      const value = graph.object(binding, `${RS}value`);
      if (value === undefined || !isValue(value)) throw new Error('a binding without a value');
      return [graph.value(binding, `${RS}variable`) ?? '', value];
    }),
  );
}
