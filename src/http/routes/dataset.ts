import type { Context } from 'hono';
import { datasetPage } from '../../pages/index.ts';
import type { Quad } from '../../rdf/terms.ts';
import { currentVersion } from '../../release/version.ts';
import { withoutSuffix } from '../addresses.ts';
import { datasetView } from '../dataset-view.ts';
import { type DatasetFacts, datasetFacts, releaseGraph, releaseText } from '../description.ts';
import { writeQuads } from '../document.ts';
import { link } from '../fields.ts';
import { releaseBefore } from '../history.ts';
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
        ? writeQuads(await describedDataset(site), form.format)
        : datasetPage(pageContext(site, resource, reader), await datasetView(site, reader.language)),
  };
  return resource;
}

/** The description, which is a part of the release, and where the release stands in the history, which is not. */
async function describedDataset(site: Site): Promise<readonly Quad[]> {
  const { release } = site.publication;
  const described = await releaseGraph(site, 'description.ttl');
  return [...described, ...currentVersion(release, await releaseBefore(site, release))];
}

/** What a machine finds without reading the page (FAIR Signposting Profile, level 1). */
function signposts({ base, publication }: Site, { licence }: DatasetFacts): string[] {
  const { name: release, files } = publication.release.manifest;
  return [
    link(`${base}dataset`, 'cite-as'),
    link('https://schema.org/Dataset', 'type'),
    link('https://schema.org/AboutPage', 'type'),
    ...(licence ? [link(spdx(licence), 'license')] : []),
    ...RDF_FORMS.map((form) => link(`${base}dataset.${form.extension}`, 'describedby', form.mediaType)),
    ...files
      .filter(({ name, coding }) => name.startsWith('dumps/') && coding !== 'br')
      .map(({ name, mediaType, coding }) =>
        link(
          `${base}dumps/${release}/${name.slice('dumps/'.length)}`,
          'item',
          coding === 'gzip' ? 'application/gzip' : mediaType,
        ),
      ),
  ];
}

/** The licence as FAIR checkers know it: by its SPDX IRI. */
function spdx(licence: string): string {
  return /\/licence\/CC0$|publicdomain\/zero\/1\.0\/?$/.test(licence)
    ? 'https://spdx.org/licenses/CC0-1.0'
    : licence;
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
