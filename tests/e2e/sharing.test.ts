import type { Download } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { messagesIn } from '../../src/pages/messages/messages.ts';
import { Visit, type Visitor } from './visit.ts';

let visit: Visit;

afterEach(async () => {
  expect(await visit.faults()).toEqual([]);
  await visit.close();
});

const VISITORS: readonly Required<Visitor>[] = [
  { width: 1280, language: 'en', scheme: 'light', script: true },
  { width: 390, language: 'lv', scheme: 'dark', script: true },
  { width: 390, language: 'de', scheme: 'light', script: false },
];

test.each(VISITORS)(
  'the editor has a first result, and a network its map: $language, $width px, script: $script',
  async (visitor) => {
    visit = await Visit.open('records', visitor);
    await visit.go('/sparql');
    expect(await visit.page.locator('#results tbody tr').count()).toBe(10);
    expect(await visit.overflow()).toBe(0);
    await visit.go('/doc/network/hanse');
    expect(await visit.page.locator('figure svg[role=img]').isVisible()).toBe(true);
    expect(await visit.overflow()).toBe(0);
  },
);

test.each(VISITORS)(
  'what one takes along from a page and tells its publisher: $language, $width px, script: $script',
  async (visitor) => {
    visit = await Visit.open('records', visitor);
    const { feedback, share, compare } = messagesIn(visitor.language);
    const sound = async () => {
      expect(await visit.overflow(), visit.address).toBe(0);
      if (visitor.script) expect(await visit.violations(), visit.address).toEqual([]);
    };
    const main = visit.page.locator('main');

    await visit.go('/doc/place/jelgava');
    const codes: string[] = [];
    for (const title of [share.embed, share.chart]) {
      await main.getByText(title, { exact: true }).click();
      const code = main.locator('details[open]', { hasText: title }).locator('pre');
      expect(await code.isVisible()).toBe(true);
      codes.push(/src="([^"]*)"/.exec((await code.textContent()) ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '');
    }
    const image = await visit.page.locator('meta[property="og:image"]').getAttribute('content');
    const picture = await visit.page.request.get(image ?? '');
    expect(picture.headers()['content-type']).toBe('image/png');
    expect((await picture.body()).readUInt32BE(16)).toBe(1200);
    const foot = visit.page.locator('.bottom');
    await foot.getByText(feedback.write, { exact: true }).click();
    const message = await foot.locator('.feedback pre').textContent();
    expect(message).toContain('/id/place/jelgava\n');
    expect(message).toContain((await visit.text('.bottom code')).trim());
    await sound();
    const how = foot.getByRole('link', { name: feedback.addHow });
    expect(await how.getAttribute('href')).toMatch(/^(https:|mailto:)/);

    // On paper the page says where it is from, and of which release it is.
    await visit.page.emulateMedia({ media: 'print' });
    expect(await foot.locator('.printed').isVisible()).toBe(true);
    expect(await foot.locator('.printed').textContent()).toMatch(
      /\/doc\/place\/jelgava.*[0-9a-f]{12}.*\d{4}/,
    );
    expect(await foot.locator('.feedback').isVisible()).toBe(false);
    await visit.page.emulateMedia({ media: 'screen' });

    for (const code of codes) {
      const { pathname, search } = new URL(code);
      expect(await visit.go(pathname + search)).toBe(200);
      expect(await visit.page.locator('figure svg[role=img]').isVisible()).toBe(true);
      await expectNamesInside();
      expect(await visit.weight()).toBeLessThan(100_000);
      await sound();
    }

    await visit.go('/compare');
    expect(await visit.text('#quickstatements h2')).toBe(compare.quickStatements);
    expect(await visit.text('#quickstatements pre')).toMatch(/^Q\d+[\t|]P190[\t|]Q\d+/);
  },
);

async function contentOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

/** No name on a map is cut at its edge. */
async function expectNamesInside(): Promise<void> {
  const cut = await visit.evaluate(`[...document.querySelectorAll('.map svg text')].filter((text) => {
    const [own, whole] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
    return own.width > 0 && (own.left < whole.left - 1 || own.right > whole.right + 1);
  }).map((text) => text.textContent)`);
  expect(cut).toEqual([]);
}

test.each([
  [{ width: 1280, language: 'en' }, 'Poland'],
  [{ width: 390, language: 'lv' }, 'Polija'],
] as const)('a long facet is searched, and each figure is saved as a picture: %o', async (visitor, name) => {
  visit = await Visit.open('records', visitor);
  await visit.go('/partnerships/matrix?by=country');
  const words = messagesIn(visitor.language);
  if (visitor.width < 900) await visit.page.getByText(words.browse.filters, { exact: true }).click();
  const find = visit.page.getByRole('searchbox', {
    name: words.browse.searchIn(words.browse.facetsOf.partnerships.country),
  });
  await find.fill(name.slice(0, 4).toLowerCase());
  const shown = visit.page.locator('fieldset', { has: find }).locator('label:visible');
  expect(await shown.allTextContents()).toEqual([expect.stringContaining(name)]);
  await shown.getByRole('checkbox').click();
  await visit.page.waitForURL(/country=POL/);
  const figures = [
    ['/partnerships/chart', 'chart'],
    ['/partnerships/matrix', 'matrix'],
    ['/def', 'vocabulary'],
    ['/partnerships/timeline', 'timeline'],
  ] as const;
  for (const [path, file] of visitor.width < 900 ? figures.slice(1, 2) : figures) {
    await visit.go(path);
    for (const format of ['SVG', 'PNG']) {
      const saved = visit.page.waitForEvent('download');
      await visit.page.getByRole('button', { name: format, exact: true }).first().click();
      const download = await saved;
      expect(download.suggestedFilename()).toBe(`${file}.${format.toLowerCase()}`);
      const text = await contentOf(download);
      if (format === 'PNG') expect(text).toMatch(/^.PNG/);
      else expect([...text.matchAll(/<text[^>]*>[^<]/g)].length).toBeGreaterThan(10);
    }
  }
});
