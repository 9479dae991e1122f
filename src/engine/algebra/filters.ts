import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { type Plan, seedPlan } from '../operators/plan.ts';
import { filterPlan } from '../operators/rows.ts';
import { existsPlan } from '../operators/seeded.ts';
import type { Environment, PlanningContext } from './context.ts';
import { conditionOf } from './joins/conditions.ts';
import { describeExpression } from './paths.ts';
import { certainVariables, mentionedVariables, possibleVariables } from './variables.ts';

/** The operation with the filter inside it, as deep as it means the same there; `undefined` where it can only stand outside. */
export function withFilterInside(
  operation: Algebra.Operation,
  filter: Algebra.Expression,
): Algebra.Operation | undefined {
  if (hasExistence(filter)) return undefined;
  const mentioned = [...mentionedVariables(filter)];
  if (!mentioned.every((name) => possibleVariables(operation).has(name))) return undefined;
  return pushed(operation, filter, mentioned);
}

function pushed(
  operation: Algebra.Operation,
  filter: Algebra.Expression,
  mentioned: readonly string[],
): Algebra.Operation | undefined {
  switch (operation.type) {
    // What the left side always binds, the right side cannot change (§18.5, LeftJoin).
    case 'leftjoin': {
      const [left, right] = operation.input;
      const certain = certainVariables(left);
      if (!mentioned.every((name) => certain.has(name))) return undefined;
      return { ...operation, input: [filtered(left, filter, mentioned), right] };
    }
    case 'minus': {
      const [left, right] = operation.input;
      return { ...operation, input: [filtered(left, filter, mentioned), right] };
    }
    case 'extend':
      if (mentioned.includes(operation.variable.value)) return undefined;
      return { ...operation, input: filtered(operation.input, filter, mentioned) };
    case 'union':
      return { ...operation, input: operation.input.map((one) => filtered(one, filter, mentioned)) };
    case 'distinct':
      return { ...operation, input: filtered(operation.input, filter, mentioned) };
    default:
      return undefined;
  }
}

function filtered(
  operation: Algebra.Operation,
  expression: Algebra.Expression,
  mentioned: readonly string[],
): Algebra.Operation {
  const inside = pushed(operation, expression, mentioned);
  return inside ?? ({ type: 'filter', input: operation, expression } as Algebra.Filter);
}

/** Whether the expression has EXISTS anywhere. */
export function hasExistence(expression: Algebra.Expression): boolean {
  if (expression.subType === 'existence') return true;
  const isCall = expression.subType === 'operator' || expression.subType === 'named';
  return isCall && expression.args.some(hasExistence);
}

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
