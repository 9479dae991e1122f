import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHttpServer } from '../../../src/http/serving/server.ts';
import type { QueryEngine, QueryRequest } from '../../../src/query/port.ts';
import { type RemoteOptions, remoteEngine } from '../../../src/query/remote/remote.ts';
import { canonicalize, parseNQuads } from '../../../src/rdf/canonical.ts';
import { BASE, type Published, publishFiles } from '../../http/publication.ts';
import { answerWith, Endpoint, type Reaction } from './endpoint.ts';

const JSON_RESULTS = 'application/sparql-results+json';
const N_TRIPLES = 'application/n-triples';
const TERMS = { deadline: 10_000, maxBytes: 1_000_000 };
const open: QueryEngine[] = [];

function engine(endpoint: string, options: RemoteOptions = {}): QueryEngine {
  const remote = remoteEngine(endpoint, options);
  open.push(remote);
  return remote;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function text(
  asked: QueryEngine,
  query: string,
  mediaType = JSON_RESULTS,
  more: Partial<QueryRequest> = {},
) {
  return Buffer.from((await asked.execute({ query, mediaType, ...TERMS, ...more })).bytes).toString();
}

describe('over another munpart', () => {
  let published: Published;
  let server: Server;
  let remote: QueryEngine;
  beforeAll(async () => {
    published = await publishFiles('./fixture.trig');
    server = openHttpServer(published.app, { queryTimeout: 10_000, maxResultBytes: 1_000_000 }).server;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    remote = engine(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await published.close();
  });

  test.each([
    ['SELECT ?p ?o { ?s ?p ?o } ORDER BY ?p ?o', JSON_RESULTS],
    ['SELECT ?p ?o { ?s ?p ?o } ORDER BY ?p ?o', 'application/sparql-results+xml'],
    ['SELECT ?p ?o { ?s ?p ?o FILTER(!ISBLANK(?o)) } ORDER BY ?p ?o', 'text/csv'],
    ['SELECT ?p ?o { ?s ?p ?o FILTER(!ISBLANK(?o)) } ORDER BY ?p ?o', 'text/tab-separated-values'],
    ['SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }', JSON_RESULTS],
    ['ASK { ?s ?p ?o }', JSON_RESULTS],
    ['CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(!ISBLANK(?o) && !ISBLANK(?s)) }', N_TRIPLES],
    ['CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(!ISBLANK(?o) && !ISBLANK(?s)) }', 'text/turtle'],
    ['CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(!ISBLANK(?o) && !ISBLANK(?s)) }', 'application/ld+json'],
  ])('%s in %s is what the engine itself says', async (query, mediaType) => {
    expect(await text(remote, query, mediaType)).toBe(
      await text(published.publication.sparql, query, mediaType),
    );
  });

  test('a large answer, which a thread writes, is whole', async () => {
    const query = 'SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f } LIMIT 1500';
    const bytes = await text(remote, query, JSON_RESULTS, { maxBytes: 8_000_000 });
    expect(bytes.length).toBeGreaterThan(262_144);
    expect(JSON.parse(bytes).results.bindings).toHaveLength(1500);
  });

  test('a place in a malformed query, and no request', async () => {
    const asked = text(remote, 'ASK {\n ?s ?p }');
    await expect(asked).rejects.toMatchObject({ kind: 'malformed', line: 2 });
  });

  test('a relative IRI is resolved against the base', async () => {
    const graph = await text(remote, 'CONSTRUCT { <x> <p> <y> } {}', N_TRIPLES, { base: BASE });
    expect(await canonicalize(parseNQuads(graph))).toBe(`<${BASE}x> <${BASE}p> <${BASE}y> .\n`);
  });
});

describe('what is sent', () => {
  const endpoint = new Endpoint();
  const EMPTY = { head: { vars: ['s'] }, results: { bindings: [] } };
  beforeAll(() => endpoint.listen());
  afterAll(() => endpoint.close());
  beforeEach(() => {
    endpoint.received.length = 0;
    endpoint.reaction = answerWith(200, { 'content-type': JSON_RESULTS }, EMPTY);
  });

  const DATASET = { defaultGraph: 'http://x/release/1#default', namedGraphs: ['http://x/a', 'http://x/b'] };
  const NOWHERE = 'urn:x-munpart:nowhere';

  test.each<[string, string, RemoteOptions, Partial<QueryRequest>, object]>([
    ['nothing, where the store is the dataset', 'SELECT ?s {}', {}, {}, { default: [], named: [] }],
    [
      'the graphs of the release',
      'SELECT ?s {}',
      { dataset: DATASET },
      {},
      { default: [DATASET.defaultGraph], named: DATASET.namedGraphs },
    ],
    [
      'FROM as graphs of the protocol',
      'PREFIX x: <http://x/> SELECT ?s FROM x:a FROM NAMED <http://x/b> {}',
      { dataset: DATASET },
      {},
      { default: ['http://x/a'], named: ['http://x/b'] },
    ],
    [
      'the protocol before FROM',
      'SELECT ?s FROM <http://x/a> {}',
      { dataset: DATASET },
      { dataset: { defaultGraphs: ['http://x/b'], namedGraphs: [] } },
      { default: ['http://x/b'], named: [NOWHERE] },
    ],
    [
      'no graph that is not of the release',
      'SELECT ?s FROM <http://other/> FROM NAMED <http://x/release/0#default> {}',
      { dataset: DATASET },
      {},
      { default: [NOWHERE], named: [NOWHERE] },
    ],
  ])('names %s', async (_, query, options, more, expected) => {
    await text(engine(endpoint.url, options), query, JSON_RESULTS, more);
    const form = new URLSearchParams(endpoint.received[0]?.body);
    const [first] = endpoint.received;
    expect(first?.method).toBe('POST');
    expect(form.get('query')).not.toContain('FROM');
    expect({ default: form.getAll('default-graph-uri'), named: form.getAll('named-graph-uri') }).toEqual(
      expected,
    );
  });

  test('says who asks, and for what', async () => {
    await text(engine(endpoint.url, { userAgent: 'munpart/test' }), 'SELECT ?s {}', 'text/csv');
    expect(endpoint.fields.at(-1)).toMatchObject({
      'user-agent': 'munpart/test',
      accept: expect.stringContaining(JSON_RESULTS),
      'content-type': expect.stringContaining('application/x-www-form-urlencoded'),
    });
  });

  test.each([
    ['a service', 'SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }'],
    ['a function of the store', 'PREFIX f: <bif:> SELECT (f:sleep(1) AS ?x) {}'],
    ['a function of the store, hidden', 'PREFIX f: <\\u0062if:> SELECT (f:sleep(1) AS ?x) {}'],
  ])('nothing where the query calls %s', async (_, query) => {
    await expect(text(engine(endpoint.url), query)).rejects.toMatchObject({ kind: 'refused' });
    expect(endpoint.received).toEqual([]);
  });

  test('a question that waits too long is busy, and the rest is answered', async () => {
    const waiting: (() => void)[] = [];
    endpoint.reaction = (response) => {
      waiting.push(() =>
        answerWith(200, { 'content-type': JSON_RESULTS }, EMPTY)(response, '', response.req),
      );
    };
    const slow = engine(endpoint.url, { connections: 1, queueLength: 1, queueWait: 150 });
    const first = text(slow, 'SELECT ?s {}');
    const second = text(slow, 'SELECT ?s {}');
    await expect(text(slow, 'SELECT ?s {}')).rejects.toMatchObject({ kind: 'busy' });
    await expect(second).rejects.toMatchObject({ kind: 'busy' });
    for (const answer of waiting) answer();
    expect(JSON.parse(await first)).toEqual(EMPTY);
  });
});

describe('a store that does not answer as it should', () => {
  const endpoint = new Endpoint();
  const elsewhere = new Endpoint();
  beforeAll(() => Promise.all([endpoint.listen(), elsewhere.listen()]));
  afterAll(() => {
    endpoint.close();
    elsewhere.close();
  });
  beforeEach(() => {
    endpoint.received.length = 0;
  });

  const json = { 'content-type': JSON_RESULTS };
  const virtuoso = { ...json, server: 'Virtuoso/07.20.3229 (Linux)' };
  const rows = (count: number) => ({
    head: { vars: ['s'] },
    results: { bindings: Array.from({ length: count }, () => ({ s: { type: 'uri', value: 'http://x/s' } })) },
  });
  const select = 'SELECT ?s { ?s ?p ?o }';

  const faults: readonly (readonly [string, Reaction, object])[] = [
    [
      '400',
      answerWith(400, {}, 'Virtuoso 37000 Error SP030: syntax error\n\nSPARQL query:\nx'),
      {
        kind: 'malformed',
        message: 'the store does not take this query: Virtuoso 37000 Error SP030: syntax error',
      },
    ],
    [
      '500 for a query that it cannot compile',
      answerWith(500, {}, 'Virtuoso 37000 Error TR...: transitive start not given'),
      { kind: 'malformed' },
    ],
    [
      '500 for its time limit',
      answerWith(500, {}, 'Virtuoso S1T00 Error SR171: Transaction timed out'),
      { kind: 'timeout' },
    ],
    [
      '500 for an estimate',
      answerWith(500, {}, 'Virtuoso 42000 Error The estimated execution time 9000 (sec) exceeds the limit'),
      { kind: 'timeout' },
    ],
    [
      '500',
      answerWith(500, {}, '<html><title>x</title><p>Out of cheese</p></html>'),
      { kind: 'failed', message: 'the store answered with status 500: Out of cheese' },
    ],
    [
      '503',
      answerWith(503, { 'content-type': 'application/problem+json' }, { detail: 'No process was free.' }),
      { kind: 'busy', message: 'the store is busy: No process was free.' },
    ],
    [
      '503 for its deadline',
      answerWith(503, {}, { title: 'Too slow', detail: 'The query was stopped after 10 s.' }),
      { kind: 'timeout' },
    ],
    ['429', answerWith(429, {}), { kind: 'busy' }],
    ['404', answerWith(404, {}), { kind: 'failed' }],
    [
      'a long excuse',
      answerWith(400, {}, 'x'.repeat(100_000)),
      { message: expect.stringMatching(/^.{0,250}$/) },
    ],
    [
      'a page',
      answerWith(200, { 'content-type': 'text/html' }, '<p>'),
      { kind: 'failed', message: expect.stringContaining('results in JSON') },
    ],
    ['half an answer', answerWith(200, json, '{"head":{"vars":["s"]},"results":{"bind'), { kind: 'failed' }],
    ['another answer', answerWith(200, json, { hello: 'world' }), { kind: 'failed' }],
    ['a boolean for rows', answerWith(200, json, { head: {}, boolean: true }), { kind: 'failed' }],
    ['too much', answerWith(200, json, rows(100_000)), { kind: 'too-large' }],
    [
      'its first rows only',
      answerWith(200, { ...virtuoso, 'x-sparql-maxrows': '3' }, rows(3)),
      { kind: 'too-large', message: expect.stringContaining('LIMIT') },
    ],
    ['exactly 10,000 rows of a Virtuoso', answerWith(200, virtuoso, rows(10_000)), { kind: 'too-large' }],
    [
      'what it had when its time was over',
      answerWith(200, { ...virtuoso, 'x-sql-state': 'S1TAT' }, rows(2)),
      { kind: 'timeout' },
    ],
    [
      'a redirect to another host',
      (response) => answerWith(307, { location: elsewhere.url })(response, '', response.req),
      { kind: 'failed' },
    ],
    ['a redirect that loses the query', answerWith(303, { location: '/' }), { kind: 'failed' }],
    ['a redirect without end', answerWith(307, { location: '/' }), { kind: 'failed' }],
    ['a closed connection', (response) => response.destroy(), { kind: 'busy' }],
    [
      'a connection that closes half-way',
      (response) => {
        response.writeHead(200, { ...json, 'content-length': '99999' });
        response.write('{');
        setTimeout(() => response.destroy(), 20);
      },
      { kind: 'busy' },
    ],
  ];

  test.each(faults)('%s', async (_, reaction, expected) => {
    endpoint.reaction = reaction;
    await expect(
      text(engine(endpoint.url), select, JSON_RESULTS, { maxBytes: 1_000_000 }),
    ).rejects.toMatchObject(expected);
    expect(elsewhere.received).toEqual([]);
  });

  test('nobody there', async () => {
    await expect(text(engine('http://127.0.0.1:48999/sparql'), select)).rejects.toMatchObject({
      kind: 'busy',
    });
  });

  test('silence ends at the deadline, and the connection with it', async () => {
    const gone = new Promise<void>((resolve) => {
      endpoint.reaction = (response) => response.once('close', resolve);
    });
    await expect(text(engine(endpoint.url), select, JSON_RESULTS, { deadline: 200 })).rejects.toMatchObject({
      kind: 'timeout',
    });
    await gone;
  });

  test('the connection is closed when nobody waits any more', async () => {
    const controller = new AbortController();
    const gone = new Promise<void>((resolve) => {
      endpoint.reaction = (response) => {
        response.once('close', resolve);
        controller.abort();
      };
    });
    const asked = text(engine(endpoint.url), select, JSON_RESULTS, { signal: controller.signal });
    await expect(asked).rejects.toMatchObject({ kind: 'aborted' });
    await gone;
  });

  test('a redirect within the store is followed with the query', async () => {
    endpoint.reaction = (response, body, request) => {
      const isFirst = request.url === '/';
      answerWith(isFirst ? 308 : 200, isFirst ? { location: '/other' } : json, rows(1))(
        response,
        body,
        request,
      );
    };
    expect(JSON.parse(await text(engine(endpoint.url), select)).results.bindings).toHaveLength(1);
    expect(endpoint.received.map(({ body }) => new URLSearchParams(body).get('query'))).toEqual([
      select,
      select,
    ]);
  });

  test('10,000 rows are whole where LIMIT asks for no more', async () => {
    endpoint.reaction = answerWith(200, { ...virtuoso, 'x-sparql-maxrows': '10000' }, rows(10_000));
    const all = await text(engine(endpoint.url), `${select} LIMIT 10000`, 'text/csv');
    expect(all.split('\r\n')).toHaveLength(10_002);
  });

  test.each([
    [10_000, true],
    [10_001, false],
  ])('a graph of a Virtuoso is checked against its %i solutions', async (count, isWhole) => {
    endpoint.reaction = (response, body, request) => {
      const isCount = (new URLSearchParams(body).get('query') ?? '').includes('COUNT(*)');
      const counted = {
        head: { vars: ['rows'] },
        results: { bindings: [{ rows: { type: 'literal', value: String(count) } }] },
      };
      const graph = answerWith(
        200,
        { ...virtuoso, 'content-type': N_TRIPLES },
        '<http://x/s>\t<http://x/p>\t"1" .\n',
      );
      (isCount ? answerWith(200, virtuoso, counted) : graph)(response, body, request);
    };
    const asked = text(engine(endpoint.url), 'CONSTRUCT { ?s ?p 1 } { ?s ?p ?o }', N_TRIPLES);
    if (isWhole) expect(await asked).toBe('<http://x/s> <http://x/p> "1" .\n');
    else await expect(asked).rejects.toMatchObject({ kind: 'too-large' });
  });

  test('terms as older stores write them', async () => {
    const term = (type: string, value: string, datatype?: string) => ({
      type,
      value,
      ...(datatype && { datatype }),
    });
    const xsd = 'http://www.w3.org/2001/XMLSchema#';
    const row = {
      i: term('typed-literal', '5', `${xsd}integer`),
      b: term('typed-literal', '1', `${xsd}boolean`),
      g: term(
        'typed-literal',
        'POINT(44.673160552979 41.097660064697)',
        'http://www.openlinksw.com/schemas/virtrdf#Geometry',
      ),
      n: term('bnode', 'nodeID://b10000'),
      s: term('literal', 'x', `${xsd}string`),
    };
    endpoint.reaction = answerWith(200, virtuoso, {
      head: { vars: Object.keys(row) },
      results: { bindings: [row] },
    });
    const tsv = await text(engine(endpoint.url), 'SELECT ?i ?b ?g ?n ?s {}', 'text/tab-separated-values');
    expect(tsv.split('\n')[1]).toBe(
      `5\t"true"^^<${xsd}boolean>\t"POINT(44.67316 41.09766)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>\t_:b0x\t"x"`,
    );
  });

  test.each([
    ['a truth', [{ __ASK_RETVAL: { type: 'typed-literal', value: '1' } }], true],
    ['an untruth', [], false],
  ])('%s as Virtuoso tells it', async (_, bindings, expected) => {
    const vars = ['__ASK_RETVAL'];
    endpoint.reaction = answerWith(200, virtuoso, { head: { vars }, results: { bindings } });
    expect(JSON.parse(await text(engine(endpoint.url), 'ASK {}'))).toEqual({ head: {}, boolean: expected });
  });
});
