/** Data of one kind that is not munpart's own, below a base IRI, with what its site must show. */
export interface KindOfData {
  readonly kind: string;
  /** Name of the file. */
  readonly file: string;
  text(base: string): string;
  /** The title of the site. */
  readonly title: string;
  /** What the navigation leads to beside the contents, below `browse/`. */
  readonly perspectives: readonly string[];
  /** A class that has more than one page of instances, and the name of the first and of the last of them. */
  readonly listed: {
    readonly class: string;
    readonly name: string;
    readonly count: number;
    readonly first: string;
  };
}

const PREFIXES = `
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dc: <http://purl.org/dc/elements/1.1/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix void: <http://rdfs.org/ns/void#> .
@prefix schema: <https://schema.org/> . @prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const padded = (number: number) => String(number).padStart(3, '0');
const all = (count: number, text: (number: number) => string) => numbers(count).map(text).join('\n');

const LETTERS = 'ABCDEFGHIJ';

/** Six kinds of data, each with more things of one class than a page has rows. */
export const SIX_KINDS: readonly KindOfData[] = [
  {
    kind: 'SKOS',
    file: 'fish.ttl',
    title: 'Fish thesaurus',
    perspectives: ['concepts', 'timeline'],
    listed: {
      class: 'http://www.w3.org/2004/02/skos/core#Concept',
      name: 'Concept',
      count: 71,
      first: 'A kind of fish 10',
    },
    text: (base) => `${PREFIXES}
<${base}fish> a skos:ConceptScheme ; skos:prefLabel "Fish thesaurus"@en, "Fischthesaurus"@de ;
  dcterms:description "What fish are called."@en ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
  dcterms:publisher [ a foaf:Organization ; foaf:name "Museum of Fish" ] ; skos:hasTopConcept <${base}fish/0> .
<${base}fish/0> a skos:Concept ; skos:prefLabel "Fish"@en, "Fische"@de ; skos:notation "0" ; skos:inScheme <${base}fish> .
${all(70, (n) => {
  const above = n <= 10 ? 0 : ((n - 1) % 10) + 1;
  return `<${base}fish/${n}> a skos:Concept ; skos:prefLabel "${LETTERS[n % 10]} kind of fish ${n}"@en ; skos:notation "${padded(n)}" ; skos:broader <${base}fish/${above}> ; skos:inScheme <${base}fish> ; dcterms:created "20${String(n % 20).padStart(2, '0')}-05-01"^^xsd:date .`;
})}`,
  },
  {
    kind: 'OWL',
    file: 'boats.ttl',
    title: 'Boat ontology',
    perspectives: ['terms'],
    listed: { class: 'http://www.w3.org/2002/07/owl#Class', name: 'Class', count: 61, first: 'Boat' },
    text: (base) => `${PREFIXES}
