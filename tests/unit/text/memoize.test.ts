import { expect, test } from 'vitest';
import { memoized } from '../../../src/text/memoize.ts';

test('a value is computed once while it is cached, and no more are cached than may be', () => {
  const computed: string[] = [];
  const upper = memoized(2, (text) => {
    computed.push(text);
    if (text === 'no') throw new RangeError(text);
    return text.toUpperCase();
  });
  expect(['a', 'a', 'b', 'a'].map(upper)).toEqual(['A', 'A', 'B', 'A']);
  expect(computed).toEqual(['a', 'b']);
  expect(['c', 'a', 'c'].map(upper)).toEqual(['C', 'A', 'C']);
  expect(computed).toEqual(['a', 'b', 'c', 'a']);
  for (let time = 0; time < 2; time++) expect(() => upper('no')).toThrow(RangeError);
  expect(computed).toHaveLength(6);
});
