import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEngine, createRoutedEngine } from '../../src/query/pool/routed.ts';
import type { QueryEngine } from '../../src/query/port.ts';

const JSON_RESULTS = 'application/sparql-results+json';
const LABELS = {
  head: { vars: ['o', 'l'] },
  results: {
    bindings: [
      { o: { type: 'uri', value: 'http://x/b' }, l: { type: 'literal', value: 'Radom', 'xml:lang': 'pl' } },
    ],
  },
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An endpoint on loopback that notes what it is asked, and answers as a test says. */
class Endpoint {
  readonly asked: {
    readonly query: string;
    readonly agent: string | undefined;
    readonly accept: string | undefined;
  }[] = [];
  answer: Answer = json(LABELS);
  readonly #server: Server = createServer((request, response) => void this.#hear(request, response));

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get iri(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/data/query`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const inAddress = new URL(request.url ?? '', 'http://x').searchParams.get('query');
    const query = inAddress ?? new URLSearchParams(body).get('query') ?? '';
    this.asked.push({ query, agent: request.headers['user-agent'], accept: request.headers.accept });
    this.answer(request, response);
  }
}

function json(value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const body = Buffer.from(JSON.stringify(value));
  return (_, response) => response.writeHead(200, { 'content-type': JSON_RESULTS, ...headers }).end(body);
}

const directory = mkdtempSync(join(tmpdir(), 'munpart-federation-'));
const dataset = join(directory, 'dataset.nq');
const service = new Endpoint();
const canary = new Endpoint();
let engine: QueryEngine;

beforeAll(async () => {
  writeFileSync(
    dataset,
    '<http://x/a> <http://x/partner> <http://x/b> .\n<http://x/a> <http://x/partner> <http://x/c> .\n',
  );
  await Promise.all([service.listen(), canary.listen()]);
  engine = await createRoutedEngine({
    dataset,
    children: 1,
    spares: 0,
    services: [service.iri],
    userAgent: 'munpart/test',
  });
  // The tests' deadlines are for an engine that has loaded.
  await ask(`ASK { OPTIONAL { SERVICE <${service.iri}> { ?o ?p ?l } } }`, 50_000);
}, 60_000);
afterAll(async () => {
  await engine?.close();
  service.close();
  canary.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  service.asked.length = 0;
  service.answer = json(LABELS);
});

async function ask(query: string, deadline = 15_000) {
  const answer = await engine.execute({ query, mediaType: JSON_RESULTS, deadline, maxBytes: 1_000_000 });
  return { ...answer, ...JSON.parse(Buffer.from(answer.bytes).toString()) };
}

const joined = (clause: string) => `SELECT ?o ?l { <http://x/a> <http://x/partner> ?o ${clause} }`;
const labels = (iri: string) => `<${iri}> { ?o <http://x/label> ?l }`;

describe('an allowed service', () => {
  test('is joined with the data, is told who asks and what is known', async () => {
    const { results, engine: by } = await ask(joined(`SERVICE ${labels(service.iri)}`));
    expect(results.bindings).toEqual(LABELS.results.bindings);
    expect(by).toBe('comunica');
    expect(service.asked).toEqual([
      { query: expect.stringContaining('http://x/label'), agent: 'munpart/test', accept: JSON_RESULTS },
    ]);
    expect(service.asked[0]?.query).toMatch(/VALUES.*http:\/\/x\/b/s);
  });

  test('may answer an ASK', async () => {
    service.answer = json({ head: {}, boolean: true });
    expect((await ask(`ASK { SERVICE <${service.iri}> { ?s ?p ?o } }`)).boolean).toBe(true);
  });

  test('that finds nothing leaves nothing of an inner join', async () => {
    service.answer = json({ head: { vars: ['o', 'l'] }, results: { bindings: [] } });
    expect((await ask(joined(`SERVICE ${labels(service.iri)}`))).results.bindings).toEqual([]);
  });
});

describe('a service that fails', () => {
  const failures: readonly (readonly [string, Answer, RegExp])[] = [
    ['with a status', (_, response) => response.writeHead(500).end('no'), /status 500/],
    [
      'with a page',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      /text\/html/,
    ],
    ['with half an answer', cutOff, /no SPARQL result|reached/],
    ['with something else', json({ hello: 'world' }), /no SPARQL result/],
    ['with its first rows only', json(LABELS, { 'x-sparql-maxrows': '1' }), /part of its results/],
    [
      'by sending elsewhere',
      (_, response) => response.writeHead(302, { location: canary.iri }).end(),
      /status 302/,
    ],
    ['by silence', () => undefined, /in time/],
  ];

  test.each(failures)('%s fails the query, and is named', async (_, answer, reason) => {
    service.answer = answer;
    await expect(ask(joined(`SERVICE ${labels(service.iri)}`), 4_000)).rejects.toMatchObject({
      kind: 'service',
      message: expect.stringMatching(reason),
    });
    await expect(ask(joined(`OPTIONAL { SERVICE ${labels(service.iri)} }`), 4_000)).rejects.toMatchObject({
      kind: 'service',
      message: expect.stringContaining(service.iri),
    });
    expect(canary.asked).toEqual([]);
  });

  test.each(failures)('%s is passed over by SILENT', async (_, answer) => {
    service.answer = answer;
    const { results } = await ask(joined(`SERVICE SILENT ${labels(service.iri)}`), 6_000);
    expect(results.bindings.map(({ o }: { o: { value: string } }) => o.value).sort()).toEqual([
      'http://x/b',
      'http://x/c',
    ]);
    expect(canary.asked).toEqual([]);
  });

  test('by sending more than a query may hold is the query to mend, SILENT or not', async () => {
    service.answer = json({
      head: { vars: ['l'] },
      results: { bindings: [] },
      padding: 'x'.repeat(17 << 20),
    });
    for (const silent of ['', 'SILENT ']) {
      const asked = ask(joined(`SERVICE ${silent}${labels(service.iri)}`));
      await expect(asked).rejects.toMatchObject({
        kind: 'too-large',
        message: expect.stringContaining('SERVICE'),
      });
    }
  });
});

test.each([
  ['another service', () => `SERVICE ${labels(canary.iri)}`],
  ['another service, silently', () => `SERVICE SILENT ${labels(canary.iri)}`],
  ['another path of an allowed one', () => `SERVICE SILENT ${labels(`${service.iri}/../admin`)}`],
  ['an allowed one with parameters', () => `SERVICE SILENT ${labels(`${service.iri}?x=1`)}`],
  ['a variable', () => `VALUES ?u { <${service.iri}> } SERVICE ?u { ?o ?p ?l }`],
  [
    'another service inside an allowed one',
    () => `SERVICE <${service.iri}> { SERVICE ${labels(canary.iri)} }`,
  ],
])('%s is refused before anything is contacted', async (_, clause) => {
  await expect(ask(joined(clause()))).rejects.toMatchObject({ kind: 'refused' });
  expect([...service.asked, ...canary.asked]).toEqual([]);
});

test('FROM contacts nothing', async () => {
  const { results } = await ask(
    `SELECT * FROM <${canary.iri}> { ?s ?p ?o SERVICE SILENT ${labels(service.iri)} }`,
  );
  expect(results.bindings).toEqual([]);
  expect(canary.asked).toEqual([]);
});

test('without services none is called by any engine', async () => {
  const query = `SELECT * { SERVICE SILENT ${labels(canary.iri)} }`;
  const question = { query, mediaType: JSON_RESULTS, deadline: 10_000, maxBytes: 1_000 };
  const pinned = await createRoutedEngine({
    dataset,
    engine: 'columnar',
    children: 1,
    spares: 0,
    services: [canary.iri],
  });
  const alone = await createEngine({ dataset, engine: 'comunica', children: 1, spares: 0 });
  await expect(pinned.execute(question)).rejects.toMatchObject({ kind: 'refused' });
  await expect(alone.execute(question)).rejects.toMatchObject({ kind: 'refused' });
  expect(canary.asked).toEqual([]);
  await Promise.all([pinned.close(), alone.close()]);
});

/** A response that is whole for HTTP and cut for JSON. */
function cutOff(_: IncomingMessage, response: ServerResponse): void {
  const text = JSON.stringify(LABELS);
  response.writeHead(200, { 'content-type': JSON_RESULTS }).end(text.slice(0, text.length / 2));
}
