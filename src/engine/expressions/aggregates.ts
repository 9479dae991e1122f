import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { numberOf } from './arithmetic.ts';
import { compareTerms } from './comparison.ts';
import { compileExpression } from './compile.ts';
import type { Compiled, ExpressionContext, Row, StepBudget } from './context.ts';
import { textOf } from './functions/terms.ts';
import { type EngineTerm, EXPRESSION_ERROR, integerTerm, literal, type Outcome, termKey } from './term.ts';
import { arithmetic, type NumericValue, numericOf, numericTerm } from './values/numeric.ts';

/** Gathers the solutions of one group; `result` may be asked once all were added. */
export interface SolutionAccumulator {
  add(row: Row): void;
  result(): Outcome;
}

/** Gathers what the expression of an aggregate came to for each solution. */
interface OutcomeAccumulator {
  add(outcome: Outcome): void;
  result(): Outcome;
}

type AggregateExpression = Algebra.AggregateExpression;

/** Compiles a set function (§18.5.1) to a maker of accumulators, one for each group. An empty group counts 0, sums to 0, joins to the empty string, and has no least, greatest or sample. */
export function compileAggregate(
  expression: AggregateExpression,
  context: ExpressionContext,
): () => SolutionAccumulator {
  const { aggregator, distinct, separator = ' ' } = expression;
  if (expression.expression.subType === 'wildcard') return () => rowCount(distinct, context);
  const evaluate = compileExpression(expression.expression, context);
  const make = makerOf(aggregator, separator, context.budget);
  return () => accumulator(evaluate, distinct ? withoutRepeats(make(), context.budget) : make());
}

function accumulator(evaluate: Compiled, outcomes: OutcomeAccumulator): SolutionAccumulator {
  return { add: (row) => outcomes.add(evaluate(row)), result: () => outcomes.result() };
}

function makerOf(
  aggregator: AggregateExpression['aggregator'],
  separator: string,
  budget: StepBudget,
): () => OutcomeAccumulator {
  if (aggregator === 'group_concat') return () => concatenation(separator, budget);
  return MAKERS[aggregator];
}

const MAKERS = {
  count,
  sum: () => numbers((total) => total),
  avg: () =>
    numbers((total, count) => (count === 0 ? total : arithmetic('/', total, numericOf('integer', count)))),
  min: () => extreme((order) => order < 0),
  max: () => extreme((order) => order > 0),
  sample,
} as const;

function rowCount(distinct: boolean, { variables = [], budget }: ExpressionContext): SolutionAccumulator {
  const seen = new Set<string>();
  let size = 0;
  const key = (row: Row) => JSON.stringify(variables.map((variable) => keyOf(row(variable))));
  return {
    add(row) {
      size++;
      if (distinct) remember(seen, key(row), budget);
    },
    result: () => integerTerm(distinct ? seen.size : size),
  };
}

function keyOf(term: EngineTerm | undefined): string {
  return term === undefined ? '' : termKey(term);
}

/** Whether the key is new; what is kept of it is charged. */
function remember(seen: Set<string>, key: string, budget: StepBudget): boolean {
  if (seen.has(key)) return false;
  budget.charge(key.length);
  seen.add(key);
  return true;
}

/** DISTINCT compares terms, not values. */
function withoutRepeats(inner: OutcomeAccumulator, budget: StepBudget): OutcomeAccumulator {
  const seen = new Set<string>();
  return {
    add(outcome) {
      if (outcome === EXPRESSION_ERROR || remember(seen, termKey(outcome), budget)) inner.add(outcome);
    },
    result: () => inner.result(),
  };
}

/** COUNT leaves errors out. */
function count(): OutcomeAccumulator {
  let size = 0;
  return {
    add(outcome) {
      if (outcome !== EXPRESSION_ERROR) size++;
    },
    result: () => integerTerm(size),
  };
}

type Conclusion = (total: NumericValue, count: number) => NumericValue | typeof EXPRESSION_ERROR;

/** SUM and AVG: anything that is no number is an error of the whole. */
function numbers(conclude: Conclusion): OutcomeAccumulator {
  let total: NumericValue | typeof EXPRESSION_ERROR = numericOf('integer', 0);
  let count = 0;
  return {
    add(outcome) {
      count++;
      const value = outcome === EXPRESSION_ERROR ? undefined : numberOf(outcome);
      if (total === EXPRESSION_ERROR || value === undefined) total = EXPRESSION_ERROR;
      else total = arithmetic('+', total, value);
    },
    result() {
      const value = total === EXPRESSION_ERROR ? total : conclude(total, count);
      return value === EXPRESSION_ERROR ? EXPRESSION_ERROR : numericTerm(value);
    },
  };
}

/** MIN and MAX by the order of ORDER BY, over terms of every kind. */
function extreme(isBetter: (order: number) => boolean): OutcomeAccumulator {
  let best: Outcome | undefined;
  return {
    add(outcome) {
      if (best === EXPRESSION_ERROR) return;
      const wins =
        outcome === EXPRESSION_ERROR || best === undefined || isBetter(compareTerms(outcome, best));
      if (wins) best = outcome;
    },
    result: () => best ?? EXPRESSION_ERROR,
  };
}

/** SAMPLE: any value, here the first that is no error. */
function sample(): OutcomeAccumulator {
  let chosen: Outcome = EXPRESSION_ERROR;
  return {
    add(outcome) {
      if (chosen === EXPRESSION_ERROR) chosen = outcome;
    },
    result: () => chosen,
  };
}

function concatenation(separator: string, budget: StepBudget): OutcomeAccumulator {
  const texts: string[] = [];
  let hasFailed = false;
  return {
    add(outcome) {
      const text = outcome === EXPRESSION_ERROR ? undefined : textOf(outcome);
      if (text === undefined) hasFailed = true;
      else if (!hasFailed) {
        budget.charge(text.length + separator.length);
        texts.push(text);
      }
    },
    result: () => (hasFailed ? EXPRESSION_ERROR : literal(texts.join(separator))),
  };
}
