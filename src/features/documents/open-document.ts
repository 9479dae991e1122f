import type { Context } from 'hono';
import { blankNodeOf, blankNodeView, documentAddress, withNamedInbound } from '../../http/addresses.ts';
import { coordinatesOf, feature, labelsOf, writeDocument } from '../../http/document.ts';
import { link } from '../../http/fields.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { versioned } from '../../http/memento/memento.ts';
import { Problem } from '../../http/problem.ts';
import { GEOJSON, HTML, RDF_FORMS, type Representation, type Resource } from '../../http/representation.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { datasetFacts, readOnce, type Site } from '../../http/serving/publication.ts';
import { MAX_ADDRESS } from '../../pages/document-address.ts';
import type { ResourceView } from '../../pages/resource-view.ts';
import { describe } from '../../query/describe.ts';
import { isIri } from '../../rdf/terms.ts';
import { describedGraph } from '../../release/store/manifest.ts';
import { withUsage } from '../vocabulary/term-usage.ts';
import { resourcePage } from './page/resource.tsx';
import { withdrawnPage } from './page/withdrawn.tsx';
import { withProfiles } from './profiles/index.ts';
import { isWithdrawn, partsOf, usedPartsOf } from './related.ts';
import { withRelated } from './related-statements.ts';

const FORMS = [...RDF_FORMS, HTML];

/** The forms that a document may have: GeoJSON is for what has coordinates. */
export const DOCUMENT_FORMS = [...FORMS, GEOJSON];

/** The parameter `iri` of a request; throws a Problem where it is no absolute IRI, or too long. */
export function requestedIri(c: Context): string {
  const iri = c.req.query('iri');
  if (iri === undefined || !isIri(iri)) {
    throw new Problem('malformed', 'The parameter `iri` must be an absolute IRI.');
  }
  if (iri.length > MAX_ADDRESS) {
    throw new Problem('address-too-long', `An IRI may have ${MAX_ADDRESS} characters at most.`);
  }
  return iri;
}

/** The document about an IRI, opened once; undefined where the data mention nothing of it. */
export async function openDocument(site: Site, iri: string): Promise<Resource | undefined> {
  const address = documentAddress(iri, site);
  const known = site.resources.get(`/${address}`);
  if (known) return known;
  const view = await viewOf(site, iri);
  if (!view) return undefined;
  const isNamed = address.startsWith('doc?');
  const resource = documentOf(site, view, address);
  const opened = isNamed || isWithdrawn(view) ? resource : await inProfiles(site, resource, view);
  site.resources.set(`/${address}`, opened);
  return opened;
}

function documentOf(site: Site, view: ResourceView, address: string): Resource {
  const { iri } = view;
  const versions = address.startsWith('def') ? { links: [] } : versioned(site, address);
  const ending = address.includes('?') ? '&format=' : '.';
  const resource: Resource = {
    address,
    representations: coordinatesOf(view) ? DOCUMENT_FORMS : FORMS,
    urlOf: (form: Representation) => inRelease(site, `${site.base}${address}${ending}${form.extension}`),
    ...versions,
    links: [link(iri, 'describes'), link(`${site.base}dataset`, 'collection'), ...versions.links],
    ...(isWithdrawn(view) && { status: 410 }),
    write: async (form, locale) => {
      const fresh = await viewOf(site, iri);
      if (!fresh) throw new Error(`no longer described: ${iri}`);
      if (form.format) return writeDocument(fresh, await factsOf(site, address), form.format);
      if (form === GEOJSON) return geoJson(fresh);
      if (isWithdrawn(fresh)) return withdrawnPage(pageContext(site, resource, locale), fresh);
      return resourcePage(
        pageContext(site, resource, locale),
        await withUsage(site, await withRelated(site, fresh)),
      );
    },
  };
  return resource;
}

/** What the data say of an IRI and of what is around it; undefined where they mention nothing of it. */
export async function relatedView(site: Site, iri: string): Promise<ResourceView | undefined> {
  const view = await viewOf(site, iri);
  return view && withRelated(site, view);
}

/** The resource with its other profiles; like itself, they read what they write anew. */
async function inProfiles(site: Site, resource: Resource, view: ResourceView): Promise<Resource> {
  const { iri } = view;
  // What was read is not to be held by what is kept of it.
  const read = async () => {
    const fresh = await viewOf(site, iri);
    if (!fresh) throw new Error(`no longer described: ${iri}`);
    return fresh;
  };
  return withProfiles(site, resource, { view, read, facts: await factsOf(site, resource.address) });
}

function viewOf(site: Site, iri: string): Promise<ResourceView | undefined> {
  const { queryTimeout, maxResultBytes } = site.settings;
  const { documents } = site.publication;
  const defaultGraph = describedGraph(site.publication.release.manifest);
  const terms = { deadline: queryTimeout, maxBytes: maxResultBytes, defaultGraph };
  return readOnce(site, `view ${iri}`, async () => {
    const label = blankNodeOf(site, iri);
    if (label !== undefined) return blankNodeView(site, label);
    const described = await partsOf(site, iri);
    // What only others mention has its place in the document too, where there is one of the whole.
    const used = described.length > 0 ? await usedPartsOf(site, iri) : [];
    const view =
      (await describe(documents, iri, { ...terms, parts: [...described, ...used] })) ??
      (await describedByUses(documents, iri, { ...terms, parts: await usedPartsOf(site, iri) }));
    return view && { ...(await withNamedInbound(site, view)), usedParts: used };
  });
}

async function describedByUses(...[engine, iri, options]: Required<Parameters<typeof describe>>) {
  return options.parts?.length === 0 ? undefined : describe(engine, iri, options);
}

async function factsOf(site: Site, address: string) {
  const { licence } = await datasetFacts(site);
  return { url: site.base + address, dataset: `${site.base}dataset`, licence };
}

function geoJson(view: ResourceView): string {
  const place = coordinatesOf(view);
  if (!place) throw new Error(`no coordinates: ${view.iri}`);
  return `${JSON.stringify(feature(view.iri, place, { name: labelsOf(view.iri, view.own) }), null, 2)}\n`;
}
