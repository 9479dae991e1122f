import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { compileExpression } from '../expressions/compile.ts';
import type { Compiled, ExpressionContext } from '../expressions/context.ts';
import { EXPRESSION_ERROR, type Outcome, termKey } from '../expressions/term.ts';
import { mentionedVariables } from './variables.ts';

const IMPURE = new Set(['rand', 'uuid', 'struuid', 'bnode']);

/** Whether the same terms always give the same outcome. */
export function isPure(expression: Algebra.Expression): boolean {
  if (expression.subType === 'existence') return false;
  if (expression.subType === 'operator') {
    return !IMPURE.has(expression.operator.toLowerCase()) && expression.args.every(isPure);
  }
  return expression.subType === 'named' ? expression.args.every(isPure) : true;
}

/** Functions that give few different terms for many. */
const REDUCING = new Set(['year', 'month', 'day', 'hours', 'minutes']);
const REDUCED = '.reduced';
const KEPT_OUTCOMES = 10_000;

/** Compiles an expression so that what it makes of a part of a date, such as its year, is computed once for each different part; other expressions as they are. */
export function compileReduced(expression: Algebra.Expression, context: ExpressionContext): Compiled {
  const inner = reducingPart(expression);
  if (inner === undefined || inner === expression || !isPure(expression))
    return compileExpression(expression, context);
  const outer = withoutPart(expression, inner);
  if (mentionedVariables(outer).size !== 1) return compileExpression(expression, context);
  return twoSteps(compileExpression(inner, context), compileExpression(outer, context));
}

function twoSteps(inner: Compiled, outer: Compiled): Compiled {
  const known = new Map<string, Outcome>();
  return (row) => {
    const reduced = inner(row);
    const key = reduced === EXPRESSION_ERROR ? '' : termKey(reduced);
    const found = known.get(key);
    if (found !== undefined) return found;
    // What is an error is unbound for the outer part, which is an error again.
    const outcome = outer(() => (reduced === EXPRESSION_ERROR ? undefined : reduced));
    if (known.size < KEPT_OUTCOMES) known.set(key, outcome);
    return outcome;
  };
}

/** The first call of a reducing function with a variable. */
function reducingPart(expression: Algebra.Expression): Algebra.OperatorExpression | undefined {
  if (expression.subType !== 'operator') return undefined;
  const [only] = expression.args;
  const isVariable = only?.subType === 'term' && only.term.termType === 'Variable';
  if (isVariable && REDUCING.has(expression.operator)) return expression;
  for (const part of expression.args) {
    const found = reducingPart(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The expression with a variable in place of the part. */
function withoutPart(expression: Algebra.Expression, part: Algebra.OperatorExpression): Algebra.Expression {
  if (isSame(expression, part)) return reducedVariable(part);
  if (expression.subType !== 'operator') return expression;
  return { ...expression, args: expression.args.map((one) => withoutPart(one, part)) };
}

function isSame(expression: Algebra.Expression, part: Algebra.OperatorExpression): boolean {
  if (expression.subType !== 'operator' || expression.operator !== part.operator) return false;
  const [own, other] = [expression.args[0], part.args[0]];
  return own?.subType === 'term' && other?.subType === 'term' && own.term.equals(other.term);
}

function reducedVariable(part: Algebra.OperatorExpression): Algebra.Expression {
  const [variable] = part.args as [Algebra.TermExpression];
  const term = Object.create(variable.term, { value: { value: REDUCED, enumerable: true } });
  return { ...variable, term };
}
