import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeLabels } from '../../../../src/commands/import/records.ts';
import { type Records, readRecords } from '../../../../src/records/index.ts';
import {
  type CodeLabel,
  changesOf,
  guessMapping,
  type ImportResult,
  type Mapping,
  printProblem,
  readMapping,
  readOfficerTable,
  readRecordTable,
  readTable,
  type TableProblem,
} from '../../../../src/spreadsheets/index.ts';
import { anyCharacter } from '../../../any-character.ts';
import { BASE } from '../fixture.ts';

let records: Records;
let labels: CodeLabel[];
beforeAll(async () => {
  records = (await readRecords('data')).records;
  labels = await codeLabels(BASE);
});

const TODAY = '2026-11-21';
const CIRCUMSTANCES = { name: 'table', publisher: 'valmiera', today: TODAY, languages: ['en', 'lv'] };
const HEADERS = [
  'Partneris',
  'Valsts',
  'Kopš',
  'Līguma datums',
  'Jomas',
  'Platība',
  'Iedzīvotāji',
  'Statuss',
  'Piezīmes',
  'Notes (en)',
  'Piezīmes (lv)',
  'Mājaslapa',
  '',
];
const RECORD_HEADERS = [
  'record',
  'slug',
  'partners',
  'kind',
  'start',
  'agreements.1.signed',
  'name.en',
  'note.lv',
  'asWritten.1.lv',
  '__proto__',
  'constructor.x',
  'agreements.99999999.signed',
];

const cell = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Radom',
      'Pērnava (Igaunija)',
      '2015',
      '10/06/2007',
      'sports, dejas',
      '73,298',
      'partnerships',
      'pages',
      'places',
      'x',
      '',
      ' ',
    ),
  },
  { weight: 3, arbitrary: fc.string({ unit: anyCharacter }) },
  fc.constantFrom(
    '"',
    '""',
    '\n',
    '\r',
    '\0',
    '=1+1',
    '@SUM(A1)',
    '-1',
    '\u202eabc',
    '\ud800',
    '__proto__',
    'toString',
    ';'.repeat(500),
    "'",
    '\ufeff',
    'a\u0085b',
    '# x',
    '- y',
    'x: y',
    '{',
    '%',
    '*',
    '&a',
    '!!js',
  ),
  fc
    .constantFrom('x', ' ', 'un ', ',', '\n', '1', '(', '🙂')
    .map((piece) => piece.repeat(100_000 / piece.length)),
);

function table(headers: readonly string[]): fc.Arbitrary<string> {
  const quoted = fc
    .tuple(cell, fc.boolean())
    .map(([text, quote]) => (quote ? `"${text.replaceAll('"', '""')}"` : text));
  const rows = fc.array(fc.array(quoted, { maxLength: headers.length + 2 }), { maxLength: 5 });
  const top = fc.oneof(fc.constant(headers), fc.shuffledSubarray([...headers, ...headers], { minLength: 1 }));
  return fc
    .tuple(top, rows, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'))
    .map(([head, body, separator, end]) => [head, ...body].map((row) => row.join(separator)).join(end));
}

function expectNamed(problems: readonly TableProblem[]): void {
  for (const problem of problems) {
    expect(problem.message.length).toBeLessThan(2000);
    expect(printProblem(problem, 'f.csv', HEADERS)).toMatch(/^f\.csv: [^\n\r\0]*$/);
  }
}

/** What a table becomes: problems, or whole files. */
function judge(drafted: ImportResult): void {
  expectNamed(drafted.problems);
  for (const { row } of drafted.problems) expect(row).toBeGreaterThan(0);
  if (drafted.problems.length > 0) return;
  const { files, problems } = changesOf(drafted, records, new Map(), true);
  expectNamed(problems);
  for (const name of files.keys()) expect(name).toMatch(/^([a-z]+|pages\/[a-z0-9-]+)\.yaml$/);
}

describe('hostile tables', () => {
  it('of an officer are read or refused, row by row', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(table(HEADERS), (text) => {
        const read = readTable(Buffer.from(text));
        expectNamed(read.problems);
        const guess = guessMapping(read, records, CIRCUMSTANCES);
        const { mapping, issues } = readMapping(guess.text, 'm.yaml');
        expect(issues).toEqual([]);
        judge(
          readOfficerTable(read, mapping as Mapping, {
            records,
            labels,
            languages: ['en', 'lv'],
            today: TODAY,
          }),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('of records are read or refused, row by row', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(table(RECORD_HEADERS), (text) => {
        const read = readTable(Buffer.from(text));
        expectNamed(read.problems);
        judge(readRecordTable(read, labels));
      }),
      { numRuns: 60 },
    );
  });

  it('of bytes are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const read = readTable(bytes);
        expectNamed(read.problems);
        for (const { cells } of read.rows) expect(cells.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Uint8Array, string[]]>([
    ['a byte order mark', Buffer.from('\ufeffa;b\n1;2\n'), ['a', 'b']],
    ['tabs', Buffer.from('a\tb;c\n1\t2\n'), ['a', 'b;c']],
    ['a hint', Buffer.from('sep=|\r\na|b,c\r\n1|2\r\n'), ['a', 'b,c']],
    ['quoted headers', Buffer.from('"a,b";"c\nd"\n1;2\n'), ['a,b', 'c d']],
    [
      'Windows-1257',
      Buffer.from([0x50, 0xe7, 0x72, 0x6e, 0x61, 0x76, 0x61, 0x3b, 0x62, 0x0a, 0x31, 0x3b, 0x32]),
      ['Pērnava', 'b'],
    ],
    ['UTF-16', Buffer.from('\ufeffPērnava\tb\n1\t2', 'utf16le'), ['Pērnava', 'b']],
    ['UTF-16 without a mark', Buffer.from('Pērnava\tb\n1\t2', 'utf16le'), ['Pērnava', 'b']],
  ])('%s is understood', (_, bytes, headers) => {
    expect(readTable(bytes).headers).toEqual(headers);
    expect(readTable(bytes).problems).toEqual([]);
  });

  it.each<[string, TableProblem]>([
    [
      'a,b\n1,2\n1,2,3\n',
      {
        row: 3,
        column: 3,
        message: 'a cell beyond the last header: is a separator in a cell not in quotes?',
      },
    ],
    ['a,b\n1,2\n"1,2\n', { row: 3, message: expect.stringMatching(/^not a table: /) as unknown as string }],
  ])('%j has a problem', (text, problem) => {
    expect(readTable(Buffer.from(text)).problems).toEqual([expect.objectContaining(problem)]);
  });
});
