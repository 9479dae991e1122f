import { fileURLToPath } from 'node:url';
import type { Settings } from './config.ts';
import { frugally } from './frugal.ts';
import { filesDigest, type Prepared, prepareFiles, prepareRecords, recordsDigest } from './release/index.ts';

/** What is published, before it is a release: records, or RDF files as they are. */
export interface Source {
  /** Files and directories that are read, for watching. */
  readonly paths: readonly string[];
  /** SHA-256 of all that would be read, hexadecimal. */
  digest(): Promise<string>;
  /** Reads and checks it all. */
  prepare(): Promise<Prepared>;
}

const ontology = fileURLToPath(new URL('../ontology/', import.meta.url));

/** The URL below which munpart's own pages are; undefined where they are below the base IRI itself. */
export function siteUrl(base: string, sitePrefix: string | undefined): string | undefined {
  return sitePrefix === undefined ? undefined : `${base}${sitePrefix}/`;
}

/** The source that the settings name; `base` is the base IRI and ends with `/`. */
export function sourceOf(
  {
    rdf,
    data,
    releases,
    sitePrefix,
  }: Pick<Settings, 'rdf' | 'data' | 'releases'> & Partial<Pick<Settings, 'sitePrefix'>>,
  base: string,
): Source {
  const site = siteUrl(base, sitePrefix);
  if (rdf === undefined) {
    const records = { data, ontology, base, site, releases };
    return {
      paths: [data],
      digest: () => recordsDigest(records),
      prepare: () => frugally(() => prepareRecords(records)),
    };
  }
  const files = { files: rdf, ontology, base, site };
  return { paths: rdf, digest: () => filesDigest(files), prepare: () => frugally(() => prepareFiles(files)) };
}
