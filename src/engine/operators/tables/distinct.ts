import { type Plan, runPlan, shapeOf } from '../plan.ts';
import { gather } from './batch.ts';
import { KeyTable } from './key-table.ts';

/** Each different row once, in the order of their first appearance. */
export function distinctPlan(input: Plan): Plan {
  return {
    ...shapeOf(input),
    operator: 'distinct',
    detail: '',
    inputs: [input],
    run: function* (scope) {
      const seen = new KeyTable(input.variables.length, scope.runtime.budget);
      for (const batch of runPlan(input, scope)) {
        const kept = new Uint32Array(batch.length);
        let length = 0;
        for (let row = 0; row < batch.length; row++) {
          const size = seen.size;
          if (seen.add(batch.columns, row) === size) kept[length++] = row;
        }
        scope.runtime.budget.step(batch.length);
        if (length === batch.length) yield batch;
        else if (length > 0) yield { columns: gather(batch.columns, kept, length), length };
      }
    },
  };
}
