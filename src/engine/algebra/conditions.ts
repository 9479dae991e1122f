import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { effectiveBooleanValue } from '../expressions/comparison.ts';
import { compileExpression } from '../expressions/compile.ts';
import type { Compiled, ExpressionContext } from '../expressions/context.ts';
import { EXPRESSION_ERROR } from '../expressions/term.ts';
import type { Batch, Charged } from '../operators/batch.ts';
import { KeyTable } from '../operators/key-table.ts';
import type { Scope } from '../operators/plan.ts';
import { RowReader } from '../operators/row-reader.ts';
import type { Computation, Condition } from '../operators/rows.ts';
import { mentionedVariables } from './variables.ts';

/** Makes what an expression knows besides its row. */
export type ContextOf = (reader: RowReader) => ExpressionContext;

const KEPT_OUTCOMES = 200_000;
const TRIED_ROWS = 4_096;

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

/** Keeps the outcome for each different combination of terms where it depends on nothing else. */
function perTerm(
  expression: Algebra.Expression,
  variables: readonly string[],
  reader: RowReader,
  evaluate: () => number,
): Computation {
  const columns = [...mentionedVariables(expression)].map((name) => variables.indexOf(name));
  const isKept = columns.length > 0 && columns.length <= 3 && !columns.includes(-1) && isPure(expression);
  const computed = (batch: Batch, row: number) => {
    reader.at(batch, row);
    return evaluate();
  };
  let kept: typeof computed | undefined;
  return (scope) => {
    kept ??= isKept ? keptOutcomes(columns, scope.runtime.budget, computed) : computed;
    const compute = kept;
    return (batch, row) => {
      reader.scope = scope;
      return compute(batch, row);
    };
  };
}

/** Remembers outcomes until it is seen that hardly any comes again. */
function keptOutcomes(
  columns: readonly number[],
  budget: Charged,
  computed: (batch: Batch, row: number) => number,
): (batch: Batch, row: number) => number {
  const known = new KeyTable(columns.length, budget);
  const outcomes: number[] = [];
  let looked = 0;
  let last: Batch | undefined;
  let keys: readonly Uint32Array[] = [];
  return (batch, row) => {
    if (looked > TRIED_ROWS && known.size > looked * 0.7) return computed(batch, row);
    if (batch !== last) {
      last = batch;
      keys = columns.map((column) => batch.columns[column] as Uint32Array);
    }
    looked++;
    const { size } = known;
    const number = size < KEPT_OUTCOMES ? known.add(keys, row) : known.find(keys, row);
    if (number === -1) return computed(batch, row);
    if (number === size) outcomes.push(computed(batch, row));
    return outcomes[number] as number;
  };
}

const IMPURE = new Set(['rand', 'uuid', 'struuid', 'bnode']);

/** Whether the same terms always give the same outcome. */
export function isPure(expression: Algebra.Expression): boolean {
  if (expression.subType === 'existence') return false;
  if (expression.subType === 'operator') {
    return !IMPURE.has(expression.operator.toLowerCase()) && expression.args.every(isPure);
  }
  return expression.subType === 'named' ? expression.args.every(isPure) : true;
}

/** The parts of a conjunction: a filter holds where each of them does (SPARQL 1.1 Query §17.2). */
export function conjuncts(expression: Algebra.Expression): Algebra.Expression[] {
  if (expression.subType === 'operator' && expression.operator === '&&')
    return expression.args.flatMap(conjuncts);
  return [expression];
}
