import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeLabels } from '../../../../src/commands/import/records.ts';
import { canonicalize } from '../../../../src/rdf/canonical.ts';
import { mapRecords, type Records, readRecords } from '../../../../src/records/index.ts';
import {
  changesOf,
  type ImportResult,
  readRecordTable,
  readTable,
  writeRecords,
} from '../../../../src/spreadsheets/index.ts';
import { csv, guarded } from '../../../../src/text/csv.ts';
import { BASE, withRecords } from '../fixture.ts';

/** Records as one CSV file. */
function fileOf(records: Records): Buffer {
  const { headers, rows } = writeRecords(records);
  const columns = headers.map((name, index) => ({
    name,
    cell: (row: readonly string[]) => row[index] ?? '',
  }));
  return Buffer.from(`\ufeff${[...csv(columns, rows)].join('')}`);
}

async function drafted(file: Uint8Array): Promise<ImportResult> {
  return readRecordTable(readTable(file), await codeLabels(BASE));
}

/** The values of all records that are rows of a table, in their order. */
function values({ dataset: _, ...records }: Records): unknown {
  const registers = Object.entries(records).map(([name, register]) => [
    name,
    [...register].map(([slug, { value }]) => [slug, JSON.parse(JSON.stringify(value))]),
  ]);
  return Object.fromEntries(registers);
}

const NOTHING = { records: undefined, texts: new Map<string, string>() };

