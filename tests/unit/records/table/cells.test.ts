import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinList, splitList } from '../../../../src/spreadsheets/cells/cells.ts';

describe('cells', () => {
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
