import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, type NamedNode } from '../../rdf/terms.ts';
import { MP, ORG } from '../../rdf/vocabularies.ts';

/** What a type of resource is called, whatever its records hold. */
interface ResourceTypeRow {
  readonly class: NamedNode;
  /** The list whose members are of it. */
  readonly list: string;
  /** What references in records call it, where not by its type. */
  readonly referent?: 'page';
  /** Whether its slug joins those of several by `--`. */
  readonly isJoined?: boolean;
}

/** The types of resource that have IRIs below the base, by their part of the IRI, in the order in which changes are told. */
export const RESOURCE_TYPES = {
  place: {
    class: MP.LocalAuthority,
    list: 'places',
  },
  organisation: {
    class: ORG.FormalOrganization,
    list: 'organisations',
  },
  network: {
    class: MP.Network,
    list: 'networks',
  },
  project: {
    class: MP.Project,
    list: 'projects',
  },
  partnership: {
    class: MP.Partnership,
    list: 'partnerships',
    isJoined: true,
  },
  source: {
    class: MP.SourcePage,
    list: 'sources',
    referent: 'page',
  },
} as const satisfies Readonly<Record<string, ResourceTypeRow>>;

/** A type of resource that has IRIs below the base. */
export type ResourceType = keyof typeof RESOURCE_TYPES;

/** What a reference in a record may lead to. */
export type Referent = Exclude<ResourceType, 'source'> | 'country' | 'page' | 'agreement';

/** All types with their rows. */
export const RESOURCE_TYPE_ROWS: readonly (readonly [ResourceType, ResourceTypeRow])[] = Object.entries(
  RESOURCE_TYPES,
) as [ResourceType, ResourceTypeRow][];

/** Where resources have their IRIs. */
export interface ResourceIris {
  /** `{base}id/{type}/{slug}`. */
  resource(type: ResourceType, slug: string): NamedNode;
}

/** A part of a resource: `{resource}#{fragment}`. */
export function part(resource: NamedNode, fragment: string): NamedNode {
  return iri(`${resource.value}#${fragment}`);
}

/** A country of the EU's table. */
export function country(code: string): NamedNode {
  return iri(PREFIXES.country + code);
}

/** The slug of the partnership of these: sorted by code point and joined by `--`. */
export function partnershipSlug(publisher: string, partners: readonly string[]): string {
  return [publisher, ...partners].sort().join('--');
}
