import { beforeAll, describe, expect, it } from 'vitest';
import { codeLabels } from '../../../../src/commands/import/records.ts';
import { type Records, readRecords } from '../../../../src/records/index.ts';
import {
  type CodeLabel,
  guessMapping,
  type Mapping,
  originKey,
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

const PAGE = { slug: 'x', title: { en: 'x' }, publisher: 'valmiera', language: 'en' };

const SETTING = { today: '2026-11-21', languages: ['en', 'lv'] };

function read(text: string, mapping: Omit<Mapping, 'page'>) {
  const setting = { records, labels, ...SETTING };
  const drafted = readOfficerTable(readTable(Buffer.from(text)), { page: PAGE, ...mapping }, setting);
  const page = drafted.registers.get('pages')?.get('x') as { partnerships: object[] };
  return { ...drafted, partnerships: page.partnerships };
}

describe('an officer’s table', () => {
  it('is read cell by cell, some as the mapping says', () => {
    const { partnerships, problems, comments } = read(
      'who|when|ended|doc|how|about|size|note en|note lv|other\nRadom; Pärnu|ca. 1995|2001|memorandum|sister city|sport|75 700 km2|Hi|Sveiki|later\nRadom|||||||only|| \n',
      {
        columns: {
          who: 'partner',
          when: 'since',
          ended: 'until',
          doc: 'instrument',
          how: 'kind',
          about: 'practised',
          size: { as: 'area', year: 2015 },
          'note en': 'note.en',
          'note lv': 'note.lv',
          other: 'notes',
        },
        defaults: { kind: 'project' },
        readAs: { since: { 'ca. 1995': 1995 }, area: { '75 700 km2': null } },
      },
    );
    expect(problems).toEqual([]);
    expect(partnerships).toEqual([
      {
        partners: ['radom', 'parnu'],
        asWritten: ['Radom', 'Pärnu'],
        kind: 'twinning',
        start: 1995,
        startBasis: 'stated',
        end: 2001,
        agreements: [{ instrument: 'memorandum' }],
        fields: { practised: ['sport'] },
        note: { en: 'Hi\nsize: 75 700 km2', lv: 'Sveiki' },
      },
      { partners: ['radom'], asWritten: ['Radom'], kind: 'project', note: { en: 'only' } },
    ]);
    expect(comments.get(originKey('pages', 'x', 'partnerships[0]'))).toBe('when: ca. 1995\nlater');
    expect(comments.get(originKey('pages', 'x', 'partnerships[1]'))).toBeUndefined();
  });

  it.each([
    ['Radom: 200 000; Pärnu: 39 000 (2015)', undefined],
    ['Radom 200 000\nparnu 39 000 (2015)', undefined],
    ['239 000', 'radom: 200000; parnu: 39000 (2015)'],
  ])('says of which of two partners a number is: %j, read as %j', (cell, as) => {
    const { partnerships, problems } = read(`p|n\n"Radom; Pärnu"|"${cell}"\n`, {
      columns: { p: 'partner', n: 'population' },
      defaults: { kind: 'twinning' },
      ...(as !== undefined && { readAs: { population: { [cell]: as } } }),
    });
    expect(problems).toEqual([]);
    expect(partnerships[0]).toMatchObject({
      facts: [
        { measure: 'population', of: 'radom', value: 200_000 },
        { measure: 'population', of: 'parnu', value: 39_000, year: 2015 },
      ],
    });
  });

  it.each(['239 000', 'Radom: 1; Gorica: 2', 'Radom', 'Radom: 1; 2', ':'])(
    'asks of which of two partners a number is: %j',
    (cell) => {
      const { problems } = read(`p|n\n"Radom; Pärnu"|"${cell}"\n`, {
        columns: { p: 'partner', n: 'population' },
        defaults: { kind: 'twinning' },
      });
      expect(problems).toMatchObject([
        { row: 2, column: 2, message: expect.stringContaining('Say "radom: …; parnu: …"') },
      ]);
    },
  );

  it('is decided by the column as a whole', () => {
    const text = 'p;d;a\nRadom;10/06/2007;73,298\nPärnu;31/12/2007;83,73\n';
    const { partnerships, problems } = read(text, {
      columns: { p: 'partner', d: 'signed', a: 'area' },
      defaults: { kind: 'twinning' },
    });
    expect(problems).toEqual([]);
    expect(partnerships[0]).toMatchObject({
      start: '2007-06-10',
      startBasis: 'agreement-signed',
      agreements: [{ instrument: 'cooperation-agreement', signed: '2007-06-10' }],
      facts: [{ value: 73.298 }],
    });
  });

  it('has its new places described in the mapping', () => {
    const lodz = { slug: 'lodz', name: { en: 'Łódź', lv: 'Lodza' }, level: 'city', country: 'POL' } as const;
    const { registers, partnerships, problems } = read(
      'p\nLodza (Polija)\nBelostoka pie Narevas\nLodza (Polija)\n',
      {
        columns: { p: 'partner' },
        defaults: { kind: 'twinning' },
        names: { 'Lodza (Polija)': lodz, 'Belostoka pie Narevas': 'bialystok' },
      },
    );
    expect(problems).toEqual([]);
    const { slug, ...place } = lodz;
    expect(registers.get('places')).toEqual(new Map([[slug, place]]));
    expect(partnerships.map((each) => (each as { partners: string[] }).partners)).toEqual([
      ['lodz'],
      ['bialystok'],
      ['lodz'],
    ]);
  });

  it.each<[string, string, Omit<Mapping, 'page'>, string]>([
    [
      'a column that the mapping leaves out',
      'p,q\nRadom,1\n',
      { columns: { p: 'partner' } },
      'the mapping does not say what this column holds',
    ],
    [
      'two columns of one thing',
      'p,q\nRadom,1\n',
      { columns: { p: 'partner', q: 'partner' } },
      'a second column of partner: the mapping must ignore one',
    ],
    [
      'no kind',
      'p\nRadom\n',
      { columns: { p: 'partner' } },
      'the kind is missing: give the mapping a default',
    ],
    [
      'an answer that is nobody',
      'p\nFoo\n',
      { columns: { p: 'partner' }, names: { Foo: 'bar' } },
      'the mapping says "bar", which is no place or organisation',
    ],
    [
      'a place that is there',
      'p\nFoo\n',
      {
        columns: { p: 'partner' },
        names: { Foo: { slug: 'radom', name: { en: 'F', lv: 'F' }, level: 'city', country: 'POL' } },
      },
      'the mapping adds a place "radom", which is in the register already',
    ],
    [
      'a header twice',
      'p,p\nRadom,Radom\n',
      { columns: { p: 'partner' } },
      'the header occurs twice: rename one',
    ],
    [
      'cells without a header',
      'p,\nRadom,x\n',
      { columns: { p: 'partner' } },
      'a column with cells but without a header',
    ],
  ])('%s is a problem', (_, text, mapping, message) => {
    expect(read(text, mapping).problems.map((problem) => problem.message)).toContain(message);
  });

  it('is guessed anew and means the same', () => {
    const table = readTable(
      Buffer.from('Twin town,Country,Since,Status\nŁódź,Poland,2015,active\nHalle,Germany,,\n'),
    );
    const guess = guessMapping(table, records, {
      name: 'Our twins',
      publisher: 'valmiera',
      ...SETTING,
    });
    expect(readMapping(guess.text, 'm').mapping).toEqual({
      page: {
        slug: 'our-twins',
        title: { en: 'Partnerships of Valmiera' },
        publisher: 'valmiera',
        language: 'en',
      },
      columns: { 'Twin town': 'partner', Country: 'country', Since: 'since', Status: 'status' },
      defaults: { kind: 'twinning', statusAsOf: '2026-11-21' },
      names: {
        Łódź: { slug: 'lodz', name: { en: 'Łódź' }, level: 'city', country: 'POL' },
        Halle: null,
      },
    });
    expect(guess.proposals.filter(({ answer }) => answer === null)).toHaveLength(1);
  });
});
