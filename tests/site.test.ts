import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RDFS } from '../src/rdf/vocabularies.ts';
import { crawledFiles, serveFiles } from './file-server.ts';
import { BASE, type Published, publishRecords, recordsReleases } from './http/publication.ts';
import { run } from './program.ts';

const DATA = fileURLToPath(new URL('../data', import.meta.url));
let home: string;
let site: string;
let url: string;
let server: Server;
let published: Published;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-site-'));
  site = join(home, 'site');
  // What has been built already is not built again.
  await cp(await recordsReleases(), join(home, 'releases'), { recursive: true, verbatimSymlinks: true });
  const { code, stderr } = await run(['site', site, '--data', DATA, '--base-iri', BASE], home);
  // Where the machine is slow, it tells how far it is.
  expect([code, stderr.replace(/^(writing files|linking pages): .*\n/gm, '')]).toEqual([0, '']);
  ({ url, server } = await serveFiles(site));
  published = await publishRecords();
}, 240_000);
afterAll(async () => {
  server?.close();
  await published?.close();
  await rm(home, { recursive: true, force: true });
});

describe('a static site', () => {
  it('has no link that leads nowhere', async () => {
    const { seen, lost } = await crawledFiles(url);
    expect(lost).toEqual([]);
    expect(seen).toBeGreaterThan(1_000);
  }, 240_000);

  it.each([
    'doc/place/radom.ttl',
    'doc/partnership/daugavpils--radom.jsonld',
    'doc/source/valmiera.trig',
    'def.nt',
    'partnerships.csv',
    'places.geojson',
    'assets/site.css',
  ])('%s has the bytes of the server', async (path) => {
    const response = await published.app.request(`/${path}`);
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect((await readFile(join(site, path))).equals(bytes)).toBe(true);
  });

  it('has pages in both languages and rules for common servers', async () => {
    expect(await readFile(join(site, 'doc/place/radom.lv.html'), 'utf8')).toContain('<html lang="lv"');
    const names = [...(await readdir(site)), ...(await readdir(join(site, 'rules')))];
    expect(names).toEqual(
      expect.arrayContaining([
        '_headers',
        '_redirects',
        '.htaccess',
        'nginx.conf',
        'Caddyfile',
        'sitemap.xml',
      ]),
    );
  });

  it('leaves what stands beside it alone', async () => {
    expect((await readdir(home)).filter((name) => name.startsWith('site'))).toEqual(['site']);
    for (const name of ['again.tmp', 'again.old']) {
      await mkdir(join(home, name));
      await writeFile(join(home, name, 'thesis.txt'), 'mine');
    }
    await writeFile(join(home, 'few.ttl'), `<${BASE}radom> <${RDFS.label.value}> "Radom" .`);
    const words = ['site', 'again', '--rdf', 'few.ttl', '--releases', 'few', '--base-iri', BASE];
    for (let time = 0; time < 2; time++) {
      const { code, stderr } = await run(words, home);
      expect([code, stderr]).toEqual([0, expect.not.stringContaining('munpart:')]);
    }
    const beside = (await readdir(home)).filter((name) => name.startsWith('again')).sort();
    expect(beside).toEqual(['again', 'again.old', 'again.tmp']);
    expect(await readdir(join(home, 'again.old'))).toEqual(['thesis.txt']);
  });

  it('is not written among other files', async () => {
    const other = join(home, 'other');
    await mkdir(other);
    await writeFile(join(other, 'thesis.txt'), 'mine');
    const { code, stderr } = await run(['site', other, '--data', DATA], home);
    // Nothing says where the files will stand, either.
    expect(stderr).toMatch(/^munpart: WARNING: the IRIs begin with .*\nmunpart: .*has other files in it/);
    expect(code).toBe(1);
    expect(await readdir(other)).toEqual(['thesis.txt']);
  });
});
