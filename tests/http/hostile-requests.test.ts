import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/http/limits/limits.ts';
import { BASE, type Published, publishFiles } from './publication.ts';

const DATA = `
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<${BASE}id/Ķekava> rdfs:label "x" ; rdfs:seeAlso <javascript:alert(1)>, <JavaScript:alert(2)>, <data:text/html,x>, <vbscript:x>, <urn:isbn:1> .
<${BASE}id/y> <http://p/123> "z" .
<http://other.example/Ķekava> rdfs:label "Ķekava of others" .
<${BASE}dataset> dcterms:license <javascript:alert(1)> ; dcterms:title "Hostile"@en .
`;

let published: Published;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-hostile-'));
  await writeFile(join(directory, 'data.ttl'), DATA);
  published = await publishFiles(pathToFileURL(join(directory, 'data.ttl')).href);
});
afterAll(async () => {
  await published.close();
  await rm(directory, { recursive: true });
});

/** With the milliseconds of processor that the answer took, whoever else uses the machine. */
const ask = async (path: string, init: RequestInit = {}) => {
  const started = process.cpuUsage();
  const response = await published.app.request(path, init);
  const text = await response.text();
  const { user, system } = process.cpuUsage(started);
  return { status: response.status, text, headers: response.headers, took: (user + system) / 1_000 };
};
const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields),
});
const reconcile = (queries: unknown) =>
  ask('/reconcile', form({ queries: typeof queries === 'string' ? queries : JSON.stringify(queries) }));

const MCP_FIELDS = [
  'origin',
  'last-event-id',
  'mcp-method',
  'mcp-name',
  'mcp-protocol-version',
  'mcp-session-id',
];

describe('header fields', () => {
  const readers: Readonly<Record<string, string>> = {
    'if-range': '/dumps/latest/munpart.ttl',
    'accept-language': '/',
    range: '/dumps/latest/munpart.ttl',
    'content-type': '/sparql',
    'content-encoding': '/sparql',
    'x-request-id': '/sparql?query=ASK%20%7B%7D',
    'x-forwarded-for': '/sparql?query=ASK%20%7B%7D',
    'accept-profile': '/doc/y',
    'if-none-match': '/robots.txt',
    ...Object.fromEntries(MCP_FIELDS.map((name) => [name, '/mcp'])),
  };
  const unread = ['content-length', 'host', 'accept-datetime'];
  const read = Object.entries(LIMITS.fields).filter(([name]) => !unread.includes(name));

  it.each(read)('%s has a bound of %d', async (name, bound) => {
    const path = readers[name] ?? '/doc/y';
    const method = name.startsWith('content-') || MCP_FIELDS.includes(name) ? 'POST' : 'GET';
    const { status, headers } = await ask(path, { method, headers: { [name]: 'x'.repeat(bound + 1) } });
    expect(status).toBe(431);
    expect(headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    ['accept', `"${'\\"'.repeat(900)}`],
    ['accept', ','.repeat(2_000)],
    ['accept', `text/html;${'q=1;'.repeat(480)}`],
    ['accept-language', 'a-'.repeat(1_000)],
    ['accept-encoding', 'gzip;q='.repeat(140)],
    ['if-none-match', '"x",'.repeat(1_000)],
    ['range', `bytes=${'1'.repeat(500)}-`],
  ])('%s of many parts takes no time', async (name, value) => {
    const { status, took } = await ask('/dumps/latest/munpart.ttl', { headers: { [name]: value } });
    expect(status).toBeLessThan(500);
    expect(took).toBeLessThan(1_000);
  });

  it('hold URIs whatever the IRIs hold', async () => {
    for (let time = 0; time < 3; time++) {
      expect((await ask('/id/%C4%B6ekava')).status).toBe(303);
      const other = await ask(`/doc?iri=${encodeURIComponent('http://other.example/Ķekava')}`);
      expect(other.status).toBe(200);
      for (const [name, value] of other.headers) expect(value, name).toMatch(/^[\x20-\x7e]*$/);
      const { status, headers } = await ask('/doc/%C4%B6ekava');
      expect(status).toBe(200);
      for (const [name, value] of headers) expect(value, name).toMatch(/^[\x20-\x7e]*$/);
    }
  });
});

describe('addresses', () => {
  it.each([
    [`/${'x'.repeat(2_001)}`, 414],
    [`/search?q=${'x'.repeat(2_001)}`, 414],
    [`/search?${'x'.repeat(101)}=1`, 414],
    [`/search?${'q=1&'.repeat(201)}`, 414],
    [`/sparql?query=ASK%20%7B%7D${'&default-graph-uri=http://g/'.repeat(200)}`, 414],
    ['/search?q=%FF', 400],
    ['/search?q=%C3', 400],
    ['/search?q=%zz', 400],
    ['/sparql?query=%FF', 400],
    ['/sparql?query=ASK%20%7B%7D&other=%E0%80%80', 400],
    ['/nowhere?x=%ED%A0%80', 400],
    ['/doc?iri=%FF', 400],
    ['/lookup?iri=%FF', 400],
    ['/healthz?x=%FF', 400],
  ])('%s', async (path, status) => {
    expect((await ask(path)).status).toBe(status);
  });
});

describe('bodies', () => {
  const property = (v: unknown) => ({ a: { query: 'x', properties: [{ pid: 'coordinates', v }] } });
  const cases: readonly (readonly [string, unknown, number])[] = [
    ['blanks that look like coordinates', property(`1${' '.repeat(300_000)}`), 413],
    ['blanks within the bound', property(`1${' '.repeat(1_990)}`), 200],
    ['POINT and blanks', property(`POINT(${' '.repeat(1_900)}`), 200],
    ['a long text', { a: { query: 'x'.repeat(2_001) } }, 413],
    [
      'many identifiers',
      { a: { query: 'x', properties: [{ pid: 'wikidata', v: Array(100_000).fill('Q1') }] } },
      413,
    ],
    ['many nested values', property([Array(100_000).fill('1,1')]), 413],
    ['many properties', { a: { properties: Array(1_000).fill({ pid: 'wikidata', v: 'Q1' }) } }, 413],
    ['many types', { a: { query: 'x', type: Array(1_000).fill('t') } }, 413],
    ['many queries', Object.fromEntries(Array.from({ length: 101 }, (_, i) => [i, { query: 'x' }])), 413],
    ['arrays in arrays', '['.repeat(100_000) + ']'.repeat(100_000), 400],
    ['objects in objects', '{"a":'.repeat(100_000), 400],
    ['brackets in a text', { a: { query: '[[[['.repeat(50) } }, 200],
    ['a quote that is not closed', `{"a":"${'\\"'.repeat(100_000)}`, 400],
    ['no JSON', '{', 400],
    ['a list', [], 400],
  ];
  it.each(cases)('%s', async (_, queries, status) => {
    const { took, ...answer } = await reconcile(queries);
    expect(answer.status, answer.text.slice(0, 200)).toBe(status);
    expect(took).toBeLessThan(2_000);
  });

  it.each(['/reconcile', '/sparql'])('%s takes no form that is no UTF-8', async (path) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    for (const body of ['query=%FF&queries=%FF', new Uint8Array([0x71, 0x3d, 0xff])]) {
      expect((await ask(path, { ...init, body })).status).toBe(400);
    }
  });
});

