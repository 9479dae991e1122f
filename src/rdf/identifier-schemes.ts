import { PREFIXES } from './namespaces.ts';

/** A dataset whose identifiers the published data lead to: all that lists, tables, pages, look-ups and link sets need to know of it. */
export interface IdentifierScheme {
  /** Key in records, tables, reconciliation and the names of dumps: `geonames`. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** Every IRI of it starts so; the code follows. */
  readonly uriSpace: string;
  /** What follows the code; nothing where absent. */
  readonly ending?: string;
  /** The forms in which people and other datasets write an identifier; the first group is the code. */
  readonly written: RegExp;
  /** The property of Wikidata whose values are its codes. */
  readonly wikidataProperty?: string;
  /** How records of places, the table of places and reconciliation have it; absent where they do not. */
  readonly ofPlaces?: {
    readonly property: 'owl:sameAs' | 'rdfs:seeAlso';
    /** What a code looks like. */
    readonly code: RegExp;
    /** A code, for people; records have it as a number where it is one. */
    readonly example: string;
  };
  /** Its page for people. */
  readonly homepage: string;
}

/** Wikidata, which the comparison and the profiles are about. */
export const WIKIDATA: IdentifierScheme = {
  name: 'wikidata',
  title: 'Wikidata',
  uriSpace: PREFIXES.wd,
  written:
    /^(?:https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:entity|wiki)\/(?:Special:EntityData\/)?|wd:)?(Q[1-9]\d{0,11})(?:[.#?].*)?$/i,
  ofPlaces: { property: 'owl:sameAs', code: /^Q[1-9]\d{0,11}$/, example: 'Q179830' },
  homepage: 'https://www.wikidata.org/',
};

/** All schemes; to add one, write its row here. */
export const IDENTIFIER_SCHEMES: readonly IdentifierScheme[] = [
  WIKIDATA,
  {
    name: 'geonames',
    title: 'GeoNames',
    uriSpace: 'https://sws.geonames.org/',
    ending: '/',
    written: /^(?:https?:\/\/(?:www\.|sws\.)?geonames\.org\/|geonames:)([1-9]\d{0,9})(?:\/.*)?$/i,
    wikidataProperty: 'P1566',
    ofPlaces: { property: 'rdfs:seeAlso', code: /^[1-9]\d{0,9}$/, example: '2867714' },
    homepage: 'https://www.geonames.org/',
  },
  {
    name: 'eurovoc',
    title: 'EuroVoc',
    uriSpace: PREFIXES.eurovoc,
    written: /^(?:https?:\/\/eurovoc\.europa\.eu\/|eurovoc:)(?:concept\/)?(\d{1,9})$/i,
    homepage:
      'https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/eurovoc',
  },
  {
    name: 'country',
    title: 'EU country authority table',
    uriSpace: PREFIXES.country,
    written:
      /^https?:\/\/publications\.europa\.eu\/resource\/(?:authority\/country\/|dataset\/country\/)([A-Z0-9_]{2,12})$/i,
    homepage:
      'https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/country',
  },
  {
    name: 'nuts',
    title: 'NUTS',
    uriSpace: 'http://data.europa.eu/nuts/code/',
    written: /^(?:https?:\/\/data\.europa\.eu\/nuts\/(?:code\/)?|nuts:)([A-Z]{2}[0-9A-Z]{0,3})$/i,
    wikidataProperty: 'P605',
    ofPlaces: { property: 'rdfs:seeAlso', code: /^[A-Z]{2}[0-9A-Z]{0,3}$/, example: 'DE300' },
    homepage: 'https://ec.europa.eu/eurostat/web/nuts',
  },
];

/** The IRI that stands for a code. */
export function identifierIri({ uriSpace, ending = '' }: IdentifierScheme, code: string): string {
  return uriSpace + code + ending;
}

/** The code in an IRI of the scheme, by http or https; undefined where the IRI is no such. */
export function codeIn({ uriSpace }: IdentifierScheme, iri: string): string | undefined {
  const [start, rest] = [uriSpace, iri].map((one) => one.replace(/^https?:/i, '')) as [string, string];
  if (!rest.startsWith(start)) return undefined;
  return rest.slice(start.length).replace(/\/$/, '') || undefined;
}

/** The scheme to which an IRI belongs. */
export function schemeOf(
  iri: string,
  schemes: readonly IdentifierScheme[] = IDENTIFIER_SCHEMES,
): IdentifierScheme | undefined {
  return schemes.find(({ uriSpace }) => iri.startsWith(uriSpace));
}
