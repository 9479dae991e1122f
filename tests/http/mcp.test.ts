import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/features/index.ts';
import { BASE, type Published, publishRecords, publishTexts } from './publication.ts';

let records: Published;
let foreign: Published;
beforeAll(async () => {
  [records, foreign] = await Promise.all([
    publishRecords(),
    publishTexts({
      'data.ttl': `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<${BASE}shelf/1> a <${BASE}Book> ; rdfs:label "One"@en ; <${BASE}next> <${BASE}shelf/2> .
<${BASE}shelf/2> a <${BASE}Book> ; rdfs:label "Two"@en .
<https://other.example/3> a <${BASE}Book> ; rdfs:label "Three"@en .`,
    }),
  ]);
});
afterAll(() => Promise.all([records.close(), foreign.close()]));

/** The answer of a tool: its text, and its values. */
interface Called {
  readonly text: string;
  readonly data: Record<string, never>;
  readonly isError: boolean;
}

const clientOf = async ({ app }: Published, mode: 'legacy' | 'auto' = 'auto') => {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  const fetch = async (url: string | URL, init?: RequestInit) => app.request(String(url), init);
  await client.connect(new StreamableHTTPClientTransport(new URL(`${BASE}mcp`), { fetch }));
  return client;
};

const call = async (published: Published, name: string, input: Record<string, unknown>): Promise<Called> => {
  const client = await clientOf(published);
  const result = await client.callTool({ name, arguments: input });
  await client.close();
  const [first] = result.content as readonly { readonly text: string }[];
  return {
    text: first?.text ?? '',
    data: (result.structuredContent ?? {}) as Called['data'],
    isError: result.isError === true,
  };
};

