import { iri, type NamedNode } from '../../rdf/terms.ts';
import { worded } from '../../text/words.ts';
import type { RecordEntry } from '../reading/source.ts';
import type { Partnership } from '../record-types/partnership.ts';
import { partnershipSlug, type ResourceIris, type ResourceType } from './resource-types.ts';
import { type Localized, nameIn } from './text.ts';
import { interval, type PartialDate } from './values.ts';

/** What others need to know of a page: who reports, when, and which partnerships. */
export interface ReportingPage {
  readonly page: {
    readonly publisher: string;
    readonly language: string;
    readonly published?: PartialDate | undefined;
    readonly revisionOf?: string | undefined;
  };
  readonly partnerships?: readonly Partnership[] | undefined;
}

type Register<R> = Pick<ReadonlyMap<string, RecordEntry<R>>, 'get' | 'has'>;
type NamedRegister = Register<{ readonly name: Localized }>;

/** The records that others refer to, as far as their meaning depends on them. */
export interface ReferencedRecords {
  readonly places: NamedRegister;
  readonly organisations: NamedRegister;
  readonly networks: NamedRegister;
  readonly projects: NamedRegister;
  readonly pages: Register<ReportingPage>;
}

/** A partnership as one page reports it. */
export interface ReportedPartnership {
  readonly page: RecordEntry<ReportingPage>;
  readonly partnership: Partnership;
  /** Index in the page's list. */
  readonly index: number;
}

/** What a record's meaning depends on beside the record: the base IRI and the other records. */
export interface ResourceScope extends ResourceIris {
  readonly records: ReferencedRecords;
  /** The languages of the data. */
  readonly languages: readonly string[];
  /** A place or an organisation that is no place. */
  partner(slug: string): NamedNode;
  /** Names of a place or of an organisation that is no place. */
  partnerNames(slug: string): Localized;
  /** What the pages report of a partnership, pages that were revised since last. */
  reports(partnership: string): readonly ReportedPartnership[];
}

/** Records of which the pages can be gone through. */
type AllRecords = ReferencedRecords & { readonly pages: ReadonlyMap<string, RecordEntry<ReportingPage>> };

/** The scope of the records below a base IRI, which ends with `/`. */
export function scopeOf(records: AllRecords, languages: readonly string[], base: string): ResourceScope {
  const reports = reportsOf(records);
  const known = new Map<string, NamedNode>();
  const resource = (type: ResourceType, slug: string) => {
    const value = `${base}id/${type}/${slug}`;
    // Each is named again and again.
    const node = known.get(value) ?? iri(value);
    known.set(value, node);
    return node;
  };
  const reportsOfOne = (partnership: string) => reports.get(partnership) ?? NO_REPORTS;
  return scopeOver({ records, languages, resource, reports: reportsOfOne });
}

const NO_REPORTS: readonly ReportedPartnership[] = [];

/** A scope by what its records are looked up in. */
export function scopeOver(
  parts: Pick<ResourceScope, 'records' | 'languages' | 'resource' | 'reports'>,
): ResourceScope {
  const { records, resource } = parts;
  return {
    ...parts,
    partner: (slug) => resource(records.places.has(slug) ? 'place' : 'organisation', slug),
    partnerNames: (slug) => (records.places.get(slug) ?? records.organisations.get(slug))?.value.name ?? {},
  };
}

function reportsOf(records: AllRecords): ReadonlyMap<string, readonly ReportedPartnership[]> {
  const reports = new Map<string, ReportedPartnership[]>();
  for (const page of currentFirst([...records.pages.values()])) {
    for (const [index, partnership] of (page.value.partnerships ?? []).entries()) {
      const slug = partnershipSlug(page.value.page.publisher, partnership.partners);
      reports.set(slug, [...(reports.get(slug) ?? []), { page, partnership, index }]);
    }
  }
  return reports;
}

function currentFirst(pages: readonly RecordEntry<ReportingPage>[]): readonly RecordEntry<ReportingPage>[] {
  const revised = new Set(pages.map(({ value }) => value.page.revisionOf));
  const isCurrent = ({ slug }: RecordEntry<ReportingPage>) => !revised.has(slug);
  return [...pages.filter(isCurrent), ...pages.filter((page) => !isCurrent(page))];
}

/** The name of any resource that records make, in the languages of the data: of what is named after several, each has the best name that there is. */
export function displayName(type: ResourceType, slug: string, scope: ResourceScope): Localized {
  const { networks, projects, pages } = scope.records;
  if (type === 'network') return networks.get(slug)?.value.name ?? {};
  if (type === 'project') return projects.get(slug)?.value.name ?? {};
  if (type === 'partnership') return partnershipName(partnersOf(scope.reports(slug)), scope);
  if (type === 'source') return pageName(pages.get(slug)?.value, scope);
  return scope.partnerNames(slug);
}

/** The partners' slugs in the order of their names: the publisher of the first report before the others. */
export function partnersOf([first]: readonly ReportedPartnership[]): readonly string[] {
  return first === undefined ? [] : [first.page.value.page.publisher, ...first.partnership.partners];
}

/** “Gdynia – Zaranora”: in each language of the data in which one of them has a name. */
function partnershipName(partners: readonly string[], scope: ResourceScope): Localized {
  const names = partners.map(scope.partnerNames);
  const known = scope.languages.filter((language) => names.some((name) => language in name));
  const languages = known.length > 0 ? known : Object.keys(names[0] ?? {}).slice(0, 1);
  return Object.fromEntries(
    languages.map((language) => [language, names.map((name) => nameIn(name, language)).join(' – ')]),
  );
}

/** The publisher and the date, which tell pages and their versions apart. */
function pageName(page: ReportingPage | undefined, scope: ResourceScope): Localized {
  const publisher = scope.partnerNames(page?.page.publisher ?? '');
  const date = page?.page.published === undefined ? undefined : interval(page.page.published)?.lexical;
  return worded(scope.languages, 'page', (language) => ({
    publisher: nameIn(publisher, language),
    date: date ?? worded([language], 'undated')[language] ?? '',
  }));
}
