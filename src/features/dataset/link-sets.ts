import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import type { Representation, Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { datasetFacts } from '../../http/serving/description.ts';
import type { Site } from '../../http/serving/publication.ts';
import { signpostedLinks } from './link-relations.ts';
import { LINK_SET_TYPES, type LinkContext, linkSet } from './link-set.ts';

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
