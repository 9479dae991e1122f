import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiPage } from '../../../src/features/api/api.tsx';
import { datasetPage } from '../../../src/features/dataset/page/dataset.tsx';
import { resourcePage } from '../../../src/features/documents/page/resource.tsx';
import { homePage } from '../../../src/features/home/home.tsx';
import { listPage } from '../../../src/features/lists/page/list.tsx';
import { queriesPage } from '../../../src/features/queries/queries.tsx';
import { queryPage } from '../../../src/features/queries/query.tsx';
import type { QueryView } from '../../../src/features/queries/query-view.ts';
import { resultsPage } from '../../../src/features/sparql/results.tsx';
import { sparqlPage } from '../../../src/features/sparql/sparql.tsx';
import { definitionsPage } from '../../../src/features/vocabulary/definitions.tsx';
import { licenceAddress, licenceName } from '../../../src/pages/layout/frame.ts';
import { THEME_COLOURS } from '../../../src/pages/layout/head.tsx';
import { inEveryLanguage, LANGUAGES, type Language } from '../../../src/pages/messages/messages.ts';
import type { PageContext } from '../../../src/pages/page-context.ts';
import { problemPage } from '../../../src/pages/problem.tsx';
import { about, context, labelled, list, RADOM, view } from './fixtures.ts';

const example = {
  name: 'since',
  title: inEveryLanguage(() => 'Since when'),
  description: inEveryLanguage(() => 'All starts.'),
  topic: 'time',
  view: 'chart',
  query: 'SELECT * { ?s ?p "it\'s" }',
};
const RESULTS = { head: { vars: ['s'] }, results: { bindings: [{ s: { type: 'uri', value: RADOM } }] } };
const queried: QueryView = {
  ...example,
  parameters: [
    {
      name: 'town',
      type: 'text',
      label: 'Town',
      value: 'Radom',
      choices: [{ value: 'Como', label: 'Como' }],
    },
    { name: 'field', type: 'iri', label: 'Field', value: 'x:y', choices: [{ value: 'x:z', label: 'Z' }] },
    { name: 'year', type: 'year', label: 'Year', value: '2010', choices: [] },
    { name: 'language', type: 'language', label: 'Language', value: 'en', choices: [] },
  ],
  chosen: 'town=Radom',
  live: { results: RESULTS, total: 1 },
  downloads: [{ label: 'CSV', mediaType: 'text/csv', extension: 'csv', href: '/x/since.csv?town=Radom' }],
};
const home = {
  figures: [{ key: 'places', count: 61 }],
  publishers: [],
  otherPublishers: 0,
  latest: [],
  facts: [],
};
const NOTHING_STATED = {
  ...{ keywords: [], area: [], countries: 0, sources: [], classNames: new Map(), maps: [] },
  unreachable: { total: 0, first: [] },
};
const PAGES: [string, (context: PageContext) => string][] = [
  ['home', (it) => homePage(it, home)],
  [
    'resource',
    (it) => resourcePage(it, view(RADOM, { own: labelled(RADOM, { en: 'Radom', lv: 'Radoma' }) })),
  ],
  ['list', (it) => listPage(it, list())],
  ['dataset', (it) => datasetPage(it, NOTHING_STATED)],
  [
    'api',
    (it) =>
      apiPage(it, { routes: [], limits: { queryTime: 1, resultBytes: 2, queryBytes: 3 }, problems: [] }),
  ],
  [
    'definitions',
    (it) => definitionsPage(it, { own: about(RADOM, { 'rdf:type': ['owl:Class'] }), labels: [] }),
  ],
  ['sparql', (it) => sparqlPage(it, { query: 'ASK {}', examples: [example], formats: [] })],
  ['queries', (it) => queriesPage(it, [example])],
  ['query', (it) => queryPage(it, queried)],
  ['results', (it) => resultsPage(it, { query: 'ASK {}', results: { head: {}, boolean: true } })],
  ['problem', (it) => problemPage(it, { status: 404, title: 'Not here', detail: 'x', links: [] })],
];

const EVERYWHERE = PAGES.flatMap(([name, page]) =>
  LANGUAGES.map((language) => [name, language, page] as [string, Language, typeof page]),
);

test.each(EVERYWHERE)('%s in %s is a whole document in its language', (_name, language, page) => {
  const html = page(context('/x', { language }));
  expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
  expect(html).toContain('<main id="content"');
  expect(html).toContain('<a class="skip" href="#content">');
  expect(html).toMatch(/<title>[^<]+<\/title>/);
  expect(html).toMatch(/<meta name="description" content="[^"]+"/);
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
});

