import { describe, expect, it } from 'vitest';
import { sitemapText } from '../../../src/features/api/sitemap-text.ts';

const site = {
  namespace: 'https://towns.example/',
  publication: { release: { place: { number: 1, date: '2026-01-02T03:04:05Z', notes: [] } } },
};
const addresses = ['a', 'b&c', 'd', 'e', 'f'].map((name) => `https://towns.example/${name}`);
const locations = (text: string | undefined) =>
  [...(text ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, location]) => location);
const written = (part?: string, most?: number) => sitemapText(site, addresses, part, most)?.();

describe('a sitemap', () => {
  it('lists all addresses where one may list so many', () => {
    const text = written(undefined, 5);
    expect(text).toContain('<urlset');
    expect(locations(text)).toEqual(addresses.map((address) => address.replace('&', '&amp;')));
    expect(written('1', 5)).toBe(text);
    expect(written()).toBe(text);
  });

  it('is an index of parts where there are more, which together list each address once', () => {
    const index = written(undefined, 2);
    expect(index).toContain('<sitemapindex');
    expect(locations(index)).toEqual([1, 2, 3].map((part) => `${site.namespace}sitemap.xml?part=${part}`));
    const parts = ['1', '2', '3'].map((part) => locations(written(part, 2)));
    expect(parts.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(parts.flat()).toEqual(locations(written(undefined, 5)));
  });

  it.each(['0', '4', '01', '-1', 'x', '1e0', ''])('has no part %j', (part) => {
    expect(written(part, 2)).toBeUndefined();
  });

  it('of nothing is empty', () => {
    expect(locations(sitemapText(site, [], undefined)?.())).toEqual([]);
  });
});
