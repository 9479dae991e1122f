import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { effectiveBooleanValue } from '../../expressions/comparison.ts';
import { compileExpression } from '../../expressions/compile.ts';
import type { Compiled, ExpressionContext } from '../../expressions/context.ts';
import { EXPRESSION_ERROR } from '../../expressions/term.ts';
import type { Scope } from '../../operators/plan.ts';
import type { Computation, Condition } from '../../operators/rows.ts';
import { RowReader } from '../../operators/tables/row-reader.ts';
import { perTerm } from '../memoized-outcomes.ts';

/** Makes what an expression knows besides its row. */
export type ContextOf = (reader: RowReader) => ExpressionContext;

/** A condition on rows with these columns: whether the expression's effective boolean value is true. */
export function conditionOf(
  expression: Algebra.Expression,
  variables: readonly string[],
  contextOf: ContextOf,
): Condition {
  const reader = new RowReader(variables);
  const compiled = compileExpression(expression, contextOf(reader));
  const holds = () => Number(effectiveBooleanValue(compiled(reader.read)) === true);
  const evaluate = perTerm(expression, variables, reader, holds);
  return (scope) => {
    const of = evaluate(scope);
    return (batch, row) => of(batch, row) === 1;
  };
}

/** Computes the expression's term for rows with these columns; 0 where it is an error. */
export function computationOf(
  expression: Algebra.Expression,
  variables: readonly string[],
  contextOf: ContextOf,
): Computation {
  if (expression.subType === 'term' && expression.term.termType === 'Variable') {
    const column = variables.indexOf(expression.term.value);
    if (column !== -1) return () => (batch, row) => batch.columns[column]?.[row] as number;
  }
  const reader = new RowReader(variables);
  const compiled = compileExpression(expression, contextOf(reader));
  return perTerm(expression, variables, reader, () => idOf(compiled, reader));
}

function idOf(compiled: Compiled, reader: RowReader): number {
  const outcome = compiled(reader.read);
  if (outcome === EXPRESSION_ERROR) return 0;
  return (reader.scope as Scope).runtime.terms.intern(outcome);
}

/** The parts of a conjunction: a filter holds where each of them does (SPARQL 1.1 Query §17.2). */
export function conjuncts(expression: Algebra.Expression): Algebra.Expression[] {
  if (expression.subType === 'operator' && expression.operator === '&&')
    return expression.args.flatMap(conjuncts);
  return [expression];
}
