import { PREFIXES, vocabulary } from '../rdf/namespaces.ts';

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
/** Concepts, labels and notes. */
export const SKOS = vocabulary(
  PREFIXES.skos,
  'Concept',
  'prefLabel',
  'altLabel',
  'hiddenLabel',
  'note',
  'exactMatch',
  'inScheme',
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
/** Observations of areas and populations. */
export const SOSA = vocabulary(
  PREFIXES.sosa,
  'Observation',
  'hasFeatureOfInterest',
  'observedProperty',
  'hasSimpleResult',
);
/** Documents, projects and homepages. */
export const FOAF = vocabulary(PREFIXES.foaf, 'Document', 'Project', 'homepage');
/** GeoSPARQL geometries. */
export const GEO = vocabulary(PREFIXES.geo, 'Geometry', 'hasGeometry', 'asWKT', 'wktLiteral');
/** WGS 84 coordinates. */
export const WGS = vocabulary(PREFIXES.wgs, 'lat', 'long');
/** The Core Public Organisation Vocabulary. */
export const CV = vocabulary(PREFIXES.cv, 'PublicOrganisation');
/** Quantities. */
export const QUDT = vocabulary(PREFIXES.qudt, 'hasUnit');
/** Units of measure. */
export const UNIT = vocabulary(PREFIXES.unit, 'KiloM2', 'NUM');
/** The data quality vocabulary. */
export const DQV = vocabulary(PREFIXES.dqv, 'QualityAnnotation');
/** Web annotations. */
export const OA = vocabulary(PREFIXES.oa, 'hasTarget');
/** Identity. */
export const OWL = vocabulary(PREFIXES.owl, 'sameAs');
/** Wikidata’s direct properties. */
export const WDT = vocabulary(PREFIXES.wdt, 'P190');
