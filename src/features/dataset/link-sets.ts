import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import { RDF_FORMS, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { type DatasetFacts, datasetFacts, releaseGraph, type Site } from '../../http/serving/publication.ts';
import { isWebAddress } from '../../pages/address.ts';
import { isPublicDomain } from '../../pages/layout/frame.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iriToUri } from '../../rdf/uri.ts';
import type { ReleaseFile } from '../../release/store/manifest.ts';

/** A typed link (RFC 8288) whose target is an absolute URL. */
interface TypedLink {
  readonly target: string;
  readonly rel: string;
  readonly type?: string | undefined;
  /** Profile of the target, as Content Negotiation by Profile names it. */
  readonly formats?: string;
}

/** Links that go out from one resource. */
interface LinkContext {
  readonly anchor: string;
  readonly links: readonly TypedLink[];
}

/** The media types of link sets (RFC 9264 §4). */
const LINK_SET_TYPES = {
  json: 'application/linkset+json',
  text: 'application/linkset',
} as const;

/** Links as both syntaxes of RFC 9264 write them; all IRIs absolute, so that a set means the same wherever it is kept. */
export function linkSet(contexts: readonly LinkContext[]): { readonly json: string; readonly text: string } {
  const linkset = contexts.map(({ anchor, links }) => ({ anchor, ...byRelation(links) }));
  const lines = contexts.flatMap(({ anchor, links }) =>
    links.map((one) => `${fieldOf(one)}; anchor="${iriToUri(anchor)}"`),
  );
  return { json: `${JSON.stringify({ linkset }, null, 2)}\n`, text: `${lines.join(',\n')}\n` };
}

/** A link as the Link field writes it. */
export function fieldOf({ target, rel, type, formats }: TypedLink): string {
  return [
    `<${iriToUri(target)}>; rel="${rel}"`,
    ...(type === undefined ? [] : [`type="${type}"`]),
    ...(formats === undefined ? [] : [`formats="${formats}"`]),
  ].join('; ');
}

function byRelation(links: readonly TypedLink[]): Readonly<Record<string, readonly object[]>> {
  const relations: Record<string, object[]> = {};
  for (const { target, rel, type, formats } of links) {
    const targets = relations[rel] ?? [];
    // Attributes that RFC 9264 does not define are lists (§4.2.4.3).
    targets.push({
      href: target,
      ...(type !== undefined && { type }),
      ...(formats !== undefined && { formats: [formats] }),
    });
    relations[rel] = targets;
  }
  return relations;
}

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
async function signpostedLinks(site: Site, facts: DatasetFacts): Promise<readonly LinkContext[]> {
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

const JSON_SET: Representation = {
  name: 'json',
  label: 'Link set (JSON)',
  mediaType: LINK_SET_TYPES.json,
  aliases: ['application/json'],
  extension: 'json',
};

/** The forms of `/dataset/linkset`. */
export const LINK_SET_FORMS: readonly Representation[] = [
  JSON_SET,
  { name: 'text', label: 'Link set', mediaType: LINK_SET_TYPES.text, extension: 'txt' },
];

const CATALOG: Representation = {
  ...JSON_SET,
  mediaType: `${LINK_SET_TYPES.json}; profile="https://www.rfc-editor.org/info/rfc9727"`,
};

/** `/dataset/linkset`: all links of the dataset, its files and its metadata in one document (FAIR Signposting Profile, level 2). */
export function datasetLinks(c: Context, site: Site): Response | Promise<Response> {
  const { representation: form } = withoutSuffix(c.req.path, LINK_SET_FORMS);
  const resource: Resource = {
    address: 'dataset/linkset',
    representations: LINK_SET_FORMS,
    urlOf: ({ extension }) => `${site.base}dataset/linkset.${extension}`,
    links: [link(`${site.base}dataset`, 'collection')],
    write: async ({ name }) => {
      const set = linkSet(await signpostedLinks(site, await datasetFacts(site)));
      return name === JSON_SET.name ? set.json : set.text;
    },
  };
  return respond(c, site, resource, form);
}

/** `/.well-known/api-catalog`: the interfaces of this site, each with its documentation, its description and its metadata (RFC 9727, FAIRiCat). */
export function apiCatalog(c: Context, site: Site): Response | Promise<Response> {
  const self = `${site.namespace}.well-known/api-catalog`;
  const resource: Resource = {
    address: '.well-known/api-catalog',
    canonical: self,
    representations: [CATALOG],
    links: [
      `${link(self, 'api-catalog', LINK_SET_TYPES.json)}; profile="https://signposting.org/FAIRiCat/"`,
      ...interfaces(site).map(({ anchor }) => link(anchor, 'item')),
    ],
    write: async () => {
      const items = interfaces(site).map(({ anchor }) => ({ target: anchor, rel: 'item' }));
      return linkSet([{ anchor: self, links: items }, ...interfaces(site)]).json;
    },
  };
  return respond(c, site, resource, CATALOG);
}

function interfaces({ base }: Site): readonly LinkContext[] {
  const described = [
    { target: `${base}api`, rel: 'service-doc', type: 'text/html' },
    { target: `${base}openapi.json`, rel: 'service-desc', type: 'application/json' },
  ];
  const metadata = (target: string, type: string) => ({ target, rel: 'service-meta', type });
  return [
    { anchor: base, links: [...described, metadata(`${base}dataset.ttl`, 'text/turtle')] },
    { anchor: `${base}sparql`, links: [...described, metadata(`${base}sparql`, 'text/turtle')] },
    { anchor: `${base}reconcile`, links: [...described, metadata(`${base}reconcile`, 'application/json')] },
  ];
}
