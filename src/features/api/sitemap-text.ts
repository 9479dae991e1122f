import type { Site } from '../../http/serving/publication.ts';
import type { Release } from '../../release/index.ts';
import { escapeXml } from '../../text/xml.ts';

/** The most that one sitemap may list (sitemaps.org protocol). */
const MAX_SITEMAP_ENTRIES = 50_000;
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Writes a sitemap of the addresses: all of them or, where one may not list so many, an index of its parts; a part by its number, from 1. Undefined where there is no such part. */
export function sitemapText(
  site: SitemapSite,
  addresses: readonly string[],
  part: string | undefined,
  max = MAX_SITEMAP_ENTRIES,
): (() => string) | undefined {
  const parts = Math.max(1, Math.ceil(addresses.length / max));
  if (part === undefined && parts > 1) return () => indexOf(site, parts);
  const number = part === undefined ? 1 : /^[1-9]\d*$/.test(part) ? Number(part) : parts + 1;
  if (number > parts) return undefined;
  return () => sitemapOf(site, addresses.slice((number - 1) * max, number * max));
}

/** What a sitemap says beside addresses. */
type SitemapSite = Pick<Site, 'namespace'> & {
  readonly publication: { readonly release: Pick<Release, 'place'> };
};

function sitemapOf(site: SitemapSite, chosen: readonly string[]): string {
  const modified = lastModified(site);
  const urls = chosen.map((address) => `<url><loc>${escapeXml(address)}</loc>${modified}</url>\n`).join('');
  return `${XML_HEAD}<urlset xmlns="${SITEMAP}">\n${urls}</urlset>\n`;
}

function indexOf(site: SitemapSite, parts: number): string {
  const maps = Array.from(
    { length: parts },
    (_, index) =>
      `<sitemap><loc>${escapeXml(site.namespace)}sitemap.xml?part=${index + 1}</loc>${lastModified(site)}</sitemap>\n`,
  ).join('');
  return `${XML_HEAD}<sitemapindex xmlns="${SITEMAP}">\n${maps}</sitemapindex>\n`;
}

/** Every page says the day of its release: nothing changes within one. */
function lastModified({ publication }: SitemapSite): string {
  return `<lastmod>${publication.release.place.date}</lastmod>`;
}
