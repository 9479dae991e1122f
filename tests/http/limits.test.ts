import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Served, serve } from './served.ts';

const SIZE = 1_500;
const DATA = Array.from(
  { length: SIZE },
  (_, i) => `<http://x.example/${i}> <http://x.example/p> "${'x'.repeat(400)}${i}" .\n`,
).join('');
const TIMEOUT = 3_000;
/** Milliseconds within which the others are served while one is not; the machine may be slow. */
const SOON = 2_000;

let served: Served;
beforeAll(async () => {
  served = await serve(
    DATA,
    { queryTimeout: TIMEOUT, clientQueries: 2, clientBudget: 1_400, resultCacheBytes: 1_000_000 },
    { queueLength: 1, queueWait: TIMEOUT },
  );
}, 60_000);
afterAll(() => served.close());
beforeEach(() => quiet());

let clients = 0;
/** An address that nobody has asked from yet. */
const newcomer = () => `203.0.113.${++clients}`;
/** Different each time, so that no two are the same query. */
const endless = () =>
  `SELECT (COUNT(*) AS ?n${++clients}) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }`;
const quick = () => `ASK { <http://x.example/${++clients}> ?p ?o }`;

type Statistics = ReturnType<Served['sparql']['statistics']>;

async function until(isSo: (statistics: Statistics) => boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!isSo(served.sparql.statistics()) && Date.now() < end) await pause(20);
  if (!isSo(served.sparql.statistics())) console.log(served.sparql.statistics());
}

const quiet = () =>
  until(({ busy, queued, ready, alive }) => busy + queued === 0 && ready === alive && alive === 2);
/** One query is at work and one waits. */
const full = () => until(({ busy, queued }) => busy === 1 && queued === 1);

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

async function problemIn(response: Response): Promise<{ kind: string; detail: string; retry: number }> {
  const { kind, detail } = (await response.json()) as { kind: string; detail: string };
  return { kind, detail, retry: Number(response.headers.get('retry-after')) };
}

async function answered(query: string, client: string): Promise<void> {
  const response = await served.ask(query, client);
  expect(response.status, await response.text()).toBe(200);
}

describe('a client', () => {
  it('has so many queries under way at once, and others have theirs', async () => {
    const [one, other] = [newcomer(), newcomer()];
    const gone = new AbortController();
    const busy = [endless(), endless()].map((query) =>
      served.ask(query, one, { signal: gone.signal }).catch(() => undefined),
    );
    await full();
    const refused = await served.ask(quick(), one);
    expect(refused.status).toBe(429);
    expect(await problemIn(refused)).toMatchObject({
      kind: 'too-many',
      retry: 1,
      detail: expect.stringContaining('2 queries under way'),
    });
    gone.abort();
    await Promise.all(busy);
    await quiet();
    await answered(quick(), other);
    await answered(quick(), one);
  });

  it('has so much engine time, and then only what monitors ask', async () => {
    const [one, other] = [newcomer(), newcomer()];
    expect((await served.ask(endless(), one)).status).toBe(503);
    const refused = await served.ask('ASK { ?s ?p "x" }', one);
    expect(refused.status).toBe(429);
    const { detail, retry } = await problemIn(refused);
    expect(detail).toContain('1.4 s of engine time a minute');
    expect(retry).toBeGreaterThan(0);
    expect(retry).toBeLessThanOrEqual(60);
    for (const probe of ['ASK {}', 'ASK{?s ?p ?o}']) expect((await served.ask(probe, one)).status).toBe(200);
    await answered(quick(), other);
  });

  it('learns that the queue is full, or that it waited too long', async () => {
    const gone = new AbortController();
    const busy = [endless(), endless()].map((query) =>
      served.ask(query, newcomer(), { signal: gone.signal }).catch(() => undefined),
    );
    await full();
    const started = performance.now();
    const refused = await served.ask(endless(), newcomer());
    expect(refused.status).toBe(503);
    expect(await problemIn(refused)).toMatchObject({
      kind: 'busy',
      retry: 5,
      detail: expect.stringContaining('are waiting'),
    });
    for (const path of ['healthz', 'readyz', 'metrics', 'sparql?query=ASK%7B%7D']) {
      expect((await fetch(served.url + path)).status, path).toBe(200);
    }
    expect(performance.now() - started).toBeLessThan(SOON);
    gone.abort();
    await Promise.all(busy);
  });

  it('may ask what has 64 KiB, by GET and by POST, and no more', async () => {
    const query = (length: number) => `ASK { ?s ?p "size" } #${'{'.repeat(length - 22)}`;
    const form = (text: string) => ({ method: 'POST', body: new URLSearchParams({ query: text }) });
    const direct = (text: string) => ({
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/sparql-query' },
    });
    for (const [length, status] of [
      [65_536, 200],
      [65_537, 413],
    ] as const) {
      expect((await served.ask(query(length), newcomer())).status).toBe(status);
      expect((await fetch(`${served.url}sparql`, form(query(length)))).status).toBe(status);
      expect((await fetch(`${served.url}sparql`, direct(query(length)))).status).toBe(status);
    }
  });
});

