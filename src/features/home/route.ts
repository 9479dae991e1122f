import type { Context } from 'hono';
import { link, seeOther } from '../../http/fields.ts';
import { field } from '../../http/limits/limits.ts';
import { asOf } from '../../http/memento/as-of.ts';
import { negotiate } from '../../http/negotiate.ts';
import { HTML, RDF_FORMS, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { AS_OF, describedAs, negotiated, type Route } from '../../http/route.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { EVERYTHING, type Selection } from '../lists/facets/facets.ts';
import { selectionOf, selectionText } from '../lists/selection.ts';
import { mappedList } from '../maps/partnership-map-view.ts';
import { generalView } from './general.tsx';
import { homePage } from './home.tsx';
import { homeView } from './home-view.ts';

/** The home page. */
export const ROUTES: readonly Route[] = [
  {
    path: '/',
    handler: asOf(home),
    group: 'documents',
    ...describedAs('home'),
    parameters: [AS_OF],
    forms: negotiated(HTML.mediaType),
    problems: ['not-acceptable'],
    inStaticSite: 'start',
    inSitemap: true,
    warm: '',
    probe: { path: '' },
  },
];

/** `/`: the home page, with a selection of the partnerships on its map; who asks for RDF is led to the description of the dataset. */
function home(c: Context, site: Site): Response | Promise<Response> {
  const chosen = negotiate(field(c, 'accept'), [HTML, ...RDF_FORMS]);
  if (chosen && chosen !== HTML) return seeOther(`${site.base}dataset`);
  const list = mappedList(site);
  if (!list || !c.req.url.includes('?')) return respond(c, site, homeResource(site, EVERYTHING, ''));
  return selectionOf(c, site, list, ['release']).then((selection) =>
    respond(c, site, homeResource(site, selection, selectionText(list, selection))),
  );
}

function homeResource(site: Site, selection: Selection, query: string): Resource {
  const resource: Resource = {
    address: '',
    ...(query !== '' && { query }),
    representations: [HTML],
    links: [link(`${site.base}dataset`, 'describedby')],
    write: async (_, locale) => {
      const context = pageContext(site, resource, locale);
      const view = await homeView(site, selection, locale.language);
      return homePage(context, site.general ? { ...view, general: await generalView(site, context) } : view);
    },
  };
  return resource;
}
