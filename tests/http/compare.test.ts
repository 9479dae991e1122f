import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import { printSnapshot } from '../../src/features/wikidata/snapshot/snapshot.ts';
import { createQueryClient } from '../../src/query/client.ts';
import { SNAPSHOT } from '../links/made-up-snapshot.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let directory: string;
let file: string;
let published: Published;
let app: Hono;
const reported: Error[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-compare-'));
  file = join(directory, 'wikidata.json');
  published = await publishRecords();
  app = createApp({
    publication: () => published.publication,
    settings: { queryTimeout: 10_000, maxResultBytes: 1_000_000, snapshot: file },
    report: (error) => reported.push(error),
  });
}, 60_000);
afterAll(async () => {
  await published.close();
  await rm(directory, { recursive: true });
});

const get = (path: string, accept = 'text/html') =>
  app.request(`http://127.0.0.1${path}`, { headers: { accept } });

describe('/compare', () => {
  it.each([
    ['en', 'Not compared yet', 'munpart compare'],
    ['lv', 'Vēl nav salīdzināts', 'munpart compare'],
  ])('says, in %s, how to make a comparison where there is none', async (language, title, command) => {
    const response = await get(`/compare?lang=${language}`);
    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toContain(command);
    const problem = await (await get('/compare.json', 'application/json')).json();
    expect(problem).toMatchObject({
      status: 404,
      kind: 'not-compared',
      detail: expect.stringContaining(command),
    });
  });

  it('compares as soon as there is a snapshot, and anew when it changes', async () => {
    await writeFile(file, printSnapshot({ ...SNAPSHOT, statements: [] }));
    const empty = await (await get('/compare.json', 'application/json')).json();
    expect(empty).toMatchObject({
      kind: 'not-compared',
      detail: expect.stringContaining('munpart compare --refresh'),
    });
    await writeFile(file, printSnapshot({ ...SNAPSHOT, statements: SNAPSHOT.statements.slice(2) }));
    const before = await (await get('/compare.json', 'application/json')).json();
    expect(before).toMatchObject({
      retrieved: '2026-11-20',
      total: { same: 0, dates: 0, 'one-way': 0, there: 1 },
    });
    await writeFile(file, printSnapshot(SNAPSHOT));
    const { total } = (await (await get('/compare.json', 'application/json')).json()) as {
      total: Record<string, number>;
    };
    expect(total).toMatchObject({ same: 1, dates: 0, 'one-way': 0, there: 1 });
    expect(total.here).toBe((before as { total: { here: number } }).total.here - 1);
  });

  it('has a page in both languages', async () => {
    const english = await (await get('/compare')).text();
    expect(english).toContain('<h1>Compared with Wikidata</h1>');
    expect(english).toContain('href="https://www.wikidata.org/wiki/Q80021#P190"');
    expect(english).toContain('Berlin &lt;b&gt;');
    expect(english).toContain('/doc/partnership/daugavpils--radom');
    expect(english).toContain('This municipality has not been compared with Wikidata yet.');
    const latvian = await (await get('/compare?lang=lv')).text();
    expect(latvian).toContain('<h1>Salīdzinājums ar Wikidata</h1>');
    expect(latvian).toContain('Berlīne');
  });

  it('has the lines as CSV and JSON, each with both sides', async () => {
    const csv = await (await get('/compare.csv', 'text/csv')).text();
    const [head = '', ...lines] = csv.trim().split('\r\n');
    const row = lines.find((line) => line.includes('daugavpils--radom')) ?? '';
    expect(head.split(',').slice(0, 3)).toEqual(['difference', 'municipality', 'municipality_name']);
    expect(row).toMatch(/^same,https:\/\/towns\.example\/id\/place\/daugavpils,Daugavpils,/);
    expect(row).toContain('"https://reference.example/a""b;http://www.wikidata.org/entity/Q42"');
    const { items } = (await (await get('/compare.json', 'application/json')).json()) as {
      items: Record<string, unknown>[];
    };
    expect(items).toHaveLength(lines.length);
    expect(items.find(({ twin_item }) => twin_item === 'http://www.wikidata.org/entity/Q64')).toMatchObject({
      difference: 'there',
      direction_there: 'outward',
      twin_name: 'Berlin <b>',
      municipality: `${BASE}id/place/daugavpils`,
    });
  });

  it('has what is missing there as commands of QuickStatements, as a file and on the page', async () => {
    const response = await get('/compare.tsv', '*/*');
    expect(response.headers.get('content-type')).toContain('text/tab-separated-values');
    const lines = (await response.text()).trim().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      expect(line).toMatch(/^Q\d+\tP190\tQ\d+(\tP580\t\+\d{4}-\d\d-\d\dT00:00:00Z\/\d+)?(\tS\d+\t[^\t]+)*$/);
    }
    // It is there already, both ways and with its start.
    expect(lines.filter((line) => /Q80021\tP190\tQ104740|Q104740\tP190\tQ80021/.test(line))).toEqual([]);
    const page = await (await get('/compare')).text();
    expect(page).toContain('Add the missing ones to Wikidata');
    expect(page).toContain(lines[0]?.split('"')[0]);
  });

  it('says what it did not ask for', async () => {
    const { municipalities } = (await (await get('/compare.json', 'application/json')).json()) as {
      municipalities: { iri: string; state: string }[];
    };
    const state = (slug: string) => municipalities.find(({ iri }) => iri.endsWith(`/${slug}`))?.state;
    expect(state('jelgavas-novads')).toBe('not-asked');
    expect(state('daugavpils')).toBe('compared');
  });

  it('negotiates, and holds to its entity tag', async () => {
    const response = await get('/compare', 'text/csv');
    expect(response.headers.get('content-location')).toBe(`${BASE}compare.csv`);
    const etag = response.headers.get('etag') ?? '';
    const again = await app.request('http://127.0.0.1/compare.csv', {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
    expect((await get('/compare', 'image/png')).status).toBe(406);
  });

  it('takes the blame for a snapshot that is none', async () => {
    await writeFile(file, '{');
    const response = await get('/compare');
    expect(response.status).toBe(500);
    expect(reported.at(-1)?.message).toContain('wikidata.json: it is no JSON');
  });
});

describe('the federated queries of the page on Wikidata', () => {
  it('find something here, on their way out and as asked from there', async () => {
    const page = await readFile('docs/wikidata.md', 'utf8');
    const [outwards = '', inwards = ''] = [...page.matchAll(/^```sparql\n(.*?)^```/gms)].map(
      ([, text]) => text ?? '',
    );
    const prologue = inwards.slice(0, inwards.indexOf('SELECT'));
    const asked = /SERVICE <[^>]*> (\{.*?\n {2}\})/s.exec(inwards)?.[1] ?? '';
    const { rows } = createQueryClient(published.publication.sparql, {
      deadline: 10_000,
      maxBytes: 1_000_000,
    });
    const twinnings = await rows(`${prologue} SELECT * ${asked}`);
    expect(twinnings.length).toBeGreaterThan(20);
    expect(twinnings.every(({ town, twin }) => town && twin)).toBe(true);
    expect((await rows(outwards.replace(/SERVICE <[^>]*> \{.*?\}/, ''))).length).toBeGreaterThan(5);
  });
});