describe('a result', () => {
  const all = () => `SELECT ?s ?o${++clients} { ?s ?p ?o${clients} }`;

  it('is kept for who asks the same in other words', async () => {
    const client = newcomer();
    const first = await served.ask('SELECT ?kept { ?kept ?p ?o } LIMIT 3', client);
    const again = await served.ask('SELECT ?kept\n{ ?kept ?p ?o } # the same\nLIMIT 3', client);
    expect(first.headers.get('server-timing')).toMatch(
      /^parse;dur=[\d.]+, queue;dur=[\d.]+, execute;dur=[\d.]+;desc="columnar"$/,
    );
    expect(again.headers.get('server-timing')).toContain('cache;desc="hit"');
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await again.text()).toBe(await first.text());
    expect(served.asked.filter((query) => query.includes('?kept'))).toHaveLength(1);
    const known = { headers: { 'if-none-match': first.headers.get('etag') ?? '' } };
    const unchanged = await served.ask('SELECT ?kept { ?kept ?p ?o } LIMIT 3', client, known);
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    const other = await served.ask('SELECT ?kept { ?kept ?p ?o } LIMIT 3', client, {
      headers: { ...known.headers, accept: 'text/csv' },
    });
    expect(other.status).toBe(200);
    const graph = `SELECT ?kept { ?kept ?p ?o } LIMIT 3&default-graph-uri=http://x.example/g`;
    const empty = await fetch(`${served.url}sparql?query=${encodeURI(graph)}`);
    expect(await empty.json()).toMatchObject({ results: { bindings: [] } });
  });

  it.each(['SELECT (UUID() AS ?x) {}', 'SELECT (RAND() AS ?x) {}', 'SELECT (STRUUID() AS ?x) {}'])(
    'of %s is new each time',
    async (query) => {
      const answers = await Promise.all([1, 2].map(() => served.ask(query, newcomer())));
      const [one, other] = await Promise.all(answers.map((answer) => answer.text()));
      expect(one).not.toBe(other);
      expect(answers[0]?.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('larger than a quarter of the store is not kept', async () => {
    const query = all();
    for (let time = 0; time < 2; time++) {
      const { headers } = await served.ask(query, newcomer());
      expect(headers.get('server-timing')).not.toContain('cache');
    }
  });

  it('that several ask for at once is made once, whoever of them leaves', async () => {
    const slow = 'SELECT (COUNT(*) AS ?slow) { { SELECT ?a { ?a ?p ?x } LIMIT 400 } ?b ?q ?y }';
    const gone = new AbortController();
    const left = served.ask(slow, newcomer(), { signal: gone.signal }).catch(() => 'left');
    while (!served.asked.includes(slow)) await pause(5);
    const stayed = served.ask(slow, newcomer());
    await pause(60);
    gone.abort();
    expect(await left).toBe('left');
    expect(await (await stayed).json()).toMatchObject({
      results: { bindings: [{ slow: { value: String(400 * SIZE) } }] },
    });
    expect(served.asked.filter((query) => query === slow)).toHaveLength(1);
  });

  it('that nobody waits for any more costs no more than a second', async () => {
    const { kills } = served.sparql.statistics();
    const query = endless();
    const gone = new AbortController();
    const both = [newcomer(), newcomer()].map((client) =>
      served.ask(query, client, { signal: gone.signal }).catch(() => undefined),
    );
    await pause(100);
    gone.abort();
    await Promise.all(both);
    const started = performance.now();
    while (served.sparql.statistics().kills === kills) await pause(10);
    expect(performance.now() - started).toBeLessThan(SOON);
    await answered(quick(), newcomer());
  });
});

describe('on the wire', () => {
  it('nothing comes before the whole answer is there', async () => {
    const socket = await sent(endless());
    const started = performance.now();
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(performance.now() - started).toBeGreaterThan(TIMEOUT / 2);
    expect(first.toString()).toMatch(/^HTTP\/1.1 503 /);
    socket.destroy();
  });

  it('a slow reader holds no process', async () => {
    const query =
      'SELECT ?s ?long { ?s ?p ?o BIND(CONCAT(?o, ?o, ?o, ?o, ?o, ?o, ?o, ?o, ?o, ?o) AS ?long) }';
    const socket = await sent(query);
    socket.pause();
    while (!served.asked.includes(query)) await pause(5);
    await quiet();
    const started = performance.now();
    await answered(quick(), newcomer());
    expect(performance.now() - started).toBeLessThan(SOON);
    let [received, head] = [0, ''];
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      head ||= chunk.toString('latin1');
    });
    socket.resume();
    const body = () => Number(/content-length: (\d+)/i.exec(head)?.[1]);
    while (!(received > body())) await pause(10);
    expect(body()).toBeGreaterThan(SIZE * 4_000);
    expect(received).toBe(body() + head.indexOf('\r\n\r\n') + 4);
    socket.destroy();
  });

  async function sent(query: string): Promise<Socket> {
    const socket = connect(served.port, '127.0.0.1');
    await once(socket, 'connect');
    const fields = `Host: x.example\r\nX-Forwarded-For: ${newcomer()}`;
    socket.write(`GET /sparql?query=${encodeURIComponent(query)} HTTP/1.1\r\n${fields}\r\n\r\n`);
    return socket;
  }
});

