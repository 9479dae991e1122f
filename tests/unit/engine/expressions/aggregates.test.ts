import { toAlgebra } from '@traqula/algebra-sparql-1-1';
import { Algebra } from '@traqula/algebra-transformations-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import { describe, expect, it } from 'vitest';
import { compileAggregate } from '../../../../src/engine/expressions/aggregates.ts';
import type { ExpressionContext } from '../../../../src/engine/expressions/context.ts';
import { type EngineTerm, EXPRESSION_ERROR, type Outcome } from '../../../../src/engine/expressions/term.ts';
import { CONTEXT, evaluate, limited, show } from './evaluate.ts';

const parser = new Parser();

function aggregateOf(source: string): Algebra.AggregateExpression {
  const operation = toAlgebra(parser.parse(`SELECT (${source} AS ?result) {}`));
  if (operation.type !== Algebra.Types.PROJECT || operation.input.type !== Algebra.Types.EXTEND)
    throw new Error();
  const group = operation.input.input;
  const [aggregate] = group.type === Algebra.Types.GROUP ? group.aggregates : [];
  if (aggregate === undefined) throw new Error(`no aggregate: ${source}`);
  return aggregate;
}

/** Aggregates over ?x, the values given as expressions; `error` leaves it unbound. */
function aggregate(source: string, values: readonly string[], context: ExpressionContext = CONTEXT): Outcome {
  const accumulator = compileAggregate(aggregateOf(source), { ...context, variables: ['x'] })();
  for (const value of values) {
    const term: EngineTerm | undefined = outcomeOf(value);
    accumulator.add((variable) => (variable === 'x' ? term : undefined));
  }
  return accumulator.result();
}

function outcomeOf(value: string): EngineTerm | undefined {
  const outcome = value === 'error' ? EXPRESSION_ERROR : evaluate(value);
  return outcome === EXPRESSION_ERROR ? undefined : outcome;
}

describe('aggregates (§18.5.1)', () => {
  it.each([
    ['COUNT(*)', [], '0'],
    ['COUNT(*)', ['1', 'error'], '2'],
    ['COUNT(DISTINCT *)', ['1', '1', '1.0', 'error', 'error'], '3'],
    ['COUNT(?x)', ['1', 'error', '1'], '2'],
    ['COUNT(DISTINCT ?x)', ['1', '01', '1', '"a"@en', '"a"@EN'], '3'],
    ['SUM(?x)', [], '0'],
    ['SUM(?x)', ['1', '2.5'], '"3.5"^^decimal'],
    ['SUM(?x)', ['1', '2e0'], '"3.0E0"^^double'],
    ['SUM(?x)', ['9007199254740992', '1'], '9007199254740993'],
    ['SUM(?x)', ['0.1', '0.2'], '"0.3"^^decimal'],
    ['SUM(DISTINCT ?x)', ['1', '1', '1.0'], '"2.0"^^decimal'],
    ['SUM(?x)', ['1', '"a"'], 'error'],
    ['SUM(?x)', ['1', 'error'], 'error'],
    ['AVG(?x)', [], '0'],
    ['AVG(?x)', ['1', '2'], '"1.5"^^decimal'],
    ['AVG(?x)', ['1', '2', '3'], '"2.0"^^decimal'],
    ['AVG(?x)', ['1', '2e0'], '"1.5E0"^^double'],
    ['AVG(?x)', ['1', '<a>'], 'error'],
    ['MIN(?x)', [], 'error'],
    ['MAX(?x)', [], 'error'],
    ['MIN(?x)', ['2', '1.0', '3e0'], '"1.0"^^decimal'],
    ['MAX(?x)', ['2', '1.0', '3e0'], '"3e0"^^double'],
    ['MIN(?x)', ['"a"', '<urn:b>', '1'], '<urn:b>'],
    ['MAX(?x)', ['"a"', '<urn:b>', '1'], '"a"'],
    ['MAX(?x)', ['"a"@en', '"b"', '"a"'], '"b"'],
    ['MIN(?x)', ['"2020-01-02"^^xsd:date', '"2020-01-01"^^xsd:date'], '"2020-01-01"^^date'],
    ['MIN(?x)', ['1', 'error'], 'error'],
    ['SAMPLE(?x)', [], 'error'],
    ['SAMPLE(?x)', ['error', '1'], '1'],
    ['GROUP_CONCAT(?x)', [], '""'],
    ['GROUP_CONCAT(?x)', ['"a"@en', '1', '<urn:b>'], '"a 1 urn:b"'],
    ['GROUP_CONCAT(?x; SEPARATOR="")', ['"a"', '"b"'], '"ab"'],
    ['GROUP_CONCAT(DISTINCT ?x; SEPARATOR=", ")', ['"a"', '"b"', '"a"'], '"a, b"'],
    ['GROUP_CONCAT(?x)', ['"a"', 'error'], 'error'],
    ['GROUP_CONCAT(?x)', ['"a"', 'BNODE()'], 'error'],
    ['SUM(?x + 1)', ['1', '2'], '5'],
  ])('%s over %j is %s', (source, values, expected) => {
    expect(show(aggregate(source, values))).toBe(expected);
  });

  it('charges what GROUP_CONCAT and DISTINCT gather', () => {
    const values = Array.from({ length: 100 }, (_, index) => `"${'x'.repeat(100)}${index}"`);
    const context = { ...CONTEXT, budget: limited(5000) };
    expect(() => aggregate('GROUP_CONCAT(?x)', values, context)).toThrow(RangeError);
    expect(() => aggregate('COUNT(DISTINCT ?x)', values, { ...CONTEXT, budget: limited(5000) })).toThrow(
      RangeError,
    );
  });
});
