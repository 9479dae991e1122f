import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES } from '../src/features/index.ts';
import { LIMITS } from '../src/http/limits/limits.ts';
import { anyCharacter } from './any-character.ts';
import { childrenOf, Program, pause } from './program.ts';

const REQUESTS = 10_000;
const AT_ONCE = 16;
const BATCH = 100;
const SEED = 20_261_129;
const UNANSWERED = -1;
const FAULTY: readonly number[] = [UNANSWERED, 500, 502];
/** What may stand where an address has a variable: what there is, what there is not, and what there cannot be. */
const PARTS = ['x', 'latest', 'place', 'radom', 'munpart.ttl', 'partnerships', '1', '1..2', 'v1', '..'];
/** Every address that there is, in each of its forms, with something in place of its variables. */
const PATHS = ROUTES.flatMap(({ path: template, forms }) => {
  const endings = ['', ...forms.flatMap(({ extension }) => (extension === undefined ? [] : `.${extension}`))];
  return endings.map((ending) => template.slice(1) + ending);
}).concat('id/x', 'def/x', 'assets/world.json', 'doc/place/radom.rdf', 'nowhere');
const NAMES = [
  ...new Set(
    ROUTES.flatMap(({ parameters = [] }) =>
      parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    ),
  ),
  ...['query', 'queries', 'extend', 'default-graph-uri', '_profile', '_mediatype', '__proto__', 'x'],
];
const FIELDS = [
  ...Object.keys(LIMITS.fields),
  'connection',
  'expect',
  'transfer-encoding',
  'upgrade',
  'cookie',
];
const rpc = (method: string, params: unknown) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
const NASTY = [
  '"'.concat('\\"'.repeat(500)),
  '%FF',
  '%',
  '%00',
  '%0d%0aX: y',
  '../../etc/passwd',
  '%2e%2e%2f',
  '<script>',
  'javascript:alert(1)',
  'ASK {}',
  'SELECT * { ?s ?p ?o }',
  `ASK ${'{'.repeat(300)}`,
  'CONSTRUCT { <a:b> <http://p/123> 1 } {}',
  '\\U00000062if:x',
  '['.repeat(2_000),
  '{"a":'.repeat(500),
  '{"a":{"query":"x","properties":[{"pid":"coordinates","v":"1          "}]}}',
  'bytes=0-0,1-1',
  'bytes=-',
  `bytes=${'9'.repeat(60)}-`,
  'text/html;q=x',
  '*/*;q=0',
  'application/rdf+xml',
  'Ķekava',
  '\u{1f4a9}',
  '1'.repeat(400),
  ' '.repeat(400),
  ','.repeat(400),
  '-1',
  '1e309',
  'NaN',
  'latest',
  'Thu, 31 Feb 2026 12:00:00 GMT',
  'constructor',
  'application/json',
  'application/sparql-query',
  'application/x-www-form-urlencoded',
  'application/json, text/event-stream',
  rpc('initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'x', version: '1' },
  }),
  rpc('tools/list', {}),
  rpc('tools/call', { name: 'query', arguments: { query: 'ASK {}', limit: -1, x: '['.repeat(40) } }),
  rpc('tools/call', { name: '__proto__', arguments: null }),
  rpc('resources/read', { uri: 'file:///etc/passwd' }),
  `[${rpc('tools/list', {})},${rpc('ping', [])}]`,
  'queries={"q0":{"query":"Radom","limit":1e9,"type":[[]]}}',
  'extend={"ids":["x"],"properties":[{"id":"__proto__"}]}',
];

const piece = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc.string({ maxLength: 20 }),
);
const long = fc.tuple(piece, fc.constantFrom(1, 1, 1, 1, 50)).map(([text, times]) => text.repeat(times));
const encoded = long.map((text) => (text.includes('%') ? text : encodeURIComponent(text)));
const known = fc
  .tuple(fc.constantFrom(...PATHS), fc.oneof(fc.constantFrom(...PARTS), encoded))
  .map(([template, part]) => template.replaceAll(/\{\w+\}/g, () => part));
