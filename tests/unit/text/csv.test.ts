import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeSolutions } from '../../../src/query/results/write-results.ts';
import { csvRow, exactCsvRow, guarded, unguarded } from '../../../src/text/csv.ts';
import { anyCharacter } from '../../any-character.ts';

describe('cells of files for spreadsheets', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+371', "'+371"],
    ['@a', "'@a"],
    ['-a', "'-a"],
    ['-47.29583', '-47.29583'],
    ["'=x", "''=x"],
    ["'Hello", "'Hello"],
    ['\t=1', "'\t=1"],
    ['a=1', 'a=1'],
  ])('%j is written as %j', (text, cell) => {
    expect(guarded(text)).toBe(cell);
    expect(unguarded(cell)).toBe(text);
    expect(csvRow([text, 'x'])).toBe(`${cell},x\r\n`);
  });

  test('what is guarded comes back, and runs nowhere', () => {
    const begins = fc.constantFrom('', '=', '+', '-', '@', "'", "''", '\t', '\r', '|', '%');
    fc.assert(
      fc.property(begins, fc.string({ unit: anyCharacter }), (begin, rest) => {
        const cell = guarded(begin + rest);
        expect(unguarded(cell)).toBe(begin + rest);
        if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

test('a SPARQL result keeps every text as it is', async () => {
  expect(exactCsvRow(['=1+1', 'a,b', 'say "x"'])).toBe('=1+1,"a,b","say ""x"""\r\n');
  const row = [{ type: 'literal', value: '=1+1' } as const];
  const bytes = await writeSolutions({ variables: ['a'], rows: [row] }, 'text/csv', 1000);
  expect(new TextDecoder().decode(bytes)).toBe('a\r\n=1+1\r\n');
});
