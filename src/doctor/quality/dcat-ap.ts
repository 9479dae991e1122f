import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';

/** A description by subject and property. */
export class StatementIndex {
  readonly #values = new Map<string, Map<string, string[]>>();

  constructor(quads: Iterable<Quad>) {
    for (const { subject, predicate, object } of quads) {
      const properties = this.#values.get(subject.value) ?? new Map<string, string[]>();
      const values = properties.get(predicate.value) ?? [];
      this.#values.set(subject.value, properties.set(predicate.value, [...values, object.value]));
    }
  }

  /** Lexical forms and IRIs. */
  values(subject: string, property: string): readonly string[] {
    return this.#values.get(subject)?.get(property) ?? [];
  }

  has(subject: string, property: string): boolean {
    return this.values(subject, property).length > 0;
  }

  /** The subjects of a class, in the order of the description. */
  instances(type: string): readonly string[] {
    return [...this.#values.keys()].filter((subject) => this.values(subject, RDF_TYPE).includes(type));
  }
}

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

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

/** What DCAT-AP 3.0.1 demands and the description does not have, a sentence each: mandatory properties, and the classes of what its properties lead to. */
export function dcatApFaults(statements: StatementIndex): readonly string[] {
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
