import type { Algebra } from '@traqula/algebra-transformations-1-1';

const IMPURE = new Set(['rand', 'uuid', 'struuid', 'bnode']);

/** Whether the same terms always give the same outcome. */
export function isPure(expression: Algebra.Expression): boolean {
  if (expression.subType === 'existence') return false;
  if (expression.subType === 'operator') {
    return !IMPURE.has(expression.operator.toLowerCase()) && expression.args.every(isPure);
  }
  return expression.subType === 'named' ? expression.args.every(isPure) : true;
}
