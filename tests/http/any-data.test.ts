import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE, type Published, publishTexts } from './publication.ts';
import { SIX_KINDS, WORDS_OF_RECORDS } from './six-kinds.ts';

const rowsIn = (html: string) =>
  html.match(/<tbody>.*<\/tbody>/s)?.[0].match(/<th scope="row">/g)?.length ?? 0;
/** The host of the base IRI is no word of a page. */
const said = (text: string) => text.replaceAll(/towns[.-]example/g, '');
const wordsOf = (html: string) =>
  said(html.replace(/<(script|style)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' '));
const plain = (html: string) => html.replace(/<\/?bdi[^>]*>/g, '');

describe.each(SIX_KINDS)('$kind as a site', ({ file, text, title, perspectives, listed }) => {
  let published: Published;
  const get = (path: string, accept = 'text/html') =>
    published.app.request(path, { headers: { accept, 'accept-language': 'en' } });
  const body = async (path: string, accept?: string) => plain(await (await get(path, accept)).text());
  const instances = `/browse/instances?${new URLSearchParams({ class: listed.class })}`;

  beforeAll(async () => {
    published = await publishTexts({ [file]: text(BASE) });
  });
  afterAll(() => published.close());

  it('has its own title, and leads to what there is', async () => {
    const html = await body('/');
    expect(html).toContain(`<h1>${title}</h1>`);
    for (const name of ['concepts', 'terms', 'map', 'timeline']) {
      expect(html.includes(`href="/browse/${name}"`), name).toBe(perspectives.includes(name));
      expect((await get(`/browse/${name}`)).status, name).toBe(perspectives.includes(name) ? 200 : 404);
    }
    expect(html).toContain(`href="${instances.replaceAll('&', '&amp;')}"`);
  });

  it('lists the instances of a class by name, a page at a time', async () => {
    const html = await body(instances);
    expect(html).toMatch(new RegExp(`<h1>${listed.name}`));
    expect(html).toContain(`${listed.count} results`);
    expect(rowsIn(html)).toBe(50);
    expect(html.indexOf(listed.first)).toBeGreaterThan(0);
    expect(rowsIn(await body(`${instances}&page=2`))).toBe(listed.count - 50);
    expect((await get(`${instances}&page=3`)).status).toBe(404);
  });

  it('gives them all as CSV and JSON', async () => {
    const csv = await body(instances.replace('instances?', 'instances.csv?'), '*/*');
    expect(csv.trim().split('\r\n')).toHaveLength(listed.count + 1);
    expect(csv).toMatch(/^iri,name/);
    expect(csv.split('\r\n')[1]).toContain(listed.first);
    const json = JSON.parse(await body(instances.replace('instances?', 'instances.json?'), '*/*'));
    expect(json).toMatchObject({ class: listed.class, total: listed.count });
    expect(json.items).toHaveLength(listed.count);
  });

  it('has example queries that find something', async () => {
    const { queries } = JSON.parse(await body('/queries.json', '*/*'));
    expect(queries.length).toBeGreaterThan(2);
    for (const { name } of queries) {
      const csv = await body(`/queries/${name}.csv`, '*/*');
      expect(csv.trim().split('\n').length, name).toBeGreaterThan(1);
    }
  });

  it('says no word of towns', async () => {
    const pages = [
      ...[
        '/',
        '/browse',
        instances,
        '/queries',
        '/queries/classes',
        '/sparql',
        '/dataset',
        '/search?q=zzzz',
        '/api',
      ],
      ...['/releases', ...perspectives.map((name) => `/browse/${name}`)],
    ];
    for (const path of pages)
      expect(wordsOf(await body(path)).match(WORDS_OF_RECORDS)?.[0], path).toBeUndefined();
    const files = [
      '/llms.txt',
      '/openapi.json',
      '/dataset.ttl',
      '/CITATION.cff',
      '/lod-cloud.json',
      '/feed.atom',
    ];
    for (const path of files) {
      expect(said(await body(path, '*/*')).match(WORDS_OF_RECORDS)?.[0], path).toBeUndefined();
    }
    const tools = await published.app.request('/mcp', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
    });
    expect(said(await tools.text()).match(WORDS_OF_RECORDS)?.[0]).toBeUndefined();
  });
});