const post = (body: unknown, headers: Record<string, string> = {}) =>
  records.app.request('/mcp', {
    method: 'POST',
    headers: {
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('the server', () => {
  it.each(['legacy', 'auto'] as const)('talks to clients of both eras: %s', async (mode) => {
    const client = await clientOf(records, mode);
    expect(client.getServerVersion()).toMatchObject({ name: 'munpart', title: 'Municipal partnerships' });
    expect(client.getInstructions()).toContain('search_names');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search_names',
      'get_resource',
      'list_resources',
      'describe_vocabulary',
      'example_queries',
      'run_sparql',
      'compare_with_wikidata',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain(`${BASE}dataset`);
    for (const { uri } of resources) {
      const [content] = (await client.readResource({ uri })).contents;
      expect(String((content as { text?: string }).text).length, uri).toBeGreaterThan(500);
    }
    await client.close();
  });
});

describe('the tools', () => {
  it('find names, and say so where there are more', async () => {
    const { data, text } = await call(records, 'search_names', { name: 'Siauliai', limit: 1 });
    expect(data).toMatchObject({ truncated: true, results: [{ iri: `${BASE}id/place/siauliai` }] });
    expect(text).toContain('the first 1 of them');
    expect(text).toMatch(/From: Municipal partnerships\. Release \w{12}, /);
  });

  it('tell all about one thing, with its source and release', async () => {
    const iri = `${BASE}id/partnership/daugavpils--radom`;
    const { data, text } = await call(records, 'get_resource', { iri });
    expect(data).toMatchObject({
      iri,
      label: 'Daugavpils – Radom',
      sources: [`${BASE}id/source/daugavpils`],
      truncated: false,
    });
    expect(text).toContain('kind: Twinning <https://w3id.org/munpart/def/kind/twinning>');
    expect(text).toContain(`/releases/`);
  });

  it.each(['Q104740', 'http://www.wikidata.org/entity/Q104740'])('know things by %s', async (iri) => {
    expect((await call(records, 'get_resource', { iri })).data).toMatchObject({
      iri: `${BASE}id/place/radom`,
    });
  });

  it.each([
    ['//evil.example/id/place/radom', 'leads to https://evil.example/'],
    ['../../metrics', 'is a page'],
    ['metrics', 'is a page'],
    ['healthz', 'is a page'],
  ])('find nothing to tell at %s of the publisher', async (path, detail) => {
    const { text, isError } = await call(records, 'get_resource', { iri: BASE + path });
    expect(isError).toBe(true);
    expect(text).toContain('(not-found)');
    expect(text).toContain(detail);
  });

  it('list with facets', async () => {
    const { data } = await call(records, 'list_resources', {
      list: 'partnerships',
      filters: { country: ['POL'], municipality: ['daugavpils'] },
    });
    const { items, facets, total } = data as unknown as {
      items: { iri: string }[];
      facets: { country: { value: string; selected: boolean }[] };
      total: number;
    };
    expect(items.map(({ iri }) => iri)).toContain(`${BASE}id/partnership/daugavpils--radom`);
    expect(total).toBe(items.length);
    expect(facets.country.find(({ value }) => value === 'POL')?.selected).toBe(true);
  });

  it('take what values are called in any language, and say what they are where nothing is', async () => {
    const filters = (field: string, municipality = 'daugavpils') => ({
      list: 'partnerships',
      filters: { field: [field], municipality: [municipality] },
    });
    const { data } = await call(records, 'list_resources', filters('culture'));
    expect(data.total).toBeGreaterThan(1);
    for (const name of ['Kultur', 'kultūra', 'CULTURE'])
      expect((await call(records, 'list_resources', filters(name, 'Daugavpils'))).data, name).toMatchObject({
        total: data.total,
      });
    const none = await call(records, 'list_resources', filters('Kulturr'));
    expect(none.data).toMatchObject({ problem: { kind: 'malformed' } });
    expect(none.text).toContain('`Kulturr`');
  });

  it('list the members of a class by names in any language', async () => {
    const type = 'http://www.w3.org/2004/02/skos/core#ConceptScheme';
    const { text } = await call(records, 'list_resources', { class: type });
    expect(text).toContain('- Field of cooperation <');
  });

  it('describe the vocabulary with counts', async () => {
    const { text } = await call(records, 'describe_vocabulary', {});
    expect(text).toContain('- mp:Partnership 56 “Partnership”');
    const concepts = await call(records, 'describe_vocabulary', { kind: 'concept', contains: 'Culture' });
    expect(concepts.text).toContain('“Culture”');
  });

  it('describe the members of one class', async () => {
    const type = 'https://w3id.org/munpart/def#Partnership';
    const { data, text } = await call(records, 'describe_vocabulary', { class: type });
    expect(data.entities).toBe(56);
    expect(text).toContain('<https://w3id.org/munpart/def#start> ');
    expect(text).toContain('<http://www.w3.org/2001/XMLSchema#gYear>');
    const none = await call(records, 'describe_vocabulary', { class: 'https://none.example/' });
    expect(none.data).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('give example queries that run', async () => {
    const { data } = await call(records, 'example_queries', { name: 'countries' });
    const { queries } = data as unknown as { queries: { query: string }[] };
    const { data: found } = await call(records, 'run_sparql', { query: queries[0]?.query });
    expect(found.total).toBeGreaterThan(10);
  });

  it('run queries, and tell what was left out', async () => {
    const query = 'SELECT ?p { ?p a <https://w3id.org/munpart/def#Partnership> }';
    const { data, text } = await call(records, 'run_sparql', { query, limit: 5 });
    expect(data).toMatchObject({ returned: 5, total: 56, truncated: true });
    expect(text).toContain('TRUNCATED: 5 of 56 rows');
    expect((await call(records, 'run_sparql', { query: 'ASK {}' })).data).toMatchObject({ boolean: true });
    const graph = await call(records, 'run_sparql', { query: `DESCRIBE <${BASE}id/place/radom>` });
    expect(graph.data).toMatchObject({ mediaType: 'text/turtle' });
  });

  it.each([
    ['SELECT {', 'malformed'],
    ['SELECT * { SERVICE <https://other.example/> { ?s ?p ?o } }', 'refused'],
    ['SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }', 'too-large'],
  ])('say what is wrong with %s', async (query, kind) => {
    const { isError, data, text } = await call(records, 'run_sparql', { query });
    expect(isError).toBe(true);
    expect(data).toMatchObject({ problem: { kind } });
    expect(text).toContain(`(${kind})`);
  });

  it('never cut what is too large: they say how large, and where the whole is', async () => {
    const { data } = await call(records, 'run_sparql', {
      query: 'SELECT * { ?s ?p ?o . BIND(CONCAT(STR(?s), STR(?s), STR(?s)) AS ?x) }',
    });
    expect(data).toMatchObject({ problem: { kind: 'too-large' } });
  });

  it('say that there is no snapshot of Wikidata', async () => {
    const { data } = await call(records, 'compare_with_wikidata', {});
    expect(data).toMatchObject({ problem: { kind: 'not-compared' } });
  });

  it('refuse what does not fit their schema', async () => {
    const client = await clientOf(records);
    const wrong = { name: 'search_names', arguments: { name: 'x', limit: 5_000 } };
    const outcome = await client.callTool(wrong).catch((error: Error) => ({ isError: true, error }));
    expect(outcome.isError).toBe(true);
    await client.close();
  });
});

describe('on data that know nothing of munpart', () => {
  it('find, tell, list and describe', async () => {
    const found = await call(foreign, 'search_names', { name: 'Two' });
    expect(found.data).toMatchObject({ results: [{ iri: `${BASE}shelf/2` }] });
    const { data, text } = await call(foreign, 'get_resource', { iri: `${BASE}shelf/2` });
    expect(data).toMatchObject({ label: 'Two', mentionedBy: [{ subject: `${BASE}shelf/1`, label: 'One' }] });
    expect(text).toContain('Mentioned by:');
    expect((await call(foreign, 'get_resource', { iri: 'https://other.example/3' })).data).toMatchObject({
      label: 'Three',
    });
    const books = await call(foreign, 'list_resources', { class: `${BASE}Book` });
    expect(books.data).toMatchObject({ total: 3, truncated: false });
    expect((await call(foreign, 'describe_vocabulary', { kind: 'class' })).text).toContain('Book> 3');
    expect((await call(foreign, 'run_sparql', { query: 'SELECT * { ?s ?p ?o }' })).data.total).toBe(7);
  });

  it('say that there is nothing', async () => {
    const { data } = await call(foreign, 'get_resource', { iri: 'https://other.example/4' });
    expect(data).toMatchObject({ problem: { kind: 'not-found' } });
    expect((await call(foreign, 'list_resources', { class: 'no IRI > {' })).data).toMatchObject({
      problem: { kind: 'malformed' },
    });
  });
});

describe('/llms.txt', () => {
  it('says what it is, where to begin, and how to cite', async () => {
    const response = await records.app.request('/llms.txt');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await response.text();
    expect(text.startsWith('# Municipal partnerships\n\n> Partnerships of')).toBe(true);
    expect(text.match(/```sparql/g)).toHaveLength(5);
    for (const one of [
      'licence/CC0',
      'How to cite: Municipal partnerships. Release',
      `POST ${BASE}mcp`,
      'run_sparql',
    ]) {
      expect(text).toContain(one);
    }
    for (const { path } of ROUTES) {
      expect(text.includes(`(${BASE}${path.slice(1)})`), path).toBe(!path.startsWith('/browse'));
    }
  });

  it('is about any data', async () => {
    const text = await (await foreign.app.request('/llms.txt')).text();
    expect(text).toContain(`${BASE}mcp`);
  });
});

describe('hostile requests', () => {
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

  it.each([
    ['a batch', [list, list], 400, 'malformed'],
    ['no JSON', '{', 400, 'malformed'],
    ['a number', '1', 400, 'malformed'],
    ['deep JSON', deep, 400, 'malformed'],
    ['deep parameters', `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":${deep}}`, 400, 'malformed'],
    ['a huge body', `"${'x'.repeat(600_000)}"`, 413, 'too-large'],
  ])('%s is a problem of the table', async (_, body, status, kind) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ kind });
  });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'content-type': 'text/plain' }, 415],
    [{ 'mcp-protocol-version': 'x'.repeat(100) }, 431],
    [{ origin: 'x'.repeat(600) }, 431],
  ])('%o is refused', async (headers, status) => {
    const response = await post(list, headers as unknown as Record<string, string>);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each(['https://towns.example', 'http://localhost:6274', 'http://127.0.0.1'])(
    'a page of %s may ask',
    async (origin) => expect((await post(list, { origin })).status).toBe(200),
  );

  it.each([
    ['no such version', { 'mcp-protocol-version': '1999-01-01' }],
    ['two versions', { 'mcp-protocol-version': '2026-07-28' }],
  ])('%s is an error of the protocol', async (_, headers) => {
    const response = await post(list, headers as unknown as Record<string, string>);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code: expect.any(Number) } });
  });

  it('no stream is held open', async () => {
    const response = await post({ jsonrpc: '2.0', id: 1, method: 'subscriptions/listen', params: {} });
    expect(await response.text()).toContain('"error":');
  });

  it('only POST is taken', async () => {
    for (const method of ['GET', 'DELETE']) {
      const response = await records.app.request('/mcp', { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    }
  });

  it('nothing was the fault of the server', () => {
    expect(records.reported).toEqual([]);
  });
});
