/** An IRI or a URL up to its fragment. */
export function withoutFragment(iri: string): string {
  return iri.split('#', 1)[0] ?? iri;
}
