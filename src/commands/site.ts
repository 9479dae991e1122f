import { link, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SettingError, type Settings } from '../config.ts';
import { hiddenAddresses } from '../features/documents/readings.ts';
import { BROWSER_QUERIES_POLICY } from '../http/fields.ts';
import { writableLanguages } from '../http/serving/publication.ts';
import { DEFAULT_LANGUAGE, type Language } from '../pages/messages/messages.ts';
import { isMadeOf, type Manifest, openCurrent, type Release, siteBase } from '../release/index.ts';
import { sourceOf } from '../source.ts';
import { Crawl, type Crawled } from '../static-site/crawl.ts';
import { serverRules, staticHostHeaders, staticHostRedirects } from '../static-site/server-rules.ts';
import { isAbsent } from '../text/error-code.ts';
import { build, type Log, signed } from './publishing/build.ts';
import { WriterProcess } from './site/writer-process.ts';

/** Shows that a directory is a site that munpart wrote, and of which release. */
const MARK = 'munpart-site.json';
/** Files to begin with for which it is worth a process to write them. */
const FILES_OF_A_WRITER = 100;

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
  const languages = settings.languages ?? pageLanguages(release.manifest);
  await mkdir(dirname(target), { recursive: true });
  const workshop = await mkdtemp(`${target}.`);
  const [unfinished, former] = [join(workshop, 'new'), join(workshop, 'old')];
  const writers = new Set<WriterProcess>();
  const startWriter = () => {
    const { engine, ...others } = settings;
    const list = join(workshop, `pages.${writers.size}`);
    const writing = { release: release.directory, base, languages, directory: unfinished, list };
    const writer = new WriterProcess({ ...writing, settings: others, engine: String(engine) }, log.failed);
    writers.add(writer);
    return writer;
  };
  try {
    await mkdir(unfinished);
    const begin = await startWriter().begin();
    const count = Math.min(settings.queryChildren, Math.ceil(begin.length / FILES_OF_A_WRITER));
    while (writers.size < count) startWriter();
    const prefix = prefixOf(release.manifest);
    const crawled = await new Crawl(begin, { prefix }, log.progress).by([...writers]);
    for (const address of crawled.unanswered.toSorted())
      log.note?.(`${address} was left out: its query is not answered within the limits`);
    await linkLatest(join(unfinished, prefix), release.manifest);
    await writeRules(unfinished, { crawled, base, manifest: release.manifest, languages });
    await putInPlace(unfinished, target, former);
    return crawled.files;
  } finally {
    await Promise.all([...writers].map((writer) => writer.close()));
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
  const [first = DEFAULT_LANGUAGE, ...others] = writableLanguages(manifest);
  return [first, ...others];
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
  const { files, redirects, gone, types } = crawled;
  const source = {
    ...{ redirects, gone, types },
    ...{ base, prefix, dumps, languages, policy: BROWSER_QUERIES_POLICY },
  };
  const rules: Readonly<Record<string, string>> = {
    _redirects: staticHostRedirects(source),
    _headers: staticHostHeaders(source),
    ...(await serverRules(source)),
    [MARK]: `${JSON.stringify({ base, release: manifest.name, files }, null, 2)}\n`,
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
