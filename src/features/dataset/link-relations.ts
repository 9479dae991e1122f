import { RDF_FORMS } from '../../http/representation.ts';
import { type DatasetFacts, releaseGraph } from '../../http/serving/description.ts';
import type { Site } from '../../http/serving/publication.ts';
import { isWebAddress } from '../../pages/address.ts';
import { isPublicDomain } from '../../pages/layout/licence.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { ReleaseFile } from '../../release/store/manifest.ts';
import { LINK_SET_TYPES, type LinkContext, type TypedLink } from './link-set.ts';

const DUMPS = 'dumps/';

/** What a machine finds at `/dataset` without reading the page (FAIR Signposting Profile, level 1), and where the same is as a link set (level 2). */
export async function linkRelations(site: Site, facts: DatasetFacts): Promise<readonly TypedLink[]> {
  const { base } = site;
  return [
    ...(await landingPage(site, facts)),
    { target: `${base}dataset/linkset.json`, rel: 'linkset', type: LINK_SET_TYPES.json },
    { target: `${base}dataset/linkset.txt`, rel: 'linkset', type: LINK_SET_TYPES.text },
    { target: `${site.namespace}.well-known/api-catalog`, rel: 'api-catalog', type: LINK_SET_TYPES.json },
  ];
}

/** The links of the landing page, of every file that it leads to, and of the metadata, in one list. */
export async function signpostedLinks(site: Site, facts: DatasetFacts): Promise<readonly LinkContext[]> {
  const landing = `${site.base}dataset`;
  const links = await landingPage(site, facts);
  const backTo = (rel: string) => [{ target: landing, rel, type: 'text/html' }];
  const targets = (rel: string) => links.filter((link) => link.rel === rel).map(({ target }) => target);
  return [
    { anchor: landing, links },
    ...targets('item').map((anchor) => ({ anchor, links: backTo('collection') })),
    ...targets('describedby').map((anchor) => ({ anchor, links: backTo('describes') })),
  ];
}

async function landingPage(site: Site, { licence }: DatasetFacts): Promise<readonly TypedLink[]> {
  const { base, publication } = site;
  const { name: release, files } = publication.release.manifest;
  return [
    { target: `${base}dataset`, rel: 'cite-as' },
    { target: 'https://schema.org/Dataset', rel: 'type' },
    { target: 'https://schema.org/AboutPage', rel: 'type' },
    ...(licence && isWebAddress(spdx(licence)) ? [{ target: spdx(licence), rel: 'license' }] : []),
    ...(await authors(site)).map((target) => ({ target, rel: 'author' })),
    ...RDF_FORMS.map(({ extension, mediaType }) => ({
      target: `${base}dataset.${extension}`,
      rel: 'describedby',
      type: mediaType,
    })),
    ...files.filter(isItem).map(({ name, mediaType, coding }) => ({
      target: `${base}dumps/${release}/${name.slice(DUMPS.length)}`,
      rel: 'item',
      type: coding === 'gzip' ? 'application/gzip' : mediaType,
    })),
  ];
}

async function authors(site: Site): Promise<readonly string[]> {
  const description = await releaseGraph(site, 'description.ttl');
  return description
    .filter(
      ({ subject, predicate, object }) =>
        subject.value === `${site.base}dataset` &&
        predicate.value === `${PREFIXES.dcterms}creator` &&
        object.termType === 'NamedNode',
    )
    .map(({ object }) => object.value);
}

/** What is compressed with Brotli is only sent in place of the file, and is none of its own. */
function isItem({ name, coding }: ReleaseFile): boolean {
  return name.startsWith(DUMPS) && coding !== 'br';
}

/** The licence as FAIR checkers know it: by its SPDX IRI. */
function spdx(licence: string): string {
  return isPublicDomain(licence) ? 'https://spdx.org/licenses/CC0-1.0' : licence;
}
