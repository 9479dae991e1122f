import { beforeAll, describe, expect, it } from 'vitest';
import { codeLabels } from '../../../../src/commands/import/records.ts';
import { type Records, readRecords } from '../../../../src/records/index.ts';
import {
  type CodeLabel,
  completeMapping,
  guessMapping,
  type Mapping,
  missingColumns,
  readMapping,
  readOfficerTable,
  readTable,
} from '../../../../src/spreadsheets/index.ts';
import { BASE } from '../fixture.ts';

let records: Records;
let labels: CodeLabel[];
beforeAll(async () => {
  records = (await readRecords('data')).records;
  labels = await codeLabels(BASE);
});

const OPTIONS = { name: 'twins', publisher: 'valmiera', today: '2026-11-30', languages: ['en', 'lv'] };

const tableOf = (text: string) => readTable(Buffer.from(text));
const proposed = (text: string) => guessMapping(tableOf(text), records, OPTIONS).proposals;

function mappingIn(text: string): Mapping {
  const { mapping } = readMapping(text, 'm.yaml');
  if (mapping === undefined) throw new Error(text);
  return mapping;
}

describe('names are asked about', () => {
  it.each([
    ['Oslo / Bergen', 'two towns'],
    ['Brno, Zlín', 'two towns'],
    ['Urban and Rural', 'two towns'],
    ['Poland', 'the name of a country'],
    ['=HYPERLINK(A1)', 'no name'],
    ['北京', 'a slug in Latin letters'],
  ])('%s: %s', (name, why) => {
    const [proposal] = proposed(`Twin town\tCountry\n${name}\t\n`);
    expect(proposal).toMatchObject({ answer: null, comment: expect.stringContaining(why) });
  });

  it('once, however they are spelled', () => {
    const table = tableOf('Twin town,Country\nGdynia,Poland\nGDYNIA,Poland\nGdynja,Poland\n');
    const guess = guessMapping(table, records, OPTIONS);
    expect(guess.proposals.map(({ key, answer }) => [key, answer?.slug])).toEqual([
      ['Gdynia', 'gdynia'],
      ['Gdynja', undefined],
    ]);
    const setting = { records, labels, languages: ['en', 'lv'], today: OPTIONS.today };
    const drafted = readOfficerTable(table, mappingIn(guess.text), setting);
    expect([...(drafted.registers.get('places')?.keys() ?? [])]).toEqual(['gdynia']);
    expect(drafted.problems).toEqual([expect.objectContaining({ row: 4 })]);
  });

  it('apart, where two regions have one name', () => {
    const found = proposed('Sister city,State,Country\nSalem,Oregon,USA\nSalem,Massachusetts,USA\n');
    expect(found.map(({ key, answer }) => [key, answer?.slug])).toEqual([
      ['Salem (Oregon)', 'salem'],
      ['Salem (Massachusetts)', 'salem-massachusetts'],
    ]);
  });

  it('and are written in Latin letters', () => {
    expect(proposed('Місто-побратим;Країна\nБориспіль;Україна\n')[0]?.answer?.slug).toBe('boryspil');
  });
});

describe('a mapping that is there', () => {
  const text = `# ours
page: { slug: p, title: { en: P }, publisher: valmiera, language: en }
columns: { Twin: partner, Since: since }
defaults: { kind: twinning }
names: { Radom: radom } # checked
`;

  it('gets what it lacks, and keeps what stands in it', () => {
    const table = tableOf('Twin,Since,Country\nRadom,1990,Poland\nZaranora,1991,Poland\n');
    const completed = completeMapping(text, mappingIn(text), table, records);
    expect(completed.columns.map(({ header, as }) => [header, as])).toEqual([['Country', 'country']]);
    expect(completed.proposals.map(({ key }) => key)).toEqual(['Zaranora']);
    expect(completed.text).toContain('# ours');
    expect(mappingIn(completed.text)).toMatchObject({
      columns: { Twin: 'partner', Since: 'since', Country: 'country' },
      names: { Radom: 'radom', Zaranora: { slug: 'zaranora', country: 'POL' } },
    });
    const again = completeMapping(completed.text, mappingIn(completed.text), table, records);
    expect(again.text).toBe(completed.text);
  });

  it('does not lose a column in silence', () => {
    expect(missingColumns(mappingIn(text), tableOf('Twin,Sinse\nRadom,1990\n'))).toEqual([
      {
        row: 1,
        message: expect.stringContaining('"Since" that the table does not have: did you mean "Sinse"?'),
      },
    ]);
  });
});

describe('files that are no tables', () => {
  it.each([
    ['nothing', '', 'no rows'],
    ['a header alone', 'Twin town,Country\n', 'no rows'],
    ['JSON', '{"a": 1}', 'JSON'],
    ['a web page', '<!DOCTYPE html><p>', 'web page'],
    ['an old workbook', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1', '.xls'],
    ['another archive', 'PK\u0003\u0004xxxx', 'no workbook'],
    ['a broken workbook', 'PK\u0003\u0004xxxxxl/workbook.xml', 'damaged'],
  ])('%s', (_, text, message) => {
    const { problems } = readTable(Buffer.from(text, 'latin1'));
    expect(problems.map((problem) => problem.message).join()).toContain(message);
  });
});
