import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ParsedFiles, readRecords } from '../../../src/records/index.ts';
import { printIssue } from '../../../src/records/reading/source.ts';
import { issuesOf, withRecords } from './fixture.ts';

const printed = async (replaced: Record<string, string | Uint8Array | undefined>) =>
  (await issuesOf(replaced)).map(printIssue);

describe('reading records', () => {
  it('finds nothing wrong with sound records and gives them by register and slug', async () => {
    await withRecords({}, async (directory) => {
      const { records, issues } = await readRecords(directory);
      expect(issues).toEqual([]);
      expect([...records.places.keys()]).toEqual(['daugavpils', 'jelgava', 'radom', 'parnu', 'siauliai']);
      expect(records.pages.get('daugavpils')?.value.partnerships?.[0]?.partners).toEqual(['radom']);
    });
  });

  it('again parses only what has changed, and finds what it would find anew', async () => {
    await withRecords({}, async (directory, parent) => {
      const former = new ParsedFiles();
      const again = () => readRecords(directory, '2026-01-01', former);
      const file = (name: string) => join(parent, directory, name);
      const before = await again();
      const page = await readFile(file('pages/daugavpils.yaml'), 'utf8');
      await writeFile(file('pages/daugavpils.yaml'), page.replace('radom', 'nowhere'));
      const after = await again();
      expect(after.records.places.get('radom')?.source).toBe(before.records.places.get('radom')?.source);
      expect(after.issues.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^no place or organisation "nowhere"/),
      ]);
      await writeFile(file('places.yaml'), `${await readFile(file('places.yaml'), 'utf8')}# new\n`);
      const fresh = await readRecords(directory, '2026-01-01');
      expect((await again()).issues).toEqual(fresh.issues);
      await rm(file('pages/daugavpils.yaml'));
      expect([...(await again()).records.pages.keys()]).not.toContain('daugavpils');
      await writeFile(file('pages/daugavpils.yaml'), page);
      expect((await again()).issues).toEqual([]);
    });
  });

  it('finds nothing wrong with the records of this repository', async () => {
    const { issues } = await readRecords('data');
    expect(issues.map(printIssue)).toEqual([]);
  });

  it.each([
    [
      'a missing file',
      { 'projects.yaml': undefined },
      'data/projects.yaml:1:1: the file is missing: write {}',
    ],
    ['an empty file', { 'projects.yaml': '' }, 'data/projects.yaml:1:1: the file is empty: write {}'],
    [
      'a file of comments',
      { 'projects.yaml': '# none\n' },
      'data/projects.yaml:1:1: the file is empty: write {}',
    ],
    [
      'a file that is not UTF-8',
      { 'projects.yaml': new Uint8Array([0x61, 0xff]) },
      'data/projects.yaml:1:1: the file is not UTF-8',
    ],
    [
      'a register under another name',
      { 'project.yaml': '{}' },
      'data/project.yaml:1:1: no register has this name: did you mean "projects.yaml"?',
    ],
    [
      'a page under another ending',
      { 'pages/jelgava.yml': '{}' },
      'data/pages/jelgava.yml:1:1: record files end in .yaml',
    ],
    [
      'a page under a name that is no slug',
      { 'pages/Jelgava.yaml': 'page: { title: { lv: L }, publisher: jelgava, language: lv }' },
      'data/pages/Jelgava.yaml:1:1: the file\'s name: expected a slug: lower-case letters, digits and hyphens, found "Jelgava"',
    ],
  ])('reports %s', async (_, replaced, issue) => {
    expect(await printed(replaced)).toEqual([issue]);
  });

  it('reports a file that is a folder', async () => {
    await withRecords({ 'networks.yaml': undefined }, async (directory, parent) => {
      await mkdir(join(parent, directory, 'networks.yaml'));
      const { issues } = await readRecords(directory);
      expect(issues.map(printIssue)).toEqual(['data/networks.yaml:1:1: the file cannot be read (EISDIR)']);
    });
  });

  it('reports a missing folder of pages, and a missing folder of records', async () => {
    await withRecords({}, async (directory, parent) => {
      await rm(join(parent, directory, 'pages'), { recursive: true });
      const { issues } = await readRecords(directory);
      expect(issues.map(printIssue)).toEqual(['data/pages/:1:1: the folder is missing']);
      const none = await readRecords(join(directory, 'none'));
      expect(none.issues.map(printIssue)).toEqual([
        'data/none:1:1: there is no folder of records: munpart init DIR begins one',
      ]);
    });
  });

  it('lists the faults of all files at once, by file and line', async () => {
    const issues = await printed({
      'projects.yaml': 'agri-urban: { name: { en: A }, programme: urbac }\n',
      'networks.yaml': 'hanse: { name: {} }\nubc: { name: { latvian: A } }\n',
    });
    expect(issues.map((issue) => issue.replace(/: .*/, ''))).toEqual([
      'data/networks.yaml:1:16',
      'data/networks.yaml:2:16',
      'data/projects.yaml:1:43',
    ]);
  });

  it('leaves the mapping of a table that lies beside the registers alone, whatever it holds, and no other file', async () => {
    const mapping = 'columns: { "Partner: name": partner }\n';
    expect(await printed({ 'partneri.mapping.yaml': mapping })).toEqual([]);
    expect(await printed({ 'partneri.mapping.yaml': 'places: [\n' })).toEqual([]);
    for (const name of ['mapping.yaml', 'partneri.mapping.yml', 'partneri-mapping.yaml']) {
      expect(await printed({ [name]: mapping }), name).toEqual([
        expect.stringContaining(`data/${name}:1:1: no register has this name`),
      ]);
    }
    // Among the pages every file is a page: an entry would be lost in silence.
    const [first] = await printed({ 'pages/partneri.mapping.yaml': mapping });
    expect(first).toContain('data/pages/partneri.mapping.yaml:1:1');
  });

  it('says nothing about references into a file that cannot be read', async () => {
    const issues = await printed({ 'places.yaml': 'daugavpils: [\n', 'pages/daugavpils.yaml': undefined });
    expect(issues.map((issue) => issue.replace(/:.*/, ''))).toEqual(['data/places.yaml']);
  });

  it('knows a record by its slug even where the record has faults', async () => {
    const issues = await printed({ 'organisations.yaml': 'bfw: {}\n' });
    expect(issues).toEqual([
      'data/organisations.yaml:1:1: "name" is missing: expected text by language: { en: … }',
    ]);
  });

  it('gives the path of what is wrong', async () => {
    const [issue] = await issuesOf({
      'pages/daugavpils.yaml':
        'page: { title: { en: P }, publisher: daugavpils, language: en }\npartnerships: [{ partners: [radom], kind: x }]\n',
    });
    expect(issue?.path).toBe('partnerships[0].kind');
  });
});

