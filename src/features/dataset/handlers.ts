import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { writeQuads } from '../../http/document.ts';
import { link, seeOther } from '../../http/fields.ts';
import { inRelease, releaseBefore } from '../../http/memento/as-of.ts';
import { versioned } from '../../http/memento/memento.ts';
import { HTML, RDF_FORMS, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { datasetFacts, releaseGraph, type Site } from '../../http/serving/publication.ts';
import type { Quad } from '../../rdf/terms.ts';
import { currentVersion, signatureStatements } from '../../release/describe/version.ts';
import { fingerprintOf, signerOf } from '../../release/verify/signature.ts';
import { datasetView } from './dataset-view.ts';
import { croissantLink, datasetAsCroissant, wantsCroissant } from './described-tables.ts';
import { fieldOf, linkRelations } from './link-sets.ts';
import { datasetPage } from './page/dataset.tsx';

/** The forms of `/dataset`. */
export const DATASET_FORMS = [...RDF_FORMS, HTML];

/** `/dataset`: what the dataset is and where its files are, for people and in DCAT and VoID. */
export async function dataset(c: Context, site: Site): Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, DATASET_FORMS);
  if (wantsCroissant(c)) return datasetAsCroissant(c, site);
  const links = await linkRelations(site, await datasetFacts(site));
  return respond(c, site, datasetResource(site, [...links.map(fieldOf), croissantLink(site)]), form);
}

function datasetResource(site: Site, links: readonly string[]): Resource {
  const versions = versioned(site, 'dataset');
  const resource: Resource = {
    address: 'dataset',
    representations: DATASET_FORMS,
    urlOf: (form) => inRelease(site, `${site.base}dataset.${form.extension}`),
    ...versions,
    // There is another profile.
    inProfiles: [],
    links: [...links, ...versions.links],
    formLinks: ({ format }) => (format ? [link(`${site.base}dataset`, 'describes', HTML.mediaType)] : []),
    write: async (form, locale) =>
      form.format
        ? writeQuads(await describedDataset(site), form.format)
        : datasetPage(pageContext(site, resource, locale), await datasetView(site, locale.language)),
  };
  return resource;
}

/** The description, which is a part of the release, and what is not: where the release stands in the history, and who signed it. */
async function describedDataset(site: Site): Promise<readonly Quad[]> {
  const { release } = site.publication;
  const described = await releaseGraph(site, 'description.ttl');
  const [before, signer] = await Promise.all([releaseBefore(site, release), signerOf(release)]);
  return [
    ...described,
    ...currentVersion(release, before),
    ...(signer ? signatureStatements(release, fingerprintOf(signer)) : []),
  ];
}

/** `/.well-known/void`: where the dataset is described (VoID §7.2). */
export function wellKnownVoid(_: Context, site: Site): Response {
  return seeOther(`${site.base}dataset`);
}
