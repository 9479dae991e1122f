import type { Algebra } from '@traqula/algebra-transformations-1-1';
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
