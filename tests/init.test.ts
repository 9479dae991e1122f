import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printSnapshot } from '../src/features/wikidata/snapshot/snapshot.ts';
import { SNAPSHOT } from './links/made-up-snapshot.ts';
import { reconcile } from './links/reconciliation.ts';
import { run } from './program.ts';
import { Endpoint } from './unit/query/endpoint.ts';

const FLAGS = [
  ...['--municipality', 'Zaranora', '--country', 'Deutschland', '--languages', 'de,en'],
  ...['--licence', 'CC-BY-4.0', '--base-iri', 'https://daten.zaranora.example/'],
];

const UNDATED = { start: [], end: [], ended: false, references: [] };

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-init-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('munpart init', () => {
  it('begins a folder that can be checked and built at once, takes a table, and says whose data they are', async () => {
    const begun = await run(['init', 'zaranora', ...FLAGS], home);
    expect(begun.stderr).toBe('');
    expect(begun.stdout).toContain('munpart serve');
    const path = join(home, 'zaranora');
    expect(await readFile(join(path, 'README.md'), 'utf8')).toMatch(
      /^# Partnerschaften: Zaranora\n\nIn diesem Ordner/,
    );
    expect(await readFile(join(path, 'data/countries.yaml'), 'utf8')).toContain('de: Deutschland');

    expect((await run(['build'], path)).code).toBe(0);
    await writeFile(
      join(path, 'partner.csv'),
      'Partnerstadt;Land;seit\nGorica;Polen;seit 1991\nBrezany;Tschechien;12. Mai 1998\n',
    );
    // There is one place in the records, so it is whose table it must be.
    const imported = await run(['import', 'partner.csv', '--yes'], path);
    expect(imported.stdout).toContain('the table is taken for that of zaranora: --publisher names another');
    expect(imported.stdout).toContain('wrote data/places.yaml');
    expect(await readFile(join(path, 'data/pages/zaranora.yaml'), 'utf8')).toContain(
      'title: { de: "Partnerschaften: Zaranora" }',
    );
    await writeFile(join(path, 'other.csv'), 'Partner;Land;Kooperation seit\nGorica;Polen;1991\n');
    const other = await run(['import', 'other.csv', '--yes'], path);
    expect(other.stderr).toMatch(/ disagrees with cooperation in pages\/other\.yaml:\d+:\d+: /);
    expect((await run(['import', 'none.csv'], path)).stderr).toBe('munpart: there is no file none.csv\n');
    expect(await readFile(join(path, 'data/places.yaml'), 'utf8')).toContain('de: Gorica');

    const items = { Q9000: 'Zaranora', Q9001: 'Gorica', Q9002: 'Brezany' };
    const endpoint = new Endpoint();
    await endpoint.listen();
    const known = Object.entries(items).map(([id, name]) => [id, { name, score: 90 }]);
    reconcile(endpoint, Object.fromEntries(known));
    expect((await run(['link', '--service', endpoint.url], path)).code).toBe(0);
    endpoint.close();
    const review = join(path, 'data/links/review.yaml');
    const candidates = await readFile(review, 'utf8');
    await writeFile(review, candidates.replace(/(id: Q900[01]\n[\s\S]*?decision:)/g, '$1 confirm'));
    const linked = await run(['link', '--apply'], path);
    expect(linked.stdout).toBe('zaranora: Q9000\ngorica: Q9001\n2 confirmed, 0 rejected\n');

    const built = await run(['build'], path);
    const release = built.stdout.trim().split('\n').at(-1) ?? '';
    const description = await readFile(join(release, 'description.ttl'), 'utf8');
    expect(description).toContain('"Partnerschaften: Zaranora"@de');
    expect(description).toContain('<https://daten.zaranora.example/dataset>');
    expect(description).toMatch(/licence\/CC_BY_4_0|licence:CC_BY_4_0/);
    expect(description).not.toMatch(/Latvi|@lv|CC0|w3id\.org\/munpart\/#project/);
    const table = await readFile(join(release, 'dumps/partnerships.csv'), 'utf8');
    expect(table.split('\r\n')[0]).toMatch(/^partnership,name_de,name_en,kind/);
    expect(table).toContain('Zaranora – Gorica');
    const statement = { ...UNDATED, subject: 'Q9000', value: 'Q9001' };
    const snapshot = { ...SNAPSHOT, items: ['Q9000'], statements: [statement], labels: {} };
    await writeFile(join(path, 'data/links/wikidata.json'), printSnapshot(snapshot));
    const compared = await run(['compare'], path);
    expect(compared.stdout).toMatch(/^Zaranora: 0 in both; .* 1 one way there; 0 only here; 0 only there$/m);
  });

  it.each([
    [
      [],
      '--municipality, --country, --languages, --licence are missing, as in munpart init refused --municip',
    ],
    [
      ['--municipality', 'Zaranora', '--country', 'Nowhere', '--languages', 'de', '--licence', 'CC0'],
      '--country Nowhere',
    ],
    [
      ['--municipality', 'Zaranora', '--country', 'DE', '--languages', 'german', '--licence', 'CC0'],
      '--languages german',
    ],
    [
      ['--municipality', 'Zaranora', '--country', 'DE', '--languages', 'de', '--licence', 'mine'],
      '--licence mine',
    ],
  ])('%j: writes nothing, and says %s', async (flags, message) => {
    const { stderr, code } = await run(['init', 'refused', ...flags], home);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    await expect(readFile(join(home, 'refused/README.md'))).rejects.toThrow('ENOENT');
  });

  it('writes over nothing, and is named where a folder has no records', async () => {
    const again = await run(['init', 'zaranora', ...FLAGS], home);
    expect(again.stderr).toContain('is there already: nothing was written');
    expect((await run(['check'], home)).stderr).toContain('munpart init DIR');
    expect((await run([], home)).stdout).toMatch(/There are no records here yet: munpart init DIR[^\n]*\n$/);
    expect((await run(['init'], home)).stderr).toBe('munpart: DIR is missing: munpart init DIR\n');
  });
});
