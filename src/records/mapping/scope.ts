import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, type NamedNode } from '../../rdf/terms.ts';
import type { RecordEntry, Records } from '../reading/records.ts';
import type { Page } from '../record-types/page.ts';
import type { Partnership } from '../record-types/partnership.ts';
import type { ResourceType } from './resource-types.ts';
import type { Localized } from './text.ts';

/** A partnership as one page reports it. */
export interface Report {
  readonly page: RecordEntry<Page>;
  readonly partnership: Partnership;
  /** Index in the page's list. */
  readonly index: number;
}

/** What a record's meaning depends on beside the record: the base IRI and the other records. */
export interface ResourceScope {
  readonly records: Records;
  /** `{base}id/{type}/{slug}`. */
  resource(type: ResourceType, slug: string): NamedNode;
  /** A place or an organisation that is no place. */
  partner(slug: string): NamedNode;
  /** Names of a place or of an organisation that is no place. */
  partnerNames(slug: string): Localized;
  /** What the pages report of a partnership, pages that were revised since last. */
  reports(partnership: string): readonly Report[];
}

/** The scope of the records below a base IRI, which ends with `/`. */
export function scopeOf(records: Records, base: string): ResourceScope {
  const reports = reportsOf(records);
  const resource = (type: ResourceType, slug: string) => iri(`${base}id/${type}/${slug}`);
  return {
    records,
    resource,
    partner: (slug) => resource(records.places.has(slug) ? 'place' : 'organisation', slug),
    partnerNames: (slug) => (records.places.get(slug) ?? records.organisations.get(slug))?.value.name ?? {},
    reports: (partnership) => reports.get(partnership) ?? [],
  };
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

function reportsOf(records: Records): ReadonlyMap<string, readonly Report[]> {
  const reports = new Map<string, Report[]>();
  for (const page of currentFirst([...records.pages.values()])) {
    for (const [index, partnership] of (page.value.partnerships ?? []).entries()) {
      const slug = partnershipSlug(page.value.page.publisher, partnership.partners);
      reports.set(slug, [...(reports.get(slug) ?? []), { page, partnership, index }]);
    }
  }
  return reports;
}

function currentFirst(pages: readonly RecordEntry<Page>[]): readonly RecordEntry<Page>[] {
  const revised = new Set(pages.map(({ value }) => value.page.revisionOf));
  const isCurrent = ({ slug }: RecordEntry<Page>) => !revised.has(slug);
  return [...pages.filter(isCurrent), ...pages.filter((page) => !isCurrent(page))];
}