const kind = (name: string) => SIX_KINDS.find((one) => one.kind === name) ?? SIX_KINDS[0];

async function withKind(
  name: string,
  look: (page: (path: string) => Promise<string>) => Promise<void>,
  extra = {},
) {
  const one = kind(name);
  if (!one) throw new Error(`there is no kind ${name}`);
  const published = await publishTexts({ [one.file]: one.text(BASE), ...extra });
  try {
    await look(async (path) => {
      const response = await published.app.request(path, {
        headers: { accept: 'text/html', 'accept-language': 'en' },
      });
      return plain(await response.text());
    });
  } finally {
    await published.close();
  }
}

it('shows concepts as a tree with their codes, and by letter', () =>
  withKind('SKOS', async (page) => {
    const tree = await page('/browse/concepts');
    expect(tree).toContain('<h1>Fish thesaurus</h1>');
    expect(tree).toContain('71 concepts');
    // Fish, below it the kind 1, and below that the kind 11.
    expect(tree).toMatch(/Fish<\/a>.*<ul>.*B kind of fish 1<\/a>.*<ul>.*B kind of fish 11<\/a>/s);
    expect(tree).toMatch(/<code class="notation">001<\/code>/);
    const letter = await page('/browse/concepts?letter=F');
    expect(letter).toMatch(/<h2>F<\/h2>/);
    expect(letter).toContain('F kind of fish 5<');
    expect(letter).not.toContain('B kind of fish');
  }));

it('leads from a concept to those below it, where only they say so', () =>
  withKind('SKOS', async (page) => {
    const html = await page(`/doc?iri=${encodeURIComponent(`${BASE}fish/1`)}`);
    expect(html).toMatch(/<dt>Narrower<\/dt><dd><a [^>]*>B kind of fish 11<\/a>, <a /);
  }));

it('calls classes and properties by words, in lists and on pages alike', async () => {
  await withKind('DCAT', async (page) => {
    expect(await page('/doc/set/1')).toMatch(/<p class="kicker">Dataset<\/p>.*>keyword <.*dcat:keyword/s);
  });
  await withKind('geodata', async (page) => {
    const html = await page('/doc/light/1');
    expect(html).toMatch(/<p class="kicker">Landmarks or historical buildings<\/p>/);
    expect(html).toMatch(/>founding date <.*schema:foundingDate</);
    expect(await page('/browse/instances')).toContain('Error 404');
    expect(await page('/queries')).toContain('founding date');
  });
});

it('documents classes and properties with domain and range', () =>
  withKind('OWL', async (page) => {
    const html = await page('/browse/terms');
    expect(html).toContain('<h1>Boat ontology</h1>');
    expect(html).toContain('Classes (61)');
    expect(html).toContain('Properties (2)');
    expect(html).toMatch(/has hull.*<dt>Of<\/dt>.*Boat.*<dt>Value<\/dt>.*Kind of boat 001/s);
    expect(html).toContain('Version 2.1');
  }));

