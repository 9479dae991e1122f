import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleQueries } from '../../src/features/queries/examples.ts';
import { tableOf } from '../../src/features/queries/query-view.ts';
import { type Published, publishFiles, publishRecords } from './publication.ts';

const BROWSER = { headers: { accept: 'text/html' } };
let published: Published;

beforeAll(async () => {
  published = await publishRecords();
});
afterAll(() => published?.close());

async function text(path: string, init?: RequestInit): Promise<string> {
  const response = await published.app.request(path, init);
  expect(response.status, path).toBe(200);
  return response.text();
}

describe('the page of a query', () => {
  test.each(exampleQueries().map(({ name }) => name))('%s holds its live result', async (name) => {
    const html = await text(`/queries/${name}`, BROWSER);
    expect(html).toMatch(/<tbody><tr>/);
    expect(html).toMatch(/rows? in this release|The first \d+ of \d+ rows/);
  });

  test('shows no more than 50 rows and leads to all', async () => {
    const html = await text('/queries/places-on-the-map', BROWSER);
    expect(html).toContain('The first 50 of 57 rows.');
    expect(html.match(/<tr>/g)).toHaveLength(51);
    expect(html).toContain('href="/queries/places-on-the-map.csv?language=en"');
  });

  test('asks in the language of its reader', async () => {
    const html = await text('/queries/countries?lang=lv', BROWSER);
    expect(html).toContain('Vācija');
    expect(html).toContain('/queries/countries.csv?language=lv');
    expect(await text('/queries/countries.csv')).toContain('Germany');
    expect(await text('/queries/countries.csv?language=lv')).toContain('Vācija');
  });

  test('asks in a language of the data where its reader has another', async () => {
    const html = await text('/queries/countries?lang=de', BROWSER);
    expect(html).toContain('<h1>Wo die Partner sind</h1>');
    expect(html).toContain('Sprache der Namen');
    expect(html).toContain('/queries/countries.csv?language=en');
    expect(html).toMatch(/<tbody><tr>/);
    const { queries } = JSON.parse(await text('/queries.json?lang=pl'));
    const [{ title, parameters }] = queries;
    expect({ title, parameters }).toMatchObject({
      title: 'Dziedziny współpracy, uzgodnione i realizowane',
      parameters: [{ name: 'language', standard: 'en', label: 'Język nazw' }],
    });
  });

  test('offers values that the data has', async () => {
    expect(await text('/queries/two-steps?lang=lv', BROWSER)).toContain('<option value="Jelgava"');
    const html = await text('/queries/field', BROWSER);
    expect(html).toMatch(
      /<option value="https:\/\/w3id.org\/munpart\/def\/field\/education" selected[^>]*>Education</,
    );
  });

  test('is that of its parameters', async () => {
    const path = '/queries/two-steps?town=Como&unknown=x';
    const response = await published.app.request(path, BROWSER);
    expect(response.headers.get('link')).toContain('queries/two-steps?town=Como>; rel="canonical"');
    const html = await response.text();
    expect(html).toContain('= &quot;Como&quot;');
    expect(html).toContain('https://towns.example/queries/two-steps?town=Como');
  });

  test('cannot be made to ask anything else', async () => {
    const hostile = '") } SELECT * { ?s ?p ?o } #';
    const query = await text(`/queries/two-steps.rq?town=${encodeURIComponent(hostile)}`);
    expect(query).toContain('= "\\") } SELECT * { ?s ?p ?o } #")');
    expect(await text(`/queries/two-steps.csv?town=${encodeURIComponent(hostile)}`)).toBe(
      'through,reached,country\r\n',
    );
  });

  test.each([
    '/queries/field?field=education',
    '/queries/signed-since?year=MMX',
    '/queries/countries?language=latviski',
    '/queries/countries.csv?language=latviski',
  ])('%s is refused', async (path) => {
    const response = await published.app.request(path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('The parameter ') });
  });
});

describe('the rows of a page', () => {
  const line = (number: number) => `<https://t.example/${number}> <https://t.example/is> "${number}" .\n`;
  const construct = 'CONSTRUCT WHERE { ?s ?p ?o }';
  const select = 'SELECT * { ?s ?p ?o }';

  test('are the first of a graph, however large it is', async () => {
    const lines = Array.from({ length: 60_000 }, (_, number) => line(number)).join('');
    const found = await tableOf({ query: construct }, async () => Buffer.from(lines));
    expect(found).toMatchObject({ total: 60_000 });
    expect(found).toHaveProperty('results.results.bindings.length', 50);
    expect(found).toHaveProperty('results.results.bindings.49.object.value', '49');
  });

  test('are all of a small graph, and none of an empty one', async () => {
    const all = [await tableOf({ query: construct }, async () => Buffer.from(line(1)))];
    all.push(await tableOf({ query: construct }, async () => Buffer.from('')));
    expect(all.map((found) => 'total' in found && found.total)).toEqual([1, 0]);
  });

  test('are none where a table is too large, which the page says', async () => {
    const found = await tableOf({ query: select }, async () => Buffer.alloc(1_048_577, ' '));
    expect(found).toEqual({ isTooLarge: true });
  });
});

describe('a query that is not answered', () => {
  test('has its page still, which nobody keeps, and no file', async () => {
    const small = await publishRecords({ maxResultBytes: 200 });
    try {
      const page = await small.app.request('/queries/countries', BROWSER);
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(await page.text()).toContain('could not be answered');
      expect((await small.app.request('/queries/countries.csv')).status).toBe(413);
    } finally {
      await small.close();
    }
  });
});

test('data of another kind have queries of their own, and none of towns', async () => {
  const other = await publishFiles('./fixture.trig');
  try {
    expect((await other.app.request('/queries/two-steps', BROWSER)).status).toBe(404);
    const response = await other.app.request('/queries/properties', BROWSER);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/[1-9]\d* rows? in this release\./);
  } finally {
    await other.close();
  }
});

describe('what the editor reads', () => {
  test('are the terms of the release with their labels', async () => {
    const { prefixes, terms } = JSON.parse(await text('/def/terms.json'));
    expect(prefixes.mp).toBe('https://w3id.org/munpart/def#');
    const find = (iri: string) => terms.find((term: { iri: string }) => term.iri === iri);
    expect(find(`${prefixes.mp}cooperatesWith`)).toEqual({
      iri: `${prefixes.mp}cooperatesWith`,
      kind: 'property',
      count: expect.any(Number),
      labels: expect.objectContaining({ en: 'cooperates with', de: 'arbeitet zusammen mit' }),
    });
    expect(find(`${prefixes.mp}Partnership`)).toMatchObject({ kind: 'class', count: 56 });
    expect(find('https://w3id.org/munpart/def/field/education')).toMatchObject({
      kind: 'concept',
      labels: { en: 'Education', lv: 'Izglītība' },
    });
  });

  test('are outlines of the land', async () => {
    const { land, borders } = JSON.parse(await text('/assets/world.json'));
    for (const path of [land, borders]) expect(path).toMatch(/^(M-?\d+[ -]\d+l[-\d ]+z?)+$/);
  });
});
