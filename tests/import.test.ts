import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './program.ts';

const ROOT = resolve(import.meta.dirname, '..');

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-import-test-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** A directory with the records of this repository and a table. */
async function home(name: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = join(directory, name);
  await mkdir(path);
  await cp(join(ROOT, 'data'), join(path, 'data'), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  return path;
}

/** Every file below the directory with its text. */
async function contents(path: string): Promise<Map<string, string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}

describe('munpart import', () => {
  it('guesses a mapping, takes it when it is confirmed, and the records pass the check', async () => {
    const path = await home('journey', {
      'partneri.csv': await readFile(join(ROOT, 'docs/examples/partneri.csv'), 'utf8'),
    });
    const before = await contents(join(path, 'data'));

    const guess = await run(['import', 'partneri.csv', '--publisher', 'valmiera'], path);
    expect(guess.stderr).toBe('');
    expect(guess.stdout).toMatch(/"Sadraudzības pilsēta" +→ partner/);
    expect(guess.stdout).toMatch(/"Iedzīvotāji \(2015\)" +→ population/);
    expect(guess.stdout).toContain('--mapping partneri.mapping.yaml');
    expect(await contents(join(path, 'data'))).toEqual(before);
    expect(await readFile(join(path, 'partneri.mapping.yaml'), 'utf8')).toContain('Lodza: { slug: lodza,');

    const other = await run(['import', 'partneri.csv', '--publisher', 'jelgava'], path);
    expect(other.stderr).toContain('--publisher says jelgava, the mapping that is there says valmiera');

    const done = await run(['import', 'partneri.csv'], path);
    expect(done.stderr).toBe('');
    expect(done.stdout.trim().split('\n').slice(-2)).toEqual([
      'wrote data/places.yaml',
      'wrote data/pages/partneri.yaml',
    ]);
    const page = await readFile(join(path, 'data/pages/partneri.yaml'), 'utf8');
    expect(page).toContain('signed: 1993-12-17');
    expect(page).toContain('start: 2012-09\n');
    expect(page).toContain('{ measure: population, stated: "41.170", value: 41170, year: 2015 }');
    expect(page).toContain('# Pirmais līgums');
    const places = await readFile(join(path, 'data/places.yaml'), 'utf8');
    expect(places.startsWith(before.get(join(path, 'data/places.yaml')) as string)).toBe(true);

    const check = await run(['check'], path);
    expect(check).toEqual({
      code: 0,
      stdout: 'no faults, 1 issue\n',
      stderr: expect.stringContaining('"lodza" has no name in the language en of the data'),
    });

    const repeated = await run(['import', 'partneri.csv', '--mapping', 'partneri.mapping.yaml'], path);
    expect(repeated).toMatchObject({ code: 0, stderr: '' });
    expect(repeated.stdout).toMatch(/\nnothing to write: the records say so already\n$/);
  });

  it('lists every cell that it cannot understand, and writes nothing', async () => {
    const table = [
      'Partneris;Valsts;Kopš;Jomas;Platība;Telefons',
      'Radoma;Polija;bieži;sports, dejas;daudz;123',
      'Jelgavas nov.;;10/06/2007;;73,298;',
      'Oslo;Nekurzeme;2015;;;',
      ';;2001;;;',
    ].join('\n');
    const path = await home('faulty', { 'p.csv': table });
    const before = await contents(join(path, 'data'));
    const { code, stderr } = await run(['import', 'p.csv', '--publisher', 'valmiera', '--yes'], path);
    expect(code).toBe(1);
    const lines = stderr.trim().split('\n');
    const at = (place: string, message: string) =>
      expect(lines).toContainEqual(expect.stringMatching(`^p\\.csv: ${place}[^:]*: .*${message}`));
    at('row 2, column C "Kopš"', 'expected a date .*found "bieži"');
    at('row 2, column D "Jomas"', 'expected a field of cooperation, found "dejas"');
    at('row 2, column E "Platība"', 'expected a number of km² .*found "daudz"');
    at('row 3, column A "Partneris"', 'is it jelgavas-novads');
    at('row 3, column E "Platība"', 'thousands or a fraction');
    at('row 4, column B "Valsts"', 'expected a country by its name or code, found "Nekurzeme"');
    at('row 5, column A "Partneris"', 'expected the name of a partner, found nothing');
    expect(lines.at(-1)).toMatch(/^munpart: \d+ problems; nothing was written$/);
    expect(await contents(join(path, 'data'))).toEqual(before);
  });

  it('finds by row what is wrong with the records together', async () => {
    const path = await home('together', { 'p.csv': 'Partner,Since,Until\nRadom,2010,2005\nRadom,2010,\n' });
    const before = await contents(join(path, 'data'));
    const { stderr } = await run(['import', 'p.csv', '--publisher', 'valmiera', '--yes'], path);
    expect(stderr).toContain('p.csv: row 2, column C "Until": the end 2005 is before the start 2010');
    expect(stderr).toContain(
      'p.csv: row 3: the partnership "radom--valmiera" is in row 2 already: merge the two rows into one; or',
    );
    expect(await contents(join(path, 'data'))).toEqual(before);
  });

  it.each<[string[], RegExp]>([
    [['import'], /^munpart: FILE is missing: munpart import FILE$/],
    [['import', 'nowhere.csv'], /^munpart: .*nowhere\.csv/],
    [['import', 'p.csv'], /^munpart: --publisher is missing/],
    [['import', 'p.csv', '--publisher', 'nobody'], /^munpart: --publisher: there is no place "nobody"/],
    [['export', 'xml'], /^munpart: there is no export xml; there are csv/],
    [['export'], /^munpart: csv.* is missing: munpart export csv/],
  ])('%j is refused in one line', async (words, message) => {
    const path = join(directory, 'refused');
    await cp(join(ROOT, 'data'), join(path, 'data'), { recursive: true });
    await writeFile(join(path, 'p.csv'), 'Partner\nRadom\n');
    const { code, stderr } = await run(words, path);
    expect(stderr.trim()).toMatch(message);
    expect(code).toBe(1);
  });
});

describe('munpart export --csv', () => {
  it('writes a table from which munpart import makes the same records anew', async () => {
    const path = await home('back');
    expect((await run(['export', '--csv', 'all.csv'], path)).stderr).toBe('');
    expect((await run(['export', '--csv', 'all.csv'], path)).stderr).toContain('all.csv is there already');
    const { stdout } = await run(['export', 'csv'], path);
    expect(stdout).toBe(await readFile(join(path, 'all.csv'), 'utf8'));
    const imported = await run(['import', 'all.csv', '--data', 'new/data'], path);
    expect(imported.stderr).toBe('');
    expect((await run(['export', '--csv', '--data', 'new/data'], path)).stdout).toBe(stdout);
    const check = await run(['check', '--data', 'new/data'], path);
    expect(check).toMatchObject({ code: 0, stderr: expect.stringContaining('there is no dataset.yaml') });
    const again = await run(['import', 'all.csv'], path);
    expect(again.stdout).toBe('nothing to write: the records say so already\n');
  });
});
