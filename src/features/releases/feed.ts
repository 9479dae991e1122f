import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { writeQuads } from '../../http/document.ts';
import { CACHE, link } from '../../http/fields.ts';
import { Problem } from '../../http/problem.ts';
import { RDF_FORMS, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import type { Site } from '../../http/serving/publication.ts';
import { pageStatements, type ReleaseChange, streamStatements } from '../../release/diff/feed.ts';
import { atomFeed } from './feed-atom.ts';
import { entriesOf, onPage, pagesOf, stepsOf } from './feed-steps.ts';

/** The form for feed readers. */
export const ATOM: Representation = {
  name: 'atom',
  label: 'Atom',
  mediaType: 'application/atom+xml',
  aliases: ['application/xml', 'text/xml'],
  extension: 'atom',
  localized: true,
};

/** The forms of the feed's root; it has no graphs. */
export const FEED_FORMS = RDF_FORMS;
/** The forms of a page: those that carry graphs, TriG first. */
export const FEED_PAGE_FORMS = RDF_FORMS.filter(({ format }) => format?.hasGraphs).sort(
  (a, b) => Number(b.name === 'trig') - Number(a.name === 'trig'),
);

/** `/feed`: the changes of the data as an event stream (LDES); it leads to the pages of each release. */
export async function feed(c: Context, site: Site): Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, FEED_FORMS);
  const steps = await stepsOf(site);
  const resource: Resource = {
    address: 'feed',
    representations: FEED_FORMS,
    urlOf: (one) => `${site.base}feed.${one.extension}`,
    links: [
      link(`${site.base}dataset`, 'collection'),
      link(`${site.base}feed.atom`, 'alternate', ATOM.mediaType),
    ],
    write: (one) => written(one, streamStatements(site.base, steps)),
  };
  return respond(c, site, resource, form);
}

/** `/feed/page/{step}/{page}`: versions of resources, or that they were deleted; for good. */
export async function feedPage(c: Context, site: Site): Promise<Response> {
  const { path, representation: form } = withoutSuffix(c.req.path, FEED_PAGE_FORMS);
  const { step, number, pages } = await pageNamed(site, path.slice('/feed/page/'.length));
  const address = `feed/page/${step.name}/${number}`;
  const resource: Resource = {
    address,
    representations: FEED_PAGE_FORMS,
    urlOf: (one) => `${site.base}${address}.${one.extension}`,
    links: [
      link(`${site.base}feed`, 'collection'),
      ...neighbours(`${site.base}feed/page`, step, number, pages),
    ],
    cache: CACHE.immutable,
    write: async (one) => {
      const entries = onPage(await entriesOf(site, step), number);
      return written(one, await pageStatements(site.base, step, entries, { number, pages }));
    },
  };
  return respond(c, site, resource, form);
}

/** `/feed.atom`: the latest changes for people, in their language. */
export function atom(c: Context, site: Site): Response | Promise<Response> {
  const resource: Resource = {
    address: 'feed.atom',
    representations: [ATOM],
    links: [link(`${site.base}releases`, 'version-history')],
    write: (_, { language }) => atomFeed(site, language),
  };
  return respond(c, site, resource, ATOM);
}

async function pageNamed(
  site: Site,
  place: string,
): Promise<{ step: ReleaseChange; number: number; pages: number }> {
  const [name, text = ''] = place.split('/');
  const step = (await stepsOf(site)).find((one) => one.name === name);
  const pages = step && /^[1-9]\d{0,6}$/.test(text) ? pagesOf(await entriesOf(site, step)) : 0;
  const number = Number(text);
  if (step && number >= 1 && number <= pages) return { step, number, pages };
  throw new Problem('not-found', 'The feed has no such page, or none any more.', {
    links: [{ href: `${site.base}feed`, label: 'The feed' }],
  });
}

function neighbours(root: string, { name }: ReleaseChange, number: number, pages: number): string[] {
  return [
    ...(number > 1 ? [link(`${root}/${name}/${number - 1}`, 'prev')] : []),
    ...(number < pages ? [link(`${root}/${name}/${number + 1}`, 'next')] : []),
  ];
}

function written({ format }: Representation, quads: Parameters<typeof writeQuads>[0]): Promise<string> {
  if (!format) throw new Error('the feed is written in RDF only');
  return writeQuads(quads, format);
}
