/** Namespace → the terms of it that the vocabulary may build on. They were entered as the authors know them from the vocabularies' published documentation, and still need a check against the originals: this list finds typing errors, it proves no term. */
export const FOREIGN_TERMS: Readonly<Record<string, string>> = {
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'type Property langString',
  'http://www.w3.org/2000/01/rdf-schema#':
    'Class Literal Resource comment domain isDefinedBy label range seeAlso subClassOf subPropertyOf',
  'http://www.w3.org/2002/07/owl#':
    'AsymmetricProperty Class DatatypeProperty FunctionalProperty IrreflexiveProperty ObjectProperty Ontology SymmetricProperty Thing disjointWith inverseOf versionIRI versionInfo',
  'http://www.w3.org/2001/XMLSchema#':
    'anyURI boolean date dateTime decimal gYear gYearMonth integer nonNegativeInteger string',
  'http://www.w3.org/ns/adms#': 'status',
  'http://purl.org/ontology/bibo/': 'status status/draft',
  'http://data.europa.eu/m8g/': 'PublicOrganisation',
  'http://purl.org/dc/terms/':
    'Location bibliographicCitation contributor created creator date description issued license modified publisher relation source spatial subject title',
  'http://www.w3.org/ns/dqv#': 'QualityAnnotation hasQualityAnnotation',
  'http://xmlns.com/foaf/0.1/': 'Agent Document Project homepage logo name',
  'http://www.w3.org/ns/org#':
    'Organization OrganizationalCollaboration classification hasMember linkedTo memberOf',
  'http://www.w3.org/ns/prov#': 'Entity',
  'https://schema.org/': 'endDate includedInDataCatalog startDate',
  'http://www.w3.org/2004/02/skos/core#': 'Concept ConceptScheme scopeNote example note',
  'http://www.w3.org/ns/sosa/': 'Observation isFeatureOfInterestOf',
  'http://purl.org/vocab/vann/': 'preferredNamespacePrefix preferredNamespaceUri',
  'http://www.wikidata.org/prop/direct/': 'P190',
};

/** Whether a listed vocabulary has the term. */
export function isForeignTerm(iri: string): boolean {
  return Object.entries(FOREIGN_TERMS).some(
    ([namespace, names]) =>
      iri.startsWith(namespace) && names.split(' ').includes(iri.slice(namespace.length)),
  );
}
