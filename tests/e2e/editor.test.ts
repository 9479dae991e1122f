import { afterEach, expect, test } from 'vitest';
import { Visit } from './visit.ts';

let visit: Visit;

afterEach(async () => {
  expect(await visit.faults()).toEqual([]);
  await visit.close();
});

async function write(query: string): Promise<void> {
  await visit.page.locator('.CodeMirror').click();
  await visit.page.keyboard.press('ControlOrMeta+a');
  await visit.page.keyboard.insertText(query);
}

function run(): Promise<void> {
  return visit.page.getByRole('button', { name: 'Run the query' }).click();
}

function pick(example: string): Promise<void> {
  return visit.page.getByRole('link', { name: example, exact: true }).click();
}

/** The text that stands for the picture on show. */
async function pictured(): Promise<string> {
  await visit.page.getByRole('tabpanel').getByRole('img').waitFor();
  return visit.text('#view svg title');
}

test('an example is picked and run, and the address holds query and view', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await pick('Fields that occur together');
  await visit.page.locator('#view tbody tr').first().waitFor();
  expect(await visit.text('.CodeMirror-code')).toContain('?otherField');
  expect(await visit.text('#view thead')).toContain('otherField');
  expect(await visit.text('#view tbody')).toContain('Education');
  expect(decodeURIComponent(visit.address)).toMatch(/^\/sparql#query=PREFIX .*&view=table$/s);
  expect(await visit.violations()).toEqual([]);
  expect(await visit.shift()).toBeLessThan(0.01);
});

test.each([
  ['Where the partners are', /^Bars of partnerships, partners for 23 × country; .* Lithuania \(6\)\.$/],
  ['All towns on the map', /^A map with 57 points and 0 lines\.$/],
  ['Partnerships as lines on the map', /^A map with 22 points and 21 lines\.$/],
  ['Partnerships of a town over time', /^14 items from 1957 to \d{4}.*\.$/],
  ['The network of towns', /^58 nodes, \d+ connections; the most connected: Daugavpils \(\d+\)\.$/],
  ['Countries that towns have in common', /^27 nodes, 42 connections; /],
])('%s: a picture with its text and its data', async (example, text) => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await pick(example);
  expect(await pictured()).toMatch(text);
  await visit.page.getByText('The data in this picture').click();
  expect(await visit.page.locator('#view details tbody tr').count()).toBeGreaterThan(10);
  expect(await visit.violations()).toEqual([]);
});

test('a map has the land below it and can be seen closer', async () => {
  visit = await Visit.open('records', { scheme: 'dark', language: 'lv' });
  await visit.go('/sparql');
  await pick('Visas pilsētas kartē');
  await visit.page.locator('.d-land').waitFor({ state: 'attached' });
  const before = await visit.page.locator('.d-land').getAttribute('transform');
  await visit.page.getByRole('button', { name: 'Tuvināt' }).click();
  await visit.page.locator('.d-land').waitFor({ state: 'attached' });
  expect(await visit.page.locator('.d-land').getAttribute('transform')).not.toBe(before);
  expect(await visit.violations()).toEqual([]);
});

test('tabs are moved by keys, and a view that does not fit says what it needs', async () => {
  visit = await Visit.open('records', { width: 390 });
  await visit.go('/sparql');
  await pick('Partnerships begun, by decade');
  await pictured();
  await visit.page.getByRole('tab', { name: 'Chart' }).focus();
  await visit.page.keyboard.press('ArrowLeft');
  expect(await visit.text('#view')).toContain('?lat and ?long');
  expect(await visit.evaluate('document.activeElement.textContent')).toBe('Map');
  expect(visit.address).toMatch(/&view=map$/);
  await visit.page.keyboard.press('Home');
  expect(await visit.text('#view thead')).toContain('decade');
  expect(await visit.overflow()).toBe(0);
});

test('the address brings query and result back, and so does going back', async () => {
  visit = await Visit.open('records');
  const query = 'SELECT ?n { VALUES ?n { 3 4 } }';
  await visit.go(`/sparql#query=${encodeURIComponent(query)}&view=chart`);
  expect(await pictured()).toContain('Bars of n');
  await pick('Where the partners are');
  await expect.poll(() => visit.text('#view')).toContain('Lithuania');
  await visit.page.goBack();
  await expect.poll(() => visit.text('.CodeMirror-code')).toContain('VALUES');
  await expect.poll(() => visit.text('#view svg title')).toContain('Bars of n');
});

