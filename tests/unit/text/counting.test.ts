import { expect, test } from 'vitest';
import { countingIn } from '../../../src/text/counting.ts';

const ROWS = { one: 'wiersz', few: 'wiersze', many: 'wierszy', other: 'wiersza' };

test.each([
  [1, '1 wiersz'],
  [2, '2 wiersze'],
  [5, '5 wierszy'],
  [22, '22 wiersze'],
  [1.5, '1,5 wiersza'],
])('%d is counted with the plural form of the language', (count, text) => {
  expect(countingIn('pl').plural(count, ROWS)).toBe(text);
});

test('a form that a catalogue does not give is its general one', () => {
  expect(countingIn('fr').plural(1_000_000, { one: 'ligne', other: 'lignes' })).toMatch(/lignes$/);
  expect(countingIn('de').counted(1, 'Zeile', 'Zeilen')).toBe('1 Zeile');
});

test.each([
  ['de', ['1998', 5, 12], '12. Mai 1998'],
  ['cs', ['1989', 5], 'květen 1989'],
  ['fi', ['1972'], '1972'],
  ['lt', ['1998', 5, 12], '1998 m. gegužės 12 d.'],
] as const)('a date in %s is as precise as it is known', (language, [year, month, day], text) => {
  expect(countingIn(language).date(year, month, day)).toBe(text);
});
