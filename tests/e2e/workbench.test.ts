import { afterEach, expect, test } from 'vitest';
import { Visit } from './visit.ts';

let visit: Visit;

afterEach(async () => {
  expect(await visit.faults()).toEqual([]);
  await visit.close();
});

async function type(query: string): Promise<void> {
  await visit.page.locator('.CodeMirror').click();
  await visit.page.keyboard.press('ControlOrMeta+a');
  await visit.page.keyboard.press('Delete');
  await visit.page.keyboard.type(query);
}

const hint = () => visit.page.locator('.CodeMirror-hint').first();
const button = (name: string) => visit.page.getByRole('button', { name, exact: true });
const code = () => visit.text('.CodeMirror-code');

test('a keyword, a class and a town are completed, and nobody else is asked', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await type('SEL');
  await expect.poll(() => hint().textContent()).toBe('SELECT   (keyword)');
  await visit.page.keyboard.press('Enter');
  await visit.page.keyboard.type(' * { ?p a mp:Par');
  await expect.poll(() => hint().textContent()).toMatch(/^mp:Partnership {3}Partnership \(class · \d+\)$/);
  await visit.page.keyboard.press('Enter');
  await visit.page.keyboard.type(' ; mp:partner Rado');
  await expect.poll(() => hint().textContent()).toMatch(/^Radom, Poland \(item\) {3}<.*\/id\/place\/radom>$/);
  await visit.page.keyboard.press('Enter');
  await expect.poll(code).toMatch(/mp:partner <.*\/id\/place\/radom>/);
});

test('a town is found by another spelling, in Latvian', async () => {
  visit = await Visit.open('records', { language: 'lv' });
  await visit.go('/sparql');
  await type('SELECT * { ?p mp:partner Shauliai');
  await expect.poll(() => hint().textContent()).toContain('Šauļi');
});

test('open queries, those run and those saved are there again after leaving', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await visit.page.locator('.CodeMirror').click();
  await visit.page.keyboard.press('ControlOrMeta+a');
  await visit.page.keyboard.insertText('ASK {}');
  await visit.page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => visit.text('.answer')).toBe('Yes');
  await visit.page.getByText('Saved queries', { exact: true }).click();
  await visit.page.getByLabel('Name for this query').fill('Is it there?');
  await button('Save').click();
  await button('New query').click();
  await visit.go('/places');
  await visit.go('/sparql');
  expect(await visit.page.locator('.tabs [aria-current]').textContent()).toBe('Query 2');
  await visit.page.locator('.tabs').getByRole('button', { name: 'Is it there?', exact: true }).click();
  await expect.poll(code).toContain('ASK {}');
  await visit.page.getByText('History', { exact: true }).click();
  await visit.page.locator('#history').getByRole('button', { name: 'ASK {}', exact: true }).click();
  await expect.poll(() => visit.page.locator('.tabs li').count()).toBe(4);
  expect(await visit.violations()).toEqual([]);
  await button('Clear the history').click();
  expect(await visit.text('#history')).toContain('Queries you run appear here');
  expect(await visit.shift()).toBeLessThan(0.01);
});

test('a query is tidied, and has the whole window', async () => {
  visit = await Visit.open('records', { scheme: 'dark' });
  await visit.go(`/sparql#query=${encodeURIComponent('SELECT ?s {?s a ?c . ?s ?p ?o} LIMIT 1')}`);
  await button('Tidy up').click();
  await expect.poll(() => visit.page.locator('.CodeMirror-line').count()).toBe(5);
  const before = await visit.page.locator('.CodeMirror').boundingBox();
  await button('Full width').click();
  expect((await visit.page.locator('.CodeMirror').boundingBox())?.width).toBeGreaterThan(before?.width ?? 0);
  expect(await visit.violations()).toEqual([]);
});

test.each(['SVG', 'PNG'])('a picture is had as %s', async (format) => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await visit.page.getByRole('link', { name: 'Where the partners are', exact: true }).click();
  const saved = visit.page.waitForEvent('download');
  await visit.page.getByRole('button', { name: format, exact: true }).click();
  expect((await saved).suggestedFilename()).toBe(`picture.${format.toLowerCase()}`);
});

test('the page of the editor is few requests and bytes', async () => {
  visit = await Visit.open('records');
  await visit.go('/sparql');
  await visit.page.locator('.CodeMirror').waitFor();
  await visit.page.waitForLoadState('networkidle');
  expect(visit.requests).toBeLessThanOrEqual(10);
  expect(await visit.weight()).toBeLessThan(250_000);
});

test('on a phone the result of a query comes into sight', async () => {
  visit = await Visit.open('records', { width: 390 });
  await visit.go('/sparql');
  await button('Run the query').click();
  await visit.page.locator('#view tbody tr').first().waitFor();
  expect((await visit.page.locator('#results').boundingBox())?.y).toBeLessThan(300);
  expect(await visit.overflow()).toBe(0);
  expect(await visit.violations()).toEqual([]);
});
