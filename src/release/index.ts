export type { DefaultGraph } from '../rdf/store.ts';
export {
  type BuildOptions,
  buildRelease,
  isMadeOf,
  isPreview,
  previewRelease,
  removePreview,
} from './build/build.ts';
export type { BuildInput, OnProgress, Progress, StaticFile } from './build/build-input.ts';
export { DumpThreads } from './build/dump-threads.ts';
export { DUMPS, type Dump, dumpOf } from './build/dumps.ts';
export { encode } from './n-quads/encoded.ts';
export {
  type Checked,
  checkRecords,
  FormerReading,
  isError,
  type RecordsSource,
  readAhead,
} from './reading/check.ts';
export { type Inputs, inputsDigest, packageVersion } from './reading/inputs.ts';
export {
  type ContextCopy,
  type FilesSource,
  filesDigest,
  type Prepared,
  prepareFiles,
  prepareRecords,
  recordsDigest,
} from './reading/prepare.ts';
export { type ReadFiles, readRdfFiles } from './reading/rdf-files.ts';
export { findRelease, type History, readHistory } from './store/history.ts';
export { holdRelease, Locked } from './store/lock.ts';
export type {
  Count,
  LinkCount,
  Manifest,
  Release,
  ReleaseFile,
  ReleaseNote,
  ReleaseVersion,
} from './store/manifest.ts';
export {
  datasetId,
  describedGraph,
  isReleaseOf,
  queriedGraph,
  siteBase,
  sitePrefixOf,
  triplesIn,
} from './store/manifest.ts';
export { indexFile, openCurrent, openRelease } from './store/open.ts';
