import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from './config.ts';
import {
  datasetId,
  FormerReading,
  filesDigest,
  type OnProgress,
  type Prepared,
  prepareFiles,
  prepareRecords,
  readAhead,
  recordsDigest,
} from './release/index.ts';
import { withSmallHeap } from './with-small-heap.ts';

/** What is published, before it is a release: records, or RDF files as they are. */
export interface Source {
  /** Files and directories that are read, for watching. */
  readonly paths: readonly string[];
  /** Of which dataset and under which base IRI releases are made of it. */
  readonly publication: { readonly dataset: string; readonly base: string };
  /** SHA-256 of all that would be read, hexadecimal. */
  digest(): Promise<string>;
  /** Reads and checks it all; `onProgress` hears how far that is, and `onMany` when so many records were read that threads will be needed. */
  prepare(onProgress?: OnProgress, onMany?: () => void): Promise<Prepared>;
  /** Does of `prepare` what can be done before the change that it is for; absent where that is nothing. */
  readAhead?(): Promise<void>;
}

const ontology = fileURLToPath(new URL('../ontology/', import.meta.url));

/** The URL below which munpart's own pages are; undefined where they are below the base IRI itself. */
export function siteUrl(base: string, sitePrefix: string | undefined): string | undefined {
  return sitePrefix === undefined ? undefined : `${base}${sitePrefix}/`;
}

/** The settings that say what is published. */
export type SourceSettings = Pick<Settings, 'rdf' | 'data' | 'releases' | 'dataset'> &
  Partial<Pick<Settings, 'sitePrefix' | 'format' | 'lenient' | 'context' | 'watch'>>;

/** The source that the settings name; `base` is the base IRI and ends with `/`. */
export function sourceOf(settings: SourceSettings, base: string): Source {
  const { rdf, data, releases, dataset: name, sitePrefix, format, lenient, context } = settings;
  // Files of one folder are one dataset: another one may come to them.
  const dataset = datasetId(releases, rdf === undefined ? data : `${dirname(rdf[0] ?? '')}/*`, name);
  const publication = { dataset, base };
  const site = siteUrl(base, sitePrefix);
  if (rdf === undefined) {
    const former = settings.watch ? new FormerReading() : undefined;
    const records = { data, ontology, base, site, releases, dataset, ...(former && { former }) };
    return {
      paths: [data],
      publication,
      digest: () => recordsDigest(records),
      prepare: (onProgress, onMany) => withSmallHeap(() => prepareRecords(records, onProgress, onMany)),
      ...(former && { readAhead: () => withSmallHeap(() => readAhead(records, former)) }),
    };
  }
  const files = { files: rdf, ontology, base, site, dataset, format, lenient, contexts: context };
  return {
    paths: [...rdf, ...(context ?? []).map(({ file }) => file)],
    publication,
    digest: () => filesDigest(files),
    prepare: (onProgress) => withSmallHeap(() => prepareFiles(files, onProgress)),
  };
}
