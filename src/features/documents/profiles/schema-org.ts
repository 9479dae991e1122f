import { PREFIXES } from '../../../rdf/namespaces.ts';
import { iri, type NamedNode, type Quad, quad } from '../../../rdf/terms.ts';
import { GEO, MP, RDF, WGS } from '../../../rdf/vocabularies.ts';
import { type Known, type Profile, restated } from './profile.ts';

const SCHEMA = 'https://schema.org/';
const { dcterms, foaf, mp, org, owl, rdfs, skos } = PREFIXES;

/** Class → type. */
const TYPES: Readonly<Record<string, string>> = {
  [`${mp}LocalAuthority`]: 'AdministrativeArea',
  [`${mp}Partnership`]: 'Organization',
  [`${mp}Network`]: 'Organization',
  [`${mp}Project`]: 'Project',
  [`${mp}SourcePage`]: 'WebPage',
  [`${org}FormalOrganization`]: 'Organization',
};

/** Property → property, of the resource itself; what is not here is not said. */
const PROPERTIES: Readonly<Record<string, string>> = {
  [`${rdfs}label`]: 'name',
  [`${skos}altLabel`]: 'alternateName',
  [`${dcterms}description`]: 'description',
  [`${foaf}homepage`]: 'url',
  [`${owl}sameAs`]: 'sameAs',
  [`${rdfs}seeAlso`]: 'sameAs',
  [`${mp}partner`]: 'member',
  [`${mp}partnerIn`]: 'memberOf',
  [`${mp}start`]: 'foundingDate',
  [`${mp}end`]: 'dissolutionDate',
  [`${mp}field`]: 'knowsAbout',
  [`${mp}country`]: 'containedInPlace',
  [`${dcterms}publisher`]: 'publisher',
  [`${dcterms}language`]: 'inLanguage',
};

/** What schema.org calls other things about pages and projects than about organisations. */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  WebPage: { [`${dcterms}issued`]: 'datePublished', [`${foaf}page`]: 'url' },
};

/** Type of what a property leads to. */
const LEADS_TO: Readonly<Record<string, string>> = {
  member: 'Organization',
  memberOf: 'Organization',
  knowsAbout: 'DefinedTerm',
  containedInPlace: 'Country',
};

/** The resource in the terms of schema.org: search engines know them. */
export const SCHEMA_ORG: Profile = {
  iri: SCHEMA,
  token: 'schema',
  prefixes: { schema: SCHEMA },
  map(known) {
    const types = typesOf(known);
    if (types.length === 0) return [];
    const about = iri(known.iri);
    const properties = { ...PROPERTIES, ...OTHERWISE[types[0] ?? ''] };
    const statements = known.own
      .filter(({ subject }) => subject.value === known.iri)
      .flatMap(({ predicate, object }) => {
        const property = properties[predicate.value];
        return property === undefined ? [] : [restated(about, term(property), object)];
      });
    return [
      ...types.map((type) => quad(about, RDF.type, term(type))),
      ...statements,
      ...mentioned(known, statements),
      ...coordinates(known),
    ];
  },
};

function term(name: string): NamedNode {
  return iri(SCHEMA + name);
}

function typesOf({ iri: about, own }: Known): string[] {
  const is = (property: NamedNode) =>
    own.flatMap(({ subject, predicate, object }) =>
      subject.value === about && predicate.equals(property) ? [object.value] : [],
    );
  const types = [...new Set(is(RDF.type).flatMap((type) => TYPES[type] ?? []))];
  return is(MP.level).some((level) => level.endsWith('/level/city')) ? [...types, 'City'] : types;
}

/** Type and name of what the statements lead to. */
function mentioned({ labels }: Known, statements: readonly Quad[]): Quad[] {
  const types = new Map(
    statements.flatMap(({ predicate, object }) => {
      const type = LEADS_TO[predicate.value.slice(SCHEMA.length)];
      return type === undefined || object.termType !== 'NamedNode' ? [] : [[object.value, type] as const];
    }),
  );
  return [
    ...[...types].map(([node, type]) => quad(iri(node), RDF.type, term(type))),
    ...labels
      .filter(({ subject }) => types.has(subject.value))
      .map(({ subject, object }) => restated(iri(subject.value), term('name'), object)),
  ];
}

/** The point on the map is a thing of its own to schema.org. */
function coordinates({ iri: about, own }: Known): Quad[] {
  const of = (property: NamedNode) =>
    own.find(({ subject, predicate }) => subject.value === about && predicate.equals(property))?.object;
  const [latitude, longitude] = [of(WGS.lat), of(WGS.long)];
  if (latitude === undefined || longitude === undefined) return [];
  const node = of(GEO.hasGeometry)?.value ?? `${about}#geometry`;
  return [
    quad(iri(about), term('geo'), iri(node)),
    quad(iri(node), RDF.type, term('GeoCoordinates')),
    restated(iri(node), term('latitude'), latitude),
    restated(iri(node), term('longitude'), longitude),
  ];
}
