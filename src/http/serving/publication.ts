import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { LISTS } from '../../features/lists/lists.ts';
import { formatOf } from '../../formats/index.ts';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../../pages/messages/messages.ts';
import { createQueryClient, type QueryClient } from '../../query/client.ts';
import type { ColumnReader } from '../../query/column-reader.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import { languagesOf, type Manifest, siteBase } from '../../release/store/manifest.ts';
import type { RateLimiterSettings } from '../limits/rate-limiter.ts';
import type { PreparedResponse, Resource } from '../representation.ts';
import { ResultStore } from '../response-cache.ts';
import type { Operations } from './operations.ts';
import { type BrowsePerspective, isGeneral, perspectivesOf } from './perspectives.ts';
import type { Publication } from './running-queries.ts';

/** The statements of a Turtle file of the release, such as `description.ttl`; rejects where there is no such file. */
export function releaseGraph(site: Site, name: string): Promise<readonly Quad[]> {
  return readOnce(site, `graph ${name}`, async () => {
    const turtle = formatOf('turtle');
    if (!turtle) throw new Error('the list of formats has no Turtle');
    return turtle.parse(await releaseText(site, name), site.base);
  });
}

/** A file of the release as text. */
export function releaseText(site: Site, name: string): Promise<string> {
  return readFile(join(site.publication.release.directory, name), 'utf8');
}

/** What the description says of the dataset that other answers repeat. */
export interface DatasetFacts {
  /** IRI of the licence, where one is stated. */
  readonly licence: string | undefined;
  /** The day of this release, where one is stated. */
  readonly issued: string | undefined;
}

/** Reads the facts of the dataset from the release's description. */
export function datasetFacts(site: Site): Promise<DatasetFacts> {
  return readOnce(site, 'facts', () => readFacts(site));
}

async function readFacts(site: Site): Promise<DatasetFacts> {
  const description = await releaseGraph(site, 'description.ttl');
  const stated = (...properties: readonly string[]) =>
    properties
      .map((property) =>
        description.find(
          ({ subject, predicate }) =>
            subject.value === `${site.base}dataset` && predicate.value === PREFIXES.dcterms + property,
        ),
      )
      .find((statement) => statement !== undefined)?.object.value;
  return { licence: stated('license'), issued: stated('modified', 'issued') };
}

/** What the operator decides about answers; times in milliseconds, sizes in bytes. */
export interface HttpSettings extends RateLimiterSettings {
  readonly queryTimeout: number;
  readonly maxResultBytes: number;
  /** File of the snapshot of Wikidata that `/compare` compares with; none where absent. */
  readonly snapshot?: string | undefined;
  /** The endpoints that SERVICE may call; none where absent. */
  readonly services?: readonly string[];
  /** Results under way to their readers, together; as many as there are where absent. */
  readonly maxUnsentBytes?: number;
  /** Largest query; 64 KiB where absent. */
  readonly maxQueryBytes?: number;
  /** Results of queries that are kept; none where absent. */
  readonly resultCacheBytes?: number;
  /** Representations that are kept, as they are sent; 128 MiB where absent. */
  readonly representationBytes?: number;
  /** The query page is for publications without a server: the browser answers; not so where absent. */
  readonly queriesInBrowser?: boolean;
  /** The languages that pages are offered in; all there are where absent. */
  readonly languages?: readonly [Language, ...Language[]] | undefined;
  /** Proxies in front whose X-Forwarded-For is believed; none where absent. */
  readonly trustProxy?: number;
}

