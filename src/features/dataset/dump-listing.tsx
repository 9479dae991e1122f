import type { Context } from 'hono';
import { link, moved, seeOther } from '../../http/fields.ts';
import { historyOf, storedRelease } from '../../http/memento/as-of.ts';
import { HTML, PLAIN_JSON, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { page } from '../../pages/address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import type { Release } from '../../release/store/manifest.ts';
import { Files } from '../releases/releases.tsx';

/** All files of the kept releases, newest first. */
function dumpsPage(context: PageContext, releases: readonly Release[]): string {
  const messages = messagesIn(context.language);
  const { releases: words } = messages;
  return document({
    context,
    title: words.files,
    section: 'dataset',
    children: (
      <>
        <header class="heading">
          <h1>{words.files}</h1>
        </header>
        {releases.map((release) => (
          <Files context={context} messages={messages} release={release}>
            <a href={page(context, `releases/${release.manifest.name}`)}>{words.one(release.place.number)}</a>
          </Files>
        ))}
      </>
    ),
  });
}

/** The forms of `/dumps/`. */
export const DUMP_LISTING_FORMS = [HTML, PLAIN_JSON];

const DUMPS = 'dumps/';

/** `/dumps/`: the files of all releases that are kept, newest first. */
export async function dumpListing(c: Context, site: Site): Promise<Response> {
  if (!c.req.path.endsWith('/')) return moved(308, `${site.base}${DUMPS}${new URL(c.req.url).search}`);
  const { releases } = await historyOf(site);
  const resource: Resource = {
    address: DUMPS,
    representations: DUMP_LISTING_FORMS,
    links: [link(`${site.base}dataset`, 'collection'), link(`${site.base}releases`, 'version-history')],
    write: async (form, locale) =>
      form === HTML
        ? dumpsPage(pageContext(site, resource, locale), releases)
        : `${JSON.stringify({ releases: releases.map((one) => listed(site, one)) }, null, 2)}\n`,
  };
  return respond(c, site, resource);
}

/** `/dumps/{release}/`: the page of the release lists its files. */
export async function dumpsOfRelease(c: Context, site: Site): Promise<Response> {
  const [, , name = ''] = c.req.path.split('/');
  const { manifest } = name === 'latest' ? site.publication.release : await storedRelease(site, name);
  return seeOther(`${site.base}releases/${manifest.name}`);
}

function listed({ base }: Site, { manifest, place }: Release) {
  const { name, files } = manifest;
  return {
    name,
    number: place.number,
    date: place.date,
    url: `${base}releases/${name}`,
    files: files
      .filter((file) => file.name.startsWith(DUMPS))
      .map(({ name: path, mediaType, bytes, sha256 }) => ({
        name: path.slice(DUMPS.length),
        url: `${base}${DUMPS}${name}/${path.slice(DUMPS.length)}`,
        mediaType,
        bytes,
        sha256,
      })),
  };
}
