import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { selfDescription, writeQuads } from '../../http/document.ts';
import { link, moved, seeOther } from '../../http/fields.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import { HTML, RDF_FORMS, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { datasetFacts, documents, readOnce, type Site } from '../../http/serving/publication.ts';
import { DEFINITIONS, PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { document } from '../documents/handlers.ts';
import { definitionsPage } from './definitions.tsx';
import { termUsage } from './term-usage.ts';
import { contextExample } from './view.ts';

/** The forms of `/def`. */
export const DEFINITION_FORMS = [...RDF_FORMS, HTML];

const VERSION = `${PREFIXES.owl}versionIRI`;
const OWN = `CONSTRUCT { ?term ?property ?value } WHERE {
  ?term ?property ?value FILTER(STRSTARTS(STR(?term), "${DEFINITIONS}"))
}`;
const LABELS = `PREFIX rdfs: <${PREFIXES.rdfs}>
CONSTRUCT { ?value rdfs:label ?label } WHERE {
  ?term ?property ?value FILTER(STRSTARTS(STR(?term), "${DEFINITIONS}") && ISIRI(?value)) ?value rdfs:label ?label
}`;

/** `/def`: the whole vocabulary, where the data come with it. */
export async function definitions(c: Context, site: Site): Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, DEFINITION_FORMS);
  const own = await constructed(site, OWN);
  if (own.length === 0) throw new Problem('not-found', 'This dataset comes without the vocabulary.');
  return respond(c, site, vocabulary(site), form);
}

/** `/def/{scheme}/{code}`, a concept; `/def/{version}`, the version of the vocabulary that the data come with (owl:versionIRI). */
export function definition(c: Context, site: Site): Response | Promise<Response> {
  if (c.req.path === '/def/') return moved(308, `${site.base}def${new URL(c.req.url).search}`);
  return /^\/def\/\d+\.\d+\.\d+$/.test(c.req.path) ? versionOf(c, site) : document(c, site);
}

async function versionOf(c: Context, site: Site): Promise<Response> {
  const version = DEFINITIONS + c.req.path.slice('/def'.length);
  const own = await constructed(site, OWN);
  const isThis = own.some(({ predicate, object }) => predicate.value === VERSION && object.value === version);
  if (!isThis) throw new Problem('not-found', 'This version of the vocabulary is not kept here.');
  return seeOther(`${site.base}def`);
}

function vocabulary(site: Site): Resource {
  const resource: Resource = {
    address: 'def',
    representations: DEFINITION_FORMS,
    urlOf: (form) => inRelease(site, `${site.base}def.${form.extension}`),
    links: [link(DEFINITIONS, 'describes')],
    write: async (form, locale) => {
      const own = await constructed(site, OWN);
      if (form.format) {
        const { licence } = await datasetFacts(site);
        const facts = { url: `${site.base}def`, dataset: `${site.base}dataset`, licence };
        return writeQuads([...selfDescription(DEFINITIONS, facts), ...own], form.format);
      }
      return definitionsPage(pageContext(site, resource, locale), {
        own,
        labels: await constructed(site, LABELS),
        usage: await termUsage(site),
        jsonLd: await contextExample(site),
      });
    },
  };
  return resource;
}

function constructed(site: Site, query: string): Promise<readonly Quad[]> {
  return readOnce(site, query, () => documents(site).graph(query));
}
