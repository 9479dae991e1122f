import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Statements } from './statements.ts';

const { dcat, dcterms, foaf, skos, spdx } = PREFIXES;

/** Class → properties that every instance must have (DCAT-AP 3.0.1). */
const MANDATORY: Readonly<Record<string, readonly string[]>> = {
  [`${dcat}Catalog`]: [`${dcterms}title`, `${dcterms}description`, `${dcterms}publisher`],
  [`${dcat}CatalogRecord`]: [`${dcterms}modified`, `${foaf}primaryTopic`],
  [`${dcat}Dataset`]: [`${dcterms}title`, `${dcterms}description`],
  [`${dcat}Distribution`]: [`${dcat}accessURL`],
  [`${dcat}DataService`]: [`${dcat}endpointURL`, `${dcterms}title`],
  [`${foaf}Agent`]: [`${foaf}name`],
  [`${spdx}Checksum`]: [`${spdx}algorithm`, `${spdx}checksumValue`],
  [`${skos}Concept`]: [`${skos}prefLabel`],
  [`${skos}ConceptScheme`]: [`${dcterms}title`],
};

/** Property → class that what it leads to must be stated to be (DCAT-AP 3.0.1). */
const LEADS_TO: Readonly<Record<string, string>> = {
  [`${dcat}dataset`]: `${dcat}Dataset`,
  [`${dcat}distribution`]: `${dcat}Distribution`,
  [`${dcat}service`]: `${dcat}DataService`,
  [`${dcat}theme`]: `${skos}Concept`,
  [`${dcterms}publisher`]: `${foaf}Agent`,
  [`${dcterms}spatial`]: `${dcterms}Location`,
  [`${dcterms}temporal`]: `${dcterms}PeriodOfTime`,
  [`${dcterms}license`]: `${dcterms}LicenseDocument`,
  [`${dcterms}accessRights`]: `${dcterms}RightsStatement`,
  [`${dcterms}format`]: `${dcterms}MediaTypeOrExtent`,
  [`${dcat}mediaType`]: `${dcterms}MediaType`,
  [`${spdx}checksum`]: `${spdx}Checksum`,
};

const RDF_TYPE = `${PREFIXES.rdf}type`;

/** What DCAT-AP 3.0.1 demands and the description does not have, a sentence each: mandatory properties, and the classes of what its properties lead to. */
export function dcatApFaults(statements: Statements): readonly string[] {
  const described = [`${dcat}Catalog`, `${dcat}Dataset`, `${dcat}Distribution`, `${dcat}DataService`].flatMap(
    (type) => statements.instances(type),
  );
  return [
    ...Object.entries(MANDATORY).flatMap(([type, properties]) =>
      statements
        .instances(type)
        .flatMap((node) =>
          properties
            .filter((property) => !statements.has(node, property))
            .map((property) => `<${node}> has no <${property}>`),
        ),
    ),
    ...described.flatMap((node) =>
      Object.entries(LEADS_TO).flatMap(([property, type]) =>
        statements
          .values(node, property)
          .filter((value) => !statements.values(value, RDF_TYPE).includes(type))
          .map((value) => `<${value}> is no <${type}>`),
      ),
    ),
  ];
}
