import { afterEach, expect, test } from 'vitest';
import { Visit } from './visit.ts';

let visit: Visit;

afterEach(async () => {
  expect(await visit.faults()).toEqual([]);
  await visit.close();
});

test('the map zooms and moves by keyboard, a town lights its lines and its card, and the years play', async () => {
  visit = await Visit.open('records');
  await visit.go('/');
  const map = visit.page.locator('.stack[data-map]');
  const view = () => map.locator('svg').first().getAttribute('viewBox');
  const whole = await view();
  await map.focus();
  await visit.page.keyboard.press('+');
  const zoomed = await view();
  expect(zoomed).not.toBe(whole);
  await visit.page.keyboard.press('ArrowLeft');
  expect(await view()).not.toBe(zoomed);
  await visit.page.keyboard.press('0');
  expect(await view()).toBe(whole);

  await map.locator('a[tabindex="0"]').focus();
  await visit.page.keyboard.press('ArrowRight');
  expect(await map.locator('.map-card').textContent()).toMatch(/^Jelgava, LatviaPartnerships: \d+$/);
  expect(await map.locator('.arc.on').count()).toBeGreaterThan(5);

  const years = visit.page.getByRole('slider', { name: 'Year' });
  await years.fill('1960');
  expect(await visit.page.locator('.map-years output').textContent()).toBe('Started by 1960');
  expect(await map.locator('.arc.later').count()).toBeGreaterThan(40);
  await years.fill('1990');
  const later = await map.locator('.arc.later').count();
  await visit.page.getByRole('button', { name: 'Play' }).click();
  await expect
    .poll(() => map.locator('.arc.later').count(), { timeout: 15_000, interval: 300 })
    .toBeLessThan(later);
});

test('on a phone and without a script it is the same map', async () => {
  visit = await Visit.open('records', { width: 390, script: false });
  await visit.go('/doc/place/jelgava');
  expect(await visit.page.locator('.stack svg.chart').first().isVisible()).toBe(true);
  expect(await visit.page.locator('.map-years').isVisible()).toBe(false);
});
