import { iriToUri } from '../rdf/uri.ts';
import { CACHE, COMMON, type Fields, link } from './fields.ts';
import {
  contentType,
  type Locale,
  type PreparedResponse,
  type Representation,
  type Resource,
  type ResponseHeaders,
} from './representation.ts';
import type { Site } from './serving/publication.ts';

/** The form, the language and the coding in which a resource is sent. */
export interface NegotiatedForm {
  readonly representation: Representation;
  readonly locale: Locale | undefined;
  readonly gzipped: boolean;
}

/** The header fields of both ways to ask for a form; the length is absent where nobody knows it yet. */
export function headersOf(
  site: Site,
  resource: Resource,
  { representation, locale, gzipped }: NegotiatedForm,
  etag: string,
  length?: number,
): Pick<PreparedResponse, 'negotiated' | 'direct'> {
  const shared = {
    ...COMMON,
    ...(resource.policy && { 'content-security-policy': resource.policy }),
    etag,
    'cache-control': resource.cache ?? CACHE.release,
    link: linksOf(site, resource, representation, locale),
    ...(locale && { 'content-language': locale.language }),
  };
  const body = {
    'content-type': contentType(representation.mediaType),
    ...(length !== undefined && { 'content-length': String(length) }),
    ...(gzipped && { 'content-encoding': 'gzip' }),
  };
  const further = resource.timed ? ', Accept-Datetime' : '';
  const localized = resource.representations.some((other) => other.localized);
  const negotiated = {
    ...shared,
    vary: `Accept, ${resource.inProfiles ? 'Accept-Profile, ' : ''}${localized ? 'Accept-Language, ' : ''}Accept-Encoding${further}`,
    ...(resource.urlOf && { 'content-location': iriToUri(resource.urlOf(representation)) }),
  };
  const direct = {
    ...shared,
    vary: `${representation.localized ? 'Accept-Language, ' : ''}Accept-Encoding${further}`,
  };
  return { negotiated: responseHeaders(negotiated, body), direct: responseHeaders(direct, body) };
}

function responseHeaders(fields: Fields, body: Fields): ResponseHeaders {
  return { ok: { ...fields, ...body }, notModified: fields };
}

function linksOf(
  site: Site,
  resource: Resource,
  representation: Representation,
  locale: Locale | undefined,
): string {
  const others = resource.urlOf ? resource.representations.filter((other) => other !== representation) : [];
  return [
    link(resource.canonical ?? ownUrl(site, resource, locale).href, 'canonical'),
    ...resource.links,
    ...(resource.formLinks?.(representation) ?? []),
    ...others.map((other) => link(resource.urlOf?.(other) ?? '', 'alternate', other.mediaType)),
  ].join(', ');
}

/** The address of a resource below the base, with what is selected of it. */
export function addressOf({ address, query }: Resource): string {
  return query ? `${address}?${query}` : address;
}

/** The URL of a resource, in the language that the request named (`?lang=`): each language version is canonical of its own, the negotiated one without. Pages and Link fields write it alike. */
export function ownUrl(site: Site, resource: Resource, locale: Locale | undefined): URL {
  const url = new URL(site.base + addressOf(resource));
  if (locale?.named) url.searchParams.set('lang', locale.language);
  url.search = url.searchParams.toString();
  return url;
}
