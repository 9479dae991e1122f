import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/formats/index.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { BASE, type Published, publishFiles, publishRecords } from './publication.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
}, 60_000);
afterAll(() => published.close());

const get = async (path: string, headers: Record<string, string> = {}) =>
  published.app.request(path, { headers });
const text = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text();

interface Listed {
  readonly total: number;
  readonly next?: string;
  readonly items: readonly {
    readonly iri: string;
    readonly label: string;
    readonly start: readonly string[];
  }[];
  readonly facets: Readonly<Record<string, readonly { value: string; count: number; selected: boolean }[]>>;
}
const json = async (path: string) => (await (await get(path)).json()) as Listed;
const slugs = ({ items }: Listed) => items.map(({ iri }) => iri.slice(iri.lastIndexOf('/') + 1));

/** Query of /partnerships, and the slugs that it selects or how many. */
const PARTNERSHIPS: readonly (readonly [string, readonly string[] | number])[] = [
  ['municipality=daugavpils', 22],
  ['municipality=valmiera&municipality=jelgava', 9 + 15],
  ['field=european-integration', ['daugavpils--ferrara']],
  ['country=HRV', ['vallefoglia--valmiera--vodnjan']],
  ['decade=none', ['jelgava--nacka']],
  ['decade=1950', ['jelgava--parnu--siauliai', 'jelgava--parnu', 'jelgava--siauliai']],
  ['country=POL&field=european-integration', []],
  ['wikidata=yes&wikidata=no', 56],
];

describe('a selection of partnerships', () => {
  it.each(PARTNERSHIPS)('%s', async (query, expected) => {
    const listed = await json(`/partnerships.json?${query}`);
    if (typeof expected === 'number') expect(listed.total).toBe(expected);
    else for (const slug of slugs(listed)) expect(expected).toContain(slug);
    const csv = await text(`/partnerships.csv?${query}`);
    expect(csv.trim().split('\r\n')).toHaveLength(1 + listed.total);
    const { features } = JSON.parse(await text(`/partnerships.geojson?${query}`));
    const iris = listed.items.map(({ iri }) => iri);
    for (const { id } of features) expect(iris).toContain(id);
    if (listed.total > 5) expect(features.length).toBeGreaterThan(listed.total / 2);
    const html = await text(`/partnerships.html?${query}`);
    expect(html.match(/<th scope="row">/g) ?? []).toHaveLength(Math.min(50, listed.total));
  });

  it.each(FORMATS)('is described in $label', async (format) => {
    const response = await get('/partnerships?country=POL', { accept: format.mediaType });
    expect(response.headers.get('content-location')).toBe(
      `${BASE}partnerships.${format.extension}?country=POL`,
    );
    const quads = await format.parse(await response.text(), BASE);
    const typed = quads.filter(({ object }) => object.value === `${PREFIXES.mp}Partnership`);
    const listed = await json('/partnerships.json?country=POL');
    expect(typed.map(({ subject }) => subject.value).sort()).toEqual(
      listed.items.map(({ iri }) => iri).sort(),
    );
    expect(quads.some(({ object }) => object.value === `${PREFIXES.mp}Agreement`)).toBe(true);
  });

  it('is lines between the partners on a map, three where there are three', async () => {
    const { features } = JSON.parse(await text('/partnerships.geojson'));
    const geometry = (slug: string) =>
      features.find(({ id }: { id: string }) => id === `${BASE}id/partnership/${slug}`)?.geometry;
    expect(geometry('daugavpils--radom')).toEqual({
      type: 'LineString',
      coordinates: [
        [26.53333, 55.88333],
        [21.14714, 51.40253],
      ],
    });
    expect(geometry('jelgava--parnu--siauliai')).toMatchObject({ type: 'MultiLineString' });
    expect(geometry('jelgava--parnu--siauliai').coordinates).toHaveLength(3);
  });

  it('counts the values of a facet under the other facets alone', async () => {
    const { facets } = await json('/partnerships.json?country=POL&municipality=daugavpils');
    const counts = (key: string) =>
      Object.fromEntries((facets[key] ?? []).map(({ value, count }) => [value, count]));
    expect(facets.country?.filter(({ selected }) => selected).map(({ value }) => value)).toEqual(['POL']);
    expect(counts('country')).toMatchObject({ POL: 1, LVA: 22 });
    expect(counts('municipality')).toMatchObject({ daugavpils: 1, jelgava: 1 });
  });

  it('is sorted by a column either way, what is undated last', async () => {
    const up = await json('/partnerships.json?sort=start');
    const down = await json('/partnerships.json?sort=-start');
    const dates = ({ items }: Listed) =>
      items.map(({ start }) => start[0]).filter((date) => date !== undefined);
    expect(dates(up)).toEqual([...dates(up)].sort());
    expect(dates(down)[0]?.slice(0, 4)).toBe(dates(up).at(-1)?.slice(0, 4));
    expect([slugs(up).at(-1), slugs(down).at(-1)]).toEqual(['jelgava--nacka', 'jelgava--nacka']);
    const names = (await json('/partnerships.json?sort=-label')).items.map(({ label }) => label);
    expect(names).toEqual([...names].sort(new Intl.Collator('en', { numeric: true }).compare).reverse());
  });

  it('is cut into pages that keep it', async () => {
    const first = await json('/partnerships.json?decade=1990&decade=2000&decade=2010&page=1&sort=kind');
    expect(first.items.length).toBeLessThanOrEqual(50);
    const { headers } = await get('/partnerships?sort=kind&page=1');
    expect(headers.get('link')).toContain(`<${BASE}partnerships?sort=kind&page=2>; rel="next"`);
    expect((await get('/partnerships?country=POL&page=2')).status).toBe(404);
  });
});

