import { link, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SettingError, type Settings } from '../config.ts';
import { createApp } from '../features/app.ts';
import { hiddenAddresses } from '../features/documents/readings.ts';
import { ROUTES } from '../features/index.ts';
import { BROWSER_QUERIES_POLICY } from '../http/fields.ts';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../pages/messages/messages.ts';
import { isMadeOf, type Manifest, openCurrent, type Release, siteBase } from '../release/index.ts';
import { languagesOf } from '../release/store/manifest.ts';
import { CHECKSUMS, dumpFiles, MANIFEST } from '../release/store/open.ts';
import { PUBLIC_KEY, SIGNATURE } from '../release/verify/signature.ts';
import { sourceOf } from '../source.ts';
import { type Crawled, type CrawlRequest, crawl } from '../static-site/crawl.ts';
import { startAddresses } from '../static-site/names.ts';
import { serverRules, staticHostHeaders, staticHostRedirects } from '../static-site/server-rules.ts';
import { isAbsent } from '../text/error-code.ts';
import { build, type Log, signed } from './publishing/build.ts';
import { closePublication, openPublication, servicesOf } from './publishing/open-publication.ts';

/** Shows that a directory is a site that munpart wrote, and of which release. */
const MARK = 'munpart-site.json';
const ENCLOSED = [CHECKSUMS, MANIFEST, SIGNATURE, PUBLIC_KEY];

/** Writes the whole publication as files into a directory, which is a site already or has nothing in it; what was there makes way when all is written. The number of files. */
export async function writeSite(
  directory: string,
  settings: Settings,
  base: string,
  log: Log,
): Promise<number> {
  const target = resolve(directory);
  await checkTarget(target);
  const release = await releaseOf(settings, base, log);
  const hidden = await hiddenAddresses(release);
  if (hidden !== undefined) log.failed(new Error(hidden));
  const publication = await openPublication(release, settings);
  const { queryTimeout, maxResultBytes } = settings;
  const languages = settings.languages ?? pageLanguages(release.manifest);
  // All is asked by one client.
  const limits = { queryTimeout, maxResultBytes, clientBudget: 0, clientQueries: 0 };
  const http = { ...limits, services: servicesOf(settings), languages, queriesInBrowser: true };
  await mkdir(dirname(target), { recursive: true });
  const workshop = await mkdtemp(`${target}.`);
  const [unfinished, former] = [join(workshop, 'new'), join(workshop, 'old')];
  try {
    await mkdir(unfinished);
    const app = createApp({ publication: () => publication, settings: http, report: log.failed });
    const prefix = prefixOf(release.manifest);
    const request = { ...crawlRequestOf(app, base, languages), prefix };
    const crawled = await crawl(request, await addresses(request, release.manifest), unfinished);
    await linkLatest(join(unfinished, prefix), release.manifest);
    await writeRules(unfinished, { crawled, base, manifest: release.manifest, languages });
    await putInPlace(unfinished, target, former);
    return crawled.files.size;
  } finally {
    await closePublication(publication);
    await rm(workshop, { recursive: true, force: true });
  }
}

/** The current release where it is made of what would be read now, else a new one. */
async function releaseOf(settings: Settings, base: string, log: Log): Promise<Release> {
  const source = sourceOf(settings, base);
  const current = await openCurrent(settings.releases).catch(() => undefined);
  const isCurrent = current !== undefined && (await isMadeOf(current, await source.digest()));
  return isCurrent ? signed(current, settings.signingKey) : build(source, settings, log);
}

/** The languages of the data that pages can be written in; the default one where there is none. */
function pageLanguages(manifest: Manifest): readonly [Language, ...Language[]] {
  const ofData = languagesOf(manifest);
  const [first = DEFAULT_LANGUAGE, ...others] = LANGUAGES.filter((language) => ofData.includes(language));
  return [first, ...others];
}

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
async function addresses(request: CrawlRequest, manifest: Manifest): Promise<string[]> {
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

/** What the own pages have before their paths: `_site/`, or nothing. */
function prefixOf(manifest: Manifest): string {
  return siteBase(manifest).slice(manifest.base.length);
}

/** The latest dumps are the same files under a second name. */
async function linkLatest(directory: string, manifest: Manifest): Promise<void> {
  const [named, latest] = [manifest.name, 'latest'].map((name) => join(directory, 'dumps', name)) as [
    string,
    string,
  ];
  await rm(latest, { recursive: true, force: true });
  await mkdir(latest);
  for (const name of await readdir(named)) await link(join(named, name), join(latest, name));
}

interface RulesInput {
  readonly crawled: Crawled;
  readonly base: string;
  readonly manifest: Manifest;
  readonly languages: readonly Language[];
}

async function writeRules(
  directory: string,
  { crawled, base, manifest, languages }: RulesInput,
): Promise<void> {
  const prefix = prefixOf(manifest);
  const dumps = `${prefix}dumps/${manifest.name}/`;
  const { files, redirects, gone, types, policies } = crawled;
  const source = {
    ...{ files, redirects, gone, types, policies },
    ...{ base, prefix, dumps, languages, policy: BROWSER_QUERIES_POLICY },
  };
  const rules: Readonly<Record<string, string>> = {
    _redirects: staticHostRedirects(source),
    _headers: staticHostHeaders(source),
    ...(await serverRules(source)),
    [MARK]: `${JSON.stringify({ base, release: manifest.name, files: files.size }, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(rules)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
}

async function checkTarget(target: string): Promise<void> {
  const names = await namesIn(target);
  if (names.length === 0 || names.includes(MARK)) return;
  throw new SettingError(`${target} has other files in it: a site wants an empty directory, or its own`);
}

async function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
}

/** A former site makes way only when the new one is whole, and comes back where that cannot take its place. */
async function putInPlace(unfinished: string, target: string, former: string): Promise<void> {
  const isReplaced = (await namesIn(target)).length > 0;
  if (isReplaced) await rename(target, former);
  try {
    await rename(unfinished, target);
  } catch (error) {
    if (isReplaced) await rename(former, target);
    throw error;
  }
}