/** The records after a way to a spreadsheet and back, into an empty directory. */
async function returned(records: Records, work: (records: Records) => Promise<void> | void): Promise<void> {
  const empty = Object.fromEntries(
    Object.keys(records).map((name) => [name, new Map()]),
  ) as unknown as Records;
  const draft = await drafted(fileOf(records));
  expect(draft.problems).toEqual([]);
  const { files, problems } = changesOf(draft, empty, NOTHING.texts, false);
  expect(problems).toEqual([]);
  const home = await mkdtemp(join(tmpdir(), 'munpart-returned-'));
  try {
    for (const [name, text] of files) {
      await mkdir(dirname(join(home, name)), { recursive: true });
      await writeFile(join(home, name), text);
    }
    await mkdir(join(home, 'pages'), { recursive: true });
    const read = await readRecords(home);
    expect(read.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    await work(read.records);
  } finally {
    await rm(home, { recursive: true });
  }
}

describe('a round trip through a spreadsheet', () => {
  it('loses nothing of the records of this repository', async () => {
    const { records } = await readRecords('data');
    expect(records.places.size).toBeGreaterThan(40);
    await returned(records, async (back) => {
      expect(values(back)).toEqual(values(records));
      const [before, after] = [mapRecords(records, BASE), mapRecords(back, BASE)];
      expect(await canonicalize(after.quads)).toBe(await canonicalize(before.quads));
    });
  }, 60_000);

  it('finds nothing to write where the records are there already', async () => {
    const { records } = await readRecords('data');
    const texts = new Map((await readdir('data')).map((name) => [name, '']));
    expect(changesOf(await drafted(fileOf(records)), records, texts, false)).toEqual({
      files: new Map(),
      replaced: [],
      problems: [],
    });
  });

  it('keeps what is awkward', async () => {
    const places = `
daugavpils: { name: { en: "=cmd|' /C calc'!A0", lv: "'=x" }, level: city, country: LVA, coordinates: { lat: -0.0000001, long: -47.5 } }
radom: { name: { en: "a;b\\\\c", lv: '[x]', pl: "€ \\"q\\" \u200f\u05d0" }, alsoKnownAs: { lv: ['a; b', '\\', '[]', '-1', '{}'] }, level: city, country: POL }
parnu: { name: { en: "1957", lv: "true" }, level: city, country: POL, description: { en: "one\\n\\n  two\\n", lv: "@" } }
`;
    const page = `page: { title: { lv: "+1" }, publisher: daugavpils, language: lv, declares: {} }
memberships: []
partnerships:
  - { partners: [radom], asWritten: [], kind: twinning, agreements: [], fields: {} }
  - partners: [parnu, radom]
    asWritten: ['a;b', { lv: x, en: "2007" }]
    kind: cooperation
    facts: [{ of: radom, measure: area, stated: "1,5", value: 1.5 }, { of: parnu, measure: population, stated: "12" }]
`;
    const files = { 'places.yaml': places, 'pages/daugavpils.yaml': page };
    await withRecords(files, async (directory) => {
      const { records, issues } = await readRecords(directory);
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      await returned(records, (back) => expect(values(back)).toEqual(values(records)));
      for (const row of writeRecords(records).rows) {
        for (const cell of row) expect(guarded(cell)).not.toMatch(/^([=+@]|-(?!\d+(\.\d+)?$))/);
      }
    });
  });

  it('adds to registers without touching a byte of what is there, and replaces only where it may', async () => {
    const places =
      '# ours\na: { name: { en: A, lv: A }, level: city, country: LVA } # keep\n\n# last\nb: {   name: { en: B, lv: B }, level: city, country: LVA }\n# end\n';
    const text =
      'record,slug,name.en,name.lv,level,country\nplaces,b,B2,B2,Town,lva\nplaces,c,C,C,city,LVA\n';
    const draft = await drafted(Buffer.from(text.replace('lva', 'LVA').replace('Town', 'City or town')));
    await withRecords({ 'places.yaml': places, 'pages/daugavpils.yaml': undefined }, async (directory) => {
      const { records } = await readRecords(directory);
      const texts = new Map([
        ['places.yaml', places],
        ...['organisations', 'networks', 'projects', 'countries', 'discrepancies'].map(
          (name) => [`${name}.yaml`, ''] as const,
        ),
      ]);
      expect(changesOf(draft, records, texts, false)).toEqual({
        files: new Map(),
        replaced: [
          { register: 'places', file: 'places.yaml', slug: 'b', added: [], changed: ['name'], removed: [] },
        ],
        problems: [
          {
            row: 2,
            message: '"b" is in places already and differs: --replace writes over it and keeps a copy',
          },
        ],
      });
      const { files } = changesOf(draft, records, texts, true);
      expect([...files]).toEqual([
        [
          'places.yaml',
          '# ours\na: { name: { en: A, lv: A }, level: city, country: LVA } # keep\n\n# last\nb:\n  name: { en: B2, lv: B2 }\n  level: city\n  country: LVA\n# end\n\nc:\n  name: { en: C, lv: C }\n  level: city\n  country: LVA\n',
        ],
      ]);
    });
  });
});

describe('a table of records that somebody has worked on', () => {
  it.each<[string, string, object[]]>([
    [
      'another sort of row',
      'record,slug\nplace,a\n',
      [
        {
          row: 2,
          column: 1,
          message: expect.stringMatching(/^expected .*places.*found "place": did you mean "places"\?$/),
        },
      ],
    ],
    [
      'a column of nothing',
      'record,slug,foo\nplaces,a,1\n',
      [{ row: 2, column: 3, message: 'places have no "foo"' }],
    ],
    [
      'a wrong value',
      'record,slug,level\nplaces,a,village\n',
      [{ row: 2, column: 3, message: expect.stringContaining('expected a level') }],
    ],
    [
      'no slug',
      'record,slug,level\nplaces,,city\n',
      [{ row: 2, column: 2, message: 'expected the slug of the record' }],
    ],
    [
      'the same twice',
      'record,slug,level\nplaces,a,city\nplaces,a,city\n',
      [{ row: 3, column: 2, message: 'a second record "a" in places' }],
    ],
    [
      'an entry without its page',
      'record,slug,partners\npartnerships,x,radom\n',
      [{ row: 2, message: 'there is no row of pages with the slug "x"' }],
    ],
    [
      'a list and its items',
      'record,slug,partners,partners.1\npartnerships,x,radom,radom\npages,x,,\n',
      [{ row: 2, column: 4, message: 'another column has this value already' }],
    ],
    [
      'a header twice',
      'record,slug,level,level\nplaces,a,city,city\n',
      [
        { row: 1, column: 4, message: 'the header occurs twice: rename one' },
        { row: 2, column: 4, message: 'another column has this value already' },
      ],
    ],
    [
      'a prototype',
      'record,slug,name.__proto__,__proto__.x\nplaces,a,b,c\n',
      [
        { row: 2, column: 3, message: 'places have no "name.__proto__"' },
        { row: 2, column: 4, message: 'places have no "__proto__.x"' },
      ],
    ],
  ])('%s', async (_, text, problems) => {
    expect((await drafted(Buffer.from(text))).problems).toEqual(
      problems.map((problem) => expect.objectContaining(problem)),
    );
  });

  it('reads dates and labels as a spreadsheet leaves them', async () => {
    const text =
      'record;slug;partners;kind;start;agreements.1.signed;agreements.1.instrument;agreements.1.fields;facts.1.measure;facts.1.stated;facts.1.value\npartnerships;x;radom;Twinning;17.12.1993;Jan 2012;Sadarbības līgums;Sport; Area;1,5;130,8\npages;x\n';
    const { registers, problems } = await drafted(Buffer.from(text));
    expect(problems).toEqual([]);
    expect(registers.get('pages')?.get('x')).toMatchObject({
      partnerships: [
        {
          kind: 'twinning',
          start: '1993-12-17',
          agreements: [{ instrument: 'cooperation-agreement', signed: '2012-01', fields: ['sport'] }],
          facts: [{ measure: 'area', stated: '1,5', value: 130.8 }],
        },
      ],
    });
  });

  it('lets no slug lead out of the directory', async () => {
    const draft = await drafted(Buffer.from('record,slug,publisher\npages,../../x,radom\nplaces,a/b,\n'));
    await withRecords({}, async (directory) => {
      const { records } = await readRecords(directory);
      const { files, problems } = changesOf(draft, records, new Map(), true);
      expect(files.size).toBe(0);
      expect(problems.map(({ row }) => row).sort()).toEqual([2, 3]);
    });
  });
});