/** A publication with what was worked out from it: it lives and dies with the release. */
export interface Site {
  readonly publication: Publication;
  readonly settings: HttpSettings;
  /** What outlives the release. */
  readonly operations: Operations;
  /** Whether requests name the release: then the addresses in the answers do too. */
  readonly named?: boolean;
  /** The URL below which munpart's own pages are; ends with `/`. */
  readonly base: string;
  /** The base IRI of the data; ends with `/`; the same as `base` unless own pages have a prefix. */
  readonly namespace: string;
  /** Whether the data come with munpart's vocabulary. */
  readonly vocabulary: boolean;
  /** The path of `base`; begins and ends with `/`. */
  readonly root: string;
  /** The languages of the pages; the first is for everybody else. */
  readonly languages: readonly [Language, ...Language[]];
  /** Whether the data are of another kind than munpart's records: nothing is said of towns then. */
  readonly general: boolean;
  /** Names of the lists that have something in them; none of data of another kind than munpart's records. */
  readonly lists: readonly string[];
  /** The ways to look at data of another kind than munpart's records; none where they are records. */
  readonly perspectives: readonly BrowsePerspective[];
  /** Representations as they are sent, by address, form, language and coding. */
  readonly representations: LRUCache<string, PreparedResponse>;
  /** Results of queries. */
  readonly results: ResultStore;
  /** Resources that were opened, by their path: small, for they read what they write anew. */
  readonly resources: LRUCache<string, Resource>;
  /** Values that are read once and used by several representations, by a name of the reader's choice. */
  readonly values: LRUCache<string, Promise<unknown>>;
}

const REPRESENTATION_BYTES = 128 * 1024 * 1024;
/** By `max` the places would all be taken up when the site is opened. */
const RESOURCES = 20_000;
const VALUES = 200;

/** The languages of the data that pages can be written in, in the order of the data; none where there is no catalogue for any. */
export function writableLanguages(manifest: Pick<Manifest, 'languages' | 'title'>): readonly Language[] {
  return languagesOf(manifest).flatMap((tag) => LANGUAGES.find((language) => language === tag) ?? []);
}

/** All languages of the pages, those of the data first: who asks for none reads what the keeper wrote first. */
function pageLanguages(manifest: Manifest): readonly [Language, ...Language[]] {
  const [first = DEFAULT_LANGUAGE, ...others] = new Set([...writableLanguages(manifest), ...LANGUAGES]);
  return [first, ...others];
}

/** The site of a publication, with empty caches. */
export function openSite(publication: Publication, settings: HttpSettings, operations: Operations): Site {
  const { manifest, vocabulary = true } = publication.release;
  const base = siteBase(manifest);
  const nonEmpty = new Set(manifest.classes.map(({ iri }) => iri));
  const general = isGeneral(manifest, vocabulary);
  return {
    publication,
    settings,
    operations,
    base,
    namespace: manifest.base,
    vocabulary,
    root: new URL(base).pathname,
    languages: settings.languages ?? pageLanguages(manifest),
    lists: general ? [] : LISTS.filter((list) => nonEmpty.has(list.class)).map((list) => list.name),
    general,
    perspectives: general ? perspectivesOf(manifest) : [],
    representations: new LRUCache({
      maxSize: settings.representationBytes ?? REPRESENTATION_BYTES,
      sizeCalculation: (ready, key) => ready.bytes.byteLength + 4 * key.length + 4_000,
    }),
    results: new ResultStore(settings.resultCacheBytes ?? 0),
    resources: new LRUCache({ maxSize: RESOURCES, sizeCalculation: () => 1 }),
    values: new LRUCache({ max: VALUES }),
  };
}

/** The lane of documents, on the operator's terms; one asker for one task, for its questions share one deadline. */
export function documents({ publication, settings }: Site): QueryClient {
  const { queryTimeout, maxResultBytes } = settings;
  return createQueryClient(publication.documents, { deadline: queryTimeout, maxBytes: maxResultBytes });
}

/** What documents are read from, by whole columns; undefined where that is elsewhere, or too large to be held here: then the same is asked by queries. */
export function columnsOf({ publication }: Site): ColumnReader | undefined {
  return publication.documents.reader?.columns;
}

/** A value that is read at most once at a time; a failure is not kept. */
export function readOnce<T>(site: Site, name: string, read: () => Promise<T>): Promise<T> {
  const known = site.values.get(name) as Promise<T> | undefined;
  if (known) return known;
  const value = read();
  site.values.set(name, value);
  value.catch(() => site.values.delete(name));
  return value;
}
