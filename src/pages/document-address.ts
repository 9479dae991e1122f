import { DEFINITIONS } from '../rdf/namespaces.ts';
import { isIri } from '../rdf/terms.ts';
import { iriToUri, uriToIri } from '../rdf/uri.ts';

/** Below which addresses a publication lives. */
export interface Bases {
  /** The URL below which munpart's own pages are; ends with `/`. */
  readonly base: string;
  /** The base IRI of the data; ends with `/`; the same as `base` where absent. */
  readonly namespace?: string;
  /** Whether the data come with munpart's vocabulary, so that `/def` is about it; true where absent. */
  readonly vocabulary?: boolean;
}

/** The first segments, without suffix, of the addresses that munpart's own pages take where they have no prefix. */
export const OWN_SEGMENTS: readonly string[] = [
  ...['', 'id', 'doc', 'def', 'dataset', 'dumps', 'releases', 'feed', 'timemap'],
  ...['sparql', 'queries', 'api', 'openapi', 'search', 'lookup', 'reconcile', 'compare'],
  ...['partnerships', 'places', 'fields', 'sources', 'organisations', 'networks', 'projects'],
  ...['assets', 'favicon', 'CITATION', 'lod-cloud', 'readyz', 'metrics', 'mcp', 'llms', 'network'],
  ...['embed', 'browse'],
];

/** The first segments that stay at the root whatever the prefix: where others look for them, by their standards. */
export const ROOT_SEGMENTS: readonly string[] = ['robots', 'sitemap', 'healthz', '.well-known'];

/** Segments that every client, proxy and file system leaves as they are; the rest is safe in a parameter alone. */
const PLAIN_SEGMENT = /^(?!\.{1,2}$)(?:[\w.~!$&'()*+,;=:@-]|%20|[^\p{ASCII}])+$/u;
/** An ending that asks for one form of a document. */
const FORM_SUFFIX = /[^/]\.(?:html|ttl|jsonld|nt|nq|trig|rdf|geojson|json|csv)$/;

/** The path on this host of the document about an IRI below the namespace or of the vocabulary, with the fragment that the IRI has in it; undefined for any other IRI. */
export function documentPath(iri: string, bases: Bases): string | undefined {
  const { base, namespace = base, vocabulary = true } = bases;
  const root = new URL(base).pathname;
  const definition = iri.startsWith(DEFINITIONS) ? iri.slice(DEFINITIONS.length) : undefined;
  if (vocabulary && definition !== undefined && isPlainDefinition(definition))
    return `${root}def${definition}`;
  if (!iri.startsWith(namespace)) return undefined;
  const [stem, fragment] = withoutFragment(iri);
  return pathOfStem(stem, { base, namespace }) + iriToUri(fragment);
}

/** The path of the document about any IRI that the dataset mentions, whatever the IRI looks like. */
export function describedPath(iri: string, bases: Bases): string {
  return documentPath(iri, bases) ?? parameterPath(iri, bases);
}

/** The address by which the document about any IRI can be had, below the base: `doc?iri=…`. */
export function parameterAddress(iri: string): string {
  return `doc?iri=${encodeURIComponent(iri)}`;
}

/** Characters that a path, or a parameter, may have: the server answers longer ones with 414. */
export const MAX_ADDRESS = 2_000;

/** Whether the server takes an address as long as this: a path, perhaps with `?iri=…`. */
export function isWithinBounds(address: string): boolean {
  const [path = '', query = ''] = address.split('#')[0]?.split('?') ?? [];
  return path.length <= MAX_ADDRESS && (new URLSearchParams(query).get('iri') ?? '').length <= MAX_ADDRESS;
}

/** The IRI whose document has this path and query, given from the root of the host, by the rule of `documentPath`; undefined where no IRI can have it. */
export function iriOfPath(path: string, bases: Bases): string | undefined {
  const { base, namespace = base } = bases;
  const [address, fragment] = withoutFragment(path);
  const own = pathWithin(address, base);
  if (own?.startsWith('doc?iri=')) return checked(parameterOf(own), fragment);
  if (own?.startsWith('doc/')) return checked(`${namespace}id/${uriToIri(own.slice(4))}`, fragment);
  if (own !== undefined && /^def(?:\/|$)/.test(own)) return checked(DEFINITIONS + own.slice(3), fragment);
  const rest = pathWithin(address, namespace);
  return rest === undefined ? undefined : checked(namespace + uriToIri(rest), fragment);
}

/** Whether munpart's own page stands, or may stand, at the address of an IRI below the namespace. */
export function isHidden(iri: string, { base, namespace = base }: Bases): boolean {
  const [segment = ''] = iri.slice(namespace.length).split(/[/?#]/);
  const name = segment.startsWith('.') ? segment : (segment.split('.')[0] ?? '');
  if (ROOT_SEGMENTS.includes(name)) return true;
  return namespace === base ? OWN_SEGMENTS.includes(name) : iri.startsWith(base);
}

function pathOfStem(stem: string, bases: Required<Pick<Bases, 'base' | 'namespace'>>): string {
  const { base, namespace } = bases;
  const rest = stem.slice(namespace.length);
  const name = rest.startsWith('id/') ? rest.slice('id/'.length) : undefined;
  if (name !== undefined && isPlain(name)) return `${new URL(base).pathname}doc/${iriToUri(name)}`;
  if (isPlain(rest) && !isHidden(stem, bases)) return new URL(namespace).pathname + iriToUri(rest);
  return parameterPath(stem, bases);
}

function parameterPath(iri: string, { base }: Bases): string {
  return new URL(base).pathname + parameterAddress(iri);
}

/** Whether a path, as an IRI has it, is the same after a journey through clients and proxies, and ends in no form. */
function isPlain(path: string): boolean {
  const isWhole = path.split('/').every((segment) => PLAIN_SEGMENT.test(segment));
  return isWhole && !FORM_SUFFIX.test(path) && uriToIri(iriToUri(path)) === path;
}

function isPlainDefinition(rest: string): boolean {
  return (
    rest === '' ||
    rest.startsWith('#') ||
    (rest.startsWith('/') && isPlain(rest.slice(1).split('#')[0] ?? ''))
  );
}

function withoutFragment(iri: string): [string, string] {
  const at = iri.indexOf('#');
  return at < 0 ? [iri, ''] : [iri.slice(0, at), iri.slice(at)];
}

function pathWithin(path: string, base: string): string | undefined {
  const root = new URL(base).pathname;
  return path.startsWith(root) ? path.slice(root.length) : undefined;
}

function parameterOf(address: string): string {
  return new URLSearchParams(address.slice(address.indexOf('?'))).get('iri') ?? '';
}

function checked(iri: string, fragment: string): string | undefined {
  const whole = iri + uriToIri(fragment);
  return isIri(whole) ? whole : undefined;
}
