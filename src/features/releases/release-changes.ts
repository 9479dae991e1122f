import type { Context } from 'hono';
import { link } from '../../http/fields.ts';
import { verifiedRelease } from '../../http/memento/history.ts';
import { Problem } from '../../http/problem.ts';
import { HTML, PLAIN_JSON, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { readOnce, type Site } from '../../http/serving/publication.ts';
import { CHANGE_WORDINGS } from '../../pages/messages/messages.ts';
import { changesBetween } from '../../release/diff/changes.ts';
import { addressOf, PATCH_TYPE, patchOf } from '../../release/diff/patch.ts';
import type { Release } from '../../release/store/manifest.ts';
import { comparisonPage } from './release-changes-page.tsx';

const PATCH: Representation = { name: 'patch', label: 'RDF Patch', mediaType: PATCH_TYPE, extension: 'rdfp' };

/** The forms of the difference of two releases. */
export const COMPARISON_FORMS: readonly Representation[] = [HTML, PLAIN_JSON, PATCH];

/** The difference of two kept releases: in words, and as the patch that makes one of the other. */
export function comparison(
  c: Context,
  site: Site,
  from: Release,
  to: Release,
  form: Representation | undefined,
): Response | Promise<Response> {
  if (form && !COMPARISON_FORMS.includes(form)) {
    throw new Problem('not-found', 'A difference is had as a page, as JSON and as RDF Patch.');
  }
  const address = `releases/${from.manifest.name}..${to.manifest.name}`;
  const resource: Resource = {
    address,
    representations: COMPARISON_FORMS,
    urlOf: (one) => `${site.base}${address}.${one.extension}`,
    links: [link(addressOf(from), 'predecessor-version'), link(addressOf(to), 'successor-version')],
    write: async (one, locale) => {
      const [before, after] = [await verifiedRelease(site, from), await verifiedRelease(site, to)];
      if (one === PATCH) return inTurn(() => patchText(site, before, after));
      const changes = await readOnce(site, address, () =>
        inTurn(() => changesBetween(before, after, CHANGE_WORDINGS)),
      );
      if (one === PLAIN_JSON) {
        const [a, b] = [before, after].map(({ place, manifest: { id, name } }) => ({ ...place, id, name }));
        return `${JSON.stringify({ from: a, to: b, ...changes }, null, 2)}\n`;
      }
      return comparisonPage(pageContext(site, resource, locale), { from: before, to: after, changes });
    },
  };
  return respond(c, site, resource, form);
}

async function patchText(site: Site, from: Release, to: Release): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of patchOf(from, to)) {
    length += piece.length;
    if (length > site.settings.maxResultBytes) {
      throw new Problem(
        'too-large',
        'The patch is larger than this server sends: compare the dumps instead.',
      );
    }
    pieces.push(piece);
  }
  return pieces.join('');
}

let last: Promise<unknown> = Promise.resolve();

/** One comparison at a time: each reads two whole releases. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.catch(() => undefined);
  return result;
}