it('takes title, publisher, licence and description from the description in the data', () =>
  withKind('DCAT', async (page) => {
    const home = await page('/');
    expect(home).toContain('All datasets of the harbour master.');
    expect(home).toMatch(/href="https:\/\/harbour\.example\/"[^>]*>Harbour master/);
    expect(home).toMatch(/opendatacommons\.org\/licenses\/odbl\/1-0\/" rel="license external">ODC ODBL/);
    expect(home).toContain('4 March 2025');
  }));

it('lets a dataset.yaml beside the files say it instead', () =>
  withKind(
    'DCAT',
    async (page) => {
      const home = await page('/');
      expect(home).toContain('<h1>Tides</h1>');
      expect(home).toContain('Our own words.');
      expect(home).not.toContain('opendatacommons');
    },
    {
      'dataset.yaml':
        'languages: [en]\ntitle: { en: Tides }\ndescription: { en: Our own words. }\npublisher: { name: { en: Us } }\n',
    },
  ));

it('leads to pictures where they are kept, and loads none from there', async () => {
  const one = kind('FOAF');
  const published = await publishTexts({ [one?.file ?? '']: one?.text(BASE) ?? '' });
  const response = await published.app.request(`/doc?iri=${encodeURIComponent(`${BASE}people/1#me`)}`, {
    headers: { accept: 'text/html' },
  });
  const html = await response.text();
  expect(html).toMatch(
    /<a class="external" href="https:\/\/pictures\.example\/1\.jpg" rel="external noopener noreferrer">Picture: pictures\.example</,
  );
  expect(html).not.toMatch(/src="(https?:)?\/\//);
  expect(response.headers.get('content-security-policy')).toContain("img-src 'self' data:;");
  // The document of which nothing is said but what is in it is called by the one thing that is.
  const whole = await published.app.request('/people/1', { headers: { accept: 'text/html' } });
  expect(await whole.text()).toMatch(/<h1><bdi>Singer 001<\/bdi><\/h1>.*Picture: pictures\.example/s);
  await published.close();
});

it('puts everything with a place on the map, however the place is given', () =>
  withKind('geodata', async (page) => {
    const map = await page('/browse/map');
    expect(map).toContain('Items with coordinates: 64');
    for (const number of ['001', '002', '003']) expect(map).toContain(`Lighthouse ${number}`);
    expect(map.match(/data-p="/g)).toHaveLength(64);
  }));

it('counts the years of what has a date, and lists it in the order of time', () =>
  withKind('geodata', async (page) => {
    const html = await page('/browse/timeline');
    expect(html).toContain('Items with a date: 64');
    expect(html).toMatch(/<time datetime="1811">.*<time datetime="1812">/s);
    expect(html).toContain('<svg class="chart" role="img" aria-labelledby="years-title years-text"');
  }));

it('takes for dates what is of a type of dates, counts each thing once and draws every year', async () => {
  const published = await publishTexts({
    'data.ttl': `@prefix id: <${BASE}id/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      id:a id:when "2001"^^xsd:gYear, 12345678901234567890, 1999, "2005 or so" .
      id:b id:when "2002-03-04T08:00:00Z"^^xsd:dateTime, "2002-03-04T09:00:00"^^xsd:dateTime, "2002-03-05"^^xsd:date .
      id:c id:when "-20000"^^xsd:gYear, "2020"^^xsd:gYear .`,
  });
  const page = async (path: string) =>
    (await published.app.request(path, { headers: { accept: 'text/html', 'accept-language': 'en' } })).text();
  const html = await page('/browse/timeline');
  expect(html).toContain('Items with a date: 3');
  expect(html.match(/<time /g)).toHaveLength(5);
  expect(html).toContain('<desc id="years-text">-20000: 1, 2000: 4</desc>');
  await published.close();
});

it('folds lists and blank nodes into the page of what has them', () =>
  withKind('named graphs', async (page) => {
    const html = await page('/doc/entry/1');
    expect(html).toMatch(/<ol[^>]*>.*wind.*rain.*<\/ol>/s);
  }));

describe('data without classes', () => {
  const DATA = `@prefix id: <${BASE}id/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    id:a rdfs:label "Alpha" ; id:size 7 ; id:next id:b , [ id:size 9 ] .
    id:b rdfs:label "Beta" ; id:size 3 .
    id:c a id:Class ; rdfs:label "Gamma" .`;
  let published: Published;
  const body = async (path: string) =>
    plain(
      await (
        await published.app.request(path, { headers: { accept: 'text/html', 'accept-language': 'en' } })
      ).text(),
    );

  beforeAll(async () => {
    published = await publishTexts({ 'data.ttl': DATA });
  });
  afterAll(() => published.close());

  it('are listed after the classes, with what is said of them', async () => {
    const contents = await body('/browse');
    expect(rowsIn(contents)).toBe(2);
    expect(contents).toContain('<a href="/browse/instances">Without a class</a>');
    const page = await body('/browse/instances');
    expect(page).toContain('2 results');
    expect(page.indexOf('Alpha')).toBeLessThan(page.indexOf('Beta'));
    const size = encodeURIComponent(`${BASE}id/size`);
    const sorted = await body(`/browse/instances?sort=${size}`);
    expect(sorted.indexOf('>Beta<')).toBeLessThan(sorted.indexOf('>Alpha<'));
    expect(await body('/browse/instances.csv')).toMatch(/^iri,name,.*size.*\r\n.*Alpha.*\r\n.*Beta/);
    expect(JSON.parse(await body('/browse/instances.json'))).toMatchObject({ total: 2 });
  });
});
