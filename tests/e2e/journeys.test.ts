import { afterEach, beforeEach, expect, test } from 'vitest';
import { Visit } from './visit.ts';

let visit: Visit;

beforeEach(async () => {
  visit = await Visit.open('records');
});

afterEach(async () => {
  expect(await visit.faults()).toEqual([]);
  await visit.close();
});

async function follow(name: string | RegExp, within = 'body'): Promise<void> {
  const exact = typeof name === 'string';
  await visit.page.locator(within).getByRole('link', { name, exact }).first().click();
  await visit.page.waitForLoadState();
}

test('from the home page to a municipality, a partnership, what the sources say, and the data', async () => {
  await visit.go('/');
  await follow('Jelgava');
  expect(visit.address).toBe('/doc/place/jelgava');
  expect(await visit.text('h1')).toBe('Jelgava');

  await follow('Šiauliai', '.timeline');
  expect(visit.address).toBe('/doc/partnership/jelgava--siauliai');
  expect(await visit.text('h1')).toContain('Šiauliai');
  expect(await visit.text('#sources thead')).toContain('Jelgava');
  expect(await visit.text('#sources tbody')).toContain('1960');

  const formats = visit.page.locator('.formats a');
  expect(await formats.allInnerTexts()).toEqual(
    expect.arrayContaining(['Turtle', 'JSON-LD', 'N-Triples', 'RDF/XML']),
  );
  for (const format of await formats.all()) {
    const [href, type] = [await format.getAttribute('href'), await format.getAttribute('type')];
    const answer = await visit.get(new URL(href ?? '', visit.page.url()).pathname);
    expect([answer.status(), answer.headers()['content-type']?.split(';')[0]], href ?? '').toEqual([
      200,
      type,
    ]);
  }
});

test('two pages that report the same partnership stand side by side, with a mark where they differ', async () => {
  await visit.go('/doc/source/jelgavas-novads');
  await follow(/Joniškis/, '.timeline');
  expect(await visit.page.locator('#sources thead th').count()).toBeGreaterThan(2);
  expect(await visit.page.locator('#sources .differs').count()).toBeGreaterThan(0);
});

test('a list is paged, there and back', async () => {
  await visit.go('/partnerships');
  expect(await visit.page.locator('tbody tr').count()).toBe(50);
  await follow(/Next/);
  expect(visit.address).toBe('/partnerships?page=2');
  expect(await visit.page.locator('tbody tr').count()).toBe(6);
  await follow(/Previous/);
  expect(visit.address).toBe('/partnerships?page=1');
  await follow('Daugavpils – Radom');
  expect(await visit.text('.kicker')).toMatch(/partnership/i);
});

test('the switch of language keeps the place, and the choice is kept from page to page', async () => {
  await visit.go('/partnerships?page=2');
  await visit.page.locator('.languages summary').click();
  await follow('Latviešu', '.languages');
  expect(visit.address).toBe('/partnerships?page=2&lang=lv');
  expect(await visit.evaluate('document.documentElement.lang')).toBe('lv');
  expect(await visit.text('h1')).toBe('Partnerības');
  await follow('Vietas', '.top');
  expect(visit.address).toBe('/places?lang=lv');
  await visit.go('/doc/place/jelgva?lang=lv');
  expect(await visit.text('h1')).toBe('Nav atrasts');
  await visit.page.locator('.languages summary').click();
  await follow('English', '.languages');
  expect(visit.address).toBe('/doc/place/jelgva?lang=en');
  expect(await visit.text('h1')).toBe('Not found');
});

test('an address with a slip leads to the name that was meant', async () => {
  expect(await visit.go('/doc/place/jelgva')).toBe(404);
  await follow('Jelgava', 'main');
  expect(visit.address).toBe('/doc/place/jelgava');
});

test('all that there is to browse is reached from the foot of every page', async () => {
  await visit.go('/dataset');
  for (const list of ['Organisations', 'Networks', 'Projects']) {
    await follow(list, '.bottom');
    expect(await visit.text('h1')).toBe(list);
  }
});
