import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { type Plan, seedPlan } from '../operators/plan.ts';
import { filterPlan } from '../operators/rows.ts';
import { existsPlan } from '../operators/seeded.ts';
import type { Environment, PlanningContext } from './context.ts';
import { describeExpression } from './describe-pattern.ts';
import { conditionOf } from './joins/conditions.ts';
import { certainVariables, possibleVariables } from './variables.ts';

/** The rows of a plan for which an expression is true. */
export function applyFilter(
  input: Plan,
  expression: Algebra.Expression,
  environment: Environment,
  context: PlanningContext,
): Plan {
  const existence = existenceOf(expression);
  if (existence !== undefined && canGoOn(existence.input, input)) {
    return planExistence(input, existence, environment, context);
  }
  const condition = conditionOf(expression, input.variables, context.contextOf(environment));
  return filterPlan(input, condition, describeExpression(expression), input.estimate / 3);
}

interface Existence {
  readonly input: Algebra.Operation;
  readonly isNegated: boolean;
}

function existenceOf(expression: Algebra.Expression, isNegated = false): Existence | undefined {
  if (expression.subType === 'existence') {
    return { input: expression.input, isNegated: expression.not !== isNegated };
  }
  const [operand] = expression.subType === 'operator' && expression.operator === '!' ? expression.args : [];
  return operand === undefined ? undefined : existenceOf(operand, !isNegated);
}

/** All rows of a batch at once go through the pattern, which comes to the same as to substitute the terms of each. */
function planExistence(
  input: Plan,
  { input: pattern, isNegated }: Existence,
  environment: Environment,
  context: PlanningContext,
): Plan {
  const ordinal = context.freshName();
  const seed = seedPlan([...input.variables, ordinal], new Set([...input.certain, ordinal]), input.estimate);
  const right = context.join(seed, [pattern], [], { ...environment, seesOutside: true });
  return existsPlan(input, right, ordinal, isNegated);
}

/** Whether substitution (§18.6) can be done by going on from the rows: of what the pattern consists, and that it shares a variable that is always bound. */
function canGoOn(pattern: Algebra.Operation, { certain, variables }: Plan): boolean {
  const own = certainVariables(pattern);
  return [...own].some((name) => certain.has(name)) && isSubstitutable(pattern, new Set(variables));
}

function isSubstitutable(operation: Algebra.Operation, outside: ReadonlySet<string>): boolean {
  switch (operation.type) {
    case 'bgp':
      return true;
    case 'join':
    case 'union':
      return operation.input.every((one) => isSubstitutable(one, outside));
    case 'filter':
      return isSubstitutable(operation.input, outside);
    case 'leftjoin':
      return operation.input.every((one) => isSubstitutable(one, outside));
    case 'values':
      return [...possibleVariables(operation)].every((name) => !outside.has(name));
    default:
      return false;
  }
}
