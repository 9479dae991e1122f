import type { Context } from 'hono';
import { iriOfPath } from '../../pages/document-address.ts';
import { isIri } from '../../rdf/terms.ts';
import { isPublishedIn } from '../../release/diff/feed-entries.ts';
import type { Release } from '../../release/index.ts';
import { withoutSuffix } from '../addresses.ts';
import { CACHE, COMMON, link, locationField } from '../fields.ts';
import { field } from '../limits/limits.ts';
import { Problem } from '../problem.ts';
import {
  GEOJSON,
  HTML,
  PLAIN_JSON,
  RDF_FORMS,
  type Representation,
  type Resource,
} from '../representation.ts';
import { respond } from '../respond.ts';
import { readOnce, type Site } from '../serving/publication.ts';
import { dated, type Handler, httpDate, namedRelease, readableReleases, respondAsOf } from './as-of.ts';

const FORMS = [...RDF_FORMS, HTML, GEOJSON];
const ACCEPT_DATETIME = 'Accept-Datetime';
/** As HTTP writes dates, weekday and all. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** A resource of which the releases are versions (RFC 7089: the Original Resource, which is its own TimeGate). */
interface Original {
  /** Below the base: `doc/place/radom`. */
  readonly address: string;
  /** What must be published for there to be a version; absent where every release has one. */
  readonly iri?: string;
}

/** The same route with the versions of what it answers: as of `?release=`, and by Accept-Datetime. */
export function memento(route: Handler): Handler {
  return (c, site) => {
    const name = namedRelease(c);
    if (name !== undefined) return mementoOf(c, site, name, route);
    const acceptDatetime = site.operations.oldReleases ? field(c, 'accept-datetime') : undefined;
    return acceptDatetime === undefined ? route(c, site) : timeGate(c, site, acceptDatetime, route);
  };
}

/** What an original resource says of its versions: the links to TimeGate and TimeMap, and that the date asked for decides. */
export function versioned(
  site: Site,
  address: string,
): Pick<Resource, 'timed'> & { readonly links: string[] } {
  if (!site.operations.oldReleases) return { links: [] };
  return { links: originalLinks(site, address), timed: !site.named };
}

/** The versions of an original, oldest first. */
async function versionsOf(site: Site, { address, iri }: Original): Promise<readonly Release[]> {
  return readOnce(site, `versions ${address}`, async () => {
    const releases = (await readableReleases(site)).toReversed();
    if (iri === undefined) return releases;
    const versions: Release[] = [];
    for (const release of releases) if (await isPublishedIn(release, iri)) versions.push(release);
    return versions;
  });
}

/** The address of a version. */
function mementoUrl({ base }: Site, { address }: Original, { manifest }: Release): string {
  return `${base}${address}${address.includes('?') ? '&' : '?'}release=${manifest.name}`;
}

/** The original that an address below the base is of; undefined where it can be of none. */
function originalAt(site: Site, path: string, iri: string | undefined): Original | undefined {
  if (path === '/dataset') return { address: 'dataset' };
  if (path === '/doc') {
    return iri !== undefined && isIri(iri)
      ? { address: `doc?iri=${encodeURIComponent(iri)}`, iri }
      : undefined;
  }
  const named = path.startsWith('/doc/') ? iriOfPath(site.root + path.slice(1), site) : undefined;
  return named === undefined ? undefined : { address: path.slice(1), iri: named };
}

async function mementoOf(c: Context, site: Site, name: string, route: Handler): Promise<Response> {
  const { response, release } = await respondAsOf(c, site, name, route);
  const original = requested(c, site);
  if (!original || ![200, 304].includes(response.status)) return response;
  const versions = await versionsOf(site, original);
  for (const [field, value] of Object.entries(dated(release))) response.headers.set(field, value);
  const own = response.headers.get('link');
  response.headers.set('link', [own, ...versionLinks(site, original, versions, release)].join(', '));
  return response;
}

async function timeGate(c: Context, site: Site, acceptDatetime: string, route: Handler): Promise<Response> {
  const requestedInstant = instant(acceptDatetime);
  const original = requested(c, site);
  const versions = original ? await versionsOf(site, original) : [];
  const version = versions.findLast(({ place }) => Date.parse(place.date) <= requestedInstant) ?? versions[0];
  if (!original || !version) return route(c, site);
  const url = new URL(c.req.url);
  url.searchParams.set('release', version.manifest.name);
  return new Response(null, {
    status: 302,
    headers: {
      ...COMMON,
      'cache-control': CACHE.release,
      vary: ACCEPT_DATETIME,
      ...locationField(`${site.base}${c.req.path.slice(1)}${url.search}`),
      link: [...originalLinks(site, original.address), ...versionLinks(site, original, versions)].join(', '),
    },
  });
}

