import { expect, test } from 'vitest';
import { Unsent } from '../../../../src/http/limits/in-flight-bytes.ts';

test('results are let in while all that is under way fits', () => {
  const unsent = new Unsent(100);
  const first = unsent.hold(60);
  unsent.hold(40);
  expect(() => unsent.hold(1)).toThrow(
    expect.objectContaining({ kind: 'busy', details: { fields: { 'retry-after': '10' } } }),
  );
  first();
  unsent.hold(60);
  expect(unsent.bytes).toBe(100);
});

test('a single result may be larger than all that may be under way', () => {
  const unsent = new Unsent(100);
  unsent.hold(200)();
  expect(unsent.bytes).toBe(0);
});
