import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS, type Format, formatOf } from '../../src/formats/index.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const NEGOTIATED = 'Accept, Accept-Language, Accept-Encoding';
const BY_PROFILE_TOO = 'Accept, Accept-Profile, Accept-Language, Accept-Encoding';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
}, 60_000);
afterAll(() => published.close());

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return published.app.request(path, { method, headers });
}

/** Path, Accept, status, type, Content-Location below the base. */
type Case = [string, string, number, string, string?];

const RDF: readonly Case[] = [
  '/doc/place/radom',
  '/doc/partnership/daugavpils--radom',
  '/doc/source/daugavpils',
  '/dataset',
  '/def',
  '/def/field/education',
  '/def/kind',
].flatMap((path) =>
  FORMATS.flatMap((format): Case[] => [
    [path, format.mediaType, 200, format.mediaType, `${path.slice(1)}.${format.extension}`],
    [`${path}.${format.extension}`, 'image/png', 200, format.mediaType],
  ]),
);

const CASES: readonly Case[] = [
  ...RDF,
  ['/', BROWSER, 200, 'text/html'],
  ['/', '*/*', 200, 'text/html'],
  ['/', 'text/turtle', 303, ''],
  ['/', 'image/png', 406, 'application/problem+json'],
  ['/id/place/radom', BROWSER, 303, ''],
  ['/id/place/radom', 'text/turtle', 303, ''],
  ['/doc/place/radom', BROWSER, 200, 'text/html', 'doc/place/radom.html'],
  ['/doc/place/radom', '*/*', 200, 'text/turtle', 'doc/place/radom.ttl'],
  ['/doc/place/radom', 'application/geo+json', 200, 'application/geo+json', 'doc/place/radom.geojson'],
  ['/doc/place/radom', 'image/png', 406, 'application/problem+json'],
  ['/doc/place/radom', 'text/turtle;q=0, application/ld+json;q=0.1', 200, 'application/ld+json'],
  ['/doc/place/radom.html', 'text/turtle', 200, 'text/html'],
  ['/doc/place/radom.geojson', '*/*', 200, 'application/geo+json'],
  ['/doc/place/radom.pdf', '*/*', 404, 'application/problem+json'],
  ['/doc/partnership/daugavpils--radom', 'application/geo+json', 406, 'application/problem+json'],
  ['/doc/partnership/daugavpils--radom.geojson', '*/*', 404, 'application/problem+json'],
  ['/doc/place/nowhere', '*/*', 404, 'application/problem+json'],
  ['/doc/place/nowhere', BROWSER, 404, 'text/html'],
  ['/doc', '*/*', 400, 'application/problem+json'],
  ['/def', BROWSER, 200, 'text/html', 'def.html'],
  ['/def/shapes', '*/*', 200, 'text/turtle', 'def/shapes.ttl'],
  ['/def/shapes', BROWSER, 200, 'text/html', 'def/shapes.html'],
  ['/def/context.jsonld', '*/*', 200, 'application/ld+json'],
  ['/def/0.1.0', '*/*', 303, ''],
  ['/def/9.9.9', '*/*', 404, 'application/problem+json'],
  ['/def/logo.svg', '*/*', 200, 'image/svg+xml'],
  ['/sparql', BROWSER, 200, 'text/html'],
  ['/sparql', '*/*', 200, 'text/turtle'],
  ['/sparql', 'application/rdf+xml', 200, 'application/rdf+xml'],
  ['/sparql', 'image/png', 406, 'application/problem+json'],
  ['/queries', '*/*', 200, 'text/html'],
  ['/queries', 'text/turtle', 200, 'text/turtle'],
  ['/queries', 'image/png', 406, 'application/problem+json'],
  ['/queries/no-such-query', '*/*', 404, 'application/problem+json'],
  ['/dataset', BROWSER, 200, 'text/html', 'dataset.html'],
  ['/dataset', '*/*', 200, 'text/turtle', 'dataset.ttl'],
  ['/.well-known/void', '*/*', 303, ''],
  ['/places', '*/*', 200, 'text/html', 'places.html'],
  ['/places', 'application/json', 200, 'application/json', 'places.json'],
  ['/places', 'text/csv', 200, 'text/csv', 'places.csv'],
  ['/places', 'application/geo+json', 200, 'application/geo+json', 'places.geojson'],
  ['/places', 'text/turtle', 200, 'text/turtle', 'places.ttl'],
  ['/places', 'image/png', 406, 'application/problem+json'],
  ['/fields.geojson', '*/*', 404, 'application/problem+json'],
  ['/partnerships', BROWSER, 200, 'text/html', 'partnerships.html'],
  ['/organisations.csv', '*/*', 200, 'text/csv'],
  ['/networks.json', '*/*', 200, 'application/json'],
  ['/projects.html', '*/*', 200, 'text/html'],
  ['/sources', '*/*', 200, 'text/html', 'sources.html'],
  ['/places?page=2', 'application/json', 200, 'application/json', 'places.json?page=2'],
  ['/places?page=99', '*/*', 404, 'application/problem+json'],
  ['/places?page=0', '*/*', 400, 'application/problem+json'],
  ['/places?page=1e1', '*/*', 400, 'application/problem+json'],
  ['/robots.txt', '*/*', 200, 'text/plain'],
  ['/sitemap.xml', '*/*', 200, 'application/xml'],
  ['/sitemap.xml?part=2', '*/*', 404, 'application/problem+json'],
  ['/favicon.svg', '*/*', 200, 'image/svg+xml'],
  ['/assets/site.css', '*/*', 200, 'text/css'],
  ['/assets/yasqe/yasqe.min.js', '*/*', 200, 'text/javascript'],
  ['/assets/world.json', '*/*', 200, 'application/json'],
  ['/def/terms.json', '*/*', 200, 'application/json'],
  ['/queries/fields', 'application/sparql-query', 200, 'application/sparql-query'],
  ['/queries/fields', 'text/csv', 200, 'text/csv'],
  ['/queries/fields', 'text/turtle', 406, 'application/problem+json'],
  ['/queries/network', 'text/turtle', 200, 'text/turtle'],
  ['/queries/network', 'text/csv', 406, 'application/problem+json'],
  ['/queries/fields.json', '*/*', 200, 'application/sparql-results+json'],
  ['/queries/fields.ttl', '*/*', 404, 'application/problem+json'],
  ['/queries/signed-since?year=20', '*/*', 400, 'application/problem+json'],
  ['/assets/nothing.css', '*/*', 404, 'application/problem+json'],
  ['/healthz', '*/*', 200, 'text/plain'],
  ['/readyz', '*/*', 200, 'application/json'],
  ['/nowhere', '*/*', 404, 'application/problem+json'],
  ['/places/', '*/*', 308, ''],
];

