/** Whether an IRI is of the functions of Virtuoso, which are no SPARQL. */
export function isForeignIri(iri: string): boolean {
  return /^(bif|sql):/i.test(iri.trimStart());
}
