import type { createApp } from '../../features/app.ts';
import { ROUTES } from '../../features/index.ts';
import { LANGUAGES, type Language } from '../../pages/messages/messages.ts';
import type { Manifest } from '../../release/index.ts';
import { CHECKSUMS, dumpFiles, MANIFEST } from '../../release/store/open.ts';
import { PUBLIC_KEY, SIGNATURE } from '../../release/verify/signature.ts';
import { startAddresses } from '../../static-site/names.ts';
import type { CrawlRequest } from '../../static-site/site-writer.ts';

const ENCLOSED = [CHECKSUMS, MANIFEST, SIGNATURE, PUBLIC_KEY];

/** The application, asked without a network. */
export function crawlRequestOf(
  app: ReturnType<typeof createApp>,
  base: string,
  languages: readonly Language[] = LANGUAGES,
): CrawlRequest {
  const fetchPage = async (address: string, accept: string) =>
    app.request(base + address, { headers: { accept, 'accept-language': languages[0] ?? '' } });
  return { base, languages, routes: ROUTES, fetchPage };
}

/** Where crawling begins, every page that the sitemap has, and the dumps. */
export async function addresses(request: CrawlRequest, manifest: Manifest): Promise<string[]> {
  const { fetchPage, base, prefix = '', routes } = request;
  const dumps = [...dumpFiles(manifest).map(({ name }) => name), ...ENCLOSED];
  return [
    ...startAddresses(routes, prefix),
    ...(await inSitemap(fetchPage, 'sitemap.xml')).map((url) => url.slice(base.length)),
    ...dumps.map((name) => `${prefix}dumps/${manifest.name}/${name}`),
  ];

  async function inSitemap(fetchPage: CrawlRequest['fetchPage'], address: string): Promise<string[]> {
    const response = await fetchPage(address, '*/*');
    const urls = [...(await response.text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) =>
      url.replaceAll('&amp;', '&'),
    );
    const parts = urls.filter((url) => url.startsWith(`${base}sitemap.xml?`));
    if (parts.length === 0) return urls;
    const all = await Promise.all(parts.map((part) => inSitemap(fetchPage, part.slice(base.length))));
    return all.flat();
  }
}