const path = fc.oneof(
  known,
  known,
  encoded,
  fc.tuple(known, encoded).map((two) => two.join('/')),
);
const query = fc.array(fc.tuple(fc.constantFrom(...NAMES), encoded), { maxLength: 4 });
const headers = fc.array(fc.tuple(fc.constantFrom(...FIELDS), long), { maxLength: 4 });
const hostile = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'QUERY', 'DELETE', 'OPTIONS', 'PUT', 'x'),
    path,
    query,
    headers,
    body: fc.option(long),
    version: fc.constantFrom('1.1', '1.1', '1.1', '1.0'),
    /** Of the bytes, as many are sent before the connection is closed. */
    part: fc.constantFrom(1, 1, 1, 1, 1, 0.5),
  })
  .map(({ method, path: name, query: pairs, headers: fields, body, version, part }) => {
    const search = pairs.map((pair) => pair.join('=')).join('&');
    const lines = fields.map(([field, value]) => `${field}: ${value.replace(/[\r\n]/g, ' ')}`);
    const content = body ?? '';
    const head = [
      `${method} /${name.replace(/\s/g, '+')}${search === '' ? '' : `?${search}`} HTTP/${version}`,
      'Host: x',
      ...lines,
      `Content-Length: ${Buffer.byteLength(content)}`,
      'Connection: close',
    ];
    const bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${content}`);
    return {
      head: head[0] ?? '',
      bytes: bytes.subarray(0, Math.ceil(bytes.length * part)),
      isWhole: part === 1,
    };
  });

let directory: string;
let program: Program;
let url: URL;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-fuzz-'));
  const words = [
    '--data',
    fileURLToPath(new URL('../data', import.meta.url)),
    '--port',
    '0',
    '--query-children',
    '1',
    '--query-timeout',
    '1',
    '--client-budget',
    '0',
  ];
  program = new Program(['serve', ...words], directory);
  url = new URL(await program.url());
});
afterAll(async () => {
  await program?.stop('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

/** The status of the answer; 0 where the connection was closed without one, UNANSWERED where nothing came in half a minute. */
function send(bytes: Buffer, isWhole: boolean): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(Number(url.port), '127.0.0.1');
    let answer = '';
    const end = (none: number) => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? none));
    };
    socket.setTimeout(30_000, () => end(UNANSWERED));
    socket.on('error', () => end(0)).on('close', () => end(0));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1', 0, 20);
      // What follows the status need not be waited for, however long it is kept alive.
      if (answer.length >= 12) end(0);
    });
    socket.write(bytes, () => {
      if (!isWhole) end(0);
    });
  });
}

async function memory(): Promise<number> {
  const status = await readFile(`/proc/${program.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1_024;
}

/** Made as they are needed: making them takes longer than answering them. */
function* batches() {
  for (let made = 0; made < REQUESTS; made += BATCH) {
    yield* fc.sample(hostile, { numRuns: BATCH, seed: SEED + made });
  }
}

/** How long the health of the server takes to be told: the best of three, since others may use the machine. */
async function healthTime(): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 3; time++) {
    const started = performance.now();
    expect((await fetch(new URL('healthz', url))).status).toBe(200);
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}

it(`${REQUESTS} hostile requests end nothing, and each is answered or refused`, async () => {
  const requests = batches();
  const faulty: string[] = [];
  let [sent, before] = [0, 0];
  const worker = async () => {
    for (const next of requests) {
      const status = await send(next.bytes, next.isWhole);
      if (++sent === 1_000) before = await memory();
      if (FAULTY.includes(status)) faulty.push(`${status} ${next.head}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(faulty).toEqual([]);
  expect(sent).toBe(REQUESTS);
  expect(program.process.exitCode).toBeNull();
  await pause(1_000);
  expect(await healthTime()).toBeLessThan(100);
  expect((await fetch(new URL('sparql?query=ASK%7B%7D', url))).status).toBe(200);
  expect((await childrenOf(program.process.pid)).length).toBeGreaterThan(0);
  expect(await memory()).toBeLessThan(before + 256 * 1_048_576);
  const metrics = await (await fetch(new URL('metrics', url))).text();
  expect(metrics, program.stderr).toMatch(/munpart_failures_total 0\n/);
}, 600_000);
