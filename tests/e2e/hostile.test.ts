import { afterEach, beforeEach, expect, test } from 'vitest';
import { DOCUMENTS, LABELS } from './hostile-data.ts';
import { Visit } from './visit.ts';

/** Whatever only a label that was not taken for text can have made. */
const TRACES = [
  'img[src="x"]',
  '[onerror], [onload], [onfocus], [autofocus]',
  'a[href^="javascript:" i], a[href^="data:" i], a[href^="vbscript:" i]',
  'svg[onload]',
];

let visit: Visit;

beforeEach(async () => {
  visit = await Visit.open('hostile');
});

afterEach(() => visit.close());

async function expectHarmless(where: string): Promise<void> {
  const found = `${JSON.stringify(TRACES)}.filter((trace) => document.querySelector(trace) !== null)`;
  expect(await visit.evaluate(found), where).toEqual([]);
  expect(await visit.overflow(), where).toBe(0);
  expect(await visit.faults(), where).toEqual([]);
}

test.each([
  '/',
  '/partnerships',
  '/places',
  '/organisations',
  '/networks',
  '/projects',
  '/sources',
  '/dataset',
])('%s shows hostile labels as text', async (path) => {
  expect(await visit.go(path)).toBe(200);
  await expectHarmless(path);
});

test.each(Object.keys(LABELS))('documents show the %s label as text', async (name) => {
  const label = LABELS[name as keyof typeof LABELS];
  for (const path of DOCUMENTS.filter((document) => document.endsWith(`/${name}`))) {
    expect(await visit.go(path)).toBe(200);
    expect(await visit.evaluate('document.querySelector("h1").textContent'), path).toBe(label);
    await expectHarmless(path);
  }
});

test('a document about a thing of another host is harmless too', async () => {
  const path = DOCUMENTS.at(-1) ?? '';
  expect(await visit.go(path)).toBe(200);
  expect(await visit.text('h1')).toBe(LABELS.image);
  await expectHarmless(path);
});

const QUERY = 'SELECT ?s ?label ?link { ?s rdfs:label ?label ; rdfs:seeAlso ?link } ORDER BY ?s LIMIT 200';
const PROLOGUE = 'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n';

test('the page of results shows them as text', async () => {
  await visit.go(`/sparql?query=${encodeURIComponent(PROLOGUE + QUERY)}`);
  expect(await visit.text('tbody')).toContain(LABELS.image);
  await expectHarmless('results');
});

test('so does the editor, whatever form the results take', async () => {
  await visit.go(`/sparql#query=${encodeURIComponent(PROLOGUE + QUERY)}`);
  await visit.page.locator('#editor button[type="submit"]').click();
  await visit.page.locator('#view tbody tr').first().waitFor();
  expect(await visit.text('#view tbody')).toContain(LABELS.image);
  await expectHarmless('table');
  for (const tab of await visit.page.getByRole('tab').all()) {
    await tab.click();
    await expectHarmless('another form');
  }
});

test('an address that is hostile itself is text on the page of the error', async () => {
  for (const label of [LABELS.image, LABELS.script, LABELS.attribute]) {
    const path = `/doc/place/${encodeURIComponent(label)}?x=${encodeURIComponent(label)}`;
    expect(await visit.go(path)).toBe(404);
    await expectHarmless(path);
  }
});