describe('what a form cannot carry', () => {
  const query = encodeURIComponent('CONSTRUCT { <http://s/> <http://p/123> "z" } {}');
  const accepting = (accept: string) => ({ headers: { accept } });

  it('is told with the other forms', async () => {
    const { status, text } = await ask(`/sparql?query=${query}`, accepting('application/rdf+xml'));
    expect(status).toBe(406);
    const { links } = JSON.parse(text) as { links: readonly { mediaType: string }[] };
    expect(links.map(({ mediaType }) => mediaType)).toContain('text/turtle');
    expect(links.map(({ mediaType }) => mediaType)).not.toContain('application/rdf+xml');
  });

  it.each([`/sparql?query=${query}`, '/doc/y'])('comes in the next: %s', async (path) => {
    const { status, headers } = await ask(path, accepting('application/rdf+xml, text/turtle;q=0.5'));
    expect([status, headers.get('content-type')]).toEqual([200, 'text/turtle; charset=utf-8']);
  });

  it.each(['/doc/y.rdf', '/doc/y'])('is told of documents: %s', async (path) => {
    const { status, text } = await ask(path, accepting('application/rdf+xml'));
    expect(status).toBe(406);
    expect(text).toContain(`${BASE}doc/y.ttl`);
  });

  it('ends no process', async () => {
    for (let time = 0; time < 5; time++)
      await ask(`/sparql?query=${query}`, accepting('application/rdf+xml'));
    expect((await ask('/sparql?query=ASK%7B%7D')).status).toBe(200);
    expect(published.reported).toEqual([]);
  });

  it('is left out of the dumps', async () => {
    const { release } = published.publication;
    expect(release.manifest.omitted.map(({ name }) => name)).toContain('dumps/munpart.rdf');
    expect(await readdir(join(release.directory, 'dumps'))).not.toContain('munpart.rdf');
  });
});

describe('IRIs of schemes that browsers must not follow', () => {
  it.each(['/', '/dataset', '/doc/%C4%B6ekava', '/def', '/search?q=x', '/nowhere', '/sparql'])(
    'are no links on %s',
    async (path) => {
      const { text, headers } = await ask(path, { headers: { accept: 'text/html' } });
      expect(text).not.toMatch(/(href|src|action)\s*=\s*["']?\s*(javascript|data:text|vbscript)/i);
      for (const [, json = ''] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
        expect(json).not.toMatch(/"(javascript|data|vbscript):/i);
      }
      expect(headers.get('link') ?? '').not.toMatch(/<(javascript|data|vbscript):/i);
    },
  );

  it('are shown as text', async () => {
    expect((await ask('/', { headers: { accept: 'text/html' } })).text).toContain('javascript:alert(1)');
  });
});
