import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, literal, type Quad } from '../../rdf/terms.ts';
import { GEO, XSD } from '../../rdf/vocabularies.ts';
import { worded } from '../../text/words.ts';
import type { Area } from '../store/manifest.ts';
import { authorityStubs } from './authorities.ts';
import type { DescriptionInput } from './description-input.ts';
import { distribution, landingPage, localized, type Name, statedValues, statements } from './distribution.ts';
import { voidDescription } from './void.ts';

/** The whole description of a release: DCAT-AP 3.0.1 and VoID in one graph, with stubs that type whatever it refers to. */
export function describeRelease(described: DescriptionInput): Quad[] {
  const quads = [
    ...described.stated,
    ...catalogue(described),
    ...datasetStatements(described),
    ...canonicalHash(described),
    ...dataService(described),
    ...described.files.flatMap((file) => distribution(described, file)),
    ...voidDescription(described),
  ];
  return [...quads, ...authorityStubs(quads)];
}

/** The catalogue of the static part; where there is none, one that repeats what is said of the dataset. */
function catalogue({ stated, dataset, site }: DescriptionInput): Quad[] {
  const kind = iri(`${PREFIXES.dcat}Catalog`);
  const known = stated.find(({ object }) => object.equals(kind))?.subject.value;
  const of = (name: Name) => statedValues(stated, dataset, name);
  const node = known ?? `${dataset}#catalogue`;
  return [
    ...(known === undefined
      ? statements(node, {
          'rdf:type': kind,
          'dcterms:title': of('dcterms:title'),
          'dcterms:description': of('dcterms:description'),
          'dcterms:publisher': of('dcterms:publisher'),
          'foaf:homepage': iri(site),
        })
      : []),
    ...statements(node, { 'dcat:dataset': iri(dataset), 'dcat:service': iri(`${site}sparql`) }),
    ...statements(site, { 'rdf:type': iri(`${PREFIXES.foaf}Document`) }),
  ];
}

function datasetStatements(described: DescriptionInput): Quad[] {
  const { stated, dataset, numbers, version } = described;
  const missing = (name: Name) => statedValues(stated, dataset, name).length === 0;
  return [
    ...statements(dataset, {
      'rdf:type': iri(`${PREFIXES.dcat}Dataset`),
      'dcat:version': missing('dcat:version') ? literal(version) : [],
      'dcterms:identifier': missing('dcterms:identifier') ? literal(dataset) : [],
      'dcat:landingPage': missing('dcat:landingPage') ? iri(landingPage(dataset)) : [],
      'dcterms:spatial': numbers.area === undefined ? [] : iri(`${dataset}#area`),
      'dcterms:temporal': numbers.temporal === undefined ? [] : iri(`${dataset}#temporal`),
    }),
    ...statements(landingPage(dataset), { 'rdf:type': iri(`${PREFIXES.foaf}Document`) }),
    ...(numbers.area === undefined ? [] : location(`${dataset}#area`, described.languages, numbers.area)),
    ...(numbers.temporal === undefined ? [] : period(`${dataset}#temporal`, numbers.temporal)),
  ];
}

/** The box around the places of the data and its middle, as well-known text. */
function location(node: string, languages: readonly string[], { west, south, east, north }: Area): Quad[] {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map((corner) => corner.join(' '));
  const middle = [(west + east) / 2, (south + north) / 2].map((degrees) => Number(degrees.toFixed(4)));
  return statements(node, {
    'rdf:type': iri(`${PREFIXES.dcterms}Location`),
    'skos:prefLabel': localized(worded(languages, 'whole')),
    'dcat:bbox': literal(`POLYGON((${corners.join(', ')}))`, GEO.wktLiteral),
    'dcat:centroid': literal(`POINT(${middle.join(' ')})`, GEO.wktLiteral),
  });
}

function period(node: string, { start, end }: { readonly start: string; readonly end: string }): Quad[] {
  return statements(node, {
    'rdf:type': iri(`${PREFIXES.dcterms}PeriodOfTime`),
    'dcat:startDate': literal(start, XSD.date),
    'dcat:endDate': literal(end, XSD.date),
  });
}

/** The hash of the dataset whatever the syntax: SHA-256 of its canonical N-Quads (RDFC-1.0). */
function canonicalHash({ dataset, id, languages }: DescriptionInput): Quad[] {
  const node = `${dataset}#rdfc10`;
  const specification = 'https://www.w3.org/TR/rdf-canon/';
  return [
    ...statements(dataset, { 'spdx:checksum': iri(node) }),
    ...statements(node, {
      'rdf:type': iri(`${PREFIXES.spdx}Checksum`),
      'rdfs:label': localized(worded(languages, 'canonical')),
      'spdx:algorithm': iri(`${PREFIXES.spdx}checksumAlgorithm_sha256`),
      'spdx:checksumValue': literal(id, iri(`${PREFIXES.xsd}hexBinary`)),
      'dcterms:conformsTo': iri(specification),
    }),
    ...statements(specification, { 'rdf:type': iri(`${PREFIXES.dcterms}Standard`) }),
  ];
}

/** The SPARQL endpoint as a dcat:DataService. */
function dataService({ stated, dataset, site, languages }: DescriptionInput): Quad[] {
  const of = (name: Name) => statedValues(stated, dataset, name);
  const endpoint = `${site}sparql`;
  const specification = 'http://www.w3.org/TR/sparql11-protocol/';
  return [
    ...statements(endpoint, {
      'rdf:type': iri(`${PREFIXES.dcat}DataService`),
      'dcterms:title': localized(worded(languages, 'endpoint')),
      'dcterms:description': localized(worded(languages, 'endpoint-text')),
      'dcat:endpointURL': iri(endpoint),
      'dcat:endpointDescription': iri(endpoint),
      'dcat:servesDataset': iri(dataset),
      'dcterms:conformsTo': iri(specification),
      'dcterms:license': of('dcterms:license'),
      'dcterms:publisher': of('dcterms:publisher'),
      'dcat:contactPoint': of('dcat:contactPoint'),
      'dcat:keyword': of('dcat:keyword'),
      'dcat:theme': of('dcat:theme'),
      'dcterms:accessRights': of('dcterms:accessRights'),
    }),
    ...statements(specification, { 'rdf:type': iri(`${PREFIXES.dcterms}Standard`) }),
  ];
}
