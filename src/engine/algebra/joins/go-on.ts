import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { joinPlan } from '../../operators/join.ts';
import { type Plan, seedPlan } from '../../operators/plan.ts';
import { extendPlan } from '../../operators/rows.ts';
import { seededUnionPlan } from '../../operators/seeded.ts';
import type { Environment, PlanningContext } from '../context.ts';
import { describeExpression } from '../describe-pattern.ts';
import { computationOf } from './conditions.ts';
import { seesOnlyInside } from './join-items.ts';
import { canJoinInto, graphEnvironment, planOptional } from './optional.ts';

/** Joins the rows of a plan with an operation: by going on from the rows where that is the same, by a hash table else. */
export function goOnWith(
  current: Plan,
  operation: Algebra.Operation,
  environment: Environment,
  context: PlanningContext,
  estimate: number,
): Plan {
  if (current.variables.length === 0 && current.operator === 'unit')
    return context.operation(operation, environment);
  const outside = new Set(environment.seesOutside ? [] : current.variables);
  if (canJoinInto(operation, outside)) {
    const gone = goOn(current, operation, environment, context, estimate);
    if (gone !== undefined) return gone;
  }
  const other = context.operation(operation, environment);
  return other.estimate > current.estimate
    ? joinPlan(other, current, estimate)
    : joinPlan(current, other, estimate);
}

function goOn(
  current: Plan,
  operation: Algebra.Operation,
  environment: Environment,
  context: PlanningContext,
  estimate: number,
): Plan | undefined {
  switch (operation.type) {
    case 'union': {
      const seed = seedPlan(current.variables, current.certain, current.estimate);
      const branches = operation.input.map((one) => context.join(seed, [one], [], environment));
      return seededUnionPlan(current, branches, estimate);
    }
    case 'leftjoin': {
      const [left, right] = operation.input;
      const joined = context.join(current, [left], [], environment);
      return planOptional(joined, right, operation.expression, environment, context);
    }
    case 'extend': {
      if (!seesOnlyInside(operation.expression, operation.input, new Set(current.variables)))
        return undefined;
      const joined = context.join(current, [operation.input], [], environment);
      const compute = computationOf(operation.expression, joined.variables, context.contextOf(environment));
      return extendPlan(joined, operation.variable.value, compute, describeExpression(operation.expression));
    }
    case 'graph': {
      const inner = graphEnvironment(operation, environment, context);
      return inner && context.join(current, [operation.input], [], inner);
    }
    default:
      return undefined;
  }
}
