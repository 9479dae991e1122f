/** The SPARQL endpoints that SERVICE may call where the operator says nothing: Wikidata, DBpedia and the EU Publications Office. */
export const DEFAULT_SERVICES: readonly string[] = [
  'https://query.wikidata.org/sparql',
  'https://dbpedia.org/sparql',
  'https://publications.europa.eu/webapi/rdf/sparql',
];
