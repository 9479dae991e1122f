import type { Context } from 'hono';
import { homePage } from '../../pages/index.ts';
import { link } from '../fields.ts';
import { homeView } from '../home-view.ts';
import { negotiate } from '../negotiate.ts';
import { pageContext } from '../page-context.ts';
import type { Site } from '../publication.ts';
import { HTML, RDF_FORMS, type Resource } from '../representation.ts';
import { respond, seeOther } from '../respond.ts';

/** `/`: the home page; who asks for RDF is led to the description of the dataset. */
export function home(c: Context, site: Site): Response | Promise<Response> {
  const chosen = negotiate(c.req.header('accept'), [HTML, ...RDF_FORMS]);
  if (chosen && chosen !== HTML) return seeOther(`${site.base}dataset`);
  const resource: Resource = {
    address: '',
    forms: [HTML],
    links: [link(`${site.base}dataset`, 'describedby')],
    write: async (_, reader) =>
      homePage(pageContext(site, resource, reader), await homeView(site, reader.language)),
  };
  return respond(c, site, resource);
}
