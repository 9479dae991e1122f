import { readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../../text/error-code.ts';
import { type EncodedDataset, encode } from '../n-quads/encoded.ts';
import { idOf } from '../n-quads/lines.ts';
import { syncDirectory } from '../store/files.ts';
import { pruneReleases, readHistoryOf } from '../store/history.ts';
import { isRunning, withLock } from '../store/lock.ts';
import type { Release } from '../store/manifest.ts';
import { CURRENT, openRelease, readRelease } from '../store/open.ts';
import type { BuildInput, OnProgress } from './build-input.ts';
import type { DumpThreads } from './dump-threads.ts';
import { contentDigest, nextStep } from './next-release.ts';
import { type Content, writeRelease } from './write.ts';

/** How a build goes into the history. */
export interface BuildOptions {
  /** How many releases are kept; all where absent. */
  readonly keep?: number | undefined;
  /** The time of the build; the clock's where absent. */
  readonly now?: Date;
  readonly onProgress?: OnProgress | undefined;
  /** Ends the build, which then rejects with its reason and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined;
  /** Threads that have begun already; whoever has them ends them. */
  readonly threads?: DumpThreads | undefined;
}

const UNFINISHED = '.tmp';
/** Hidden, so that nobody takes it for a release; the pid of its user follows. */
const PREVIEW = '.preview-';
/** What the current release was made of most recently, where that is not what its manifest says. */
const INPUTS = '.inputs';
/** Only what a builder makes is cleaned away: the directory may hold other people's files. */
const OWN_UNFINISHED =
  /^(?:[0-9a-f]{64}(?:-[0-9a-f]*)?(?:\.(?:damaged|leaving))?|current|lines|\.inputs|\.lock\.\d+)\.tmp(?:\.stale)?$/;

/** Builds a release below `releases`, re-reads all of it and makes it the current one; where the current one has the same content, it stays. An Error leaves the former current as it was. */
export async function buildRelease(
  input: BuildInput,
  releases: string,
  { keep, now = new Date(), onProgress, signal, threads }: BuildOptions = {},
): Promise<Release> {
  return withLock(releases, async () => {
    await removeUnfinished(releases);
    onProgress?.({ step: 'encoding and sorting statements' });
    const dataset = await encode(input.quads);
    const release = await publish(input, dataset, releases, { now, onProgress, signal, threads });
    await makeCurrent(releases, release.manifest.name);
    await noteInputs(releases, release, input.inputs);
    if (keep !== undefined) await pruneReleases(releases, keep);
    return release;
  }).catch((error: unknown) => {
    throw outOfSpace(error) ?? error;
  });
}

/** The release of this dataset, written unless it is there already. */
async function publish(
  input: BuildInput,
  encoded: EncodedDataset,
  releases: string,
  { now, ...options }: Omit<BuildOptions, 'keep'> & { readonly now: Date },
): Promise<Release> {
  const { step, ...identity } = await placed(input, encoded, releases, now);
  if (step.kind === 'stays') return step.release;
  await writeInto(releases, { input, encoded, ...options, ...identity, ...step });
  return openRelease(join(releases, step.name));
}

/** The names of the dataset and of all that is published with it, and where it goes in the history. */
async function placed(input: BuildInput, { lines }: EncodedDataset, releases: string, now: Date) {
  const id = idOf(lines);
  const content = await contentDigest(id, input);
  const { base, dataset, changes = [] } = input;
  const history = await readHistoryOf(releases, { base, dataset });
  const step = await nextStep(releases, history, { id, content, changes, base, dataset }, now);
  return { id, content, step };
}

/** Fewer statements are a release soon enough. */
const MIN_PREVIEW_QUADS = 50_000;
let previews = 0;

/** For whom a preview is made. */
export interface PreviewOptions {
  /** Fewer statements are worth none. */
  readonly least?: number;
  /** The process that uses it: it is cleared away when that is gone; this one where absent. */
  readonly owner?: number;
}

/** The release that these inputs will be, without its dumps, in a hidden directory that its user is to remove: it can be served while the dumps are written. Undefined where there is nothing new, or where the release itself is soon written. */
export async function previewRelease(
  input: BuildInput,
  releases: string,
  { least = MIN_PREVIEW_QUADS, owner = process.pid }: PreviewOptions = {},
): Promise<Release | undefined> {
  const encoded = await encode(input.quads);
  if (encoded.lines.length < least) return undefined;
  const { step, ...identity } = await placed(input, encoded, releases, new Date());
  if (step.kind === 'stays' || step.inPlace) return undefined;
  const directory = join(releases, `${PREVIEW}${owner}-${process.pid}-${++previews}`);
  await writeRelease(directory, { input, encoded, ...identity, ...step, isPreview: true });
  return readRelease(directory);
}

/** Whether what was read, by its `inputsDigest`, gave this release: then nothing is to be built. */
export async function isMadeOf({ manifest, directory }: Release, inputs: string): Promise<boolean> {
  if (manifest.inputs === inputs) return true;
  const noted = await readFile(join(dirname(directory), INPUTS), 'utf8').catch(() => '');
  return noted === `${inputs} ${manifest.name}\n`;
}

/** Other inputs may give the same content, as where a comment was edited. */
async function noteInputs(releases: string, { manifest }: Release, inputs: string): Promise<void> {
  const file = join(releases, INPUTS);
  if (manifest.inputs === inputs) return rm(file, { force: true });
  await writeFile(file + UNFINISHED, `${inputs} ${manifest.name}\n`);
  await rename(file + UNFINISHED, file);
}

/** The error in a sentence, where the disk is full or a file may not grow; undefined for any other. */
function outOfSpace(error: unknown): Error | undefined {
  const code = codeOf(error) ?? '';
  if (!['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return undefined;
  return new Error(`there is no room for the release (${code}): nothing was published`, { cause: error });
}

/** Whether a release is a preview: removed as soon as the whole release is served. */
export function isPreview({ directory }: Pick<Release, 'directory'>): boolean {
  return basename(directory).startsWith(PREVIEW);
}

/** Removes a release where it is a preview. */
export async function removePreview(release: Release): Promise<void> {
  if (isPreview(release)) await rm(release.directory, { recursive: true, force: true });
}

/** With the lock held, whatever is unfinished is a dead builder's; a preview is served as long as its process runs. */
async function removeUnfinished(releases: string): Promise<void> {
  for (const name of await readdir(releases)) {
    const isDeserted =
      name.startsWith(PREVIEW) && !isRunning(Number.parseInt(name.slice(PREVIEW.length), 10));
    if (OWN_UNFINISHED.test(name) || isDeserted)
      await rm(join(releases, name), { recursive: true, force: true });
  }
}

/** Writes beside the place and moves the whole into it: a directory with a release's name is always complete. */
async function writeInto(releases: string, content: Content & { inPlace: boolean }): Promise<void> {
  const unfinished = join(releases, content.name + UNFINISHED);
  try {
    await writeRelease(unfinished, content);
    if (content.inPlace) await setAside(releases, content.name);
    await rename(unfinished, join(releases, content.name));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  await syncDirectory(releases);
}

/** A damaged release makes way for the same one, whole. */
async function setAside(releases: string, name: string): Promise<void> {
  const aside = join(releases, `${name}.damaged${UNFINISHED}`);
  await rename(join(releases, name), aside);
  await rm(aside, { recursive: true, force: true });
}

/** A symbolic link cannot be changed, but renaming another over it is atomic (POSIX rename). */
async function makeCurrent(releases: string, name: string): Promise<void> {
  const next = join(releases, CURRENT + UNFINISHED);
  await symlink(name, next);
  await rename(next, join(releases, CURRENT));
  await syncDirectory(releases);
}
