import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Visit, type Visitor } from './visit.ts';

const VISITORS: readonly Visitor[] = [
  { width: 1280, script: true },
  { width: 390, script: false },
];

describe.each(VISITORS)('at $width px, with script: $script', (visitor) => {
  let visit: Visit;

  beforeEach(async () => {
    visit = await Visit.open('records', visitor);
  });
  afterEach(async () => {
    expect(await visit.faults()).toEqual([]);
    await visit.close();
  });

  const link = (name: string | RegExp, within = 'main') =>
    visit.page.locator(within).getByRole('link', { name }).first();

  test('a citizen chooses what the map shows, and sees the same as a list', async () => {
    await visit.go('/');
    expect(await visit.text('#map svg title, #map svg')).toMatch(/partnerships/i);
    await visit.page.getByLabel('Municipality').selectOption({ value: 'jelgava' });
    await visit.page.getByLabel('Started').selectOption({ value: '1990' });
    if (!visitor.script) await visit.page.getByRole('button', { name: 'Show' }).click();
    await visit.page.waitForURL(/decade=1990/);
    const [, count] = /(\d+) of 56/.exec(await visit.text('#map')) ?? [];
    expect(Number(count)).toBeGreaterThan(0);
    await link('See these as a list').click();
    await visit.page.waitForURL(/partnerships\?/);
    expect(visit.address).toBe('/partnerships?municipality=jelgava&decade=1990');
    expect(await visit.page.locator('tbody tr').count()).toBe(Number(count));
  });

  test('facets narrow a list, their counts follow, and each can be taken back', async () => {
    await visit.go('/partnerships');
    if (visitor.width === 390) await visit.page.getByText('Filter and sort').click();
    const polish = visit.page.getByRole('checkbox', { name: /Poland/ });
    const label = (await polish.locator('..').textContent()) ?? '';
    // With a script choosing is enough, and the focus stays on what was chosen.
    await polish.click();
    if (!visitor.script) await visit.page.getByRole('button', { name: 'Show' }).click();
    await visit.page.waitForURL(/country=POL/);
    if (visitor.script) expect(await visit.page.locator(':focus').getAttribute('value')).toBe('POL');
    const shown = await visit.page.locator('tbody tr').count();
    expect(label).toMatch(new RegExp(`${shown}$`));
    await link(/Poland/).click();
    await visit.page.waitForURL((url) => !url.search.includes('POL'));
    expect(await visit.page.locator('tbody tr').count()).toBe(50);
  });

  test('a selection is the same in every form, and the query on the page makes it', async () => {
    await visit.go('/partnerships?field=culture&municipality=valmiera');
    const names = await visit.page.locator('tbody th, tbody td:first-child').allInnerTexts();
    const csv = await (await visit.get('/partnerships.csv?field=culture&municipality=valmiera')).text();
    expect(csv.trimEnd().split('\n').length - 1).toBe(names.length);
    const geojson = await (
      await visit.get('/partnerships.geojson?field=culture&municipality=valmiera')
    ).json();
    expect(geojson.features.length).toBeLessThanOrEqual(names.length);
    const query = await visit.page.locator('details.query pre').textContent();
    const answer = await visit.page.request.post(new URL('/sparql', visit.page.url()).href, {
      headers: { 'content-type': 'application/sparql-query', accept: 'application/sparql-results+json' },
      data: query ?? '',
    });
    expect((await answer.json()).results.bindings).toHaveLength(names.length);
  });

  test('a cell of the matrix leads to the partnerships that it counts', async () => {
    await visit.go('/fields/matrix');
    const cell = visit.page.locator('tbody td a').first();
    const count = Number((await cell.innerText()).trim());
    await cell.click();
    await visit.page.waitForURL(/partnerships\?/);
    expect(await visit.page.locator('tbody tr').count()).toBe(count);
  });

  test.each(['Siauliai', 'Šauļi', 'Shauliai', 'siaulai'])('%s is found', async (name) => {
    await visit.go('/');
    await visit.page.locator('#find').fill(name);
    await visit.page.locator('#find').press('Enter');
    await visit.page.waitForURL(/search\?q=/);
    await link('Šiauliai', '.hits').click();
    await visit.page.waitForURL(/siauliai$/);
    expect(await visit.text('h1')).toBe('Šiauliai');
  });

  test('a downloader finds for whom each file is, and its checksum is that of the file', async () => {
    await visit.go('/dataset');
    const row = visit.page.locator('tr', { hasText: 'munpart.ttl' }).first();
    const stated = await row.locator('.checksum').textContent();
    const href = (await row.getByRole('link').first().getAttribute('href')) ?? '';
    const body = await (await visit.get(new URL(href, visit.page.url()).pathname)).body();
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(body));
    expect(Buffer.from(digest).toString('hex')).toBe(stated);
  });

  test('a developer comes from the vocabulary to a term and its use', async () => {
    await visit.go('/def');
    expect(await visit.page.locator('svg[role=img]').count()).toBeGreaterThan(0);
    await link(/^mp:Partnership$|^Partnership$/).click();
    await visit.go('/def/field/education');
    expect(await visit.text('h1')).toBe('Education');
    await link(/as a list/).click();
    await visit.page.waitForURL(/field=education/);
    expect(await visit.page.locator('tbody tr').count()).toBeGreaterThan(1);
  });
});

test('suggestions come while one types, and a key takes one', async () => {
  const visit = await Visit.open('records');
  await visit.go('/places');
  const box = visit.page.locator('#find');
  await box.pressSequentially('daugavp');
  await visit.page.getByRole('option').first().waitFor();
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  await box.press('ArrowDown');
  await box.press('Enter');
  await visit.page.waitForURL(/daugavpils/);
  expect(await visit.text('h1')).toMatch(/^Daugavpils/);
  expect(await visit.faults()).toEqual([]);
  await visit.close();
});
