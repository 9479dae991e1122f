import { expect, test } from 'vitest';
import { InFlightBytes } from '../../../../src/http/limits/rate-limiter.ts';

test('results are let in while all that is under way fits', () => {
  const unsent = new InFlightBytes(100);
  const first = unsent.reserve(60);
  unsent.reserve(40);
  expect(() => unsent.reserve(1)).toThrow(
    expect.objectContaining({ kind: 'busy', details: { fields: { 'retry-after': '10' } } }),
  );
  first();
  unsent.reserve(60);
  expect(unsent.bytes).toBe(100);
});

test('a single result may be larger than all that may be under way', () => {
  const unsent = new InFlightBytes(100);
  unsent.reserve(200)();
  expect(unsent.bytes).toBe(0);
});
