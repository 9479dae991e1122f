import type { Settings } from './config.ts';
import { frugally } from './frugal.ts';
import type { QueryEntry } from './http/sparql/query-log.ts';
import type { Issue } from './records/issue.ts';
import { buildRelease, type Progress, type Release } from './release/index.ts';
import { readSigningKey, signRelease } from './release/signature.ts';
import type { Source } from './source.ts';

/** Hears what happens, for whoever runs munpart. */
export interface Log {
  issues(issues: readonly Issue[]): void;
  published(release: Release): void;
  failed(error: Error): void;
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
  const { issues, input } = await source.prepare(log.progress);
  log.issues(issues);
  if (input === undefined) throw new FaultySource('nothing was published');
  const release = await frugally(() => buildRelease(input, releases, { keep, onProgress: log.progress }));
  return signed(release, signingKey);
}

/** The release, signed with the key of a file where one is given. */
export async function signed(release: Release, signingKey: string | undefined): Promise<Release> {
  if (signingKey !== undefined) await signRelease(release, await readSigningKey(signingKey));
  return release;
}
