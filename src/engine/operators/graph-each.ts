import { type Plan, runPlan, type Scope, shapeOf } from './plan.ts';
import { type Batch, constantColumn, gather } from './tables/batch.ts';

/** The plan once for each named graph, with the graph's name in a variable: GRAPH as §18.6 evaluates it. */
export function eachGraphPlan(input: Plan, variable: string): Plan {
  const column = input.variables.indexOf(variable);
  return {
    operator: 'each graph',
    detail: `?${variable}`,
    inputs: [input],
    variables: column === -1 ? [...input.variables, variable] : input.variables,
    certain: new Set([...input.certain, variable]),
    estimate: input.estimate * 2,
    run: function* (scope) {
      for (const graph of scope.runtime.dataset.namedGraphs) {
        scope.runtime.budget.step(1);
        for (const batch of runPlan(input, { ...scope, graph })) {
          const named = column === -1 ? withColumn(batch, graph) : compatible(batch, column, graph);
          if (named.length > 0) yield named;
        }
      }
    },
  };
}

/** The plan in one named graph, and nothing where the dataset has no such graph. */
export function oneGraphPlan(input: Plan, graphOf: (scope: Scope) => number): Plan {
  return {
    ...shapeOf(input),
    operator: 'one graph',
    detail: '',
    inputs: [input],
    run: function* (scope) {
      const graph = graphOf(scope);
      if (scope.runtime.dataset.namedGraphs.includes(graph)) yield* runPlan(input, { ...scope, graph });
    },
  };
}

function withColumn({ columns, length }: Batch, graph: number): Batch {
  return { columns: [...columns, constantColumn(graph, length)], length };
}

function compatible({ columns, length }: Batch, column: number, graph: number): Batch {
  const kept = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    const found = columns[column]?.[row];
    if (found === 0 || found === graph) kept[count++] = row;
  }
  const gathered = gather(columns, kept, count);
  gathered[column] = constantColumn(graph, count);
  return { columns: gathered, length: count };
}