describe('a query by its id', () => {
  const id = 'the-name-of-this-query';
  const end = (client: string, name = id) =>
    fetch(`${served.url}sparql/queries/${name}`, {
      method: 'DELETE',
      headers: { 'x-forwarded-for': client },
    });

  it('is ended by the one who asked it', async () => {
    const client = newcomer();
    const pending = served.ask(endless(), client, { headers: { 'x-request-id': id } });
    await pause(100);
    expect((await end(newcomer())).status).toBe(404);
    expect((await end(client, 'another-name-altogether')).status).toBe(404);
    expect((await end(client)).status).toBe(204);
    const answer = await pending;
    expect(answer.status).toBe(503);
    expect(answer.headers.get('x-request-id')).toBe(id);
    expect(await problemIn(answer)).toMatchObject({ kind: 'ended' });
    expect((await end(client)).status).toBe(404);
  });

  it.each([
    ['an answer', 'ASK {}'],
    ['a problem', 'ASK {'],
    ['a refusal', 'ASK { SERVICE <http://x.example/> {} }'],
  ])('is told with %s, and nobody can guess it', async (_, query) => {
    const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;
    for (const wish of [undefined, 'short', 'a name with spaces in it']) {
      const response = await served.ask(query, newcomer(), {
        headers: wish === undefined ? {} : { 'x-request-id': wish },
      });
      expect(response.headers.get('x-request-id')).toMatch(uuid);
    }
  });

  it('is in the log, with what became of it', async () => {
    const before = served.log.length;
    await served.ask('SELECT ?logged { ?logged ?p ?o } LIMIT 1', '203.0.113.250', {
      headers: { 'x-request-id': id },
    });
    await served.ask('SELECT ?logged {', '203.0.113.250');
    expect(served.log.slice(before)).toMatchObject([
      { id, status: 200, outcome: 'ok', engine: 'columnar', query: expect.stringContaining('?logged') },
      { status: 400, outcome: 'malformed' },
    ]);
    expect(served.log[before]?.bytes).toBeGreaterThan(10);
    expect(JSON.stringify(served.log)).not.toContain('203.0.113.250');
    expect(served.log[before]?.client).toBe(served.log[before + 1]?.client);
  });
});

describe('the endpoint', () => {
  it.each(['GET', 'POST', 'QUERY', 'OPTIONS'])('says to %s what queries it takes', async (method) => {
    const { headers } = await fetch(`${served.url}sparql`, {
      method,
      headers: { origin: 'http://x.example' },
    });
    expect(headers.get('accept-query')).toBe('application/sparql-query, application/x-www-form-urlencoded');
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([
    ['sparql', ['GET', 'HEAD', 'POST', 'QUERY', 'OPTIONS']],
    ['sparql/queries/some-id-of-a-query', ['DELETE', 'OPTIONS']],
  ])('lets pages from elsewhere ask %s', async (path, methods) => {
    const { status, headers } = await fetch(served.url + path, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://x.example',
        'access-control-request-method': methods.at(-2) ?? '',
        'access-control-request-headers': 'content-type, x-request-id',
      },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')?.split(', ')).toEqual(methods);
    expect(headers.get('access-control-allow-headers')?.toLowerCase()).toContain('x-request-id');
  });

  it('counts what it does', async () => {
    await served.ask('ASK {}', newcomer());
    const response = await fetch(`${served.url}metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0.0.4/);
    const text = await response.text();
    const values = new Map(
      [...text.matchAll(/^([^#\s]\S*(?:\{[^}]*\})?) (\S+)$/gm)].map(([, name = '', value]) => [
        name,
        Number(value),
      ]),
    );
    for (const [name, least] of [
      ['munpart_queries_total{engine="columnar",outcome="ok"}', 1],
      ['munpart_queries_total{engine="cache",outcome="ok"}', 1],
      ['munpart_queries_total{engine="none",outcome="timeout"}', 1],
      ['munpart_queries_total{engine="none",outcome="aborted"}', 1],
      ['munpart_queries_total{engine="none",outcome="too-many"}', 1],
      ['munpart_queries_total{engine="none",outcome="malformed"}', 1],
      ['munpart_query_duration_seconds_count{engine="columnar"}', 1],
      ['munpart_query_queue{lane="sparql",engine="columnar"}', 0],
      ['munpart_query_children{lane="documents",engine="columnar",state="idle"}', 1],
      ['munpart_query_kills_total{lane="sparql",engine="columnar"}', 1],
      ['munpart_query_restarts_total{lane="sparql",engine="columnar"}', 1],
      ['munpart_result_cache_hits_total', 1],
      ['munpart_result_cache_misses_total', 1],
      ['munpart_result_cache_bytes', 1],
      ['munpart_responses_total{area="sparql",status="429"}', 1],
      ['munpart_responses_total{area="documents",status="200"}', 1],
    ] as const) {
      expect(values.get(name), `${name} in\n${text}`).toBeGreaterThanOrEqual(least);
    }
  });
});
