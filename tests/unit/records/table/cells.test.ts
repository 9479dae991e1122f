import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guarded, joinList, splitList, unguarded } from '../../../../src/spreadsheets/cells/cells.ts';

describe('cells', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+371', "'+371"],
    ['@a', "'@a"],
    ['-a', "'-a"],
    ['-47.29583', '-47.29583'],
    ["'=x", "''=x"],
    ["'Hello", "'Hello"],
    ['\t=1', "'\t=1"],
    ['a=1', 'a=1'],
  ])('%j is written as %j', (text, cell) => {
    expect(guarded(text)).toBe(cell);
    expect(unguarded(cell)).toBe(text);
  });

  test('what is guarded comes back, and runs nowhere', () => {
    const begins = fc.constantFrom('', '=', '+', '-', '@', "'", "''", '\t', '\r', '|', '%');
    fc.assert(
      fc.property(begins, fc.string({ unit: 'binary' }), (begin, rest) => {
        const cell = guarded(begin + rest);
        expect(unguarded(cell)).toBe(begin + rest);
        if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('a list comes back', () => {
    const item = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), (items) => {
        expect(splitList(joinList(items))).toEqual(items);
        expect(['[]', '{}']).not.toContain(joinList(items));
      }),
    );
  });
});
