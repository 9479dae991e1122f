import type { Settings } from '../../config.ts';
import type { QueryEntry } from '../../http/serving/query-log.ts';
import type { Issue } from '../../records/reading/source.ts';
import {
  type BuildInput,
  buildRelease,
  DumpThreads,
  isReleaseOf,
  type Progress,
  type Release,
  readHistory,
} from '../../release/index.ts';
import { isLarge } from '../../release/store/manifest.ts';
import { readSigningKey, signRelease } from '../../release/verify/signature.ts';
import type { Source } from '../../source.ts';
import { collectGarbage, withSmallHeap } from '../../with-small-heap.ts';

/** Hears what happens, for whoever runs munpart. */
export interface Log {
  issues(issues: readonly Issue[]): void;
  published(release: Release): void;
  failed(error: Error): void;
  /** What is no fault, and may surprise. */
  note?(text: string): void;
  /** How far reading and building have come, often. */
  progress?(progress: Progress): void;
  /** Every query that the public asked, when it is answered. */
  query?(entry: QueryEntry): void;
}

/** Faults that keep a release from being built; they were logged one by one. */
export class FaultySource extends Error {
  override readonly name = 'FaultySource';
}

/** Builds a release from the source; throws FaultySource where it has errors, all of which were logged. */
export async function build(
  source: Source,
  { releases, keep, signingKey }: Pick<Settings, 'releases' | 'keep'> & Partial<Pick<Settings, 'signingKey'>>,
  log: Log,
): Promise<Release> {
  // A key that cannot be used is told before anything is built.
  if (signingKey !== undefined) await readSigningKey(signingKey);
  await noteOtherReleases(source, releases, log);
  const threads = new DumpThreads();
  try {
    const input = await prepared(source, log, () => threads.begin());
    collectGarbage();
    const options = { keep, onProgress: log.progress, threads };
    return await signed(await withSmallHeap(() => buildRelease(input, releases, options)), signingKey);
  } finally {
    await threads.end();
  }
}

/** The same; of a large release its pages are made once too, for whoever starts a server on it. */
export async function buildToServe(source: Source, settings: Settings, log: Log): Promise<Release> {
  const release = await build(source, settings, log);
  if (!isLarge(release.manifest)) return release;
  const { prepareValues } = await import('./open-publication.ts');
  collectGarbage();
  await withSmallHeap(() => prepareValues(release, settings)).catch(log.failed);
  return release;
}

/** What there is to build; throws FaultySource where the source has errors, all of which were logged. `onMany` as for the source. */
export async function prepared(source: Source, log: Log, onMany?: () => void): Promise<BuildInput> {
  const { issues, input } = await source.prepare(log.progress, onMany);
  log.issues(issues);
  if (input === undefined) throw new FaultySource('nothing was published');
  return input;
}

/** Notes where the current release is not an earlier one of what is read now: then nothing of it is held to be lost, and a history of its own begins. */
export async function noteOtherReleases(
  { publication }: Pick<Source, 'publication'>,
  releases: string,
  log: Pick<Log, 'note'>,
): Promise<void> {
  const [current] = (await readHistory(releases)).releases;
  if (current === undefined || isReleaseOf(current, publication)) return;
  const { base } = current.manifest;
  const isOtherBase = base !== publication.base && isReleaseOf(current, { ...publication, base });
  log.note?.(
    isOtherBase
      ? `the IRIs begin with ${publication.base}, those of the current release in ${releases} with ${base}: this is a publication of its own, with a history of its own. --base-iri ${base} goes on with that one, at whatever port`
      : `the current release in ${releases} was made of other data: this is a dataset of its own, with a history of its own. Data that were moved: --dataset says whose releases they continue`,
  );
}

/** The release, signed with the key of a file where one is given. */
export async function signed(release: Release, signingKey: string | undefined): Promise<Release> {
  if (signingKey !== undefined) await signRelease(release, await readSigningKey(signingKey));
  return release;
}
