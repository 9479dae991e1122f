import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { selfDescription, writeQuads } from '../../http/document.ts';
import { link } from '../../http/fields.ts';
import { HTML, RDF_FORMS, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { datasetFacts, releaseGraph, releaseText, type Site } from '../../http/serving/publication.ts';
import { document } from '../../pages/layout/layout.tsx';
import { messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Downloads } from '../../pages/parts/citing.tsx';
import { DEFINITIONS } from '../../rdf/namespaces.ts';

/** The SHACL shapes as a page: what they are for, and their Turtle to read. */
function shapesPage(context: PageContext, turtle: string): string {
  const messages = messagesIn(context.language);
  const { shapes } = messages.definitions;
  return document({
    context,
    title: shapes.title,
    description: shapes.lead,
    section: 'def',
    children: (
      <>
        <header class="heading">
          <h1>{shapes.title}</h1>
          <p class="lead">{shapes.lead}</p>
          <Downloads alternates={context.alternates} messages={messages} />
        </header>
        <pre class="query" tabindex={0}>
          <code>{turtle}</code>
        </pre>
      </>
    ),
  });
}

const CONTEXT: Representation = {
  name: 'context',
  label: 'JSON-LD context',
  mediaType: 'application/ld+json',
  extension: 'jsonld',
};

/** The forms of `/def/shapes`. */
export const SHAPES_FORMS = [...RDF_FORMS, HTML];

/** `/def/shapes`: the SHACL shapes that the records keep. */
export function shapes(c: Context, site: Site): Response | Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, SHAPES_FORMS);
  const resource: Resource = {
    address: 'def/shapes',
    representations: SHAPES_FORMS,
    urlOf: (one) => `${site.base}def/shapes.${one.extension}`,
    links: [link(`${site.base}def`, 'collection')],
    write: async ({ format }, locale) => {
      if (!format) {
        return shapesPage(pageContext(site, resource, locale), await releaseText(site, 'shapes.ttl'));
      }
      const { licence } = await datasetFacts(site);
      const facts = { url: `${site.base}def/shapes`, dataset: `${site.base}dataset`, licence };
      const own = selfDescription(`${DEFINITIONS}/shapes`, facts);
      return writeQuads([...own, ...(await releaseGraph(site, 'shapes.ttl'))], format);
    },
  };
  return respond(c, site, resource, form);
}

/** `/def/context.jsonld`: the JSON-LD context of all documents. */
export function context(c: Context, site: Site): Response | Promise<Response> {
  const resource: Resource = {
    address: 'def/context.jsonld',
    representations: [CONTEXT],
    links: [link(`${site.base}def`, 'collection')],
    write: () => releaseText(site, 'context.jsonld'),
  };
  return respond(c, site, resource, CONTEXT);
}
