import { expect, test } from 'vitest';
import { visitEveryPage } from './every-page.ts';
import { Visit } from './visit.ts';

visitEveryPage('en', [
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'dark' },
]);

test.each(['en', 'lv'] as const)('the header is one line at 1280 px in %s', async (language) => {
  const visit = await Visit.open('records', { language });
  await visit.go('/');
  const tops = `[...document.querySelectorAll('.top nav > ul a, .top summary')].map((link) => {
    const { top, bottom } = link.getBoundingClientRect();
    return Math.round((top + bottom) / 20);
  })`;
  expect(new Set(await visit.evaluate<number[]>(tops)).size).toBe(1);
  await visit.close();
});
