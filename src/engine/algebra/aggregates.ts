import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { compileAggregate } from '../expressions/aggregates.ts';
import { type AggregateColumn, groupPlan } from '../operators/group.ts';
import type { Plan } from '../operators/plan.ts';
import { RowReader } from '../operators/tables/row-reader.ts';
import type { Environment, PlanningContext } from './context.ts';
import { isNamed } from './variables.ts';

/** Plans GROUP BY with its aggregates. */
export function planGroup(
  operation: Algebra.Group,
  input: Plan,
  environment: Environment,
  context: PlanningContext,
): Plan {
  const reader = new RowReader(input.variables);
  const named = input.variables.filter(isNamed);
  const expressionContext = { ...context.contextOf(environment)(reader), variables: named };
  const aggregates = operation.aggregates.map((aggregate): AggregateColumn => {
    const variable = aggregate.variable.value;
    const count = countOf(aggregate, input, named);
    if (count !== undefined) return { kind: 'count', variable, ...count };
    return { kind: 'general', variable, create: compileAggregate(aggregate, expressionContext) };
  });
  const keys = operation.variables.map(({ value }) => value);
  return groupPlan(input, [...new Set(keys)], aggregates, reader);
}

/** What is counted by ids alone: rows, or the bound terms of a variable. */
function countOf(
  { aggregator, distinct, expression }: Algebra.BoundAggregate,
  input: Plan,
  named: readonly string[],
) {
  if (aggregator !== 'count') return undefined;
  if (expression.subType === 'wildcard') return { isDistinct: distinct, compared: named };
  if (expression.subType !== 'term' || expression.term.termType !== 'Variable') return undefined;
  const counted = expression.term.value;
  return input.variables.includes(counted)
    ? { counted, isDistinct: distinct, compared: [counted] }
    : undefined;
}
