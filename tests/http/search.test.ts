import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE, type Published, publishFiles, publishRecords, publishTexts } from './publication.ts';

let published: Published;

beforeAll(async () => {
  published = await publishRecords();
});

afterAll(() => published.close());

const HTML = { accept: 'text/html' };

function get(path: string, headers: Readonly<Record<string, string>> = {}, { app } = published) {
  return app.request(BASE + path, { headers });
}

interface Found {
  readonly total: number;
  readonly results: readonly { iri: string; label: string; type?: string; matched?: { text: string } }[];
  readonly near: readonly { iri: string }[];
}

async function found(query: string, rest = ''): Promise<Found> {
  const response = await get(`search.json?q=${encodeURIComponent(query)}${rest}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Found;
}

const place = (slug: string) => `${BASE}id/place/${slug}`;

describe('/search', () => {
  it.each([
    ['Siauliai', 'siauliai'],
    ['šauļi', 'siauliai'],
    ['Shauliai', 'siauliai'],
    ['Belci', 'balti'],
    ['Харків', 'kharkiv'],
    ['哈尔滨', 'harbin'],
    ['רמלה', 'ramla'],
    ['Magdebourg', 'magdeburg'],
    ['saint pet', 'saint-petersburg'],
    ['Daug', 'daugavpils'],
    ['daugavp', 'daugavpils'],
    ['wola zdunska', 'zdunska-wola'],
  ])('finds %s', async (query, slug) => {
    expect((await found(query)).results[0]?.iri).toBe(place(slug));
  });

  it('puts the place before its partnerships, and gives those of one type alone', async () => {
    const all = await found('Radom');
    expect(all.results.map(({ type }) => type)).toEqual(['places', 'partnerships']);
    const { results } = await found('Radom', '&type=partnerships');
    expect(results.map(({ iri }) => iri)).toEqual([`${BASE}id/partnership/daugavpils--radom`]);
  });

  it('finds a partnership by both of its partners, and has it near where one is misspelt', async () => {
    const partnership = `${BASE}id/partnership/cherkasy--valmiera`;
    expect((await found('valmiera cherkasy')).results[0]?.iri).toBe(partnership);
    expect((await found('valmiera cherkassy')).near[0]?.iri).toBe(partnership);
  });

  it('has names that look alike where nothing has the name', async () => {
    const { results, near } = await found('Panavezhis');
    expect(results).toEqual([]);
    expect(near[0]?.iri).toBe(place('panevezys'));
  });

  it('is a form without a query, and shows the name that was found and its language with one', async () => {
    const form = await (await get('search', HTML)).text();
    expect(form).toContain('name="q"');
    expect(form).not.toContain('noindex');
    const page = await (await get('search?q=Harkova&lang=lv', HTML)).text();
    expect(page).toContain('href="/doc/place/kharkiv?lang=lv"');
    expect(page).toContain('saukts arī <bdi lang="lv">Harkova</bdi> (latviešu)');
    expect(page).toContain('noindex');
  });

  it('says when there is nothing, with what was asked for as text', async () => {
    const query = '<img src=x onerror=alert(1)>\u202e"';
    const page = await (await get(`search?q=${encodeURIComponent(query)}`, HTML)).text();
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it.each(['Q80021', 'q80021', ' https://www.wikidata.org/wiki/Q80021', place('daugavpils')])(
    'leads from %s to what it identifies, on the page',
    async (query) => {
      const response = await get(`search?q=${encodeURIComponent(query)}`, HTML);
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe(`${BASE}doc/place/daugavpils`);
      expect((await found(query)).results[0]?.iri).toBe(place('daugavpils'));
    },
  );

  it('is in the head of every page', async () => {
    for (const path of ['', 'places', 'doc/place/radom', 'dataset']) {
      const page = await (await get(path, HTML)).text();
      expect(page).toContain('action="/search"');
      expect(page).toContain('src="/assets/search.js"');
    }
  });

  it('answers what nobody would ask', async () => {
    for (const query of ['', ' ', '%00', '%F0%9F%98%80'.repeat(200), 'a'.repeat(1_500), '((((']) {
      for (const path of [`search?q=${query}`, `search.json?q=${query}&limit=-1`]) {
        expect((await get(path, HTML)).status).toBe(200);
      }
    }
    expect((await get('search?q=%ED%A0%80', HTML)).status).toBe(400);
  });
});

describe('/lookup', () => {
  it.each([
    ['http://www.wikidata.org/entity/Q80021', 'place/daugavpils'],
    ['https://www.wikidata.org/entity/Q80021', 'place/daugavpils'],
    ['https://www.wikidata.org/wiki/Q80021', 'place/daugavpils'],
    ['https://m.wikidata.org/wiki/Q80021#sitelinks', 'place/daugavpils'],
    ['https://sws.geonames.org/460413/', 'place/daugavpils'],
    ['https://www.geonames.org/460413/daugavpils.html', 'place/daugavpils'],
    ['http://data.europa.eu/nuts/code/RO311', 'place/arges-county'],
    ['https://towns.example/id/network/ubc', 'network/ubc'],
  ])('leads from %s to %s', async (iri, path) => {
    const response = await get(`lookup?iri=${encodeURIComponent(iri)}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${BASE}doc/${path}`);
  });

  it('has no answer to what nobody has, and to nothing', async () => {
    expect((await get('lookup?iri=http://www.wikidata.org/entity/Q1')).status).toBe(404);
    expect((await get('lookup?iri=nonsense')).status).toBe(404);
    expect((await get('lookup')).status).toBe(400);
    expect((await get(`lookup?iri=https://x.example/${'a'.repeat(2_000)}`)).status).toBe(414);
  });
});