describe('every address', () => {
  it.each(CASES)('%s as %s: %i %s', async (path, accept, status, type, location) => {
    const response = await get(path, { accept });
    const body = await response.text();
    const field = (name: string) => response.headers.get(name);
    expect(response.status, body).toBe(status);
    expect(field('content-type')?.split(';')[0] ?? '').toBe(type);
    expect(field('content-location')).toBe(
      location === undefined ? field('content-location') : BASE + location,
    );
    expect(field('access-control-allow-origin')).toBe('*');
    expect(field('x-content-type-options')).toBe('nosniff');
    expect(field('content-security-policy')).toContain("object-src 'none'");
    expect(field('cache-control')).not.toBeNull();
    if (status === 303 || field('content-location') || status >= 400)
      expect(field('vary')).toContain('Accept');
    if (status === 200 && !/z$/.test(path)) expect(field('etag')).toMatch(/^"[\w-]{22}"$/);
    expect(published.reported).toEqual([]);
  });

  it.each(CASES.filter(([, , status]) => status === 200))(
    '%s as %s: HEAD is GET without the body',
    async (path, accept) => {
      const [whole, head] = await Promise.all([get(path, { accept }), get(path, { accept }, 'HEAD')]);
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      // Every request has an id of its own.
      const fields = (response: Response) => {
        response.headers.delete('x-request-id');
        return Object.fromEntries(response.headers);
      };
      expect(fields(head)).toEqual(fields(whole));
    },
  );

  it.each(CASES.filter(([, , status]) => status === 200))(
    '%s as %s: 304 to who has it',
    async (path, accept) => {
      const first = await get(path, { accept });
      const etag = first.headers.get('etag');
      if (etag === null) return;
      for (const field of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const second = await get(path, { accept, 'if-none-match': field });
        expect(second.status).toBe(304);
        expect(await second.text()).toBe('');
        for (const name of ['etag', 'vary', 'cache-control', 'content-location']) {
          expect(second.headers.get(name)).toBe(first.headers.get(name));
        }
        expect(second.headers.get('content-type')).toBeNull();
      }
      expect((await get(path, { accept, 'if-none-match': '"other"' })).status).toBe(200);
    },
  );
});

