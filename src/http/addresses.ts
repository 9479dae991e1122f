import {
  type Bases,
  describedPath,
  documentPath,
  parameterAddress,
  ROOT_SEGMENTS,
} from '../pages/document-address.ts';
import type { Representation } from './representation.ts';

/** The path of an absolute http URL as it is written there; `/` where it has none. */
export function pathOf(url: string): string {
  const [start, query, fragment] = [url.indexOf('/', 8), url.indexOf('?'), url.indexOf('#')];
  const end = Math.min(query < 0 ? url.length : query, fragment < 0 ? url.length : fragment);
  return start < 0 || start > end ? '/' : url.slice(start, end);
}

/** The path of a request below the base IRI, as it was sent, with its leading slash; a proxy may have taken the path of the base away. */
export function dataPath(url: string, { base, namespace = base }: Bases): string {
  const [path, root] = [pathOf(url), new URL(namespace).pathname];
  return root.length > 1 && path.startsWith(root) ? path.slice(root.length - 1) : path;
}

/** The path by which the router knows a request: that below the prefix of munpart's own pages; one that no route has where the request is for an IRI of the data. */
export function requestPath(url: string, bases: Bases): string {
  const { base, namespace = base } = bases;
  const path = dataPath(url, bases);
  if (namespace === base) return path;
  const prefix = `/${base.slice(namespace.length)}`;
  if (path.startsWith(prefix)) return path.slice(prefix.length - 1);
  const [, segment = ''] = path.split('/');
  const isOfRoot = ROOT_SEGMENTS.some((name) => segment === name || segment.startsWith(`${name}.`));
  return isOfRoot ? path : `/${path}`;
}

/** Absolute URL of the page or document to read about an IRI. */
export function documentUrl(iri: string, bases: Bases): string {
  return new URL(describedPath(iri, bases), bases.base).href;
}

/** The address below the site's base of the document about an IRI, where its representations are: `doc/place/radom`, `doc?iri=…`. */
export function documentAddress(iri: string, bases: Bases): string {
  const root = new URL(bases.base).pathname;
  const path = iri.includes('#') ? undefined : documentPath(iri, bases)?.slice(root.length);
  return path !== undefined && /^(?:doc\/|def(?:\/|$))/.test(path) ? path : parameterAddress(iri);
}

/** A path without the suffix of one of the forms, and that form. */
export function withoutSuffix(
  path: string,
  forms: readonly Representation[],
): { path: string; representation?: Representation } {
  const dot = path.lastIndexOf('.');
  const representation =
    dot > path.lastIndexOf('/') + 1 && forms.find((one) => one.extension === path.slice(dot + 1));
  return representation ? { path: path.slice(0, dot), representation } : { path };
}
