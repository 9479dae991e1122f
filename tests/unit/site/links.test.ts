import { describe, expect, it } from 'vitest';
import { linksIn, referencesIn, type Target, withFileLinks } from '../../../src/static-site/names.ts';

const page = { url: 'https://t.example/doc/a', name: 'doc/a.html', base: 'https://t.example/' };

function rewritten(html: string): string {
  return withFileLinks(html, page, ({ url }): Target => {
    if (!url.startsWith(page.base)) return 'elsewhere';
    const path = url.slice(page.base.length);
    return path.startsWith('lost') ? 'nowhere' : { file: `${path}.html`, rest: '' };
  });
}

describe('links in pages', () => {
  it.each([
    ['<a href="/doc/b">b</a>', '<a href="./b.html">b</a>'],
    ['<a class="x" href="/places">b</a>', '<a class="x" href="../places.html">b</a>'],
    ['<a href="#part">b</a>', '<a href="#part">b</a>'],
    [
      '<a href="https://other.example/?a=1&amp;b=2">b</a>',
      '<a href="https://other.example/?a=1&amp;b=2">b</a>',
    ],
    ['<a href="/lost?a=1&amp;b=2">b</a>', '<a>b</a>'],
    [
      '<link rel="canonical" href="https://t.example/doc/a"/>',
      '<link rel="canonical" href="https://t.example/doc/a.html"/>',
    ],
    ['<link rel="stylesheet" href="/assets/x"/>', '<link rel="stylesheet" href="../assets/x.html"/>'],
    ['<link rel="alternate" href="/lost"/>', ''],
    ['<form action="/lost"><input name="a"/></form>', '<form hidden><input name="a"/></form>'],
    ['<p>&lt;a href="/doc/b"&gt;</p>', '<p>&lt;a href="/doc/b"&gt;</p>'],
  ])('%s', (html, expected) => expect(rewritten(html)).toBe(expected));

  it('are found with their escapes undone', () => {
    const html = '<a href="/x?a=1&amp;b=%27">x</a><img src="i.svg"/><div data-world="/w.json"></div>';
    expect([...linksIn(html, page.url)].map(({ url }) => url)).toEqual([
      'https://t.example/x?a=1&b=%27',
      'https://t.example/doc/i.svg',
      'https://t.example/w.json',
    ]);
  });

  it('are found in style sheets and scripts', () => {
    const code = `import a from './a.js'; import './b.js'; new Worker(new URL('c.js', import.meta.url)); x { background: url(d.svg) }`;
    const assets = 'https://towns.example/assets';
    const found = [...referencesIn(code, `${assets}/site.js`)];
    expect(found.sort()).toEqual(['a.js', 'b.js', 'c.js', 'd.svg'].map((name) => `${assets}/${name}`));
  });
});
