import { dirname } from 'node:path';
import { findRelease, type History, openRelease, type Release, readHistory } from '../../release/index.ts';
import { isAbsent } from '../../text/error-code.ts';
import { Problem } from '../problem.ts';
import { readOnce, type Site } from '../serving/publication.ts';

/** The releases that are kept, the served one first and older ones after it. */
export function historyOf(site: Site): Promise<History> {
  const { directory, manifest } = site.publication.release;
  return readOnce(site, 'history', () => readHistory(dirname(directory), manifest.name));
}

/** The kept release that a name, a number or the beginning of a name means; throws a Problem where there is none. */
export async function keptRelease(site: Site, name: string): Promise<Release> {
  const history = await historyOf(site);
  try {
    return findRelease(history, name);
  } catch (error) {
    if (error instanceof RangeError) throw notKept(site, error.message);
    throw error;
  }
}

/** The release, once all its files are verified; rejects with an Error that names the first damaged one. */
export async function verifiedRelease(site: Site, release: Release): Promise<Release> {
  const { release: served } = site.publication;
  if (release.manifest.name === served.manifest.name) return served;
  const name = `release ${release.manifest.name}`;
  return readOnce(site, name, () => openRelease(release.directory)).catch((error: unknown) => {
    throw error instanceof Error && isAbsent(error.cause) ? notKept(site, 'It is no longer kept') : error;
  });
}

/** The release before one, where that is kept. */
export async function releaseBefore(site: Site, release: Release): Promise<Release | undefined> {
  const { releases } = await historyOf(site);
  return releases.find(({ manifest }) => manifest.name === release.place.previous?.name);
}

/** The problem that a release is not, or no longer, here. */
export function notKept(site: Site, reason: string): Problem {
  return new Problem('not-found', `${reason}.`, {
    links: [{ href: `${site.base}releases`, label: 'All releases' }],
  });
}
