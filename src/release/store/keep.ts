import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isReleaseOf } from './dataset-id.ts';
import { syncDirectory } from './files.ts';
import { readHistory } from './history.ts';
import { heldReleases } from './lease.ts';

/** What is on its way out has this suffix: a builder that finds it clears it away. */
const LEAVING = '.leaving.tmp';

/** Clears away all but the newest `keep` releases of what is current, with the lock held; never the current one, nor one that a process has open, nor any of other data. */
export async function keepNewest(releases: string, keep: number): Promise<void> {
  const history = await readHistory(releases);
  const [current] = history.releases;
  const publication = current && { dataset: current.place.dataset, base: current.manifest.base };
  const apart = history.apart.filter((release) => publication && isReleaseOf(release, publication));
  const expiring = [...history.releases.slice(Math.max(1, keep)), ...apart];
  const held = await heldReleases(releases);
  for (const { directory } of expiring) {
    const name = basename(directory);
    if (!held.has(name)) await clearAway(releases, name);
  }
}

/** Whoever begins to hold it at this moment gets it back. */
async function clearAway(releases: string, name: string): Promise<void> {
  const aside = join(releases, name + LEAVING);
  await rename(join(releases, name), aside);
  if ((await heldReleases(releases)).has(name)) return rename(aside, join(releases, name));
  await rm(aside, { recursive: true, force: true });
  await syncDirectory(releases);
}
