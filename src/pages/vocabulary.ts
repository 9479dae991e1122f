import { PREFIXES, vocabulary } from '../rdf/namespaces.ts';

/** Terms of `mp` that pages look for. */
export const MP = vocabulary(
  PREFIXES.mp,
  'LocalAuthority',
  'Partnership',
  'Network',
  'Project',
  'SourcePage',
  'partner',
  'partnerIn',
  'partnerAsWritten',
  'reportedBy',
  'kind',
  'status',
  'statusAsOf',
  'start',
  'startEarliest',
  'startBasis',
  'end',
  'agreement',
  'instrument',
  'signed',
  'signedEarliest',
  'signatory',
  'supplements',
  'agreedField',
  'practisedField',
  'plannedField',
  'project',
  'projectStart',
  'projectEnd',
  'programme',
  'involves',
  'level',
  'country',
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

/** Terms of `skos` that pages look for. */
export const SKOS = vocabulary(
  PREFIXES.skos,
  'Concept',
  'ConceptScheme',
  'prefLabel',
  'altLabel',
  'hiddenLabel',
  'definition',
  'note',
  'scopeNote',
  'notation',
  'broader',
  'narrower',
  'related',
  'inScheme',
  'topConceptOf',
  'hasTopConcept',
  'exactMatch',
  'closeMatch',
  'broadMatch',
  'narrowMatch',
  'relatedMatch',
);

/** Terms of `owl` that pages look for. */
export const OWL = vocabulary(
  PREFIXES.owl,
  'Class',
  'ObjectProperty',
  'DatatypeProperty',
  'SymmetricProperty',
  'inverseOf',
  'sameAs',
);

/** Terms of `rdfs` that pages look for. */
export const RDF_SCHEMA = vocabulary(
  PREFIXES.rdfs,
  'Class',
  'label',
  'comment',
  'seeAlso',
  'domain',
  'range',
  'subClassOf',
  'subPropertyOf',
);

/** Terms of `dcterms` that pages look for. */
export const DCTERMS = vocabulary(
  PREFIXES.dcterms,
  'title',
  'description',
  'publisher',
  'issued',
  'language',
);

/** Terms of `org` that pages look for. */
export const ORG = vocabulary(
  PREFIXES.org,
  'Membership',
  'FormalOrganization',
  'Organization',
  'hasMembership',
  'member',
  'organization',
);

/** Terms of `prov` that pages look for. */
export const PROV = vocabulary(PREFIXES.prov, 'wasDerivedFrom', 'wasRevisionOf');

/** Terms of `sosa` that pages look for. */
export const SOSA = vocabulary(PREFIXES.sosa, 'observedProperty', 'hasSimpleResult');

/** Terms of `qudt` that pages look for. */
export const QUDT = vocabulary(PREFIXES.qudt, 'hasUnit');

/** Terms of `wgs` that pages look for. */
export const WGS = vocabulary(PREFIXES.wgs, 'lat', 'long');

/** Terms of `foaf` that pages look for. */
export const FOAF = vocabulary(PREFIXES.foaf, 'homepage', 'page', 'Project');

/** Terms of `rdf` that pages look for. */
export const RDF_PROPERTY = vocabulary(PREFIXES.rdf, 'Property');