test('an error names line and column and marks the line until it is changed', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await write('SELECT * {\n  ?s ?p }');
  await run();
  const alert = visit.page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('Line 2, column 9: ');
  expect(await visit.page.locator('.CodeMirror .fault').textContent()).toContain('?s ?p }');
  expect(await visit.violations()).toEqual([]);
  await visit.page.locator('.CodeMirror').click();
  await visit.page.keyboard.insertText(' ');
  expect(await visit.page.locator('.CodeMirror .fault').count()).toBe(0);
});

test('a term is completed by a word of its label, and its prefix is declared', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await write('SELECT * {\n  ?s ');
  await visit.page.keyboard.type('mp:cooperates');
  const hint = visit.page.locator('.CodeMirror-hint').first();
  await hint.waitFor();
  expect(await hint.textContent()).toMatch(/^mp:cooperatesWith {3}cooperates with \(property · \d+\)$/);
  await visit.page.keyboard.press('Enter');
  await expect.poll(() => visit.text('.CodeMirror-code')).toContain('mp:cooperatesWith');
  await expect.poll(() => visit.text('.CodeMirror-code')).toContain('PREFIX mp:');
});

test('a graph is a table too, and can be had in every RDF format', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await write('CONSTRUCT WHERE { ?s a ?class } LIMIT 3');
  await visit.page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => visit.text('#results')).toContain('rdf:type');
  const saved = visit.page.waitForEvent('download');
  await visit.page.locator('.downloads').getByRole('button', { name: 'Turtle' }).click();
  expect((await saved).suggestedFilename()).toBe('result.ttl');
});

test('thousands of rows are paged, found and sorted', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await write('SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 5000');
  await run();
  await visit.page.getByRole('button', { name: 'Next' }).click();
  expect(await visit.text('.paging')).toContain('101–200 of 5,000');
  await visit.page.getByRole('searchbox', { name: 'Search in the table' }).fill('Radom');
  await expect.poll(() => visit.text('#view tbody')).toContain('adom');
  await visit.page.getByRole('button', { name: 'o', exact: true }).click();
  expect(await visit.page.locator('th[aria-sort="ascending"]').textContent()).toBe('o');
  expect(await visit.page.locator('#view tbody tr').count()).toBeLessThanOrEqual(100);
});

test('a yes-or-no question is answered in words, in the language of the page', async () => {
  visit = await Visit.open('records', { language: 'lv' });
  await visit.go(`/sparql#query=${encodeURIComponent('ASK { ?s ?p ?o }')}&view=table`);
  await expect.poll(() => visit.text('.answer')).toBe('Jā');
});

test('the code follows the query and can be copied', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await write('ASK { ?s ?p "it\'s" }');
  await visit.page.getByText('Use it in a program').click();
  await expect.poll(() => visit.text('[data-snippet="curl"] code')).toContain(`"it'\\''s"`);
  await visit.page.locator('[data-snippet="curl"]').getByRole('button', { name: 'Copy' }).click();
  await visit.page.getByRole('button', { name: 'Copied' }).waitFor();
  await visit.page.locator('[data-snippet="r"] summary').click();
  expect(await visit.text('[data-snippet="r"] code')).toContain('library(httr2)');
  expect(await visit.violations()).toEqual([]);
});

test('the page of a query draws its result', async () => {
  visit = await Visit.open('records');
  await visit.go('/queries/network');
  await visit.page.getByRole('button', { name: 'Show as: Graph' }).click();
  await visit.page.getByRole('img', { name: /^58 nodes/ }).waitFor();
  expect(await visit.violations()).toEqual([]);
});

test('without a script the same form leads to a page of results, and an error to a page too', async () => {
  visit = await Visit.open('records', { script: false });
  await visit.go('/sparql');
  const field = visit.page.getByRole('textbox', { name: 'Query' });
  await field.fill('SELECT ?place WHERE { ?place a <https://w3id.org/munpart/def#LocalAuthority> } LIMIT 4');
  await run();
  await visit.page.waitForURL(/query=/);
  expect(await visit.text('h1')).toBe('Results');
  expect(await visit.page.locator('tbody tr').count()).toBe(4);
  await visit.page.goBack();
  await field.fill('SELECT * {\n  ?s ?p }');
  await run();
  await visit.page.waitForURL(/%3Fp\+%7D$/);
  expect(await visit.text('main')).toMatch(/\(2:\d+\)/);
});

test('without a script an example is a page with its result, and its parameters are a form', async () => {
  visit = await Visit.open('records', { script: false });
  await visit.go('/sparql');
  await pick('Two steps from a town');
  await visit.page.getByLabel('Town', { exact: true }).fill('Como');
  await visit.page.getByRole('button', { name: 'Show' }).click();
  await visit.page.waitForURL(/town=Como/);
  expect(await visit.text('#result tbody')).toContain('Jelgava');
});
