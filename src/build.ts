import type { Settings } from './config.ts';
import type { QueryEntry } from './http/sparql/query-log.ts';
import type { Issue } from './records/issue.ts';
import { buildRelease, type Release } from './release/index.ts';
import type { Source } from './source.ts';

/** Hears what happens, for whoever runs munpart. */
export interface Log {
  issues(issues: readonly Issue[]): void;
  published(release: Release): void;
  failed(error: Error): void;
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
  { releases, keep }: Pick<Settings, 'releases' | 'keep'>,
  log: Log,
): Promise<Release> {
  const { issues, input } = await source.prepare();
  log.issues(issues);
  if (input === undefined) throw new FaultySource('nothing was published');
  return buildRelease(input, releases, { keep });
}
