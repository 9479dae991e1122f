/** The last part of an IRI, decoded, as a name of last resort: `…/place/jelgavas-novads` → `jelgavas-novads`; the IRI itself where it has none. */
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