function requested(c: Context, site: Site): Original | undefined {
  return originalAt(site, withoutSuffix(c.req.path, FORMS).path, c.req.query('iri'));
}

function instant(acceptDatetime: string): number {
  const time = HTTP_DATE.test(acceptDatetime) ? Date.parse(acceptDatetime) : Number.NaN;
  // 31 February would pass for 3 March.
  if (!Number.isNaN(time) && new Date(time).toUTCString() === acceptDatetime) return time;
  throw new Problem(
    'malformed',
    'Accept-Datetime must be a date as HTTP writes it: Thu, 01 Jan 2026 12:00:00 GMT.',
    { fields: { vary: ACCEPT_DATETIME } },
  );
}

function originalLinks({ base }: Site, address: string): string[] {
  const original = base + address;
  return [
    link(original, 'original timegate'),
    link(`${base}timemap/${address}`, 'timemap', 'application/link-format'),
  ];
}

/** First and last version, and those beside the one that is answered. */
function versionLinks(site: Site, original: Original, versions: readonly Release[], one?: Release): string[] {
  const at = versions.findIndex(({ manifest }) => manifest.name === one?.manifest.name);
  const named = [
    ['first', versions[0]],
    ['last', versions.at(-1)],
    ...(at < 0 ? [] : [['prev', at > 0 ? versions[at - 1] : undefined] as const]),
    ...(at < 0 ? [] : [['next', versions[at + 1]] as const]),
  ] as const;
  return named.flatMap(([rel, release]) =>
    release
      ? [
          `${link(mementoUrl(site, original, release), `${rel} memento`)}; datetime="${httpDate(release.place.date)}"`,
        ]
      : [],
  );
}

const LINK_FORMAT: Representation = {
  name: 'link-format',
  label: 'Links',
  mediaType: 'application/link-format',
  extension: 'link',
};

/** The forms of a TimeMap. */
export const TIMEMAP_FORMS: readonly Representation[] = [LINK_FORMAT, PLAIN_JSON];

/** `/timemap/{address}`: all versions of a document or of `/dataset` (RFC 7089 §5). */
export async function timeMap(c: Context, site: Site): Promise<Response> {
  const original = site.operations.oldReleases
    ? originalAt(site, c.req.path.slice('/timemap'.length), c.req.query('iri'))
    : undefined;
  const versions = original ? await versionsOf(site, original) : [];
  if (!original || versions.length === 0) {
    throw new Problem('not-found', 'No release has a version of this.');
  }
  return respond(c, site, {
    address: `timemap/${original.address}`,
    representations: TIMEMAP_FORMS,
    links: [link(site.base + original.address, 'original timegate')],
    write: async (form) =>
      form === PLAIN_JSON ? asJson(site, original, versions) : asLinks(site, original, versions),
  });
}

function asLinks(site: Site, original: Original, versions: readonly Release[]): string {
  const [from, until] = [versions[0], versions.at(-1)].map((one) => httpDate(one?.place.date ?? ''));
  const self = link(`${site.base}timemap/${original.address}`, 'self', LINK_FORMAT.mediaType);
  const lines = [
    link(site.base + original.address, 'original timegate'),
    `${self}; from="${from}"; until="${until}"`,
    ...versions.map((version, index) => {
      const places = [index === 0 ? 'first ' : '', index === versions.length - 1 ? 'last ' : ''];
      const memento = link(mementoUrl(site, original, version), `${places.join('')}memento`);
      return `${memento}; datetime="${httpDate(version.place.date)}"`;
    }),
  ];
  return `${lines.join(',\n')}\n`;
}

function asJson(site: Site, original: Original, versions: readonly Release[]): string {
  const { base } = site;
  const list = versions.map((version) => ({
    datetime: version.place.date,
    uri: mementoUrl(site, original, version),
  }));
  const value = {
    original_uri: base + original.address,
    timegate_uri: base + original.address,
    timemap_uri: { link_format: `${base}timemap/${original.address}` },
    mementos: { first: list[0], last: list.at(-1), list },
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
