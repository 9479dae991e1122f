import { expect, it } from 'vitest';
import {
  agreement,
  ownDate,
  preciseDate,
  quickDate,
} from '../../../../src/features/wikidata/snapshot/dates.ts';

it.each([
  ['1993-12-17T00:00:00Z', 11, '1993-12-17', 11],
  ['1993-12-17T00:00:00Z', 10, '1993-12', 10],
  ['1993-12-17T00:00:00Z', 9, '1993', 9],
  ['1990-01-01T00:00:00Z', 8, '1990', 8],
  ['1993-12-17T10:00:00Z', 14, '1993-12-17', 11],
  ['1993-01-01T00:00:00Z', undefined, '1993', 9],
  ['1993-12-01T00:00:00Z', undefined, '1993-12', 10],
  ['1993-12-17T00:00:00Z', undefined, '1993-12-17', 11],
  ['+1993-00-00T00:00:00Z', 9, '1993', 9],
])('%s with the precision %s is %s', (dateTime, known, time, precision) => {
  expect(preciseDate(dateTime, known)).toEqual({ time, precision });
});

it.each([
  ['2000-01-01T00:00:00Z', 7],
  ['-0044-03-15T00:00:00Z', 11],
  ['0000-01-01T00:00:00Z', 9],
  ['soon', undefined],
])('%s with the precision %s is no date', (dateTime, precision) => {
  expect(preciseDate(dateTime, precision)).toBeUndefined();
});

it.each([
  ['1993', '+1993-00-00T00:00:00Z/9'],
  ['1993-12', '+1993-12-00T00:00:00Z/10'],
  ['1993-12-17', '+1993-12-17T00:00:00Z/11'],
  ['1993-12-17Z', '+1993-12-17T00:00:00Z/11'],
])('%s is written %s', (lexical, written) => {
  expect(quickDate(ownDate(lexical))).toBe(written);
});

const there = (time: string, precision: number) => ({ time, precision });
it.each([
  [[], [], 'equal'],
  [['1993'], [], 'missing-there'],
  [[], [there('1993', 9)], 'missing-here'],
  [['1993'], [there('1993', 9)], 'equal'],
  [['1993-12-17'], [there('1993', 9)], 'coarser-there'],
  [['1993-12-17'], [there('1990', 8)], 'coarser-there'],
  [['1993'], [there('1993-12', 10)], 'coarser-here'],
  [['1993'], [there('1994', 9)], 'contradiction'],
  [['1990'], [there('1990', 8)], 'coarser-there'],
  [['1993', '1957'], [there('1994', 9), there('1957', 9)], 'equal'],
] as const)('%j and %j: %s', (here, other, expected) => {
  expect(agreement(here.map(ownDate), other)).toBe(expected);
});