describe('the address of a selection', () => {
  const CANONICAL = `${BASE}partnerships?municipality=daugavpils&country=DEU&country=POL&sort=-start`;

  it.each([
    'country=POL&country=DEU&municipality=daugavpils&sort=-start',
    'sort=-start&municipality=daugavpils&country=DEU&country=POL',
    'sort=-start&municipality=daugavpils&country=DEU&country=POL&country=POL&field=&utm_source=x',
  ])('is one for %s', async (query) => {
    const response = await get(`/partnerships?${query}`, { accept: BROWSER });
    expect(response.headers.get('link')).toContain(`<${CANONICAL}>; rel="canonical"`);
    expect(await response.text()).toContain(
      `<link rel="canonical" href="${CANONICAL.replaceAll('&', '&amp;')}"`,
    );
    const other = await get('/partnerships?municipality=daugavpils&country=DEU&country=POL&sort=-start', {
      accept: BROWSER,
    });
    expect(response.headers.get('etag')).toBe(other.headers.get('etag'));
    expect(response.headers.get('vary')).toBe('Accept, Accept-Language, Accept-Encoding');
    const known = await get(`/partnerships?${query}`, {
      accept: BROWSER,
      'if-none-match': response.headers.get('etag') ?? '',
    });
    expect(known.status).toBe(304);
  });

  it('leads to the other forms of the same selection', async () => {
    const link = (await get('/partnerships?country=POL', { accept: BROWSER })).headers.get('link');
    for (const extension of ['csv', 'json', 'geojson', 'ttl']) {
      expect(link).toContain(`<${BASE}partnerships.${extension}?country=POL>; rel="alternate"`);
    }
  });

  it.each([
    ['/partnerships?country=PLO', 'did you mean `POL`'],
    ['/partnerships?country=poland', 'POL'],
    ['/partnerships?contry=POL', 'did you mean `country`'],
    ['/partnerships?level=city', 'municipality, country, field'],
    ['/partnerships?decade=199', 'did you mean `1990`'],
    ['/partnerships?field=%3Cscript%3E', 'It can be'],
    ['/partnerships?sort=wikidata', 'label, kind, start'],
    ['/places?municipality=radom', 'It can be daugavpils'],
    ['/networks?country=POL', 'Known are lang, sort, page'],
  ])('%s is refused and says what there is', async (path, expected) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(((await response.json()) as { detail: string }).detail).toContain(expected);
    expect((await get(path, { accept: BROWSER })).headers.get('content-type')).toContain('text/html');
  });
});

