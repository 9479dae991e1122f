import type { Hono } from 'hono';
import { linksIn } from '../../src/static-site/names.ts';

/** An address that does not answer, and the page that leads there. */
export interface BrokenLink {
  readonly url: string;
  readonly from: string;
  readonly status: number;
}

/** What a crawl went through. */
export interface Crawl {
  readonly pages: number;
  readonly links: number;
  readonly broken: readonly BrokenLink[];
}

const MAX_REDIRECTS = 3;
/** Every page leads to itself in each language: one language beside the crawler's own shows what any does. */
const IN_OTHER_LANGUAGES = /[?&]lang=(?!lv\b)/;

/** Follows every link of every page, from the first page and from the sitemap on, as long as it stays below the base IRI; `isFollowed` says which pages are read, `isVisited` which addresses are asked for. */
export async function crawlPages(
  app: Pick<Hono, 'request'>,
  base: string,
  isFollowed: (url: string) => boolean = () => true,
  isVisited: (url: string) => boolean = () => true,
): Promise<Crawl> {
  const waiting = [
    { url: base, from: 'the beginning' },
    ...(await sitemapOf(app, base)).filter(isVisited).map((url) => ({ url, from: 'sitemap.xml' })),
  ];
  const known = new Set(waiting.map(({ url }) => url));
  const broken: BrokenLink[] = [];
  let pages = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { status, html, here } = await visit(app, next.url);
    if (status !== 200) broken.push({ ...next, status });
    if (html === undefined || !isFollowed(next.url)) continue;
    pages++;
    for (const address of addressesIn(html, here)) {
      if (!address.startsWith(base) || known.has(address)) continue;
      known.add(address);
      if (isVisited(address)) waiting.push({ url: address, from: next.url });
    }
  }
  return { pages, links: known.size, broken };
}

/** Where a page leads, without what only its forms ask and without its own other languages. */
function addressesIn(html: string, here: string): readonly string[] {
  return [...linksIn(html, here)]
    .filter(({ element }) => element !== 'form')
    .map(({ url }) => url.replace(/#.*$/, ''))
    .filter((address) => !IN_OTHER_LANGUAGES.test(address));
}

/** All that the sitemap lists. */
export async function sitemapOf(app: Pick<Hono, 'request'>, base: string): Promise<readonly string[]> {
  const text = await (await app.request(`${base}sitemap.xml`)).text();
  return [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
}

/** The answer at the end of the redirects, as a browser gets it. */
async function visit(app: Pick<Hono, 'request'>, url: string) {
  let here = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await app.request(new Request(here), { headers: { accept: 'text/html, */*;q=0.1' } });
    const location = response.headers.get('location');
    if (location === null || response.status < 300 || response.status > 399) {
      const isPage = response.status === 200 && response.headers.get('content-type')?.startsWith('text/html');
      const text = await response.text();
      return { status: response.status, here, html: isPage ? text : undefined };
    }
    here = new URL(location, here).href;
  }
  return { status: 310, here, html: undefined };
}
