import { fileURLToPath } from 'node:url';
import type { Settings } from './config.ts';
import { frugally } from './frugal.ts';
import {
  filesDigest,
  type OnProgress,
  type Prepared,
  prepareFiles,
  prepareRecords,
  recordsDigest,
} from './release/index.ts';

/** What is published, before it is a release: records, or RDF files as they are. */
export interface Source {
  /** Files and directories that are read, for watching. */
  readonly paths: readonly string[];
  /** SHA-256 of all that would be read, hexadecimal. */
  digest(): Promise<string>;
  /** Reads and checks it all; `onProgress` hears how far large files are read. */
  prepare(onProgress?: OnProgress): Promise<Prepared>;
}

const ontology = fileURLToPath(new URL('../ontology/', import.meta.url));

type SourceSettings = Pick<Settings, 'rdf' | 'data' | 'releases'> &
  Partial<Pick<Settings, 'format' | 'lenient' | 'context'>>;

/** The source that the settings name; `base` is the base IRI and ends with `/`. */
export function sourceOf(settings: SourceSettings, base: string): Source {
  const { rdf, data, releases, format, lenient, context } = settings;
  if (rdf === undefined) {
    const records = { data, ontology, base, releases };
    return {
      paths: [data],
      digest: () => recordsDigest(records),
      prepare: () => frugally(() => prepareRecords(records)),
    };
  }
  const files = { files: rdf, ontology, base, format, lenient, contexts: context };
  return {
    paths: [...rdf, ...(context ?? []).map(({ file }) => file)],
    digest: () => filesDigest(files),
    prepare: (onProgress) => frugally(() => prepareFiles(files, onProgress)),
  };
}