describe('a representation', () => {
  it('has a tag for each form, language and coding', async () => {
    const asked = [
      { accept: 'text/turtle' },
      { accept: 'text/turtle', 'accept-encoding': 'gzip' },
      { accept: 'application/ld+json' },
      { accept: 'text/html' },
      { accept: 'text/html', 'accept-language': 'lv' },
      { accept: 'text/html', 'accept-language': 'lv', 'accept-encoding': 'gzip' },
    ];
    const responses = await Promise.all(asked.map((headers) => get('/doc/place/radom', headers)));
    expect(new Set(responses.map(({ headers }) => headers.get('etag'))).size).toBe(asked.length);
    expect(responses.map(({ headers }) => headers.get('vary'))).toEqual(asked.map(() => BY_PROFILE_TOO));
  });

  it('is the same under its own address', async () => {
    const [negotiated, direct] = await Promise.all([
      get('/doc/place/radom', { accept: 'text/turtle' }),
      get('/doc/place/radom.ttl'),
    ]);
    expect(direct.headers.get('etag')).toBe(negotiated.headers.get('etag'));
    expect(direct.headers.get('vary')).toBe('Accept-Encoding');
    expect(direct.headers.get('content-location')).toBeNull();
  });

  it('comes in gzip where that saves something, and is the same inside', async () => {
    const headers = { accept: 'application/ld+json', 'accept-encoding': 'gzip' };
    const [small, plain] = await Promise.all([
      get('/doc/place/radom', headers),
      get('/doc/place/radom', { accept: 'application/ld+json' }),
    ]);
    expect(small.headers.get('content-encoding')).toBe('gzip');
    expect(Number(small.headers.get('content-length'))).toBeLessThan(
      Number(plain.headers.get('content-length')),
    );
    const inflated = small.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(inflated).text()).toBe(await plain.text());
    expect((await get('/robots.txt', headers)).headers.get('content-encoding')).toBeNull();
  });

  it('speaks the language that the address names, else the reader’s, else English', async () => {
    const language = async (path: string, field: string) =>
      (await get(path, { accept: 'text/html', 'accept-language': field })).headers.get('content-language');
    expect(await language('/doc/place/radom', 'lv-LV, en;q=0.5')).toBe('lv');
    expect(await language('/doc/place/radom', 'zh')).toBe('en');
    expect(await language('/doc/place/radom?lang=lv', 'en')).toBe('lv');
    expect(await language('/doc/place/radom?lang=xx', 'lv')).toBe('lv');
  });

  it('keeps a named language in its links, and nothing else of the address', async () => {
    const html = async (path: string) => (await get(path, { accept: 'text/html' })).text();
    expect(await html('/doc/place/radom?lang=lv')).toContain('/doc/partnership/daugavpils--radom?lang=lv');
    expect(await html('/doc/place/radom?lang=%22x&evil=%3Cscript%3E')).not.toContain('evil');
  });

  it('links to its other forms', async () => {
    const response = await get('/doc/place/radom', { accept: 'text/turtle' });
    const links = response.headers.get('link') ?? '';
    expect(links).toContain(`<${BASE}doc/place/radom>; rel="canonical"`);
    expect(links).toContain(`<${BASE}id/place/radom>; rel="describes"`);
    const alternates = [...links.matchAll(/<([^>]+)>; rel="alternate"; type="([^"]+)"/g)];
    // Six syntaxes and the page beside this one, and two profiles in two syntaxes.
    expect(alternates).toHaveLength(11);
    for (const [, href = '', type] of alternates) {
      const alternate = await get(href.slice(BASE.length - 1), { accept: 'image/png' });
      expect(alternate.headers.get('content-type')?.split(';')[0]).toBe(type);
    }
  });
});

