import type { Context } from 'hono';
import { withParameter } from '../../pages/address.ts';
import { resourcePage, withdrawnPage } from '../../pages/index.ts';
import type { ResourceView } from '../../pages/values.ts';
import { describe } from '../../query/describe.ts';
import { isIri } from '../../rdf/terms.ts';
import { describedGraph } from '../../release/default-graph.ts';
import { iriOfDocument, isSafePath, withoutSuffix } from '../addresses.ts';
import { inRelease, namedRelease } from '../as-of.ts';
import { datasetFacts } from '../description.ts';
import { coordinatesOf, feature, labelsOf, writeDocument } from '../document.ts';
import { link } from '../fields.ts';
import { versioned } from '../memento.ts';
import { nearNames } from '../near.ts';
import { pageContext } from '../page-context.ts';
import { Problem } from '../problem.ts';
import { respondInProfile } from '../profiles/chosen.ts';
import { withProfiles } from '../profiles/index.ts';
import { readOnce, type Site } from '../publication.ts';
import { withRelated } from '../related.ts';
import { type Form, GEOJSON, HTML, RDF_FORMS, type Resource } from '../representation.ts';
import { readerOf, respond, seeOther } from '../respond.ts';
import { withUsage } from '../term-usage.ts';
import { isWithdrawn, redirectRenamed } from '../withdrawn.ts';

const FORMS = [...RDF_FORMS, HTML];
const LONGEST_IRI = 2_000;
const FORMS_OF_PLACE = [...FORMS, GEOJSON];

/** `/id/{type}/{slug}` names a thing; what can be sent over HTTP is the document about it. */
export async function redirectToDocument(c: Context, site: Site): Promise<Response> {
  const path = c.req.path;
  if (!isSafePath(path)) throw new Problem('not-found', 'Nothing has this address.');
  const release = namedRelease(c);
  const renamed = release === undefined ? await redirectRenamed(site, path, '') : undefined;
  if (renamed) return renamed;
  const address = `${site.base}doc/${path.slice('/id/'.length)}`;
  const document = release === undefined ? address : withParameter(address, 'release', release);
  return seeOther(document, [link(document, 'describedby')]);
}

/** `/doc/{type}/{slug}` and `/def/{scheme}/{code}`, with and without suffix. */
export function document(c: Context, site: Site): Response | Promise<Response> {
  const { path, form } = withoutSuffix(c.req.path, FORMS_OF_PLACE);
  const known = site.resources.get(path);
  if (known) return respondInProfile(c, site, known, form);
  const iri = iriOfDocument(path, site.base);
  if (!iri) throw new Problem('not-found', 'Nothing has this address.');
  const urlOf = (one: Form) => inRelease(site, `${site.base}${path.slice(1)}.${one.extension}`);
  const suffix = form ? `.${form.extension}` : '';
  return redirectRenamed(site, path, suffix).then(
    async (renamed) =>
      renamed ?? respondInProfile(c, site, await openDocument(c, site, iri, path.slice(1), urlOf), form),
  );
}

/** `/doc?iri=…`: the document about any IRI that the data mention; `format=ttl` asks for one form. */
export async function documentOfIri(c: Context, site: Site): Promise<Response> {
  const iri = c.req.query('iri');
  if (iri === undefined || !isIri(iri)) {
    throw new Problem('malformed', 'The parameter `iri` must be an absolute IRI.');
  }
  if (iri.length > LONGEST_IRI) {
    throw new Problem('address-too-long', `An IRI may have ${LONGEST_IRI} characters at most.`);
  }
  const address = `doc?iri=${encodeURIComponent(iri)}`;
  const known = site.resources.get(address);
  const urlOf = (form: Form) => inRelease(site, `${site.base}${address}&format=${form.extension}`);
  const resource = known ?? (await openDocument(c, site, iri, address, urlOf));
  const extension = c.req.query('format');
  const form = FORMS_OF_PLACE.find((one) => one.extension === extension);
  if (extension !== undefined && !form) throw new Problem('not-found', 'There is no such format.');
  return inForm(c, site, resource, form);
}

/** An IRI below the base that has no route of its own leads to its document, where the data describe it. */
export async function ownPath(site: Site, path: string): Promise<Response | undefined> {
  const iri = iriOfDocument(path, site.base);
  if (!iri || path.startsWith('/doc/')) return undefined;
  const view = await viewOf(site, iri);
  return view && seeOther(`${site.base}doc?iri=${encodeURIComponent(iri)}`);
}

function inForm(c: Context, site: Site, resource: Resource, form: Form | undefined) {
  if (form && !resource.forms.includes(form)) {
    throw new Problem('not-found', `There is no ${form.label} of this resource.`);
  }
  return respond(c, site, resource, form);
}

async function openDocument(
  c: Context,
  site: Site,
  iri: string,
  address: string,
  urlOf: (form: Form) => string,
): Promise<Resource> {
  const view = await viewOf(site, iri);
  if (!view) {
    const links = await nearNames(site, iri, readerOf(c).language);
    throw new Problem('not-found', 'The data describe nothing of this name.', { links });
  }
  const versions = address.startsWith('def/') ? { links: [] } : versioned(site, address);
  const resource: Resource = {
    address,
    forms: coordinatesOf(view) ? FORMS_OF_PLACE : FORMS,
    urlOf,
    ...versions,
    links: [link(iri, 'describes'), link(`${site.base}dataset`, 'collection'), ...versions.links],
    ...(isWithdrawn(view) && { status: 410 }),
    write: async (form, reader) => {
      const fresh = await viewOf(site, iri);
      if (!fresh) throw new Error(`no longer described: ${iri}`);
      if (form.format) return writeDocument(fresh, await factsOf(site, address), form.format);
      if (form === GEOJSON) return geoJson(fresh);
      if (isWithdrawn(fresh)) return withdrawnPage(pageContext(site, resource, reader), fresh);
      return resourcePage(
        pageContext(site, resource, reader),
        await withUsage(site, await withRelated(site, fresh)),
      );
    },
  };
  const isNamed = address.startsWith('doc?');
  const opened = isNamed || isWithdrawn(view) ? resource : await inProfiles(site, resource, view);
  site.resources.set(isNamed ? address : `/${address}`, opened);
  return opened;
}

/** The resource with its other profiles; like itself, they read what they write anew. */
async function inProfiles(site: Site, resource: Resource, view: ResourceView): Promise<Resource> {
  const read = async () => (await viewOf(site, view.iri)) ?? view;
  return withProfiles(site, resource, { view, read, facts: await factsOf(site, resource.address) });
}

function viewOf(site: Site, iri: string): Promise<ResourceView | undefined> {
  const { queryTimeout, maxResultBytes } = site.settings;
  return readOnce(site, `view ${iri}`, () =>
    describe(site.publication.documents, iri, {
      deadline: queryTimeout,
      maxBytes: maxResultBytes,
      defaultGraph: describedGraph(site.publication.release.manifest),
    }),
  );
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
