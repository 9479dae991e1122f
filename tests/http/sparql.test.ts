import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Published, publishFiles } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishFiles('./fixture.trig');
}, 60_000);
afterAll(() => published.close());

const SELECT = 'SELECT ?s WHERE { ?s <http://other.example/terms#crosses> ?o }';
const CONSTRUCT = 'CONSTRUCT WHERE { ?s <http://other.example/terms#crosses> ?o }';
const FORM = 'application/x-www-form-urlencoded';
const DIRECT = 'application/sparql-query';

function ask(query: string, accept = '*/*', headers: Record<string, string> = {}) {
  return published.app.request(`/sparql?query=${encodeURIComponent(query)}`, {
    headers: { accept, ...headers },
  });
}

function send(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  headers: Record<string, string> = {},
  method = 'POST',
) {
  return published.app.request('/sparql', { method, body, headers: { 'content-type': type, ...headers } });
}

describe('the SPARQL endpoint', () => {
  it.each([
    [SELECT, '*/*', 'application/sparql-results+json'],
    [SELECT, 'application/json', 'application/sparql-results+json'],
    [SELECT, 'application/sparql-results+xml', 'application/sparql-results+xml'],
    [SELECT, 'text/csv', 'text/csv'],
    [SELECT, 'text/tab-separated-values', 'text/tab-separated-values'],
    [SELECT, 'text/html', 'text/html'],
    ['ASK {}', '*/*', 'application/sparql-results+json'],
    ['ASK {}', 'text/html', 'text/html'],
    [CONSTRUCT, '*/*', 'text/turtle'],
    [CONSTRUCT, 'application/ld+json', 'application/ld+json'],
    [CONSTRUCT, 'application/n-quads', 'application/n-quads'],
    ['DESCRIBE <http://other.example/river>', 'application/rdf+xml', 'application/rdf+xml'],
  ])('answers %s as %s', async (query, accept, type) => {
    const response = await ask(query, accept);
    expect(response.status, await response.clone().text()).toBe(200);
    expect(response.headers.get('content-type')?.split(';')[0]).toBe(type);
    expect(response.headers.get('vary')).toContain('Accept');
    expect(response.headers.get('server-timing')).toMatch(
      /^parse;dur=[\d.]+, queue;dur=[\d.]+, execute;dur=[\d.]+/,
    );
  });

  it.each([
    ['GET', () => ask(SELECT)],
    ['POST form', () => send(new URLSearchParams({ query: SELECT }).toString(), FORM)],
    ['POST direct', () => send(SELECT, DIRECT)],
    ['QUERY', () => send(SELECT, DIRECT, {}, 'QUERY')],
  ])('takes a query by %s', async (_, request) => {
    const answer = (await (await request()).json()) as { results: { bindings: { s: { value: string } }[] } };
    expect(answer.results.bindings.map(({ s }) => s.value)).toEqual(['https://towns.example/things/bridge']);
  });

  it('shortens JSON-LD with the prefixes of the documents', async () => {
    const label = 'http://www.w3.org/2000/01/rdf-schema#label';
    const response = await ask(
      `CONSTRUCT { <http://x.example/> <${label}> "a"@en } {}`,
      'application/ld+json',
    );
    const { '@context': context, ...rest } = (await response.json()) as Record<string, unknown>;
    expect(context).toHaveProperty('rdfs');
    expect(JSON.stringify(rest)).not.toContain(label);
  });

  it('reads the graphs that the protocol names', async () => {
    const query = 'SELECT ?s WHERE { ?s <http://other.example/terms#claimed> ?o }';
    const bindings = async (extra: string) => {
      const response = await published.app.request(`/sparql?query=${encodeURIComponent(query)}${extra}`);
      return ((await response.json()) as { results: { bindings: unknown[] } }).results.bindings;
    };
    expect(await bindings('')).toHaveLength(0);
    expect(await bindings('&default-graph-uri=http%3A%2F%2Fother.example%2Fgraph')).toHaveLength(1);
  });

  it('answers 304 to who has the answer', async () => {
    const etag = (await ask(SELECT)).headers.get('etag') ?? '';
    expect((await ask(SELECT, '*/*', { 'if-none-match': etag })).status).toBe(304);
    expect((await ask(SELECT, 'text/csv', { 'if-none-match': etag })).status).toBe(200);
  });

  it('answers HEAD like GET, without the body', async () => {
    const response = await published.app.request(`/sparql?query=${encodeURIComponent(SELECT)}`, {
      method: 'HEAD',
    });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(50);
    expect(await response.text()).toBe('');
  });

  it.each([
    [
      'an update',
      () =>
        published.app.request('/sparql', {
          method: 'POST',
          body: 'INSERT DATA {}',
          headers: { 'content-type': 'application/sparql-update' },
        }),
      403,
    ],
    ['an update in a form', () => send('update=CLEAR+ALL', FORM), 403],
    ['an update as a query', () => ask('INSERT DATA { <a:a> <a:b> <a:c> }'), 400],
    ['SERVICE', () => ask('SELECT * { SERVICE <http://169.254.169.254/> { ?s ?p ?o } }'), 403],
    ['SERVICE by a variable', () => ask('SELECT * { VALUES ?u { <a:b> } SERVICE ?u { ?s ?p ?o } }'), 403],
    ['two queries', () => published.app.request('/sparql?query=ASK%7B%7D&query=ASK%7B%7D'), 400],
    ['no query in a form', () => send('', FORM), 400],
    ['another media type', () => send('ASK {}', 'text/plain'), 415],
    ['UTF-16', () => send('ASK {}', `${DIRECT}; charset=utf-16`), 415],
    ['a compressed body', () => send('ASK {}', DIRECT, { 'content-encoding': 'gzip' }), 415],
    ['no UTF-8', () => send(new Uint8Array([0xff, 0xfe]), DIRECT), 400],
    ['CSV of ASK', () => ask('ASK {}', 'text/csv'), 406],
    ['pictures', () => ask(SELECT, 'image/png'), 406],
    ['deep nesting', () => send(`ASK ${'{'.repeat(5000)}${'}'.repeat(5000)}`, DIRECT), 400],
    ['a long query', () => send(`ASK {} #${'x'.repeat(70_000)}`, DIRECT), 413],
    ['a large body', () => send('x'.repeat(1_100_000), DIRECT), 413],
    ['a large result', () => ask('SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'), 413],
  ])('refuses %s', async (_, request, status) => {
    const response = await request();
    const problem = (await response.json()) as { status: number; detail: string };
    expect(response.status).toBe(status);
    expect(problem.status).toBe(status);
    expect(problem.detail).toMatch(/\S/);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(published.reported).toEqual([]);
  });

  it('counts the bytes of a body that does not say how long it is', async () => {
    const chunk = new TextEncoder().encode('#'.repeat(65_536));
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        if (sent > 20_000_000) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const request = new Request('http://h.example/sparql', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': DIRECT },
    } as RequestInit);
    expect((await published.app.request(request)).status).toBe(413);
    expect(sent).toBeLessThan(2_000_000);
  });

  it('says where a query is malformed', async () => {
    const response = await ask('SELECT *\nWHERE { ?s ?p }');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ kind: 'malformed', line: 2, column: expect.any(Number) });
  });

  it('shows a hostile query and its results as text', async () => {
    const wrong = await ask('SELECT <script>alert(1)</script>', 'text/html');
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).not.toContain('<script>alert');
    const right = await ask('SELECT ?o { ?s <http://other.example/terms#note> ?o }', 'text/html');
    expect(await right.text()).not.toContain('<img src=x');
  });
});

