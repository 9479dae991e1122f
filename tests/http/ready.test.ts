import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import type { Application } from '../../src/http/app.ts';
import type { QueryEntry } from '../../src/http/serving/query-log.ts';
import { openHttpServer } from '../../src/http/serving/server.ts';
import { type Published, publishRecords } from './publication.ts';

const SETTINGS = { queryTimeout: 10_000, maxResultBytes: 1_000_000, resultCacheBytes: 10_000_000 };
const QUERY = `/sparql?query=${encodeURIComponent('SELECT ?s { ?s a ?class } ORDER BY ?s LIMIT 3')}`;
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let published: Published;
let current: Published['publication'];
let app: Application;
let slow: Server;
let fast: Server;
const log: QueryEntry[] = [];

beforeAll(async () => {
  published = await publishRecords();
  current = published.publication;
  app = createApp({ publication: () => current, settings: SETTINGS, logQuery: (entry) => log.push(entry) });
  // The same application, of which every request is read as a whole.
  [slow, fast] = [
    openHttpServer({ fetch: app.fetch }, SETTINGS).server,
    openHttpServer(app, SETTINGS).server,
  ];
  for (const server of [slow, fast]) await once(server.listen(0, '127.0.0.1'), 'listening');
}, 60_000);
afterAll(async () => {
  for (const server of [slow, fast]) server.close().closeAllConnections();
  await published.close();
});

/** Whether the connection, which goes on, has given all of an answer. */
function isWhole(text: string, method: string): boolean {
  const end = text.indexOf('\r\n\r\n') + 4;
  if (end < 4) return false;
  if (method === 'HEAD' || text.startsWith('HTTP/1.1 304')) return true;
  const length = /^content-length: (\d+)\r$/im.exec(text.slice(0, end))?.[1];
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= end + Number(length);
}

