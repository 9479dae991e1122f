import type { Context } from 'hono';
import { dataPath, withoutSuffix } from '../../http/addresses.ts';
import { link, moved, seeOther } from '../../http/fields.ts';
import { inRelease } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import type { Representation, Resource } from '../../http/representation.ts';
import { localeOf, respond } from '../../http/respond.ts';
import type { Site } from '../../http/serving/publication.ts';
import { withParameter } from '../../pages/address.ts';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import { iriToUri, uriToIri } from '../../rdf/uri.ts';
import { similarNames } from '../names/names.ts';
import { DOCUMENT_FORMS, openDocument, requestedIri } from './open-document.ts';
import { respondInProfile } from './profiles/index.ts';
import { type Reading, readAddress } from './readings.ts';
import { hasParts, renamedTo } from './related.ts';

/** `/id/{type}/{slug}` names a thing; what can be sent over HTTP is the document about it. */
export async function thing(c: Context, site: Site): Promise<Response> {
  const response = await dereference(c, site);
  if (response) return response;
  throw await nothingOf(c, site, site.namespace + uriToIri(dataPath(c.req.url, site).slice(1)));
}

/** The answer at the address of an IRI of the data: 303 to its document, or the document of a namespace whose terms have fragments, or of what is gone; undefined where the data mention no such IRI. */
export async function dereference(c: Context, site: Site): Promise<Response | undefined> {
  const path = dataPath(c.req.url, site).slice(1);
  const renamed = site.named ? undefined : await renamedTo(site, site.namespace + uriToIri(path));
  if (renamed !== undefined) return moved(301, iriToUri(renamed));
  const query = queryOf(c);
  const reading = await readAddress(site, {
    path,
    query,
    namespaces: [site.namespace],
    forms: DOCUMENT_FORMS,
  });
  if (!reading) return undefined;
  const { iri, form, respelt } = reading;
  if (respelt)
    return moved(308, `${iriToUri(iri)}${form ? `.${form.extension}` : ''}${query && `?${iriToUri(query)}`}`);
  const resource = await opened(site, reading);
  const isNamespace = !iri.startsWith(`${site.namespace}id/`) && (await hasParts(site, iri));
  if (isNamespace || resource.status === 410) return respondInProfile(c, site, resource, form);
  const document = urlOf(site, resource, form);
  return seeOther(document, [link(document, 'describedby')]);
}

/** `/doc/{type}/{slug}` and `/def/{scheme}/{code}`, with and without suffix. */
export async function document(c: Context, site: Site): Promise<Response> {
  const { path, representation: form } = withoutSuffix(c.req.path, DOCUMENT_FORMS);
  const known = site.resources.get(path);
  if (known) return respondInProfile(c, site, known, form);
  const own = c.req.path.startsWith('/doc/') ? `${site.namespace}id` : DEFINITIONS;
  const name = (text: string) => text.slice('/doc'.length);
  const renamed = await renamedTo(site, own + uriToIri(name(path)));
  if (renamed !== undefined) return moved(301, urlOf(site, await opened(site, { iri: renamed }), form));
  const reading = await readAddress(site, {
    path: name(c.req.path).slice(1),
    namespaces: [`${own}/`, `${site.namespace}${c.req.path.slice(1, '/doc/'.length)}`],
    forms: DOCUMENT_FORMS,
    formFirst: true,
  });
  if (!reading) throw await nothingOf(c, site, own + uriToIri(name(path)));
  const resource = await opened(site, reading);
  const requested = reading.form ? path : c.req.path;
  if (requested !== `/${resource.address}`) return movedDocument(c, site, resource, reading.form);
  return respondInProfile(c, site, resource, reading.form);
}

/** `/doc?iri=…`: the document about any IRI that the data mention; `format=ttl` asks for one form. */
export async function documentOfIri(c: Context, site: Site): Promise<Response> {
  const iri = requestedIri(c);
  const resource = await openDocument(site, iri);
  if (!resource) throw await nothingOf(c, site, iri);
  const extension = c.req.query('format');
  const form = DOCUMENT_FORMS.find((one) => one.extension === extension);
  if (extension !== undefined && !form) throw new Problem('not-found', 'There is no such format.');
  if (form && !resource.representations.includes(form)) {
    throw new Problem('not-found', `There is no ${form.label} of this resource.`);
  }
  return respond(c, site, resource, form);
}

/** To the canonical address, with what else was asked for. */
function movedDocument(
  c: Context,
  site: Site,
  resource: Resource,
  form: Representation | undefined,
): Response {
  let target = form && resource.representations.includes(form) ? (resource.urlOf?.(form) ?? '') : '';
  if (target === '') target = site.base + resource.address;
  for (const [name, value] of new URL(c.req.url).searchParams) target = withParameter(target, name, value);
  return moved(308, target);
}

function urlOf(site: Site, resource: Resource, form: Representation | undefined): string {
  return (form && resource.urlOf?.(form)) ?? inRelease(site, site.base + resource.address);
}

async function opened(site: Site, { iri }: Pick<Reading, 'iri'>): Promise<Resource> {
  const resource = await openDocument(site, iri);
  if (!resource) throw new Problem('not-found', 'The data describe nothing of this name.');
  return resource;
}

async function nothingOf(c: Context, site: Site, iri: string): Promise<Problem> {
  const links = await similarNames(site, iri, localeOf(c, site).language);
  return new Problem('not-found', 'The data describe nothing of this name.', { links });
}

function queryOf(c: Context): string {
  const at = c.req.url.indexOf('?');
  return at < 0 ? '' : (c.req.url.slice(at + 1).split('#')[0] ?? '');
}
