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

test('an example is picked, run and shown as a table, and the address holds the query', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await visit.page.getByRole('link', { name: 'Where the partners are', exact: true }).click();
  await expect.poll(() => visit.text('.CodeMirror-code')).toContain('?country');
  await run();
  await visit.page.locator('#results tbody tr').first().waitFor();
  expect(await visit.text('#results thead')).toContain('country');
  expect(await visit.text('#results tbody')).toMatch(/Germany|Poland/);
  expect(decodeURIComponent(visit.address)).toContain('/sparql#query=');
  expect(await visit.violations()).toEqual([]);
});

test('an error names line and column', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await write('SELECT * {\n  ?s ?p }');
  await run();
  const alert = visit.page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('Line 2, column 9: ');
  expect(await visit.violations()).toEqual([]);
});

test('a graph is shown too', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await write('CONSTRUCT WHERE { ?s a ?class } LIMIT 3');
  await run();
  await visit.page.locator('#results .yasr_results').waitFor();
  await expect.poll(() => visit.text('#results')).toContain('rdf:type');
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
