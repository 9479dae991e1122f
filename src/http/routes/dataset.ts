import type { Context } from 'hono';
import { datasetPage } from '../../pages/index.ts';
import { withoutSuffix } from '../addresses.ts';
import { type DatasetFacts, datasetFacts, releaseGraph, releaseText } from '../description.ts';
import { writeQuads } from '../document.ts';
import { link } from '../fields.ts';
import { pageContext } from '../page-context.ts';
import type { Site } from '../publication.ts';
import { type Form, HTML, RDF_FORMS, type Resource } from '../representation.ts';
import { respond, seeOther } from '../respond.ts';

const CONTEXT: Form = {
  name: 'context',
  label: 'JSON-LD context',
  mediaType: 'application/ld+json',
  extension: 'jsonld',
};

/** The forms of `/dataset`. */
export const DATASET_FORMS = [...RDF_FORMS, HTML];

/** `/dataset`: what the dataset is and where its files are, for people and in DCAT and VoID. */
export async function dataset(c: Context, site: Site): Promise<Response> {
  const { form } = withoutSuffix(c.req.path, DATASET_FORMS);
  return respond(c, site, datasetResource(site, await datasetFacts(site)), form);
}

function datasetResource(site: Site, facts: DatasetFacts): Resource {
  const resource: Resource = {
    address: 'dataset',
    forms: DATASET_FORMS,
    urlOf: (form) => `${site.base}dataset.${form.extension}`,
    links: signposts(site, facts),
    write: async (form, reader) =>
      form.format
        ? writeQuads(await releaseGraph(site, 'description.ttl'), form.format)
        : datasetPage(pageContext(site, resource, reader)),
  };
  return resource;
}

/** What a machine finds without reading the page (FAIR Signposting Profile, level 1). */
function signposts({ base }: Site, { licence }: DatasetFacts): string[] {
  return [
    link(`${base}dataset`, 'cite-as'),
    link('https://schema.org/Dataset', 'type'),
    link('https://schema.org/AboutPage', 'type'),
    ...(licence ? [link(licence, 'license')] : []),
    ...RDF_FORMS.map((form) => link(`${base}dataset.${form.extension}`, 'describedby', form.mediaType)),
  ];
}

/** `/.well-known/void`: where the dataset is described (VoID §7.2). */
export function wellKnownVoid(_: Context, site: Site): Response {
  return seeOther(`${site.base}dataset`);
}

/** `/def/shapes`: the SHACL shapes that the records keep. */
export function shapes(c: Context, site: Site): Response | Promise<Response> {
  const { form } = withoutSuffix(c.req.path, RDF_FORMS);
  const resource: Resource = {
    address: 'def/shapes',
    forms: RDF_FORMS,
    urlOf: (one) => `${site.base}def/shapes.${one.extension}`,
    links: [link(`${site.base}def`, 'collection')],
    write: async ({ format }) => {
      if (!format) throw new Error('shapes are written in RDF only');
      return writeQuads(await releaseGraph(site, 'shapes.ttl'), format);
    },
  };
  return respond(c, site, resource, form);
}

/** `/def/context.jsonld`: the JSON-LD context of all documents. */
export function context(c: Context, site: Site): Response | Promise<Response> {
  const resource: Resource = {
    address: 'def/context.jsonld',
    forms: [CONTEXT],
    links: [link(`${site.base}def`, 'collection')],
    write: () => releaseText(site, 'context.jsonld'),
  };
  return respond(c, site, resource, CONTEXT);
}
