import { afterEach, expect, test } from 'vitest';
import { Visit } from './visit.ts';

let visit: Visit;

afterEach(async () => {
  expect(await visit.faults()).toEqual([]);
  await visit.close();
});

const link = (name: string) =>
  visit.page.getByRole('navigation', { name: 'Show as' }).getByRole('link', { name });

test.each([true, false])('a selection is seen in five ways, script: %s', async (script) => {
  visit = await Visit.open('records', { script });
  await visit.go('/partnerships?municipality=jelgava');
  const total = await visit.text('.lead');
  for (const [name, path] of [
    ['Map', 'map'],
    ['Timeline', 'timeline'],
    ['Chart', 'chart'],
    ['Matrix', 'matrix'],
  ] as const) {
    await link(name).click();
    expect(visit.address).toBe(`/partnerships/${path}?municipality=jelgava`);
    expect(await visit.text('.lead')).toBe(total);
    expect(await visit.page.locator('main figure').count()).toBe(1);
    if (script) expect(await visit.violations()).toEqual([]);
  }
  await link('Table').click();
  expect(visit.address).toBe('/partnerships?municipality=jelgava');
});

test.each([
  { width: 1280, scheme: 'light', language: 'en' },
  { width: 390, scheme: 'dark', language: 'lv' },
] as const)('perspectives fit a window of $width px', async (visitor) => {
  visit = await Visit.open('records', visitor);
  for (const path of ['places/chart', 'sources/timeline']) {
    expect(await visit.go(`/${path}`)).toBe(200);
    expect(await visit.overflow()).toBe(0);
    expect(await visit.violations()).toEqual([]);
    expect(await visit.weight()).toBeLessThan(100_000);
  }
});

test('a chart is counted by what is chosen, at once', async () => {
  visit = await Visit.open('records');
  await visit.go('/partnerships/chart');
  expect(await visit.text('.bars tbody th')).toBe('Lithuania');
  await visit.page.getByLabel('Count by').selectOption('decade');
  await expect.poll(() => visit.address).toBe('/partnerships/chart?by=decade');
  await expect.poll(() => visit.text('.bars caption')).toContain('Started in');
  await visit.page.locator('.bars tbody th a').first().click();
  expect(visit.address).toMatch(/^\/partnerships\?decade=19\d0$/);
});

test('a cell of a matrix leads to as many as it says', async () => {
  visit = await Visit.open('records');
  await visit.go('/partnerships/matrix?by=country&across=decade');
  const cell = visit.page.locator('.matrix td a').first();
  const count = await cell.textContent();
  await cell.click();
  expect(await visit.text('.lead')).toMatch(new RegExp(`^${count} of `));
});

test('rows are full or compact, and a phone has cards', async () => {
  visit = await Visit.open('records');
  await visit.go('/partnerships');
  const height = async () => (await visit.page.locator('.list tbody tr').nth(3).boundingBox())?.height ?? 0;
  const full = await height();
  await visit.page.getByRole('link', { name: 'Compact' }).click();
  expect(await height()).toBeLessThan(full);
  expect(await visit.violations()).toEqual([]);
  await visit.page.getByRole('link', { name: 'Since' }).click();
  expect(visit.address).toBe('/partnerships?rows=compact&sort=start');
  await visit.turn({ width: 390, scheme: 'dark' });
  expect(await visit.overflow()).toBe(0);
  expect(await visit.violations()).toEqual([]);
});

test.each(['/partnerships/chart', '/partnerships/matrix', '/partnerships?rows=compact', '/sparql', '/'])(
  '%s has edges where colours are forced',
  async (path) => {
    visit = await Visit.open('records', { scheme: 'dark' });
    await visit.page.emulateMedia({ forcedColors: 'active' });
    await visit.go(path);
    expect(await visit.violations()).toEqual([]);
    const edges = await visit.evaluate<string[]>(
      '[...document.querySelectorAll("button:not(.link, .sort, .unseen), .button, [role=tab]")].filter((one) => one.checkVisibility()).map((one) => getComputedStyle(one).borderTopStyle)',
    );
    expect(edges.filter((style) => style === 'none')).toEqual([]);
  },
);

test('a map is saved as a picture', async () => {
  visit = await Visit.open('records');
  await visit.go('/places/map');
  for (const format of ['SVG', 'PNG']) {
    const saved = visit.page.waitForEvent('download');
    await visit.page.getByRole('button', { name: format, exact: true }).click();
    expect((await saved).suggestedFilename()).toBe(`map.${format.toLowerCase()}`);
  }
});

test('colours are as chosen, on every page', async () => {
  visit = await Visit.open('records');
  await visit.go('/places');
  const ground = () => visit.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  await visit.page.getByLabel('Colours').selectOption('dark');
  const dark = await ground();
  expect(dark).not.toBe(light);
  await visit.go('/partnerships');
  expect(await ground()).toBe(dark);
  expect(await visit.violations()).toEqual([]);
  await visit.page.getByLabel('Colours').selectOption('');
  expect(await ground()).toBe(light);
});

test('one sees where one is, and what a long page has', async () => {
  visit = await Visit.open('records', { width: 390 });
  await visit.go('/doc/place/jelgava');
  await visit.page
    .getByRole('navigation', { name: 'You are here' })
    .getByRole('link', { name: 'Places' })
    .click();
  expect(visit.address).toBe('/places');
  for (const path of ['/def', '/api', '/dataset']) {
    await visit.go(path);
    const links = visit.page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
    expect(await links.count()).toBeGreaterThan(4);
    for (const target of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
      expect(await visit.page.locator(target).count()).toBe(1);
    }
    expect(await visit.violations()).toEqual([]);
  }
});
