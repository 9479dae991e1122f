import { type ByLanguage, inEveryLanguage, type Messages } from '../../pages/messages/messages.ts';
import { codeIn, IDENTIFIER_SCHEMES, type IdentifierScheme, WIKIDATA } from '../../rdf/identifier-schemes.ts';
import { localName } from '../../rdf/uri.ts';
import { GEO } from '../../rdf/vocabularies.ts';
import type { ListColumn } from '../lists/lists.ts';

/** A property of entities that clients may pull, and that may tell namesakes apart. */
export interface ReconciledProperty {
  readonly id: string;
  readonly name: ByLanguage;
  /** Ids of the types that have it. */
  readonly types: readonly string[];
  /** Where its values are found; SPARQL 1.1 property path. */
  readonly path: string;
  readonly kind: ListColumn['kind'];
  /** The id of the type of its values, where they are entities of the service. */
  readonly valueType?: string;
  /** Gives only the first of the values in their order. */
  readonly first?: boolean;
  /** What a count counts too much: the thing itself. */
  readonly itself?: boolean;
  /** The value as it is given; undefined where it is none. */
  format?(value: string): string | undefined;
  /** Whether a query may use it to tell namesakes apart. */
  readonly evidence?: boolean;
}

function nameOf(id: keyof Messages['reconcile']['propertyNames']): ByLanguage {
  return inEveryLanguage(({ reconcile }) => reconcile.propertyNames[id]);
}

const ACTORS = ['place', 'organisation'];

/** The properties, those most asked for first. */
export const PROPERTIES: readonly ReconciledProperty[] = [
  {
    id: 'country',
    name: nameOf('country'),
    types: ACTORS,
    path: 'mp:country',
    kind: 'resource',
    evidence: true,
  },
  {
    id: 'country_code',
    name: nameOf('country_code'),
    types: ACTORS,
    path: 'mp:country',
    kind: 'link',
    format: localName,
  },
  ...identifierProperties(IDENTIFIER_SCHEMES),
  {
    id: 'coordinates',
    name: nameOf('coordinates'),
    types: ['place'],
    path: `<${GEO.hasGeometry.value}>/<${GEO.asWKT.value}>`,
    kind: 'text',
    format: latitudeFirst,
    evidence: true,
  },
  {
    id: 'latitude',
    name: nameOf('latitude'),
    types: ['place'],
    path: 'wgs:lat',
    kind: 'number',
  },
  {
    id: 'longitude',
    name: nameOf('longitude'),
    types: ['place'],
    path: 'wgs:long',
    kind: 'number',
  },
  {
    id: 'level',
    name: nameOf('level'),
    types: ['place'],
    path: 'mp:level',
    kind: 'resource',
  },
  {
    id: 'partner_count',
    name: nameOf('partner_count'),
    types: ACTORS,
    path: 'mp:partnerIn/mp:partner',
    kind: 'count',
    itself: true,
  },
  {
    id: 'partnership_count',
    name: nameOf('partnership_count'),
    types: [...ACTORS, 'field'],
    path: '(mp:partnerIn|^mp:field)',
    kind: 'count',
  },
  {
    id: 'first_agreement',
    name: nameOf('first_agreement'),
    types: [...ACTORS, 'partnership'],
    path: 'mp:partnerIn?/mp:agreement/mp:signed',
    kind: 'date',
    first: true,
  },
  {
    id: 'partners',
    name: nameOf('partners'),
    types: [...ACTORS, 'partnership'],
    path: 'mp:partnerIn?/mp:partner',
    kind: 'resource',
    itself: true,
    valueType: 'place',
  },
  {
    id: 'fields',
    name: nameOf('fields'),
    types: [...ACTORS, 'partnership'],
    path: 'mp:partnerIn?/mp:field',
    kind: 'resource',
    valueType: 'field',
  },
  {
    id: 'start',
    name: nameOf('start'),
    types: ['partnership'],
    path: 'mp:start',
    kind: 'date',
  },
  {
    id: 'status',
    name: nameOf('status'),
    types: ['partnership'],
    path: 'mp:status',
    kind: 'resource',
  },
  {
    id: 'networks',
    name: nameOf('networks'),
    types: ['place'],
    path: 'org:hasMembership/org:organization',
    kind: 'resource',
    valueType: 'network',
  },
  {
    id: 'members',
    name: nameOf('members'),
    types: ['network'],
    path: '^org:organization/org:member',
    kind: 'resource',
    valueType: 'place',
  },
  {
    id: 'group',
    name: nameOf('group'),
    types: ['field'],
    path: 'skos:broader',
    kind: 'resource',
    valueType: 'field',
  },
  {
    id: 'website',
    name: nameOf('website'),
    types: [...ACTORS, 'network'],
    path: 'foaf:homepage',
    kind: 'link',
  },
  {
    id: 'description',
    name: nameOf('description'),
    types: [...ACTORS, 'network', 'partnership', 'project'],
    path: 'dcterms:description',
    kind: 'text',
  },
];

/** The properties of a type; all of them where none is given. */
export function propertiesOf(type: string | undefined): readonly ReconciledProperty[] {
  return type === undefined || type === ''
    ? PROPERTIES
    : PROPERTIES.filter(({ types }) => types.includes(type));
}

/** `POINT(23.7 56.6)` of GeoSPARQL as latitude and longitude, as maps and spreadsheets want them. */
function latitudeFirst(wkt: string): string | undefined {
  const [, long, lat] = /POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)/i.exec(wkt) ?? [];
  return lat === undefined ? undefined : `${lat},${long}`;
}

/** A property for each scheme that places have; organisations have items of Wikidata too. */
export function identifierProperties(schemes: readonly IdentifierScheme[]): readonly ReconciledProperty[] {
  return schemes.flatMap((scheme): ReconciledProperty[] => {
    if (scheme.ofPlaces === undefined) return [];
    const { property: path } = scheme.ofPlaces;
    const types = scheme === WIKIDATA ? ACTORS : ['place'];
    return [
      {
        id: scheme.name,
        name: nameOfScheme(scheme),
        types,
        path,
        kind: 'link',
        format: (iri) => codeIn(scheme, iri),
        evidence: true,
      },
    ];
  });
}

/** What the catalogues call its identifiers; else what it is called itself. */
function nameOfScheme({ name, title }: IdentifierScheme): ByLanguage {
  return inEveryLanguage(({ reconcile: { propertyNames } }) => {
    const names: Readonly<Record<string, string>> = propertyNames;
    return names[name] ?? title;
  });
}
