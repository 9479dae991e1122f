import { type Plan, runPlan, shapeOf } from './plan.ts';

/** The plan in a scope that has these parameters and no others. */
export function withParameters(input: Plan, names: ReadonlySet<string>): Plan {
  return {
    ...shapeOf(input),
    operator: 'parameters',
    detail: [...names].join(' '),
    inputs: [input],
    run: (scope) => {
      const parameters = new Map([...(scope.parameters ?? [])].filter(([name]) => names.has(name)));
      return runPlan(input, { ...scope, parameters });
    },
  };
}
