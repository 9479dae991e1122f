import { PREFIXES } from '../rdf/namespaces.ts';
import type { Language } from './messages/messages.ts';
import type { PageContext } from './page-context.ts';

/** Whether a browser may follow the IRI: only the web's own schemes, so never `javascript:`. */
export function isWebAddress(iri: string): boolean {
  return /^https?:\/\//i.test(iri);
}

/** The address of a page of this site, given from its root: `places`; keeps the language that the visitor chose. */
export function page(context: PageContext, path: string): string {
  return inChosenLanguage(context, new URL(context.base).pathname + path);
}

/** Adds the visitor's choice of language to an address of this site. */
export function inChosenLanguage(context: PageContext, href: string): string {
  const inRelease = context.asOf ? stayingInRelease(context, href) : href;
  if (!context.url.searchParams.has('lang') || !href.startsWith('/') || /[?&]lang=/.test(href))
    return inRelease;
  return withParameter(inRelease, 'lang', context.language);
}

/** Pages beside lists, documents and queries that are had as of a release. */
const VERSIONED = ['network', '', 'dataset', 'search', 'sparql'];

/** Keeps to the release that the visitor asked for, where what the address names is had as of a release. */
function stayingInRelease({ base, lists, manifest }: PageContext, href: string): string {
  const root = new URL(base).pathname;
  const [path = ''] = href.slice(root.length).split(/[?#]/);
  const isKept =
    /^(doc|def|queries|browse)(\/|$)/.test(path) ||
    VERSIONED.includes(path) ||
    lists.includes(path.replace(/\/.*/, ''));
  if (!href.startsWith(root) || !isKept || /[?&]release=/.test(href)) return href;
  return withParameter(href, 'release', manifest.name);
}

/** The absolute URL that takes queries: of the release that the visitor asked for, else of whatever release is current. */
export function endpoint(context: PageContext): string {
  const address = file(context, 'sparql');
  return absolute(context, context.asOf ? stayingInRelease(context, address) : address);
}

/** The address of an asset or a file, given from the site's root: `assets/site.css`. */
export function file(context: PageContext, path: string): string {
  return new URL(context.base).pathname + path;
}

/** The path and query of this very page in another language. */
export function inLanguage(context: PageContext, language: Language): string {
  return withParameter(requested(context), 'lang', language);
}

/** The path and query as requested; two slashes at the start would be another host's address. */
export function requested(context: PageContext): string {
  return context.url.pathname.replace(/^\/+/, '/') + context.url.search;
}

/** An address with one parameter of its query set. */
export function withParameter(href: string, name: string, value: string): string {
  const [rest = '', fragment] = href.split('#', 2);
  const [path = '', query = ''] = rest.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set(name, value);
  return `${path}?${parameters}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** An address without one of the parameters of its query. */
export function withoutParameter(href: string, name: string): string {
  const [path = '', query = ''] = href.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.delete(name);
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}

/** The absolute form of a path of this site: on the base IRI's origin, whatever host was asked. */
export function absolute(context: PageContext, href: string): string {
  return new URL(href, context.base).href;
}

/** The prefixes that pages write names with. */
export const SHOWN_PREFIXES: Readonly<Record<string, string>> = {
  ...PREFIXES,
  schema: 'https://schema.org/',
};

/** `skos:prefLabel` for an IRI in a known namespace, the IRI itself otherwise. */
export function compact(iri: string): string {
  for (const [prefix, namespace] of Object.entries(SHOWN_PREFIXES)) {
    const local = iri.startsWith(namespace) ? iri.slice(namespace.length) : '';
    if (/^[\p{L}\d_][\p{L}\d_-]*$/u.test(local)) return `${prefix}:${local}`;
  }
  return iri;
}

/** The fragment under which a part of a resource stands on the resource's page; absent where it is no part of it. */
export function fragmentOf(part: string, iri: string): string | undefined {
  return part.startsWith(`${iri}#`) ? part.slice(iri.length + 1) : undefined;
}
