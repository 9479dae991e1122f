import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hereAsTurtle, thereAsTurtle } from './links/cases.ts';
import { reconcile } from './links/reconciliation.ts';
import { childrenOf, Program, run } from './program.ts';
import { Endpoint } from './unit/query/endpoint.ts';

const DATA = resolve(import.meta.dirname, '../data');
const NOWHERE = 'http://127.0.0.1:2/sparql';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-wikidata-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('munpart compare', () => {
  let other: Program;
  let endpoint: string;
  const base = ['--base-iri', 'https://towns.example/'];

  beforeAll(async () => {
    await writeFile(join(home, 'here.ttl'), hereAsTurtle());
    await writeFile(join(home, 'extract.ttl'), thereAsTurtle());
    const words = ['--rdf', 'extract.ttl', '--port', '0', '--query-children', '1', '--releases', 'elsewhere'];
    other = new Program(['serve', ...words], home);
    endpoint = `${await other.url()}sparql`;
    expect((await run(['build', '--rdf', 'here.ttl', ...base], home)).code).toBe(0);
  }, 120_000);
  afterAll(() => other?.stop());

  it('says in one line that there is no network, and keeps nothing', async () => {
    const { code, stdout, stderr } = await run(['compare', '--endpoint', NOWHERE], home);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^munpart: 127\.0\.0\.1:2 cannot be reached: [^\n]+\n$/);
    await expect(readFile(join(home, 'data/links/wikidata.json'))).rejects.toThrow('ENOENT');
    const batches = await run(['export', 'quickstatements'], home);
    expect(batches.stderr).toBe(
      'munpart: there is no snapshot data/links/wikidata.json: run munpart compare\n',
    );
  });

  it('refuses an endpoint that knows none of the twinnings, and keeps nothing', async () => {
    const empty = new Endpoint();
    await empty.listen();
    empty.reaction = (response) => {
      response.writeHead(200, { 'content-type': 'application/sparql-results+json' });
      response.end('{"head":{"vars":[]},"results":{"bindings":[]}}');
    };
    try {
      const { code, stdout, stderr } = await run(['compare', '--endpoint', empty.url], home);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(
        /^munpart: [^\n]+ has no twinning \(P190\) of any of the \d+ municipalities: [^\n]+\n$/,
      );
      await expect(readFile(join(home, 'data/links/wikidata.json'))).rejects.toThrow('ENOENT');
    } finally {
      await empty.close();
    }
  });

  it('refuses a file of an earlier version in which nothing was found', async () => {
    const file = join(home, 'empty.json');
    const snapshot = { endpoint: NOWHERE, retrieved: '2026-11-20', items: ['Q1'], moved: {} };
    await writeFile(file, JSON.stringify({ ...snapshot, statements: [], labels: {} }));
    for (const words of [['compare'], ['export', 'quickstatements', 'none']]) {
      const { code, stdout, stderr } = await run([...words, '--snapshot', file], home);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('empty.json: ');
      expect(stderr).toContain('has no twinning (P190) of any');
    }
  });

  it('keeps what the endpoint says, and compares with it without asking again', async () => {
    const first = await run(['compare', '--endpoint', endpoint], home);
    expect(first.code, first.stderr).toBe(0);
    expect(first.stderr).toContain(`data/links/wikidata.json: `);
    expect(first.stdout).toMatch(
      /^alfa: 8 in both; 7 in both, with different dates; 4 one way there; 9 only here; 3 only there$/m,
    );
    expect(first.stdout).toContain(
      '  in both, with different dates: t2020 (here undated, ended; there undated) https://',
    );
    expect(first.stdout).toContain('  only here: t2021 (here undated to 2010) https://');
    const kept = await readFile(join(home, 'data/links/wikidata.json'));
    await other.stop();
    const again = await run(['compare'], home);
    expect(again).toEqual({ ...first, stderr: '' });
    const table = await run(['compare', '--format', 'csv'], home);
    expect(table.stdout.split('\r\n')[0]).toMatch(/^difference,municipality,/);
    const failed = await run(['compare', '--refresh', '--endpoint', NOWHERE], home);
    expect(failed.code).toBe(1);
    expect(await readFile(join(home, 'data/links/wikidata.json'))).toEqual(kept);
    const mixed = await run(['compare', '--endpoint', NOWHERE], home);
    expect(mixed.stderr).toContain(`--refresh asks ${NOWHERE} instead`);
    expect(await childrenOf(process.pid, 'serve')).toEqual([]);
  });

  it('writes batches for QuickStatements, and tells what they do', async () => {
    const dry = await run(['export', 'quickstatements', '--dry-run'], home);
    expect({ code: dry.code, stdout: dry.stdout }).toEqual({ code: 0, stdout: '' });
    expect(dry.stderr).toContain('alfa: 10 statements to add');
    const one = await run(['export', 'quickstatements', '--municipality', 'alfa', '--limit', '2'], home);
    expect(one.stdout.trim().split('\n')).toHaveLength(2);
    const all = await run(['export', 'quickstatements', 'batches', '--retrieved', '2026-11-20'], home);
    expect(all.stdout).toBe('batches/alfa.tsv\n');
    const text = await readFile(join(home, 'batches/alfa.tsv'), 'utf8');
    expect(text.startsWith(one.stdout.split('\tS854')[0] as string)).toBe(true);
    expect(text).toContain('\tS813\t+2026-11-20T00:00:00Z/11\n');
    const file = join(home, 'elsewhere', 'one.tsv');
    const absolute = await run(['export', 'quickstatements', file, '--municipality', 'alfa'], home);
    expect([absolute.stderr, absolute.stdout]).toEqual([expect.stringContaining('alfa'), `${file}\n`]);
    expect(await readFile(file, 'utf8')).toContain('\tP190\t');
    const twice = await run(['export', 'quickstatements', 'batches'], home);
    expect(twice.stderr).toContain('batches/alfa.tsv is there already: --replace writes over it');
  });

  it.each([
    [['export', 'quickstatements', '--limit', '0'], /--limit: expected a number from 1/],
    [['export', 'quickstatements', '--retrieved', 'today'], /--retrieved: expected a day/],
    [
      ['export', 'quickstatements', '--municipality', 'delta'],
      /there is no delta; there are alfa, beta, gamma/,
    ],
    [['compare', '--format', 'xml'], /--format: expected one of text, csv, json/],
    [['compare', '--endpoint', 'nowhere'], /--endpoint: expected a URL/],
    [['compare', '--endpoint', 'http://'], /--endpoint: expected a URL/],
    [['link', '--service', 'nowhere'], /--service: expected a URL/],
  ])('%j is refused in one line', async (words, message) => {
    const { code, stderr } = await run(words, home);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('munpart link', () => {
  let endpoint: Endpoint;
  let place: string;
  const review = () => readFile(join(place, 'data/links/review.yaml'), 'utf8');
  const places = () => readFile(join(place, 'data/places.yaml'), 'utf8');
  const queries = () =>
    endpoint.received
      .map(({ body }) => new URLSearchParams(body).get('queries') ?? '')
      .filter((text) => text !== '');

  beforeEach(async () => {
    endpoint = new Endpoint();
    await endpoint.listen();
    place = await mkdtemp(join(home, 'link-'));
    await cp(DATA, join(place, 'data'), { recursive: true });
  });
  afterEach(() => endpoint.close());

  const link = (...words: readonly string[]) => run(['link', '--service', endpoint.url, ...words], place);

  it('asks, lets people decide, takes over what they decided, and does not ask again', async () => {
    reconcile(endpoint, {
      Q9001: { name: 'Vallefoglia', score: 90, country: 'Q38', type: 'comune' },
      Q9002: { name: 'Vallefoglia', score: 40 },
      Q9003: { name: 'Naro-Fominsk', score: 70, at: '55.38,36.73' },
    });
    const before = await places();
    const asked = await link();
    expect(asked, asked.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(asked.stdout).toContain('data/links/review.yaml');
    expect(endpoint.fields[0]?.['user-agent']).toMatch(/^munpart\/\d/);
    expect(await places()).toBe(before);
    const text = await review();
    expect(text).toContain('id: Q9001');
    expect(text).toContain('"country: ITA, as here"');

    const count = queries().length;
    const again = await link();
    expect(again.code).toBe(0);
    expect(queries()).toHaveLength(count);
    expect(await review()).toBe(text);

    const decided = text
      .replace(/(id: Q9001[\s\S]*?decision:)/, '$1 confirm')
      .replace(/(id: Q9003[\s\S]*?decision:)/, '$1 reject');
    await writeFile(join(place, 'data/links/review.yaml'), decided);
    const applied = await run(['link', '--apply', '--reviewer', 'editor'], place);
    expect(applied).toMatchObject({ code: 0, stdout: 'vallefoglia: Q9001\n1 confirmed, 1 rejected\n' });
    const record = parse(await places()).vallefoglia;
    expect(record).toMatchObject({
      wikidata: 'Q9001',
      linkedBy: { method: 'reconciliation', service: endpoint.url, reviewer: 'editor' },
    });
    expect(parse(await readFile(join(place, 'data/links/rejected.yaml'), 'utf8'))).toMatchObject({
      'naro-fominsk': { Q9003: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) },
    });
    expect(await review()).not.toMatch(/vallefoglia|naro-fominsk/);
    expect((await run(['check'], place)).stdout).toMatch(/^no faults/);
    await link();
    expect(queries()).toHaveLength(count);
  });

  it('publishes no candidate', async () => {
    reconcile(endpoint, { Q9001: { name: 'Vallefoglia', score: 100, match: true } });
    await link();
    expect(await review()).toContain('Q9001');
    const { stdout } = await run(['build'], place);
    expect(await readFile(join(stdout.trim(), 'dataset.nq'), 'utf8')).not.toContain('Q9001');
  });

  it('goes on where it was interrupted', async () => {
    reconcile(endpoint, {}, { batchSize: 2 });
    const { reaction } = endpoint;
    let answered = 0;
    endpoint.reaction = (response, body, request) => {
      if (body.startsWith('queries=') && ++answered > 3) response.writeHead(400).end('enough');
      else reaction(response, body, request);
    };
    const stopped = await link();
    expect(stopped).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^munpart: [^\n]+ 400: enough\n$/),
    });
    const kept = parse(await review()) as { place: string }[];
    expect(kept.length).toBeGreaterThan(0);
    endpoint.received.length = 0;
    endpoint.reaction = reaction;
    expect((await link()).code).toBe(0);
    const all = parse(await review()) as { place: string }[];
    expect(all.slice(0, kept.length)).toEqual(kept);
    expect(new Set(all.map((entry) => entry.place)).size).toBe(all.length);
    expect(all).toHaveLength(6);
  });

  it('says so where nothing was found for any place', async () => {
    reconcile(endpoint, {});
    const { code, stderr } = await link();
    expect(code).toBe(0);
    expect(stderr).toMatch(/^munpart: WARNING: \S+ found nothing for any place: /);
  });

  it('says in one line that there is no network, and writes nothing', async () => {
    const { code, stdout, stderr } = await run(['link', '--service', NOWHERE], place);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^munpart: 127\.0\.0\.1:2 cannot be reached: [^\n]+\n$/);
    await expect(review()).rejects.toThrow('ENOENT');
  });

  it.each([
    ['two items for one place', ['Q9001', 'Q9002'], 'vallefoglia has 2 confirmed items'],
    ['the item of another place', ['Q104740'], 'Q104740 is the item of radom'],
  ])('refuses %s, and writes nothing', async (_, confirmed, message) => {
    reconcile(endpoint, {
      Q9001: { name: 'Vallefoglia', score: 90 },
      Q9002: { name: 'Vallefoglia', score: 80 },
      Q104740: { name: 'Vallefoglia', score: 70 },
    });
    await link();
    let text = await review();
    for (const id of confirmed)
      text = text.replace(new RegExp(`(id: ${id}\\n[\\s\\S]*?decision:)`), '$1 confirm');
    await writeFile(join(place, 'data/links/review.yaml'), text);
    const before = await places();
    const { code, stderr } = await run(['link', '--apply'], place);
    expect(code).toBe(1);
    expect(stderr).toBe(`munpart: ${message}; nothing was written\n`);
    expect(await places()).toBe(before);
    expect(await review()).toBe(text);
  });
});