describe('pages that report the same partnership', () => {
  const page = (publisher: string, partner: string, more: string) =>
    `page: { title: { en: P }, publisher: ${publisher}, language: en }\npartnerships:\n  - { partners: [${partner}], ${more} }\n`;
  const both = (one: string, other: string) => ({
    'pages/daugavpils.yaml': page('daugavpils', 'jelgava', one),
    'pages/jelgava.yaml': page('jelgava', 'daugavpils', other),
  });
  const discrepancy = (property: string) =>
    `d:\n  about: { partnership: daugavpils--jelgava }\n  property: ${property}\n  variants: [{ stated: A, page: jelgava }]\n  resolution: unresolved\n  reason: { en: A, lv: B }\n`;

  it.each([
    [
      'agree',
      'kind: twinning, start: 2000, startBasis: stated',
      'kind: twinning, start: "2000", startBasis: stated',
    ],
    ['differ in what one does not say', 'kind: twinning, start: 2000, startBasis: stated', 'kind: twinning'],
  ])('may %s', async (_, one, other) => {
    expect(await printed(both(one, other))).toEqual([]);
  });

  it.each([
    [
      'kind',
      'kind: twinning',
      'kind: project',
      'data/pages/jelgava.yaml:3:37: the kind project disagrees with twinning in data/pages/daugavpils.yaml:3:34: record a discrepancy about "daugavpils--jelgava"',
    ],
    [
      'start',
      'kind: twinning, start: 2000, startBasis: stated',
      'kind: twinning, start: 2000-05, startBasis: stated',
      'data/pages/jelgava.yaml:3:54: the start 2000-05 disagrees with 2000 in data/pages/daugavpils.yaml:3:51: record a discrepancy about "daugavpils--jelgava"',
    ],
  ])('cannot disagree on the %s in silence', async (property, one, other, issue) => {
    expect(await printed(both(one, other))).toEqual([issue]);
    expect(await printed({ ...both(one, other), 'discrepancies.yaml': discrepancy(property) })).toEqual([]);
  });
});

describe('hostile files', () => {
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghij'.split('').map((c, i) => `${c}: &${c} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]`),
  ].join('\n');

  it.each([
    ['lists in lists', '['.repeat(500_000)],
    ['maps in maps', '{a: '.repeat(100_000)],
    ['block lists in block lists', '- '.repeat(100_000)],
    ['keys in keys', '? '.repeat(100_000)],
    ['deep indentation', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['an alias bomb', bomb],
    ['another version of YAML', '%YAML 1.1\n---\na: 2001-01-01\n'],
    ['nothing but quotes', '"'.repeat(5_000)],
    ['a NUL', 'a\0b: c'],
  ])('%s are issues and no crash', async (_, content) => {
    const issues = await issuesOf({ 'networks.yaml': content });
    expect(issues.length).toBeGreaterThan(0);
    expect(new Set(issues.map(({ file }) => file))).toEqual(new Set(['data/networks.yaml']));
  });

  it('leaves the prototypes alone', async () => {
    await issuesOf({
      'networks.yaml': '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n',
    });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});
