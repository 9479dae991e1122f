import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE, type Published, publishFiles } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishFiles('./fixture.trig');
}, 60_000);
afterAll(() => published.close());

function get(path: string, accept = '*/*') {
  return published.app.request(path, { headers: { accept } });
}

const BRIDGE = `${BASE}things/bridge`;
const RIVER = 'http://other.example/river';
const aboutRiver = `/doc?iri=${encodeURIComponent(RIVER)}`;

describe('files of any RDF', () => {
  it('lead from an IRI below the base to its document', async () => {
    const response = await get('/things/bridge');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${BASE}doc?iri=${encodeURIComponent(BRIDGE)}`);
  });

  it('lead there from an IRI beyond ASCII', async () => {
    const response = await get('/things/caf%C3%A9');
    expect(response.headers.get('location')).toBe(
      `${BASE}doc?iri=${encodeURIComponent(`${BASE}things/café`)}`,
    );
  });

  it('have documents at any depth below /id', async () => {
    expect((await get('/id/deep/path/of/names')).headers.get('location')).toBe(
      `${BASE}doc/deep/path/of/names`,
    );
    expect(await (await get('/doc/deep/path/of/names', 'text/turtle')).text()).toContain('"Deep"');
  });

  it('have a document for every IRI they mention', async () => {
    const response = await get(aboutRiver, 'application/n-quads');
    const text = await response.text();
    expect(response.headers.get('content-location')).toBe(`${BASE}${aboutRiver.slice(1)}&format=nq`);
    expect(text).toContain(`<${RIVER}> <http://www.w3.org/2000/01/rdf-schema#label> "River"@en .`);
    expect(text).toContain(`<${BRIDGE}> <http://other.example/terms#crosses> <${RIVER}> .`);
    expect(text).toContain('<http://other.example/graph> .');
  });

  it.each([
    ['ttl', 200, 'text/turtle'],
    ['html', 200, 'text/html'],
    ['geojson', 404, 'application/problem+json'],
    ['exe', 404, 'application/problem+json'],
  ])('give the form %s that the address names: %i', async (format, status, type) => {
    const response = await get(`${aboutRiver}&format=${format}`, 'text/turtle;q=0, */*');
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')?.split(';')[0]).toBe(type);
  });

  it('give GeoJSON of what has coordinates', async () => {
    const response = await get(`/doc?iri=${encodeURIComponent(BRIDGE)}`, 'application/geo+json');
    expect(await response.json()).toEqual({
      type: 'Feature',
      id: BRIDGE,
      geometry: { type: 'Point', coordinates: [26.53, 55.87] },
      properties: { name: { en: 'Bridge', lv: 'Tilts' } },
    });
  });

  it('know nothing of IRIs that they do not mention', async () => {
    expect((await get('/doc?iri=http%3A%2F%2Fother.example%2Fnone')).status).toBe(404);
    expect((await get('/things/none')).status).toBe(404);
  });

  it('come without the vocabulary and with empty lists', async () => {
    expect((await get('/def')).status).toBe(404);
    expect(await (await get('/places.json')).json()).toMatchObject({ total: 0, page: 1, items: [] });
    const home = await (await get('/', 'text/html')).text();
    expect(home).not.toContain('href="/places"');
  });

  it('show hostile literals and IRIs as text', async () => {
    const html = await (await get(`/doc?iri=${encodeURIComponent(BRIDGE)}`, 'text/html')).text();
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('href="javascript:');
  });
});

describe('hostile requests', () => {
  const LONG = 'a'.repeat(10_000);

  it.each([
    ['/id/x%0d%0aSet-Cookie:a=b', 404],
    ['/id/https://evil.example', 404],
    ['/id//evil.example', 404],
    ['//evil.example/%2f..', 404],
    ['/id/%2f%2fevil.example', 404],
    ['/id/..%2f..%2fetc/passwd', 404],
    ['/id/%252e%252e/x', 404],
    ['/id/%00', 404],
    ['/id/<script>alert(1)</script>', 404],
    ['/id/', 404],
    ['/doc/%2e%2e/%2e%2e/etc/passwd', 404],
    ['/doc/..%2f', 404],
    ['/doc?iri=not-an-iri', 400],
    ['/doc?iri=', 400],
    ['/doc?iri=%3Cscript%3E', 400],
    ['/doc?iri=http%3A%2F%2Fx%3E%20%7D%20DROP', 400],
    ['/dumps/latest/..%2f..%2fmanifest.json', 404],
    ['/dumps/latest/%2e%2e%2fmanifest.json', 404],
    ['/dumps/..%2f..%2f/munpart.nt', 404],
    ['/dumps/%252e%252e/munpart.nt', 404],
    ['/dumps/latest/constructor', 404],
    ['/assets/..%2fqueries', 404],
    ['/assets/../package.json', 404],
    ['/assets/__proto__', 404],
    ['/queries/constructor', 404],
    ['/constructor', 404],
    ['/__proto__', 404],
    ['/%', 404],
    ['/%ff', 404],
  ])('%s: %i', async (path, status) => {
    const response = await published.app.request(new Request(`http://h.example${path}`), {
      headers: { accept: 'text/html', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' },
    });
    const body = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(body).not.toContain('<script>alert');
    expect(body).not.toMatch(/at \w+ \(|node_modules|\/src\//);
    expect(published.reported).toEqual([]);
  });

  it.each([['/'], ['/id/'], ['/doc/'], ['/dumps/latest/'], ['/doc?iri=http%3A%2F%2Fx.example%2F']])(
    'with ten thousand characters more: %s',
    async (path) => {
      const response = await get(path + LONG);
      expect(response.status).toBe(414);
      expect((await response.text()).length).toBeLessThan(1_000);
    },
  );

  it('never build an address from what the client says of the host', async () => {
    const response = await published.app.request('http://evil.example/id/deep/path/of/names', {
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    expect(response.headers.get('location')).toBe(`${BASE}doc/deep/path/of/names`);
    for (const path of ['/', '/dataset', '/places', '/sitemap.xml', '/sparql', '/robots.txt']) {
      const page = await published.app.request(`http://evil.example${path}`, {
        headers: { accept: 'text/html, */*;q=0.1' },
      });
      expect(`${await page.text()}${[...page.headers]}`).not.toContain('evil.example');
    }
  });
});

it('the style sheet of all pages is one file of all its parts, the colours first', async () => {
  const directory = new URL('../../assets/site/', import.meta.url);
  const parts = readdirSync(directory).map((name) => readFileSync(new URL(name, directory), 'utf8'));
  const sheet = await (await get('/assets/site.css')).text();
  for (const part of parts) expect(sheet).toContain(part);
  expect(sheet).toHaveLength(parts.reduce((sum, { length }) => sum + length, 0));
  expect(sheet.indexOf(':root')).toBeLessThan(300);
});
