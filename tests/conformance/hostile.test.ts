import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Program, pause } from '../program.ts';
import { type Attack, CHEAP, callsTo, EXPENSIVE } from './attacks.ts';

/** Milliseconds within which the endpoint answers after an attack. */
const RECOVERY = 3_000;
/** Milliseconds that a page may take meanwhile: the tests share the machine with what they attack. */
const PAGE = 2_000;
/** Bytes by which the HTTP process may have grown in the end. */
const GROWTH = 128 << 20;

/** Milliseconds after which a client that still sends its header is let go: the server's limit, and the pause between its looks. */
const HEADER_PATIENCE = 25_000;

const DATA = Array.from(
  { length: 1_000 },
  (_, i) => `<http://x.example/${i}> <http://x.example/p> "text ${i}" .\n`,
).join('');
const SETTINGS = [
  // Whoever attacks takes all of it, each time.
  '--query-timeout',
  '1',
  '--query-children',
  '1',
  '--client-budget',
  '0',
  '--client-queries',
  '8',
];

let directory: string;
let program: Program;
let url: string;
let memory: number;
let trap: Server;
let caught = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-hostile-'));
  await writeFile(join(directory, 'data.nq'), DATA);
  program = new Program(['serve', '--port', '0', '--rdf', 'data.nq', ...SETTINGS], directory);
  url = await program.url();
  trap = createServer((_, response) => {
    caught++;
    response.end();
  }).listen(0, '127.0.0.1');
  for (let warmth = 0; warmth < 20; warmth++) await fetch(`${url}sparql?query=ASK%7B%7D`);
  memory = await memoryOfServer();
});

afterAll(async () => {
  trap.close();
  await program.stop();
  await rm(directory, { recursive: true });
});

let visits: { status: number; time: number }[];
let visiting: NodeJS.Timeout;
beforeEach(() => {
  visits = [];
  visiting = setInterval(() => void visitPages(), 100);
});
afterEach(async () => {
  clearInterval(visiting);
  await visitPages();
  expect(visits.filter(({ status }) => status !== 200)).toEqual([]);
  expect(Math.max(...visits.map(({ time }) => time))).toBeLessThan(PAGE);
  await expectRecovery();
});

async function visitPages(): Promise<void> {
  for (const path of ['healthz', 'dataset.ttl']) {
    const started = performance.now();
    const status = await fetch(url + path).then(
      (response) => response.status,
      () => 0,
    );
    visits.push({ status, time: performance.now() - started });
  }
}

let asked = 0;
/** Of what monitors ask, and of a query that only the lane of the public can answer. */
async function expectRecovery(): Promise<void> {
  const started = performance.now();
  for (const query of ['ASK {}', `ASK { <http://x.example/${++asked % 1000}> ?p${asked} ?o }`]) {
    const response = await fetch(`${url}sparql?query=${encodeURIComponent(query)}`);
    expect(await response.json()).toMatchObject({ boolean: true });
  }
  expect(performance.now() - started).toBeLessThan(RECOVERY);
}

async function memoryOfServer(): Promise<number> {
  const metrics = await (await fetch(`${url}metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(metrics)?.[1]);
}

async function withstand({ request, statuses, never, always }: Attack): Promise<void> {
  const { status, text } = await request(url);
  expect(statuses, text.slice(0, 1_000)).toContain(status);
  if (never) expect(text).not.toMatch(never);
  if (always) expect(text).toMatch(always);
}

describe('munpart withstands', () => {
  it.each(EXPENSIVE)('$name', withstand);
  it.each(CHEAP)('$name', withstand);

  it.each(callsTo('http://address.of.the.trap/').map(({ name }, index) => ({ name, index })))(
    'a call elsewhere by $name',
    async ({ index }) => {
      const { port } = trap.address() as AddressInfo;
      const attack = callsTo(`http://127.0.0.1:${port}/`)[index];
      if (attack) await withstand(attack);
      expect(caught).toBe(0);
    },
  );

  it('200 queries at once from one client', async () => {
    const product = (i: number) => `SELECT (COUNT(*) AS ?n${i}) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }`;
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const response = await fetch(`${url}sparql?query=${encodeURIComponent(product(i))}`);
        if (response.status !== 200) expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
        await response.text();
        return response.status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([429, 503]));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(150);
  });

  it.each([
    [
      'two lengths of a body',
      'POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'a path that climbs',
      'GET /dumps/latest/../../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ],
    ['a path of another host', 'GET //evil.example/%2f.. HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['nonsense', '\u0000\u0001\u0002\r\n\r\n'],
  ])('%s', async (_, bytes) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).not.toMatch(/root:|^location:.*evil/im);
  });

  it('clients that leave as soon as they have asked', async () => {
    const query = (i: number) => `SELECT (COUNT(*) AS ?gone${i}) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }`;
    for (let i = 0; i < 5; i++) {
      const gone = new AbortController();
      const left = fetch(`${url}sparql?query=${encodeURIComponent(query(i))}`, { signal: gone.signal });
      await pause(50);
      gone.abort();
      await expect(left).rejects.toThrow();
    }
  });

  it('100 clients that never come to the end of their header', async () => {
    const clients = Array.from({ length: 100 }, () => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => {});
      socket.resume().write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
      const dripping = setInterval(() => socket.write('a'), 1_000);
      return new Promise<void>((resolve) => {
        socket.on('close', () => {
          clearInterval(dripping);
          resolve();
        });
      });
    });
    const started = performance.now();
    await Promise.all(clients);
    expect(performance.now() - started).toBeLessThan(HEADER_PATIENCE);
  }, 60_000);

  it('20 clients that ask for much and read nothing', async () => {
    const query = 'SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 60000';
    const ask = `GET /sparql?query=${encodeURIComponent(query)} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n`;
    const clients = Array.from({ length: 20 }, () => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => {});
      socket.pause().write(ask);
      return socket;
    });
    await pause(3_000);
    const probe = await fetch(`${url}sparql?query=ASK%7B%7D`);
    for (const socket of clients) socket.destroy();
    expect(probe.status).toBe(200);
  });
});

describe('after all of it', () => {
  it('the memory is back', async () => {
    for (let patience = 50; (await memoryOfServer()) > memory + GROWTH && patience > 0; patience--)
      await pause(100);
    expect(await memoryOfServer()).toBeLessThan(memory + GROWTH);
  });

  it('the log has one line of JSON for each query, and nothing else', () => {
    const [, ...lines] = program.stdout.trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries.length).toBeGreaterThan(250);
    for (const entry of entries) {
      expect(Object.keys(entry)).toEqual(
        expect.arrayContaining(['time', 'id', 'client', 'query', 'status', 'outcome']),
      );
      expect(String(entry.query).length).toBeLessThanOrEqual(2_048);
    }
    expect(program.stderr).not.toMatch(/\n\s+at /);
  });
});

async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1');
  });
  socket.on('error', () => {});
  socket.write(bytes);
  await new Promise((resolve) => socket.on('close', resolve));
  return answer;
}