/** All bytes of the answer to a request, but for the time and the id, which are of one answer alone. */
async function raw(server: Server, path: string, fields: Record<string, string> = {}, method = 'GET') {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const lines = Object.entries({ host: 'towns.example', ...fields }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write(`${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) {
    text += chunk.toString('latin1');
    if (isWhole(text, method)) break;
  }
  return text.replace(/^Date: .*$/m, 'Date:').replace(/^(x-request-id): [\w-]{36}\r$/m, '$1:');
}

async function etagOf(path: string, fields: Record<string, string>): Promise<string> {
  return /^etag: (.*)\r$/m.exec(await raw(slow, path, fields))?.[1] ?? '';
}

const READY: readonly [string, Record<string, string>][] = [
  ['/doc/place/radom', { accept: 'text/turtle' }],
  ['/doc/place/radom', { accept: 'application/ld+json', 'accept-encoding': 'gzip' }],
  ['/doc/place/radom', { accept: BROWSER, 'accept-language': 'lv', 'accept-encoding': 'gzip, br' }],
  ['/doc/place/radom', { accept: BROWSER, 'accept-language': 'en' }],
  ['/doc/place/radom.ttl', {}],
  ['/doc/place/radom?lang=lv', { accept: 'text/html' }],
  ['/', {}],
  ['/partnerships?page=2', { accept: 'text/html' }],
  ['/partnerships.csv', { 'accept-encoding': 'gzip' }],
  ['/dataset', { accept: 'text/turtle' }],
  ['/def', { accept: 'text/turtle' }],
  [QUERY, { accept: 'text/csv' }],
  [QUERY, { accept: BROWSER, 'accept-encoding': 'gzip' }],
  [QUERY, { accept: 'application/sparql-results+json', 'x-request-id': 'a-wish-of-sixteen' }],
  [QUERY, { accept: 'text/tab-separated-values', cookie: 'a=b', dnt: '1', 'x-forwarded-for': '192.0.2.1' }],
  ['/doc/place/radom.nt', { cookie: 'a=b', 'sec-fetch-mode': 'cors', 'user-agent': 'a client' }],
];

test.each(READY)('%s %j: the ready answer is the whole answer, byte for byte', async (path, fields) => {
  const etag = await etagOf(path, fields);
  for (const conditional of [{}, { 'if-none-match': etag }, { 'if-none-match': '"other"' }]) {
    const asked = { ...fields, ...conditional };
    // A query is at hand from the second time on.
    await raw(slow, path, asked);
    const whole = await raw(slow, path, asked);
    expect(whole).toMatch(
      'if-none-match' in conditional && etag === conditional['if-none-match'] ? / 304 / : / 200 /,
    );
    const { served } = app.ready;
    const answers = [];
    for (let times = 0; times < 4; times++) answers.push(await raw(fast, path, asked));
    expect(new Set(answers)).toEqual(new Set([whole]));
    expect(app.ready.served).toBe(served + 2);
  }
});

test.each<[string, string, Record<string, string>, string?]>([
  ['HEAD', '/doc/place/radom', { accept: 'text/turtle' }, 'HEAD'],
  ['another method', '/doc/place/radom', { accept: 'text/turtle' }, 'DELETE'],
  [
    'a date',
    '/doc/place/radom',
    { accept: 'text/turtle', 'accept-datetime': 'Mon, 30 Nov 2020 00:00:00 GMT' },
  ],
  ['a range', '/doc/place/radom.ttl', { range: 'bytes=0-9' }],
  ['a range of a query', QUERY, { accept: 'text/csv', range: 'bytes=0-9', 'if-range': '"x"' }],
  ['a profile', '/doc/place/radom', { accept: 'text/turtle', 'accept-profile': '<http://example.org/>' }],
  ['a field that is too long', QUERY, { accept: 'text/csv', 'x-forwarded-for': '1'.repeat(3_000) }],
  ['an id that is too long', QUERY, { accept: 'text/csv', 'x-request-id': 'x'.repeat(600) }],
  ['a host that is none', '/doc/place/radom.ttl', { host: 'a b' }],
  ['what is not there', '/doc/place/nowhere', { accept: 'text/turtle' }],
  ['no form that there is', '/doc/place/radom', { accept: 'image/png' }],
  ['the editor', '/sparql', { accept: 'text/html' }],
])('%s is read as a whole', async (_, path, fields, method) => {
  // As many times as would do for an answer to be ready.
  for (let times = 0; times < 3; times++)
    await raw(fast, path, { ...fields, 'x-request-id': '', 'x-forwarded-for': '' });
  const { served } = app.ready;
  for (let times = 0; times < 4; times++) {
    expect(await raw(fast, path, fields, method)).toBe(await raw(slow, path, fields, method));
  }
  expect(app.ready.served).toBe(served);
});

test('ready answers are counted and logged as others are, each under its own id', async () => {
  const metric = async () => {
    const text = await raw(slow, '/metrics');
    return ['area="sparql",status="200"', 'engine="cache",outcome="ok"'].map((labels) =>
      Number(new RegExp(`\\{${labels}\\} (\\d+)`).exec(text)?.[1] ?? 0),
    );
  };
  const fields = { accept: 'text/tab-separated-values', 'x-request-id': 'one-of-the-clients' };
  for (let times = 0; times < 4; times++) await raw(fast, QUERY, fields);
  const [before, from, { served }] = [await metric(), log.length, app.ready];
  expect(await raw(fast, QUERY, { ...fields, 'x-request-id': 'another-of-clients' })).toContain(
    'x-request-id: another-of-clients\r\n',
  );
  expect(app.ready.served).toBe(served + 1);
  expect(await metric()).toEqual(before.map((count) => count + 1));
  expect(log.slice(from)).toMatchObject([
    { id: 'another-of-clients', engine: 'cache', status: 200, outcome: 'ok' },
  ]);
});

test('nothing that was ready outlives its publication', async () => {
  const fields = { accept: 'text/turtle', 'accept-language': 'xx' };
  for (let times = 0; times < 4; times++) await raw(fast, '/doc/place/radom', fields);
  const { served } = app.ready;
  current = { ...current };
  expect(await raw(fast, '/doc/place/radom', fields)).toBe(await raw(slow, '/doc/place/radom', fields));
  expect(app.ready.served).toBe(served);
});
