import { readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compareCodePoints } from '../../rdf/canonical.ts';
import { isAbsent } from '../../text/error-code.ts';
import { syncDirectory } from './files.ts';
import { heldReleases } from './lock.ts';
import { type DatasetIdentity, isReleaseOf, type Release, type ReleaseVersion } from './manifest.ts';
import { CURRENT, currentName, readRelease } from './open.ts';

/** The releases that are kept, and what else stands among them. */
export interface History {
  /** Newest first: the current one and, from each, the one before it. Read, not verified: see `openRelease`. */
  readonly releases: readonly Release[];
  /** Sound releases that were never current, or were left by a return to an older one. */
  readonly apart: readonly Release[];
  /** What is no release, or a damaged one: it is never served. */
  readonly faults: readonly { readonly name: string; readonly reason: string }[];
}

/** Reads the history below a directory of releases, back from the current one or the one named; whatever is foreign or damaged is told and passed over. */
export async function readHistory(releases: string, last?: string): Promise<History> {
  const found: Release[] = [];
  const faults: { name: string; reason: string }[] = [];
  for (const name of await entries(releases)) {
    try {
      found.push(await readRelease(join(releases, name)));
    } catch (error) {
      faults.push({ name, reason: (error as Error).message });
    }
  }
  const chain = chainOf(found, last ?? (await currentName(releases).catch(() => undefined)));
  return { releases: chain, apart: found.filter((release) => !chain.includes(release)), faults };
}

/** The history of one publication, back from the current release where it is one of its own, else from the newest that is; empty where there is none. */
export async function readHistoryOf(releases: string, publication: DatasetIdentity): Promise<History> {
  const history = await readHistory(releases);
  const [current] = history.releases;
  if (current === undefined || isReleaseOf(current, publication)) return history;
  const own = history.apart.filter((release) => isReleaseOf(release, publication));
  const newest = own.reduce<Release | undefined>(
    (best, each) => (best && best.place.number > each.place.number ? best : each),
    undefined,
  );
  if (newest) return readHistory(releases, newest.manifest.name);
  return { ...history, releases: [], apart: [...history.releases, ...history.apart] };
}

/** What a person calls a release: `current`, `previous`, its number, its name, its id, or the first characters (at least 4) of these. Throws a RangeError where it is none, or more than one, of those that are kept. */
export function findRelease({ releases }: Pick<History, 'releases'>, name: string): Release {
  const [current, previous] = releases;
  if (name === 'current' && current) return current;
  if (name === 'previous' && previous) return previous;
  const exact = releases.find(
    ({ manifest, place }) => manifest.name === name || String(place.number) === name,
  );
  if (exact) return exact;
  const alike = name.length < 4 ? [] : releases.filter(({ manifest }) => manifest.name.startsWith(name));
  const [first, second] = alike;
  if (first && second) throw new RangeError(`more than one release begins with ${name}`);
  if (first) return first;
  throw new RangeError(`no release ${name} is kept`);
}

/** From the current release back; where the one before is damaged or gone, the nearest older one of the same publication goes on. */
function chainOf(found: readonly Release[], current: string | undefined): Release[] {
  const sorted = [...found].sort((a, b) => b.place.number - a.place.number);
  const last = found.find(({ manifest }) => manifest.name === current) ?? sorted[0];
  if (last === undefined) return [];
  const publication = { dataset: last.place.dataset, base: last.manifest.base };
  const byNumber = sorted.filter((release) => isReleaseOf(release, publication));
  const chain: Release[] = [];
  let next: Release | undefined = last;
  while (next) {
    chain.push(next);
    const { number }: ReleaseVersion = next.place;
    const previous: ReleaseVersion['previous'] = next.place.previous;
    const before: number = Math.min(previous?.number ?? 0, number - 1);
    next =
      byNumber.find(({ manifest, place }) => manifest.name === previous?.name && place.number === before) ??
      byNumber.find(({ place }) => place.number <= before);
  }
  return chain;
}

/** Hidden files are the program's own, and so is what is unfinished. */
async function entries(releases: string): Promise<string[]> {
  try {
    const names = await readdir(releases);
    return names
      .filter((name) => name !== CURRENT && !name.startsWith('.') && !name.endsWith('.tmp'))
      .sort(compareCodePoints);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** What is on its way out has this suffix: a builder that finds it clears it away. */
const LEAVING = '.leaving.tmp';

/** Clears away all but the newest `keep` releases of what is current, with the lock held; never the current one, nor one that a process has open, nor any of other data. */
export async function pruneReleases(releases: string, keep: number): Promise<void> {
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
