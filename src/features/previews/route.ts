import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';
import { asOf } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import type { Representation, Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { AS_OF, describedAs, inQuery, negotiated, type Route } from '../../http/route.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { relatedView, requestedIri } from '../documents/open-document.ts';
import { type Card, cardSvg, isDrawable } from './card.tsx';
import { cardOfList, cardOfResource, cardOfSite } from './cards.ts';
import { renderPng } from './render.ts';

const PNG: Representation = {
  name: 'png',
  label: 'PNG',
  mediaType: 'image/png',
  extension: 'png',
  localized: true,
};
/** Shown where the font has no letters for a name. */
const GENERAL = new URL('../../../assets/preview.png', import.meta.url);

/** The picture that other sites show of a page. */
export const ROUTES: readonly Route[] = [
  {
    path: '/embed/picture',
    handler: asOf(picture),
    group: 'documents',
    ...describedAs('embedPicture'),
    parameters: [
      inQuery('iri', ({ api }) => api.parameterTexts.iri, { type: 'string', format: 'iri' }),
      inQuery('list', ({ api }) => api.parameterTexts.pictured),
      AS_OF,
    ],
    forms: negotiated(PNG.mediaType),
    problems: ['malformed', 'not-found', 'busy'],
    inStaticSite: 'never',
  },
];

async function picture(c: Context, site: Site): Promise<Response> {
  const iri = c.req.query('iri') === undefined ? undefined : requestedIri(c);
  const list = c.req.query('list');
  if (list !== undefined && !site.lists.includes(list))
    throw new Problem('not-found', 'There is no such list.');
  const view = iri === undefined ? undefined : await relatedView(site, iri);
  if (iri !== undefined && !view) throw new Problem('not-found', 'The data describe nothing of this name.');
  const subject = iri !== undefined ? { iri } : list !== undefined ? { list } : {};
  const resource: Resource = {
    address: 'embed/picture',
    query: new URLSearchParams(subject).toString(),
    representations: [PNG],
    links: [],
    write: async (_, locale) => {
      const context = pageContext(site, resource, locale);
      if (list !== undefined) return drawn(await cardOfList(site, context, list));
      return drawn(view ? cardOfResource(context, view) : await cardOfSite(site, context));
    },
  };
  return respond(c, site, resource, PNG);
}

/** A card is never shown with boxes in place of letters. */
function drawn(card: Card): Promise<Uint8Array> {
  if (!isDrawable(card.title)) return readFile(GENERAL);
  const known = (text: string) => (isDrawable(text) ? text : '');
  const lines = card.lines.filter(isDrawable);
  return renderPng(cardSvg({ ...card, kind: known(card.kind), site: known(card.site), lines }));
}