describe('the page of a selection', () => {
  it('is a plain form that says what is selected', async () => {
    const html = await text('/partnerships?country=POL&lang=lv', { accept: BROWSER });
    expect(html).toContain('<form method="get" action="/partnerships">');
    expect(html).toContain('<input type="hidden" name="lang" value="lv"/>');
    expect(html).toMatch(/<input type="checkbox" name="country" value="POL" checked=""\/>/);
    expect(html).toMatch(/<option value="label" selected=""/);
    expect(html).toContain('<title>Partnerības: Polija');
  });

  it('has a way to be rid of each filter and of all', async () => {
    const html = await text('/partnerships?country=POL&country=DEU&sort=start', { accept: BROWSER });
    expect(html).toContain('href="/partnerships?country=DEU&amp;sort=start"');
    expect(html).toContain('href="/partnerships?country=POL&amp;sort=start"');
    expect(html).toMatch(/<a href="\/partnerships">Remove all filters<\/a>/);
    expect(html).toContain('aria-sort="ascending"');
  });

  it('says so where nothing matches', async () => {
    const html = await text('/partnerships?country=POL&field=european-integration', { accept: BROWSER });
    expect(html).toContain('No results with these filters.');
    expect(html).toContain('Remove all filters');
  });

  it('gives the query that makes it', async () => {
    const html = await text('/partnerships?country=POL', { accept: BROWSER });
    expect(html).toContain('VALUES ?country { country:POL }');
    expect(html).toMatch(/href="\/sparql\?query=PREFIX/);
    expect(html).toMatch(/href="\/sparql[#?]query=PREFIX/);
  });
});

describe('the matrix of fields', () => {
  it('counts what its links lead to', async () => {
    const { items } = JSON.parse(await text('/fields/matrix.json')) as {
      items: { field: { iri: string }; municipality: { iri: string }; partnerships: number }[];
    };
    expect(items.length).toBeGreaterThan(50);
    const last = (iri: string) => iri.slice(iri.lastIndexOf('/') + 1);
    for (const { field, municipality, partnerships } of items.filter((item) => item.partnerships > 5)) {
      const query = `municipality=${last(municipality.iri)}&field=${last(field.iri)}`;
      expect((await json(`/partnerships.json?${query}`)).total).toBe(partnerships);
    }
  });

  it('is CSV, and a table beside the list of fields', async () => {
    const csv = await text('/fields/matrix.csv');
    expect(csv.split('\r\n')[0]).toBe(
      'group,field,field_iri,municipality,municipality_iri,partnerships,agreed,practised,planned',
    );
    expect(csv).toMatch(/^Culture and society,Sport,[^,]*,Daugavpils,[^,]*,16,16,0,0\r$/m);
    for (const path of ['/fields', '/fields/matrix']) {
      const html = await text(path, { accept: BROWSER });
      expect(html).toContain('<table class="matrix">');
      expect(html).toContain('href="/partnerships?municipality=daugavpils&amp;field=sport"');
    }
  });
});

it('files without partnerships have lists without facets and no matrix', async () => {
  const other = await publishFiles('fixture.trig');
  try {
    for (const path of ['/partnerships', '/places', '/fields', '/partnerships.json', '/places.csv']) {
      expect((await other.app.request(path, { headers: { accept: '*/*' } })).status, path).toBe(200);
    }
    expect((await other.app.request('/partnerships?country=POL')).status).toBe(400);
    expect((await other.app.request('/fields/matrix.csv')).status).toBe(404);
    expect(other.reported).toEqual([]);
  } finally {
    await other.close();
  }
}, 60_000);
