import type { Context } from 'hono';
import { homePage } from '../../pages/index.ts';
import { EVERYTHING, type Selection } from '../../query/facets.ts';
import { link } from '../fields.ts';
import { homeView } from '../home-view.ts';
import { field } from '../limits.ts';
import { mappedList } from '../map/partnership-map.ts';
import { negotiate } from '../negotiate.ts';
import { pageContext } from '../page-context.ts';
import type { Site } from '../publication.ts';
import { HTML, RDF_FORMS, type Resource } from '../representation.ts';
import { respond, seeOther } from '../respond.ts';
import { selectionOf, selectionText } from '../selection.ts';

/** `/`: the home page, with a selection of the partnerships on its map; who asks for RDF is led to the description of the dataset. */
export function home(c: Context, site: Site): Response | Promise<Response> {
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
    forms: [HTML],
    links: [link(`${site.base}dataset`, 'describedby')],
    write: async (_, reader) =>
      homePage(pageContext(site, resource, reader), await homeView(site, selection, reader.language)),
  };
  return resource;
}
