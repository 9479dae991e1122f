import { describe, expect, test } from 'vitest';
import { decimalSign, readAmount } from '../../../../src/spreadsheets/cells/amounts.ts';

describe('numbers as people write them', () => {
  test.each<[string, number]>([
    ['130.8', 130.8],
    ['130,8', 130.8],
    ['130. 8 km2', 130.8],
    ['130, 8 km²', 130.8],
    ['32km2', 32],
    ['38,54km2', 38.54],
    ['84.96 kv. km', 84.96],
    ['0,125', 0.125],
    ['73 298 km2', 73298],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234,567', 1234.567],
    ['1.234.567', 1234567],
    ["75'700", 75700],
    ['295', 295],
  ])('%s', (text, value) => {
    expect(readAmount(text)).toBe(value);
  });

  test.each<[string, number | undefined]>([
    ['45 307', 45307],
    ['45\u00a0307', 45307],
    ['45.307', 45307],
    ['45,307', 45307],
    ['1.045,307', undefined],
    ['45307 iedz.', 45307],
    ['45 307 inhabitants', 45307],
    ['1,045,307', 1045307],
    ['45.3', undefined],
    ['45 30', undefined],
    ['1,2 Mio', 1_200_000],
    ['1,2 Mio. Einwohner', 1_200_000],
    ['0.6 million people', 600_000],
    ['45 tūkst.', 45_000],
    ['45 тис. осіб', 45_000],
    ['12,5 tys. mieszkańców', 12_500],
    ['1,2345 Mio', undefined],
  ])('%s as a whole number', (text, value) => {
    expect(readAmount(text, { whole: true })).toBe(value);
  });

  test.each([
    '',
    'daudz',
    '~45',
    '45 dusin',
    '1 23',
    '1.23.4',
    '1,2345,678',
    '12 ha',
    '-5',
    '1e5',
    '.5',
    '5.',
    '9'.repeat(100_000),
  ])('%s is none', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  test.each<[string, '.' | ',' | undefined, unknown]>([
    ['73,298', undefined, 'ambiguous'],
    ['73,298', ',', 73.298],
    ['73,298', '.', 73298],
    ['73.298 km2', ',', 73298],
  ])('%s with the sign %s', (text, decimal, value) => {
    expect(readAmount(text, { decimal })).toBe(value);
  });

  test.each<[string[], unknown]>([
    [['73,298', '83,73'], ','],
    [['73.298', '83.73 km2'], '.'],
    [['73,298', '120'], undefined],
    [['83,73', '84.96'], undefined],
  ])('the column %j shows its sign', (cells, sign) => {
    expect(decimalSign(cells)).toBe(sign);
  });
});
