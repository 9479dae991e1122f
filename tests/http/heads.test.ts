import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES as OFFERED } from '../../src/pages/messages/messages.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
}, 60_000);
afterAll(() => published.close());

const PAGES = [
  '/',
  '/doc/place/radom',
  '/doc/partnership/daugavpils--radom',
  '/doc/source/daugavpils',
  '/doc/network/hanse',
  '/doc/organisation/bfw-berlin-brandenburg',
  '/doc/project/agri-urban',
  '/def',
  '/def/field',
  '/def/field/culture',
  `/doc?iri=${encodeURIComponent('https://w3id.org/munpart/def#Partnership')}`,
  `/doc?iri=${encodeURIComponent('https://w3id.org/munpart/def#start')}`,
  '/dataset',
  '/api',
  '/releases',
  '/partnerships',
  '/places',
  '/fields',
  '/fields/matrix',
  '/sources',
  '/networks',
  '/organisations',
  '/projects',
  '/queries',
  '/queries/fields',
  '/sparql',
];
/** Pages are read in three: what differs are words. */
const LANGUAGES = ['en', 'lv', 'de'] as const;
const EVERY = LANGUAGES.flatMap((language) => PAGES.map((path) => [language, path] as const));

async function page(path: string, language: string): Promise<string> {
  const address = `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
  const response = await published.app.request(address, { headers: { accept: 'text/html' } });
  expect(response.status, address).toBe(200);
  return response.text();
}

/** The attributes of the first element that has all of these. */
const found = (html: string, ...having: readonly string[]) =>
  [...html.matchAll(/<(?:meta|link)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => having.every((one) => tag.includes(one)));
const contentOf = (tags: readonly string[]) =>
  tags.map((tag) => /(?:content|href)="([^"]*)"/.exec(tag)?.[1] ?? '');

describe('every page says of itself', () => {
  it.each(EVERY)('in %s what it is, where it is, and how to show it: %s', async (language, path) => {
    const html = await page(path, language);
    expect(html).toContain(`<html lang="${language}">`);
    expect([...html.matchAll(/<h1\b/g)]).toHaveLength(1);
    const [canonical = '', ...others] = contentOf(found(html, 'rel="canonical"'));
    expect(others).toEqual([]);
    expect(canonical.startsWith(BASE)).toBe(true);
    const languages = found(html, 'rel="alternate"', 'hreflang=').map(
      (tag) => /hreflang="([^"]+)"/.exec(tag)?.[1],
    );
    expect(languages).toEqual([...OFFERED, 'x-default']);
    for (const name of ['title', 'description', 'url', 'type', 'locale', 'site_name', 'image', 'image:alt']) {
      const [content = '', ...more] = contentOf(found(html, `property="og:${name}"`));
      expect([name, content.length > 0, more]).toEqual([name, true, []]);
    }
    expect(contentOf(found(html, 'property="og:url"'))).toEqual([canonical]);
    expect(found(html, 'name="theme-color"')).toHaveLength(2);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    const structured = JSON.parse(json);
    expect(structured['@context']).toBe('https://schema.org');
    expect(structured['@type']).toBeDefined();
    expect(structured.name.length).toBeGreaterThan(0);
  });

  it.each(PAGES)('its canonical address, as the Link field of the answer does: %s', async (path) => {
    for (const language of ['', ...LANGUAGES]) {
      const named = language === '' ? '' : `${path.includes('?') ? '&' : '?'}lang=${language}`;
      const response = await published.app.request(path + named, { headers: { accept: 'text/html' } });
      const [canonical] = contentOf(found(await response.text(), 'rel="canonical"'));
      expect(response.headers.get('link')).toContain(
        `<${canonical?.replaceAll('&amp;', '&')}>; rel="canonical"`,
      );
      expect(canonical?.includes('lang=')).toBe(language !== '');
    }
  });

  it.each(LANGUAGES)(
    'in %s something else than every other',
    async (language) => {
      const heads = await Promise.all(
        PAGES.map(async (path) => {
          const html = await page(path, language);
          const [, title] = /<title>(.*?)<\/title>/.exec(html) ?? [];
          return { path, title, description: contentOf(found(html, 'name="description"'))[0] };
        }),
      );
      const repeated = (key: 'title' | 'description') =>
        heads
          .filter((one) => heads.some((other) => other !== one && other[key] === one[key]))
          .map(({ path }) => path);
      expect(repeated('title')).toEqual([]);
      expect(repeated('description')).toEqual([]);
    },
    60_000,
  );

  it('with a picture that is there', async () => {
    const [image = ''] = contentOf(found(await page('/', 'en'), 'property="og:image"'));
    const response = await published.app.request(image.replace(BASE, '/'));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  });
});
