import { dirname } from 'node:path';
import type { Context } from 'hono';
import { withParameter } from '../../pages/address.ts';
import { findRelease, type History, openRelease, type Release, readHistory } from '../../release/index.ts';
import { isAbsent } from '../../text/error-code.ts';
import { CACHE, type Fields } from '../fields.ts';
import { Problem } from '../problem.ts';
import { openSite, readOnce, type Site } from '../serving/publication.ts';
import type { Publication } from '../serving/running-queries.ts';

/** The releases that are kept, the served one first and older ones after it. */
export function historyOf(site: Site): Promise<History> {
  const { directory, manifest } = site.publication.release;
  return readOnce(site, 'history', () => readHistory(dirname(directory), manifest.name));
}

/** The kept release that a name, a number or the beginning of a name means; throws a Problem where there is none. */
export async function storedRelease(site: Site, name: string): Promise<Release> {
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

/** A function from a request to its answer. */
export type Handler = (c: Context, site: Site) => Response | Promise<Response>;

/** A response of a named release, and that release. */
interface Past {
  readonly response: Response;
  readonly release: Release;
}

const MAX_NAMED = 20;
/** A site of an old release keeps no more than this part of the results that the current one may keep. */
const RESULTS_PART = 8;
const sites = new WeakMap<Publication, Site>();

/** The same route, which answers from the release that `?release=` names, where it names one. */
export function asOf(route: Handler): Handler {
  return (c, site) => {
    const name = namedRelease(c);
    return name === undefined
      ? route(c, site)
      : respondAsOf(c, site, name, route).then(({ response }) => response);
  };
}

/** The release that the request names; nearly none does, so the text is looked at first. */
export function namedRelease(c: Context): string | undefined {
  return c.req.url.includes('release=') ? c.req.query('release') : undefined;
}

/** The answer of the release of this name: for good where the address has its own name, for a moment where that is an abbreviation. */
export async function respondAsOf(c: Context, site: Site, name: string, route: Handler): Promise<Past> {
  const release = await releaseNamed(site, name);
  const response = await responseAsOf(c, site, release, route);
  const { headers } = response;
  const location = headers.get('location');
  if (location?.startsWith(site.namespace)) headers.set('location', inReleaseNamed(location, release));
  const isLasting = name === release.manifest.name && !isPage(response);
  if (isLasting && headers.get('cache-control') === CACHE.release) {
    headers.set('cache-control', CACHE.immutable);
  }
  return { response, release };
}

/** A URL of this site that answers from the release of the site, where the request named that. */
export function inRelease({ named, publication }: Site, url: string): string {
  return named ? inReleaseNamed(url, publication.release) : url;
}

/** The releases from which this server answers, newest first. */
export async function readableReleases(site: Site): Promise<readonly Release[]> {
  const { releases } = await historyOf(site);
  return site.operations.oldReleases ? releases : releases.slice(0, 1);
}

/** The fields that say of a response which release it is of. */
export function dated({ place }: Release): Fields {
  return { 'memento-datetime': httpDate(place.date) };
}

/** An xsd:dateTime as HTTP writes it (RFC 9110 §5.6.7). */
export function httpDate(date: string): string {
  return new Date(date).toUTCString();
}

function inReleaseNamed(url: string, { manifest }: Release): string {
  return withParameter(url, 'release', manifest.name);
}

/** A page is made by the program as much as by the release: it is asked for anew. */
function isPage(response: Response): boolean {
  return response.headers.has('content-language');
}

async function responseAsOf(c: Context, site: Site, release: Release, route: Handler): Promise<Response> {
  const { name } = release.manifest;
  if (name === site.publication.release.manifest.name) {
    return route(c, await readOnce(site, 'as named', async () => namedSite(site.publication, site)));
  }
  const { oldReleases } = site.operations;
  if (!oldReleases) {
    throw new Problem('not-found', 'This server answers from the current release alone.', {
      links: [{ href: `${site.base}releases/${name}`, label: `Release ${release.place.number}` }],
    });
  }
  const find = () => verifiedRelease(site, release);
  return oldReleases.use(name, find, (publication) => route(c, siteOf(publication, site)));
}

/** The site of an open publication; it lives as long. */
function siteOf(publication: Publication, current: Site): Site {
  const site = sites.get(publication) ?? namedSite(publication, current);
  sites.set(publication, site);
  return site;
}

function namedSite(publication: Publication, { settings, operations }: Site): Site {
  const resultCacheBytes = Math.floor((settings.resultCacheBytes ?? 0) / RESULTS_PART);
  return { ...openSite(publication, { ...settings, resultCacheBytes }, operations), named: true };
}

async function releaseNamed(site: Site, name: string): Promise<Release> {
  const history = await historyOf(site);
  try {
    return findRelease(history, name);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const links = history.releases.slice(0, MAX_NAMED).map(({ manifest, place }) => ({
      href: `${site.base}releases/${manifest.name}`,
      label: `Release ${place.number}, ${place.date.slice(0, 10)}`,
    }));
    const all = { href: `${site.base}releases`, label: 'All releases' };
    throw new Problem('not-found', `${sentence(error.message)}.`, { links: [...links, all] });
  }
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1, 200);
}
