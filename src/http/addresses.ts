import { describedPath } from '../pages/address.ts';
import { DEFINITIONS } from '../rdf/namespaces.ts';
import { isIri } from '../rdf/terms.ts';
import type { Form } from './representation.ts';

/** Characters of a path that may go into a Location: pchar of RFC 3986 §3.3, percent-encoded only beyond ASCII. */
const SAFE_PATH = /^(\/(?!\.{1,2}(\/|$))(?:[\w.~!$&'()*+,;=:@-]|%[89A-Fa-f][\dA-Fa-f])+)+$/;

/** Whether the path is one that an address of this site can have: no empty or dotted segments, no control characters however encoded. */
export function isSafePath(path: string): boolean {
  return SAFE_PATH.test(path);
}

/** The path of a request as it was sent, without the query and without the path of the base IRI, `root`. */
export function requestPath(url: string, root: string): string {
  const path = pathOf(url);
  return root.length > 1 && path.startsWith(root) ? path.slice(root.length - 1) : path;
}

/** The path of an absolute http URL as it is written there; `/` where it has none. */
export function pathOf(url: string): string {
  const [start, query, fragment] = [url.indexOf('/', 8), url.indexOf('?'), url.indexOf('#')];
  const end = Math.min(query < 0 ? url.length : query, fragment < 0 ? url.length : fragment);
  return start < 0 || start > end ? '/' : url.slice(start, end);
}

/** IRI of what the document at a path below the root is about: `/doc/…` → `{base}id/…`, `/def…` → the vocabulary's; undefined where it is no such path. */
export function iriOfDocument(path: string, base: string): string | undefined {
  if (!isSafePath(path)) return undefined;
  const decoded = plain(path);
  const iri = decoded.startsWith('/doc/')
    ? `${base}id/${decoded.slice('/doc/'.length)}`
    : decoded === '/def' || decoded.startsWith('/def/')
      ? DEFINITIONS + decoded.slice('/def'.length)
      : base + decoded.slice(1);
  return isIri(iri) ? iri : undefined;
}

/** Absolute URL of the document about an IRI. */
export function documentUrl(iri: string, base: string): string {
  return new URL(describedPath(iri, base), base).href;
}

/** A path without the suffix of one of the forms, and that form. */
export function withoutSuffix(path: string, forms: readonly Form[]): { path: string; form?: Form } {
  const dot = path.lastIndexOf('.');
  const form = dot > path.lastIndexOf('/') + 1 && forms.find((one) => one.extension === path.slice(dot + 1));
  return form ? { path: path.slice(0, dot), form } : { path };
}

function plain(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