describe('a problem', () => {
  it('lists what there is where nothing was acceptable', async () => {
    const response = await get('/doc/place/radom', { accept: 'image/png' });
    const { links } = (await response.json()) as { links: { href: string; mediaType: string }[] };
    expect(response.headers.get('vary')).toBe(NEGOTIATED);
    expect(links.map(({ mediaType }) => mediaType)).toEqual([
      ...FORMATS.map(({ mediaType }) => mediaType),
      'text/html',
      'application/geo+json',
    ]);
    for (const { href, mediaType } of links) {
      const there = await get(href.slice(BASE.length - 1));
      expect(there.headers.get('content-type')?.split(';')[0]).toBe(mediaType);
    }
  });

  it('suggests names that are near', async () => {
    const response = await get('/doc/place/radon');
    const { links } = (await response.json()) as { links: { href: string; label: string }[] };
    expect(links).toContainEqual({ href: `${BASE}doc/place/radom`, label: 'Radom' });
    const page = await (await get('/doc/place/radon?lang=lv', { accept: BROWSER })).text();
    expect(page).toContain('<a href="/doc/place/radom?lang=lv"><bdi>Radoma</bdi>');
  });

  it.each([
    ['/doc/place/radom', 'POST', 405, 'GET, HEAD, OPTIONS'],
    ['/doc/place/radom', 'DELETE', 405, 'GET, HEAD, OPTIONS'],
    ['/places', 'PUT', 405, 'GET, HEAD, OPTIONS'],
    ['/sparql', 'PATCH', 405, 'GET, HEAD, POST, QUERY, OPTIONS'],
    ['/healthz', 'POST', 405, 'GET, HEAD, OPTIONS'],
    ['/nowhere', 'POST', 404, null],
    ['/sparql', 'OPTIONS', 204, 'GET, HEAD, POST, QUERY, OPTIONS'],
    ['/doc/place/radom', 'OPTIONS', 204, 'GET, HEAD, OPTIONS'],
  ])('%s %s: %i, Allow: %s', async (path, method, status, allow) => {
    const response = await get(path, {}, method);
    expect(response.status).toBe(status);
    expect(response.headers.get('allow')).toBe(allow);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('a list', () => {
  interface Listed {
    readonly total: number;
    readonly next?: string;
    readonly items: readonly { readonly iri: string; readonly label: string; readonly fields?: unknown }[];
  }
  const json = async (path: string, language = 'en') =>
    (await (await get(path, { 'accept-language': language })).json()) as Listed;

  it('is whole in its files', async () => {
    const whole = await json('/partnerships.json');
    expect(whole.total).toBe(56);
    expect(whole.items).toHaveLength(56);
    const csv = await (await get('/partnerships.csv')).text();
    expect(csv.split('\r\n')).toHaveLength(1 + 56 + 1);
    expect(csv).toContain(
      `\r\n${BASE}id/partnership/daugavpils--radom,Daugavpils – Radom,Daugavpils; Radom,`,
    );
  });

  it('is cut into pages that follow each other and leave nothing out', async () => {
    const iris: string[] = [];
    for (let path: string | undefined = '/partnerships.json?page=1'; path !== undefined; ) {
      const page = await json(path);
      iris.push(...page.items.map(({ iri }) => iri));
      path = page.next?.slice(BASE.length - 1);
    }
    expect(iris).toEqual((await json('/partnerships.json')).items.map(({ iri }) => iri));
    const links = (await get('/partnerships')).headers.get('link');
    expect(links).toContain(`<${BASE}partnerships?page=2>; rel="next"`);
  });

  it('speaks and sorts in the reader’s language', async () => {
    const [english, latvian] = await Promise.all([json('/fields.json'), json('/fields.json', 'lv')]);
    const labels = latvian.items.map(({ label }) => label);
    expect(labels).toContain('Izglītība');
    expect(labels).toEqual([...labels].sort(new Intl.Collator('lv').compare));
    expect(english.items.map(({ label }) => label)).toContain('Education');
  });

  it('puts its places on a map', async () => {
    const { features } = (await (await get('/places.geojson')).json()) as {
      features: { id: string; geometry: unknown; properties: unknown }[];
    };
    expect(features.find(({ id }) => id === `${BASE}id/place/radom`)).toMatchObject({
      geometry: { type: 'Point', coordinates: [21.14714, 51.40253] },
      properties: { label: 'Radom', country: { label: 'Poland' }, partnerships: 1 },
    });
  });
});

describe('a document', () => {
  it('says what it is about, what it belongs to and under which licence', async () => {
    const turtle = formatOf('turtle');
    const text = await (await get('/doc/place/radom.ttl')).text();
    const quads = (await turtle?.parse(text, BASE)) ?? [];
    const own = quads.filter(({ subject }) => subject.value === `${BASE}doc/place/radom`);
    expect(own.map(({ predicate, object }) => [predicate.value, object.value])).toEqual(
      expect.arrayContaining([
        ['http://xmlns.com/foaf/0.1/primaryTopic', `${BASE}id/place/radom`],
        ['http://rdfs.org/ns/void#inDataset', `${BASE}dataset`],
        ['http://purl.org/dc/terms/license', expect.stringContaining('CC0')],
      ]),
    );
  });

  it('begins with its resource', async () => {
    const text = await (await get('/doc/place/radom.nt')).text();
    expect(text.startsWith(`<${BASE}id/place/radom> `)).toBe(true);
  });

  it('holds the claims of the sources in the syntaxes that have graphs, and only there', async () => {
    const path = '/doc/partnership/daugavpils--radom';
    const graphs = async (format: Format) => {
      const text = await (await get(`${path}.${format.extension}`)).text();
      return [...new Set((await format.parse(text, BASE)).map(({ graph }) => graph.value))];
    };
    for (const format of FORMATS) {
      expect(await graphs(format)).toEqual(format.hasGraphs ? ['', `${BASE}id/source/daugavpils`] : ['']);
    }
  });
});
