/** What no URI holds as it is (RFC 3986 §2): everything beyond ASCII, controls, blanks and some signs. */
const NOT_URI = /[^\x21-\x7e]|[<>"{}|\\^`]/gu;
const ENCODED_NON_ASCII = /(?:%[89A-F][\dA-F])+/gi;

/** An IRI, or a part of one, as a URI (RFC 3987 §3.1): what a URI may not hold as percent-encoded UTF-8. Header fields take nothing else. */
export function iriToUri(iri: string): string {
  return iri.replace(NOT_URI, percentEncoded);
}

/** A URI, or a part of one, as an IRI: percent-encoded characters beyond ASCII as themselves, all else as it is (RFC 3987 §3.2). */
export function uriToIri(uri: string): string {
  return uri.replace(ENCODED_NON_ASCII, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/** A path of a URI with its percent-encoding in normal form: none for unreserved characters, capitals in the rest (RFC 3986 §6.2.2). */
export function normalizedPath(path: string): string {
  return path.replace(/%[\dA-F]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
  });
}

/** A path without the slashes at its end; read from the end, since a search from the front tries each run of slashes anew. */
export function withoutFinalSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

function percentEncoded(character: string): string {
  const bytes = Array.from(Buffer.from(character), (byte) =>
    byte.toString(16).toUpperCase().padStart(2, '0'),
  );
  return `%${bytes.join('%')}`;
}

/** An IRI or a URL up to its fragment. */
export function withoutFragment(iri: string): string {
  return iri.split('#', 1)[0] ?? iri;
}

/** The last part of an IRI, decoded, as a name of last resort: `…/place/alytus-district` → `alytus-district`; the IRI itself where it has none. */
export function localName(iri: string): string {
  const last = iri.split(/[/#]/).findLast((part) => part !== '') ?? iri;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** An IRI up to where its last part begins: `http://xmlns.com/foaf/0.1/name` → `http://xmlns.com/foaf/0.1/`. */
export function namespaceOf(iri: string): string {
  return iri.slice(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'), iri.indexOf(':')) + 1);
}
