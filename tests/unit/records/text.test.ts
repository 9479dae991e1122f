import { describe, expect, it } from 'vitest';
import { label, prose } from '../../../src/records/mapping/text.ts';

describe('text', () => {
  it.each([
    ['a', true, true],
    ['a b', true, true],
    [' a', false, true],
    ['a ', false, true],
    ['a\n', false, true],
    ['a\tb\nc', false, true],
    ['', false, false],
    [' \n', false, false],
    ['a\rb', false, false],
    ['a\u0000b', false, false],
    ['a\u0085b', false, false],
    ['a\uD800b', false, false],
    ['a\uFFFEb', false, false],
    ['\u{1F600}', true, true],
  ])('%j is a line: %s; is prose: %s', (value, isLabel, isProse) => {
    expect(label.safeParse(value).success).toBe(isLabel);
    expect(prose.safeParse(value).success).toBe(isProse);
  });

  it('may be very long', () => {
    const long = 'ā\u{1F600}'.repeat(10_000_000);
    expect(label.safeParse(long).success).toBe(true);
    expect(prose.safeParse(long).success).toBe(true);
  });
});
