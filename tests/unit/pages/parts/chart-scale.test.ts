import { expect, it } from 'vitest';
import { timeOf, yearScale } from '../../../../src/pages/parts/year-scale.ts';

it.each([
  ['1993', 1993],
  ['1993-07', 1993.5],
  ['2019-01-01', 2019],
  ['2019-01-01Z', 2019],
  ['soon', undefined],
])('%s is the point in time %s', (lexical, time) => {
  expect(timeOf(lexical)).toBe(time);
});

it.each([
  [1993, 2026, [1990, 2000, 2010, 2020]],
  [1957.5, 1958, [1950, 1960]],
  [1400, 2026, [1400, 1480, 1560, 1640, 1720, 1800, 1880, 1960]],
])('from %s to %s there are lines at %j', (earliest, latest, ticks) => {
  const scale = yearScale(earliest, latest);
  expect(scale.ticks).toEqual(ticks);
  expect(scale.percent(earliest)).toBeGreaterThanOrEqual(0);
  expect(scale.percent(latest)).toBeLessThanOrEqual(100);
});
