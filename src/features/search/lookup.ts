import type { Context } from 'hono';
import { documentUrl } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import { Problem } from '../../http/problem.ts';
import { seeOther } from '../../http/redirect.ts';
import { HTML, JSON_FORM, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { namesOf } from '../names/cached-names.ts';
import { bestName, type Entity } from '../names/index/entity.ts';
import { choicesPage } from './search.tsx';
import { foundView } from './search-results.ts';

const MAX_IRI_LENGTH = 2_000;

/** `/lookup?iri=`: from an identifier of Wikidata, GeoNames, NUTS, EuroVoc … to what has it here; 300 with the choices where several have. */
export async function lookup(c: Context, site: Site): Promise<Response> {
  const iri = c.req.query('iri')?.trim() ?? '';
  if (iri === '') throw new Problem('malformed', 'The parameter `iri` must be an identifier of something.');
  if (iri.length > MAX_IRI_LENGTH) {
    throw new Problem('address-too-long', `An IRI may have ${MAX_IRI_LENGTH} characters at most.`);
  }
  const index = await namesOf(site);
  const found = index.identified(iri).flatMap((number) => index.entities[number] ?? []);
  const [only, ...others] = found;
  if (!only) throw new Problem('not-found', 'Nothing here has this identifier.');
  if (others.length === 0) return seeOther(documentUrl(only.iri, site));
  const response = await respond(c, site, choices(site, iri, found));
  const status = response.status === 200 ? 300 : response.status;
  return new Response(response.body, { status, headers: response.headers });
}

function choices(site: Site, iri: string, found: readonly Entity[]): Resource {
  const resource: Resource = {
    address: 'lookup',
    query: `iri=${encodeURIComponent(iri)}`,
    representations: [JSON_FORM, HTML],
    links: found.slice(0, 20).map((entity) => link(documentUrl(entity.iri, site), 'alternate')),
    write: async (form, locale) => {
      const { language } = locale;
      const index = await namesOf(site);
      const views = found.map((entity) => foundView(index, { entity }, language));
      if (form === HTML) return choicesPage(pageContext(site, resource, locale), iri, views);
      const all = found.map((entity) => ({
        iri: entity.iri,
        url: documentUrl(entity.iri, site),
        type: entity.type,
        label: bestName(entity, language).text,
      }));
      return `${JSON.stringify({ iri, choices: all }, null, 2)}\n`;
    },
  };
  return resource;
}
