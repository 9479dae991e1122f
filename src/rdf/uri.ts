const NON_ASCII = /[^\x21-\x7e]+/gu;
const ENCODED_NON_ASCII = /(?:%[89A-F][\dA-F])+/gi;

/** An IRI, or a part of one, as a URI: whatever is not ASCII percent-encoded in UTF-8 (RFC 3987 §3.1). */
export function iriToUri(iri: string): string {
  return iri.replace(NON_ASCII, encodeURIComponent);
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
