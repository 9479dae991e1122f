import { BASE } from './publication.ts';

/** Six kinds of data that know nothing of munpart, below the base IRI, by the extension of their file. */
export const FOREIGN: readonly {
  readonly kind: string;
  readonly extension: string;
  readonly text: string;
}[] = [
  {
    kind: 'an OWL vocabulary with fragments',
    extension: 'ttl',
    text: `
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ns: <${BASE}ns#> .
<${BASE}ns> a owl:Ontology ; rdfs:label "Things" ; owl:versionIRI <${BASE}ns/1.0> .
ns:A a owl:Class ; rdfs:label "A"@en ; rdfs:subClassOf ns:B, [ a owl:Restriction ; owl:onProperty ns:p ; owl:someValuesFrom ns:A ] .
ns:B a owl:Class ; rdfs:label "B"@en .
ns:p a owl:ObjectProperty ; rdfs:domain ns:A ; rdfs:range ns:B ; rdfs:isDefinedBy <${BASE}ns> .
<${BASE}bare#A> a owl:Class . <${BASE}bare#B> rdfs:subClassOf <${BASE}bare#A> ; <${BASE}undescribed#p> "1"^^<${BASE}undescribed#type> .
ns:one a ns:A ; ns:p ns:two ; <${BASE}vocab/unnamed> "x"^^<${BASE}vocab/type> .`,
  },
  {
    kind: 'SKOS with IRIs beyond ASCII',
    extension: 'ttl',
    text: `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<${BASE}shēma> a skos:ConceptScheme ; skos:prefLabel "Shēma"@lv ; skos:hasTopConcept <${BASE}id/Ķekava> .
<${BASE}id/Ķekava> a skos:Concept ; skos:prefLabel "Ķekava"@lv ; skos:inScheme <${BASE}shēma> ; skos:broader <${BASE}id/町/東> .
<${BASE}id/町/東> a skos:Concept ; skos:prefLabel "東"@ja ; skos:narrower <${BASE}id/Ķekava>, <${BASE}id/%C4%B6> .
<${BASE}id/%C4%B6> a skos:Concept ; skos:related <${BASE}jēdzieni#viens> .
<${BASE}jēdzieni#viens> a skos:Concept ; skos:exactMatch <https://other.example/é> .`,
  },
  {
    kind: 'a DCAT catalogue',
    extension: 'ttl',
    text: `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<${BASE}> a dcat:Catalog ; dcterms:title "Catalogue"@en ; dcat:dataset <${BASE}dataset/a>, <${BASE}data?id=1&v=2>, <${BASE}places> .
<${BASE}dataset/a> a dcat:Dataset ; dcterms:title "A"@en ; dcat:distribution <${BASE}dataset/a/dist.ttl>, <${BASE}dumps/a.csv> .
<${BASE}dataset/a/dist.ttl> a dcat:Distribution ; dcat:downloadURL <${BASE}files/a.csv> .
<${BASE}dumps/a.csv> a dcat:Distribution .
<${BASE}data?id=1&v=2> a dcat:Dataset ; dcterms:title "With a query"@en ; dcterms:publisher <${BASE}search> .
<${BASE}places> a dcat:Dataset ; dcterms:title "A dataset, not a list"@en .
<${BASE}search> dcterms:title "An office"@en . <${BASE}def/X> dcterms:title "A definition"@en .`,
  },
  {
    kind: 'FOAF with blank nodes',
    extension: 'ttl',
    text: `
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<${BASE}people/anna#me> a foaf:Person ; foaf:name "Anna" ; foaf:knows [ foaf:name "Berta" ; foaf:knows <${BASE}people/carl#me> ] ; foaf:homepage <${BASE}people/anna> .
<${BASE}people/carl#me> a foaf:Person ; foaf:name "Carl" ; foaf:account [ foaf:accountServiceHomepage <${BASE}people//x> ; foaf:member [ foaf:name "D" ] ] .
<mailto:d@example.org> foaf:name "D" . <https://other.example/e#me> a foaf:Person ; foaf:name "E" ; foaf:knows <${BASE}people/anna#me> .`,
  },
  {
    kind: 'named graphs',
    extension: 'trig',
    text: `
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<${BASE}graph/1> { <${BASE}id/anna> a foaf:Person ; foaf:name "Anna" ; foaf:knows <${BASE}id/berta> . }
<${BASE}graph/2> { <${BASE}id/anna> foaf:name "Anna B." ; <${BASE}vocab#in> <${BASE}graph/1> . <${BASE}id/b/> foaf:knows [ foaf:name "Berta" ] . }
<${BASE}graphs#3> { <${BASE}ns#only> foaf:name "Only here" . }`,
  },
  {
    kind: 'geodata with odd addresses',
    extension: 'ttl',
    text: `
@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<${BASE}id/a%20b> rdfs:label "With a blank" ; wgs:lat 57.0 ; wgs:long 24.1 ; rdfs:seeAlso <${BASE}id/a%2Fb>, <${BASE}id/a/b/>, <${BASE}id/v1.ttl> .
<${BASE}id/a%2Fb> rdfs:label "With a slash" . <${BASE}id/a/b/> rdfs:label "Folder" . <${BASE}id/a/b> rdfs:label "No folder" .
<${BASE}id/v1.ttl> rdfs:label "Suffix" ; wgs:lat 56.0 ; wgs:long 23.0 . <${BASE}id/v1> rdfs:label "No suffix" .
<${BASE}id/x;y='z'> rdfs:label "Punctuation" . <${BASE}id/a/../b> rdfs:label "Dots" . <${BASE}id/a//b> rdfs:label "Twice" .
<${BASE}//evil.example/x> rdfs:label "Not another host" . <${BASE}id/r%61dom> rdfs:label "Encoded for nothing" .
<${BASE}layers/1/> rdfs:label "Layer" ; rdfs:member <${BASE}layers/1/feature.geojson#1>, <${BASE}layers/missing/> .
<${BASE}layers/1/feature.geojson#1> rdfs:label "Feature" .`,
  },
];

/** Every IRI below the base that stands in a text of RDF as it is written there. */
export function irisIn(text: string): readonly string[] {
  const prefixed = [...text.matchAll(/\bns:(\w+)/g)].map(([, name = '']) => `${BASE}ns#${name}`);
  const written = [...text.matchAll(/<([^<>]+)>/g)].map(([, iri = '']) => iri);
  return [...new Set([...written, ...prefixed])].filter(
    (iri) => iri.startsWith(BASE) && iri !== `${BASE}ns#`,
  );
}

/** The IRIs that a text of RDF describes, where a statement begins with them. */
export function subjectsIn(text: string): readonly string[] {
  const written = [...text.matchAll(/(?:^|[.{]\s+)<([^<>]+)>\s(?!\{)/gm)].map(([, iri = '']) => iri);
  const prefixed = [...text.matchAll(/^ns:(\w+)/gm)].map(([, name = '']) => `${BASE}ns#${name}`);
  return [...written, ...prefixed];
}