test.each(EVERYWHERE)('%s in %s has one h1 and skips no level', (_name, language, page) => {
  const levels = [...page(context('/x', { language })).matchAll(/<h([1-6])/g)].map(([, level]) =>
    Number(level),
  );
  const main = levels.slice(0, levels.indexOf(1) + 1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(main).toEqual([1]);
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThan(2);
});

test.each(EVERYWHERE)(
  '%s in %s holds no script but files and data, no style of its own',
  (_name, language, page) => {
    const html = page(context('/x', { language }));
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
    for (const [, attributes = ''] of html.matchAll(/<script([^>]*)>/g)) {
      expect(attributes).toMatch(/ src="\/assets\/|type="application\/ld\+json"/);
    }
  },
);

test('the head names this page, its languages and its formats, on the base IRI whatever host was asked', () => {
  const html = listPage(context('/places.html?page=2'), list());
  expect(html).toContain('<link rel="canonical" href="https://data.example/places?page=2"/>');
  expect(html).toContain('hreflang="lv" href="https://data.example/places.html?page=2&amp;lang=lv"');
  expect(html).toContain(
    '<link rel="alternate" type="text/turtle" href="/doc/place/radom.ttl" title="Turtle"/>',
  );
});

test('navigation marks where the reader is', () => {
  expect(listPage(context('/places'), list())).toContain('<a href="/places" aria-current="page">Places</a>');
});

test('errors and results are kept out of search engines', () => {
  const hidden = PAGES.filter(([, page]) => page(context()).includes('content="noindex"')).map(
    ([name]) => name,
  );
  expect(hidden).toEqual(['results', 'problem']);
});

test('all addresses stay below the path of the base IRI', () => {
  const below = context('/sub/', { base: 'https://x.lv/sub/', alternates: [] });
  for (const [name, page] of PAGES) {
    for (const [, href] of page(below).matchAll(/(?:href|src|action)="(\/[^"]*)"/g)) {
      expect(href, name).toMatch(/^\/(sub|x)/);
    }
  }
});

test('the dataset page lists each dump once, with size, checksum and its compressed form', () => {
  const html = datasetPage(context('/dataset'), NOTHING_STATED);
  expect(html).toContain('href="/dumps/x/munpart.ttl"');
  expect(html).toContain('href="/dumps/latest/munpart.ttl"');
  expect(html).toContain(`/munpart.ttl.gz"`);
  expect(html).toContain('a'.repeat(64));
  expect(html).not.toContain('dumps/latest/dataset.nq');
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  expect(JSON.parse(json)).toMatchObject({ '@type': 'Dataset', '@id': 'https://data.example/dataset' });
});

test('a query is quoted for the shell and encoded in the link', () => {
  const html = queryPage(context('/queries/since'), queried);
  expect(html).toContain('query=&#39;SELECT * { ?s ?p &quot;it&#39;\\&#39;&#39;s&quot; }&#39;');
  expect(html).toContain('href="/sparql#query=SELECT%20*');
});

test('the page of a query shows what it finds, lets its parameters be chosen, and says how to cite it', () => {
  const html = queryPage(context('/queries/since?town=Radom'), queried);
  expect(html).toContain('1 row in this release.');
  expect(html).toMatch(/<input[^>]*name="town" value="Radom"[^>]*list="parameter-town-values"/);
  expect(html).toMatch(/<select[^>]*name="field"><option selected[^>]*>x:y<\/option><option value="x:z"/);
  expect(html).toMatch(/<option value="en" selected/);
  expect(html).toContain('https://data.example/queries/since?town=Radom');
  expect(html).toContain('href="/x/since.csv?town=Radom"');
  expect(html).toContain('data-view="chart"');
});

test('a query without an answer says so in its page', () => {
  const problem = { kind: 'timeout', title: 'Too slow', detail: 'x' };
  const html = queryPage(context('/queries/since'), { ...queried, live: { problem } });
  expect(html).toContain('could not be answered');
  expect(html).toContain('took longer');
  expect(html).toContain('href="/x/since.csv?town=Radom"');
});

test('the editor is a form that works without a script', () => {
  const html = sparqlPage(context('/sparql'), {
    query: 'ASK { <a> ?b </textarea> }',
    examples: [],
    formats: [],
  });
  expect(html).toMatch(/<form id="editor" action="\/sparql" method="get"/);
  expect(html).toContain('ASK { &lt;a&gt; ?b &lt;/textarea&gt; }');
});

test('lists are paged, and dates in them read as dates', () => {
  const rows = [[{ text: 'Radom', href: '/doc/place/radom' }, { text: '1993-12-17' }]];
  const html = listPage(
    context('/partnerships?page=2'),
    list({ name: 'partnerships', columns: ['label', 'start'], rows, total: 70, page: 2 }),
  );
  expect(html).toContain('<time datetime="1993-12-17">17 December 1993</time>');
  expect(html).toContain('rel="prev" href="/partnerships?page=1"');
  expect(html).toContain('rel="next" href="/partnerships?page=3"');
  expect(html).toContain('Page 2 of 3');
});

test('the colour of the browser’s own frame is that of the head of the page', () => {
  const sheet = readFileSync(new URL('../../../assets/site/base.css', import.meta.url), 'utf8');
  const papers = [...sheet.matchAll(/--paper: (#[0-9a-f]+);/g)].map(([, colour]) => colour);
  expect(papers.slice(0, 2)).toEqual(Object.values(THEME_COLOURS));
});

test('a page without a description of its own says its title first', () => {
  const html = problemPage(context('/x'), { status: 404, title: 'Not here', detail: 'x', links: [] });
  expect(html).toMatch(/<meta name="description" content="Not here\. /);
});

test.each([
  ['CC_BY_4_0', 'https://creativecommons.org/licenses/by/4.0/', 'CC BY 4.0'],
  ['CC_BYSA_4_0', 'https://creativecommons.org/licenses/by-sa/4.0/', 'CC BY-SA 4.0'],
  ['CC_BYNCND_4_0', 'https://creativecommons.org/licenses/by-nc-nd/4.0/', 'CC BY-NC-ND 4.0'],
  ['CC0', 'https://creativecommons.org/publicdomain/zero/1.0/', 'CC0 1.0'],
])('a licence of the authority table is called by its name and leads to its page: %s', (code, page, name) => {
  const address = licenceAddress(`http://publications.europa.eu/resource/authority/licence/${code}`);
  expect(address).toBe(page);
  expect(licenceName(page)).toBe(name);
});
