import { iriToUri } from '../rdf/uri.ts';

/** Header fields as they are sent, names in lower case. */
export type Fields = Readonly<Record<string, string>>;

/** How long an answer may be used without asking again. */
export const CACHE = {
  /** Of one release: a browser asks each time and mostly hears 304, a shared cache asks once a minute. */
  release: 'public, max-age=0, s-maxage=60, must-revalidate',
  /** The address names the bytes. */
  immutable: 'public, max-age=31536000, immutable',
  /** Of what changes with a new version of the program at most, and does no harm where it is older. */
  steady: 'public, max-age=2592000',
  none: 'no-store',
} as const;

const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Content-Security-Policy of what others may show in a frame. */
export const FRAMED = POLICY.replace("frame-ancestors 'none'", 'frame-ancestors *');

/** Content-Security-Policy of a page whose browser answers queries, and of all pages of a site without a server. */
export const BROWSER_QUERIES_POLICY = POLICY.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
);

/** What goes with every answer, whatever it is: anybody may read it from any page, nobody may reinterpret or frame it. */
export const COMMON: Fields = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Accept-Ranges, Allow, Content-Language, Content-Location, Content-Range, ETag, Link, Location, Memento-Datetime, Repr-Digest, Retry-After, Server-Timing, Vary, X-Request-Id',
  'content-security-policy': POLICY,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};

/** A link as the Link field writes it (RFC 8288); `target` is an absolute IRI. */
export function link(target: string, rel: string, type?: string): string {
  return `<${iriToUri(target)}>; rel="${rel}"${type ? `; type="${type}"` : ''}`;
}

/** Whether an If-None-Match field names the entity tag, by the weak comparison (RFC 9110 §13.1.2). */
export function noneMatch(field: string | undefined, etag: string): boolean {
  if (!field) return false;
  if (field === etag || field.trim() === '*') return true;
  return field.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** The field Location with an absolute IRI. */
export function locationField(iri: string): Fields {
  return { location: iriToUri(iri) };
}

/** The answer 303: what the address names is described elsewhere; `location` is an absolute URL. */
export function seeOther(location: string, links: readonly string[] = []): Response {
  const fields = links.length > 0 ? { link: links.join(', ') } : {};
  return new Response(null, {
    status: 303,
    headers: {
      ...COMMON,
      'cache-control': CACHE.release,
      vary: 'Accept',
      ...locationField(location),
      ...fields,
    },
  });
}

/** The answer that what is asked for has another address for good: 301 where it was renamed, 308 where the address is another spelling. `location` is an absolute URL. */
export function moved(status: 301 | 308, location: string): Response {
  return new Response(null, {
    status,
    headers: { ...COMMON, 'cache-control': CACHE.release, ...locationField(location) },
  });
}
