import { describe, expect, it } from 'vitest';
import { literal } from '../../../../src/engine/expressions/term.ts';
import { CONTEXT, evaluate, limited } from './evaluate.ts';

describe('the budget', () => {
  const long = literal('x'.repeat(1000));

  it.each([
    'CONCAT(?x, ?x)',
    'UCASE(?x)',
    'LCASE(?x)',
    'ENCODE_FOR_URI(?x)',
    'REPLACE(?x, "x", "yyyy")',
    'SUBSTR(?x, 2)',
    'STRAFTER(?x, "y")',
    'IRI(?x)',
    'STRLEN(?x)',
  ])('is charged before %s builds its string', (source) => {
    const budget = limited(999);
    expect(() => evaluate(source, { x: long }, { ...CONTEXT, budget })).toThrow(RangeError);
  });

  it('ends the doubling of a string', () => {
    const context = { ...CONTEXT, budget: limited(1_000_000) };
    const double = (x: ReturnType<typeof evaluate>) =>
      typeof x === 'symbol' ? x : evaluate('CONCAT(?x, ?x)', { x }, context);
    const doubleOften = () =>
      Array.from({ length: 40 }).reduce<ReturnType<typeof evaluate>>((x) => double(x), long);
    expect(doubleOften).toThrow(RangeError);
  });
});