describe('a page of results', () => {
  it('shows the query as its own reader wrote it, however others wrote it before', async () => {
    const query = 'SELECT ?mine { ?mine <http://other.example/terms#crosses> ?o }';
    for (const note of ['', '# another one\n', '']) {
      const html = await (await ask(note + query, 'text/html')).text();
      expect(html.includes('another one')).toBe(note !== '');
    }
  });

  it('leads to itself with the graphs that it asked of', async () => {
    const graph = 'http://other.example/graph';
    const graphs = `&default-graph-uri=${encodeURIComponent(graph)}&named-graph-uri=http%3A%2F%2Fx%2F`;
    const response = await published.app.request(`/sparql?query=${encodeURIComponent(SELECT)}${graphs}`, {
      headers: { accept: 'text/html' },
    });
    const links = (await response.text()).matchAll(/href="([^"]*[?&;]query=[^"]*lang=[^"]*)"/g);
    const addresses = [...links].map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), 'http://x/'));
    expect(addresses.length).toBeGreaterThan(0);
    for (const { searchParams } of addresses) {
      expect(searchParams.get('default-graph-uri')).toBe(graph);
      expect(searchParams.get('named-graph-uri')).toBe('http://x/');
    }
  });
});

describe('example queries', () => {
  it('have a page and a file each', async () => {
    const { queries } = JSON.parse(await (await published.app.request('/queries.json')).text());
    const names: readonly string[] = queries.map(({ name }: { name: string }) => name);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const page = await published.app.request(`/queries/${name}`, { headers: { accept: 'text/html' } });
      expect(page.status).toBe(200);
      const file = await published.app.request(`/queries/${name}.rq`);
      expect(file.headers.get('content-type')).toBe('application/sparql-query');
      expect((await ask(await file.text())).status, name).toBe(200);
    }
  });
});