<${base}boats> a owl:Ontology ; dcterms:title "Boat ontology"@en ; rdfs:comment "Kinds of boats and their parts."@en ; owl:versionInfo "2.1" .
<${base}boats#Boat> a owl:Class ; rdfs:label "Boat"@en ; rdfs:comment "What floats and is steered."@en ;
  rdfs:subClassOf [ a owl:Restriction ; owl:onProperty <${base}boats#hasHull> ; owl:someValuesFrom <${base}boats#Kind001> ] .
${all(60, (n) => `<${base}boats#Kind${padded(n)}> a owl:Class ; rdfs:label "Kind of boat ${padded(n)}"@en ; rdfs:subClassOf <${base}boats#Boat> .`)}
<${base}boats#hasHull> a owl:ObjectProperty ; rdfs:label "has hull"@en ; rdfs:domain <${base}boats#Boat> ; rdfs:range <${base}boats#Kind001> .
<${base}boats#length> a owl:DatatypeProperty ; rdfs:label "length"@en ; rdfs:domain <${base}boats#Boat> ; rdfs:range xsd:decimal .`,
  },
  {
    kind: 'DCAT',
    file: 'catalogue.ttl',
    title: 'Open data of the harbour',
    perspectives: ['timeline'],
    listed: { class: 'http://www.w3.org/ns/dcat#Dataset', name: 'Dataset', count: 55, first: 'Tides 001' },
    text: (base) => `${PREFIXES}
<${base}catalogue> a dcat:Catalog ; dcterms:title "Open data of the harbour"@en ; dcterms:description "All datasets of the harbour master."@en ;
  dcterms:publisher <${base}id/harbour> ; dcterms:license <https://opendatacommons.org/licenses/odbl/1-0/> ; dcterms:modified "2025-03-04"^^xsd:date ;
  dcat:dataset ${numbers(55)
    .map((n) => `<${base}id/set/${n}>`)
    .join(', ')} .
<${base}id/harbour> a foaf:Organization ; foaf:name "Harbour master"@en ; foaf:homepage <https://harbour.example/> .
${all(55, (n) => `<${base}id/set/${n}> a dcat:Dataset ; dcterms:title "Tides ${padded(n)}"@en ; dcterms:issued "2024-${String((n % 12) + 1).padStart(2, '0')}-03"^^xsd:date ; dcterms:publisher <${base}id/harbour> ; dcat:keyword "tide"@en ; dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <https://harbour.example/tides-${n}.csv> ] .`)}`,
  },
  {
    kind: 'FOAF',
    file: 'people.ttl',
    title: 'people.ttl',
    perspectives: ['timeline'],
    listed: { class: 'http://xmlns.com/foaf/0.1/Person', name: 'Person', count: 60, first: 'Singer 001' },
    text: (base) => `${PREFIXES}
${all(60, (n) => `<${base}people/${n}#me> a foaf:Person ; foaf:name "Singer ${padded(n)}" ; foaf:birthday "19${String(40 + (n % 50))}-01-02"^^xsd:date ; foaf:knows <${base}people/${(n % 60) + 1}#me>, [ a foaf:Person ; foaf:nick "nobody ${n}" ] ; foaf:depiction <https://pictures.example/${n}.jpg> .`)}
<${base}choir> a foaf:Group ; dc:title "The choir" ; foaf:member ${numbers(60)
      .map((n) => `<${base}people/${n}#me>`)
      .join(', ')} .`,
  },
  {
    kind: 'named graphs',
    file: 'diaries.trig',
    title: 'Diaries',
    perspectives: ['timeline'],
    listed: { class: 'https://schema.org/Message', name: 'Message', count: 58, first: 'Entry 001' },
    text: (base) => `${PREFIXES}
<${base}about> { <${base}diaries> a void:Dataset ; dcterms:title "Diaries"@en ; dcterms:description "Entries of two diaries."@en ; dcterms:rights "Ask first." . }
${all(58, (n) => `<${base}diary/${(n % 2) + 1}> { <${base}id/entry/${n}> a schema:Message ; schema:name "Entry ${padded(n)}" ; schema:dateCreated "18${String(30 + (n % 40))}"^^xsd:gYear ; schema:about ( "wind" "rain" ) . }`)}`,
  },
  {
    kind: 'geodata',
    file: 'lighthouses.ttl',
    title: 'Lighthouses',
    perspectives: ['map', 'timeline'],
    listed: {
      class: 'https://schema.org/LandmarksOrHistoricalBuildings',
      name: 'Landmarks or historical buildings',
      count: 64,
      first: 'Lighthouse 001',
    },
    text: (base) => `${PREFIXES}
<${base}lighthouses> a schema:Dataset ; schema:name "Lighthouses"@en ; schema:description "Lights at the sea."@en ; schema:license <https://creativecommons.org/publicdomain/zero/1.0/> .
${all(64, (n) => {
  const [lat, long] = [54 + (n % 8) * 0.7, 10 + Math.floor(n / 8) * 1.3];
  const places = [
    `wgs:lat ${lat.toFixed(2)} ; wgs:long ${long.toFixed(2)}`,
    `geo:hasGeometry [ geo:asWKT "POINT(${long.toFixed(2)} ${lat.toFixed(2)})"^^geo:wktLiteral ]`,
    `schema:geo [ schema:latitude ${lat.toFixed(2)} ; schema:longitude ${long.toFixed(2)} ]`,
  ];
  return `<${base}id/light/${n}> a schema:LandmarksOrHistoricalBuildings ; schema:name "Lighthouse ${padded(n)}"@en ; schema:foundingDate "18${String(10 + (n % 80))}"^^xsd:gYear ; ${places[n % 3]} .`;
})}`,
  },
];

/** Words of munpart's records that no page of other data says. */
export const WORDS_OF_RECORDS =
  /\b(towns?|municipal\w*|partnerships?|twinn\w*|local authorit\w*|fields? of cooperation|Daugavpils|Radom|Jelgava|Valmiera|Šiauliai)\b/i;
