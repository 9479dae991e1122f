import { DEFINITIONS, PREFIXES } from '../../../rdf/namespaces.ts';

/** One way to divide the members of a list: by the values that a pattern leads to. */
export interface Facet {
  /** Its parameter in addresses, and the variable of its values in SPARQL. */
  readonly key: string;
  /** Graph pattern from `?iri` to the values; it binds `?{key}`, a decade `?start`; of `link` it holds for members that are linked. */
  readonly pattern: string;
  /** What its values are: resources, the decades of dates, or whether the members are linked (`yes`, `no`). */
  readonly kind: 'resource' | 'decade' | 'link';
  /** Of resources: the IRI that most of them begin with, below the base where it is no absolute one. */
  readonly stem?: string;
  /** Property path of the pattern to the values; of `link` to what may be linked, the member itself where empty. */
  readonly path: string;
  /** Whether a member is no value of itself. */
  readonly isOther?: boolean;
  /** Of `link`: the pattern that holds for members that are not linked. */
  readonly lacking?: string;
}

/** What is selected of a list: facet → values as addresses write them; several values of a facet widen, several facets narrow. */
export type Selection = ReadonlyMap<string, readonly string[]>;

/** The value of the members that a facet has no value for. */
export const NONE = 'none';

/** Nothing selected: the whole list. */
export const EVERYTHING: Selection = new Map();

const FIELD = `${DEFINITIONS}/field/`;
const KIND = `${DEFINITIONS}/kind/`;
const PLACE = 'id/place/';
const IN_WIKIDATA = 'owl:sameAs ?wikidata FILTER(STRSTARTS(STR(?wikidata), STR(wd:)))';

/** The facets by list, in the order of pages and of addresses. */
export const FACETS: Readonly<Record<string, readonly Facet[]>> = {
  partnerships: [
    resource('municipality', 'mp:reportedBy', PLACE),
    resource('country', 'mp:partner/mp:country', PREFIXES.country),
    resource('field', 'mp:field', FIELD),
    resource('kind', 'mp:kind', KIND),
    { key: 'decade', kind: 'decade', path: 'mp:startEarliest', pattern: '?iri mp:startEarliest ?start' },
    resource('status', 'mp:status', `${DEFINITIONS}/status/`),
    {
      key: 'wikidata',
      kind: 'link',
      path: 'mp:partner',
      pattern: `FILTER NOT EXISTS { ?iri mp:partner ?unlinked FILTER NOT EXISTS { ?unlinked ${IN_WIKIDATA} } }`,
      lacking: `?iri mp:partner ?unlinked FILTER NOT EXISTS { ?unlinked ${IN_WIKIDATA} }`,
    },
  ],
  places: [
    resource('country', 'mp:country', PREFIXES.country),
    resource('level', 'mp:level', `${DEFINITIONS}/level/`),
    {
      ...resource('municipality', 'mp:partnerIn/mp:reportedBy', PLACE),
      // Nobody is a partner of its own.
      isOther: true,
      pattern: '?iri mp:partnerIn/mp:reportedBy ?municipality FILTER(?municipality != ?iri)',
    },
    resource('field', 'mp:partnerIn/mp:field', FIELD),
    resource('kind', 'mp:partnerIn/mp:kind', KIND),
    {
      key: 'wikidata',
      kind: 'link',
      path: '',
      pattern: `?iri ${IN_WIKIDATA}`,
      lacking: `FILTER NOT EXISTS { ?iri ${IN_WIKIDATA} }`,
    },
  ],
};

function resource(key: string, path: string, stem: string): Facet {
  return { key, kind: 'resource', path, pattern: `?iri ${path} ?${key}`, stem };
}

/** The facets of a list by its name; none where it has none. */
export function facetsOf(list: string): readonly Facet[] {
  return Object.hasOwn(FACETS, list) ? (FACETS[list] ?? []) : [];
}

/** How addresses write a resource: by what follows the facet's stem, else the whole IRI. */
export function valueOfIri(facet: Facet, iri: string, base: string): string {
  const stem = stemOf(facet, base);
  const code = iri.startsWith(stem) ? iri.slice(stem.length) : '';
  return code === '' || code === NONE || code.includes(':') ? iri : code;
}

/** The IRI that a value stands for; undefined where it stands for none. */
export function iriOfValue(facet: Facet, value: string, base: string): string | undefined {
  if (facet.kind !== 'resource' || value === NONE) return undefined;
  return value.includes(':') ? value : stemOf(facet, base) + value;
}

function stemOf({ stem = '' }: Facet, base: string): string {
  return stem.includes(':') ? stem : base + stem;
}

/** A selection as the query of an address: facets in their order, values by code point; the same selection gives the same text. */
export function selectionParameters(
  list: string,
  selection: Selection,
): readonly (readonly [string, string])[] {
  return facetsOf(list).flatMap(({ key }) =>
    [...(selection.get(key) ?? [])].sort().map((value) => [key, value] as const),
  );
}