describe('what is not there', () => {
  it.each([
    ['doc/place/jelgavva', 'doc/place/jelgava'],
    ['doc/place/harkova', 'doc/place/kharkiv'],
    ['doc/partnership/radom--daugavpils', 'doc/partnership/daugavpils--radom'],
  ])('%s suggests %s', async (path, near) => {
    const response = await get(path, { accept: 'application/json' });
    expect(response.status).toBe(404);
    const { links } = (await response.json()) as { links: readonly { href: string }[] };
    expect(links[0]?.href).toBe(BASE + near);
  });
});

describe('other data', () => {
  let other: Published;
  beforeAll(async () => {
    other = await publishFiles('../http/shared-identifiers.ttl');
  });
  afterAll(() => other.close());

  it('are searched, and matched by their own classes', async () => {
    const { defaultTypes } = (await (await get('reconcile', {}, other)).json()) as { defaultTypes: object[] };
    expect(defaultTypes).toContainEqual({ id: 'http://things.example/Topic', name: 'Topic' });
    const queries = JSON.stringify({ a: { query: 'christiania', type: 'http://things.example/Town' } });
    const answer = await get(`reconcile?queries=${encodeURIComponent(queries)}`, {}, other);
    expect(await answer.json()).toMatchObject({
      a: { result: [{ id: 'http://things.example/oslo', name: 'Ōslo', match: true }] },
    });
    expect(await (await get('search?q=oslo', HTML, other)).text()).toContain('>Ōslo<');
  });

  it.each(['http://eurovoc.europa.eu/1265', 'https://eurovoc.europa.eu/1265'])(
    'give the choice where several have %s',
    async (iri) => {
      const response = await get(`lookup?iri=${encodeURIComponent(iri)}`, {}, other);
      expect(response.status).toBe(300);
      const { choices } = (await response.json()) as { choices: readonly { iri: string }[] };
      expect(choices.map((choice) => choice.iri).sort()).toEqual([
        'http://things.example/games',
        'http://things.example/sport',
      ]);
      const page = await get(`lookup?iri=${encodeURIComponent(iri)}`, HTML, other);
      expect(page.status).toBe(300);
      expect(await page.text()).toContain('/doc?iri=http%3A%2F%2Fthings.example%2Fsport');
    },
  );
});

it('says that there are at least so many, where not all are compared', async () => {
  const rivers = Array.from(
    { length: 1_100 },
    (_, number) => `<${BASE}r${number}> rdfs:label "River ${number % 300}" .`,
  );
  const many = await publishTexts({
    'rivers.ttl': `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n${rivers.join('\n')}`,
  });
  const json = async (query: string) =>
    (await get(`search.json?q=${query}&limit=1`, {}, many)).json() as Promise<Found>;
  expect(await json('River')).toMatchObject({ total: 1_000, totalRelation: 'gte' });
  expect(await json('River 29')).toMatchObject({ total: 34, totalRelation: 'eq' });
  const page = await (await get('search?q=River', { ...HTML, 'accept-language': 'en' }, many)).text();
  expect(page).toContain('At least 1,000 results');
  expect(await found('Jelgava')).toMatchObject({ totalRelation: 'eq' });
  await many.close();
});
