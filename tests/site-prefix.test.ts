import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawledFiles, serveFiles } from './file-server.ts';
import { BASE } from './http/publication.ts';
import { Program, run } from './program.ts';

/** Data that stand where munpart's own pages would. */
const data = (base: string) => `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<${base}places> a foaf:Group ; rdfs:label "A group called places" ; foaf:member <${base}search>, <${base}id/anna>, <${base}ns#A> .
<${base}search> a foaf:Person ; rdfs:label "A person called search" .
<${base}sparql> rdfs:label "A thing called sparql" .
<${base}id/anna> a foaf:Person ; rdfs:label "Anna" ; foaf:knows [ rdfs:label "Nobody" ] .
<${base}ns#A> rdfs:label "A" .
`;

let home: string;
let server: Server | undefined;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-prefix-'));
});
afterAll(async () => {
  server?.close();
  await rm(home, { recursive: true, force: true });
});

describe('with --site-prefix', () => {
  let program: Program;
  let url: string;
  beforeAll(async () => {
    const base = 'http://localhost:1/';
    await writeFile(join(home, 'served.ttl'), data(base));
    const words = ['--rdf', 'served.ttl', '--site-prefix', '_site', '--base-iri', base, '--port', '0'];
    program = new Program(['serve', ...words], home);
    url = await program.url();
  });
  afterAll(() => program.stop('SIGKILL'));

  it('the paths of the site belong to the data', async () => {
    for (const [path, name] of [
      ['places', 'A group called places'],
      ['search', 'A person called search'],
      ['sparql', 'A thing called sparql'],
    ]) {
      const { status, headers } = await fetch(url + path, { redirect: 'manual' });
      expect([path, status]).toEqual([path, 303]);
      const document = (headers.get('location') ?? '').replace('http://localhost:1/', url);
      expect(await (await fetch(document, { headers: { accept: 'text/turtle' } })).text()).toContain(name);
    }
  });

  it('four addresses stay at the root, and answer below the prefix too', async () => {
    for (const path of ['robots.txt', 'sitemap.xml', '.well-known/void', 'healthz']) {
      for (const place of [path, `_site/${path}`]) {
        const { status } = await fetch(url + place, { redirect: 'manual' });
        expect([place, status < 400]).toEqual([place, true]);
      }
    }
    for (const path of ['search.json', 'openapi.json', 'dataset']) {
      expect([path, (await fetch(url + path)).status]).toEqual([path, 404]);
      expect([path, (await fetch(`${url}_site/${path}`)).status]).toEqual([path, 200]);
    }
    expect((await fetch(`${url}_site/sparql?query=ASK%7B%7D`)).status).toBe(200);
  });

  it('the doctor finds every promise kept', async () => {
    for (const address of [url, `${url}_site/`]) {
      const { code, stdout, stderr } = await run(['doctor', address], home);
      expect([address, stdout.match(/^ +✗.*/gm) ?? [], stderr, code]).toEqual([address, [], '', 0]);
      expect(stdout).toMatch(/promises kept, 0 broken/);
    }
  }, 120_000);
});

describe('a static site with --site-prefix', () => {
  it('has no link that leads nowhere, and all pages below the prefix', async () => {
    await writeFile(join(home, 'site.ttl'), data(BASE));
    const words = ['--rdf', 'site.ttl', '--site-prefix', '_site', '--base-iri', BASE, '--releases', 'static'];
    const { code, stderr } = await run(['site', 'out', ...words], home);
    expect([code, stderr.match(/^munpart:.*/gm) ?? []]).toEqual([0, []]);
    const served = await serveFiles(join(home, 'out'));
    server = served.server;
    const { seen, lost } = await crawledFiles(served.url, `${served.url}_site/`);
    expect(lost).toEqual([]);
    expect(seen).toBeGreaterThan(20);
    const sitemap = await readFile(join(home, 'out/sitemap.xml'), 'utf8');
    for (const [, address = ''] of sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)) {
      expect(address).toMatch(new RegExp(`^${BASE}(_site/|ns|places|search|sparql|id/)`));
    }
  }, 120_000);
});

describe('another prefix', () => {
  it('makes another release, for the description names its addresses', async () => {
    await writeFile(join(home, 'one.ttl'), data(BASE));
    const build = async (...words: readonly string[]) =>
      (await run(['build', '--rdf', 'one.ttl', '--base-iri', BASE, '--releases', 'both', ...words], home))
        .stdout;
    const [plain, below, again] = [
      await build(),
      await build('--site-prefix', '_site'),
      await build('--site-prefix', '_site'),
    ];
    expect(plain).toMatch(/\S/);
    expect(below).not.toBe(plain);
    expect(again).toBe(below);
  });
});
