import { PREFIXES, vocabulary } from './namespaces.ts';

/** Terms of RDF 1.1. */
export const RDF = vocabulary(PREFIXES.rdf, 'type', 'first', 'rest', 'nil', 'Property', 'List', 'langString');

/** Terms of RDF Schema 1.1. */
export const RDFS = vocabulary(
  PREFIXES.rdfs,
  'label',
  'comment',
  'seeAlso',
  'Class',
  'domain',
  'range',
  'subClassOf',
  'subPropertyOf',
);

/** Datatypes of XML Schema 1.1 that munpart writes or reads. */
export const XSD = vocabulary(
  PREFIXES.xsd,
  'string',
  'integer',
  'decimal',
  'double',
  'boolean',
  'date',
  'dateTime',
  'gYear',
  'gYearMonth',
);

/** The partnership vocabulary, `ontology/munpart.ttl`. */
export const MP = vocabulary(
  PREFIXES.mp,
  'LocalAuthority',
  'Partnership',
  'Agreement',
  'Project',
  'Network',
  'Measurement',
  'SourcePage',
  'Discrepancy',
  'Variant',
  'partner',
  'partnerIn',
  'partnerAsWritten',
  'reportedBy',
  'kind',
  'status',
  'statusAsOf',
  'start',
  'startEarliest',
  'startLatest',
  'startBasis',
  'end',
  'endEarliest',
  'endLatest',
  'agreement',
  'instrument',
  'signed',
  'signedEarliest',
  'signedLatest',
  'signatory',
  'supplements',
  'field',
  'agreedField',
  'practisedField',
  'plannedField',
  'project',
  'programme',
  'projectStart',
  'projectStartEarliest',
  'projectStartLatest',
  'projectEnd',
  'projectEndEarliest',
  'projectEndLatest',
  'involves',
  'level',
  'country',
  'cooperatesWith',
  'twinnedWith',
  'measurement',
  'referenceYear',
  'valueAsStated',
  'declaredPartnerCount',
  'discrepancy',
  'onProperty',
  'variant',
  'acceptedValue',
  'resolution',
);

/** Concepts, labels and mappings: SKOS. */
export const SKOS = vocabulary(
  PREFIXES.skos,
  'Concept',
  'prefLabel',
  'altLabel',
  'hiddenLabel',
  'note',
  'changeNote',
  'exactMatch',
  'inScheme',
  'ConceptScheme',
  'definition',
  'scopeNote',
  'broader',
  'narrower',
  'related',
  'hasTopConcept',
  'closeMatch',
  'broadMatch',
  'narrowMatch',
  'relatedMatch',
  'notation',
);

/** DCMI metadata terms. */
export const DCTERMS = vocabulary(
  PREFIXES.dcterms,
  'Location',
  'title',
  'description',
  'publisher',
  'language',
  'issued',
  'modified',
  'created',
  'isVersionOf',
  'isPartOf',
  'isReplacedBy',
  'license',
  'conformsTo',
);

/** The W3C organization ontology. */
export const ORG = vocabulary(
  PREFIXES.org,
  'Organization',
  'FormalOrganization',
  'OrganizationalCollaboration',
  'Membership',
  'hasMember',
  'member',
  'organization',
  'hasMembership',
);

/** The W3C provenance ontology. */
export const PROV = vocabulary(PREFIXES.prov, 'Entity', 'wasDerivedFrom', 'wasRevisionOf');

/** Observations: SOSA. */
export const SOSA = vocabulary(
  PREFIXES.sosa,
  'Observation',
  'hasFeatureOfInterest',
  'observedProperty',
  'hasSimpleResult',
);

/** Documents, projects and homepages: FOAF. */
export const FOAF = vocabulary(PREFIXES.foaf, 'Document', 'Project', 'homepage', 'page', 'primaryTopic');

/** GeoSPARQL geometries. */
export const GEO = vocabulary(PREFIXES.geo, 'Geometry', 'hasGeometry', 'asWKT', 'wktLiteral');

/** WGS 84 coordinates. */
export const WGS = vocabulary(PREFIXES.wgs, 'lat', 'long');

/** The Core Public Organisation Vocabulary. */
export const CV = vocabulary(PREFIXES.cv, 'PublicOrganisation');

/** Quantities: QUDT. */
export const QUDT = vocabulary(PREFIXES.qudt, 'hasUnit');

/** Units of measure: QUDT. */
export const UNIT = vocabulary(PREFIXES.unit, 'KiloM2', 'NUM');

/** The data quality vocabulary. */
export const DQV = vocabulary(PREFIXES.dqv, 'QualityAnnotation');

/** Web annotations. */
export const OA = vocabulary(PREFIXES.oa, 'hasTarget');

/** Classes, properties and identity: OWL 2. */
export const OWL = vocabulary(
  PREFIXES.owl,
  'sameAs',
  'deprecated',
  'Class',
  'ObjectProperty',
  'DatatypeProperty',
  'AnnotationProperty',
  'Ontology',
  'equivalentClass',
  'disjointWith',
  'inverseOf',
  'versionInfo',
);

/** Wikidata’s direct properties. */
export const WDT = vocabulary(PREFIXES.wdt, 'P190');

/** The description of datasets: VoID. */
export const VOID = vocabulary(PREFIXES.void, 'inDataset', 'triples');

/** Activity Streams 2.0: what is left of a thing that was withdrawn. */
export const AS = vocabulary(PREFIXES.as, 'Tombstone', 'formerType');
