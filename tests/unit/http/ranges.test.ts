import { describe, expect, it } from 'vitest';
import { byteRange } from '../../../src/features/dataset/stored-files.ts';

describe('byteRange of 1000 bytes', () => {
  it.each([
    ['bytes=0-499', { first: 0, last: 499 }],
    ['bytes=500-', { first: 500, last: 999 }],
    ['bytes=-200', { first: 800, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
    ['bytes=900-5000', { first: 900, last: 999 }],
    ['bytes=999-999', { first: 999, last: 999 }],
    ['BYTES=0-0', { first: 0, last: 0 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=99999999999999999999-', 'unsatisfiable'],
    ['bytes=5-2', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=-', undefined],
    ['bytes=a-b', undefined],
    ['lines=0-5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (field, expected) => {
    expect(byteRange(field, 1000)).toEqual(expected);
  });

  it('satisfies no part of nothing', () => {
    expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(byteRange('bytes=-5', 0)).toBe('unsatisfiable');
  });
});
