import { expect, it } from 'vitest';
import { printProblems } from '../../../../src/spreadsheets/index.ts';

it('what several cells of a column share is said once, with their rows', () => {
  const cell = (row: number, column: number, message = 'who is it?') => ({ row, column, message });
  const problems = [
    ...[2, 5, 6, 9, 11].map((row) => cell(row, 1)),
    cell(3, 2),
    cell(4, 1, 'what is it?'),
    { row: 7, message: 'no title' },
    { row: 8, message: 'no title' },
    { message: 'empty' },
  ];
  expect(printProblems(problems, 't.csv', ['Town'])).toEqual([
    't.csv: rows 2, 5, 6 and 2 more, column A "Town": who is it?',
    't.csv: row 3, column B: who is it?',
    't.csv: row 4, column A "Town": what is it?',
    't.csv: row 7: no title',
    't.csv: row 8: no title',
    't.csv: empty',
  ]);
});
