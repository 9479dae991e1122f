/** What no URI holds as it is (RFC 3986 §2): everything beyond ASCII, controls, blanks and some signs. */
const NOT_URI = /[^\x21-\x7e]|[<>"{}|\\^`]/gu;

/** An IRI as a URI (RFC 3987 §3.1): what is beyond ASCII, and what a URI may not hold, as percent-encoded UTF-8. Header fields take nothing else. */
export function uriOf(iri: string): string {
  return iri.replace(NOT_URI, percentEncoded);
}

function percentEncoded(character: string): string {
  const bytes = Array.from(Buffer.from(character), (byte) =>
    byte.toString(16).toUpperCase().padStart(2, '0'),
  );
  return `%${bytes.join('%')}`;
}
