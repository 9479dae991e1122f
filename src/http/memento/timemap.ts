import type { Context } from 'hono';
import type { Release } from '../../release/index.ts';
import { link } from '../fields.ts';
import { Problem } from '../problem.ts';
import { PLAIN_JSON, type Representation } from '../representation.ts';
import { respond } from '../respond.ts';
import type { Site } from '../serving/publication.ts';
import { httpDate } from './as-of.ts';
import { mementoUrl, type Original, originalAt, versionsOf } from './memento.ts';

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
