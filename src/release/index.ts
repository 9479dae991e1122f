export type { DefaultGraph } from '../rdf/store.ts';
export {
  buildRelease,
  isMadeOf,
  isPreview,
  previewRelease,
  removePreview,
} from './build/build.ts';
export type { BuildInput, OnProgress, Progress } from './build/build-input.ts';
export { DumpThreads } from './build/dump-threads.ts';
export { encode } from './n-quads/encoded.ts';
export {
  FormerReading,
  isError,
  readAhead,
} from './reading/check.ts';
export { packageVersion } from './reading/inputs.ts';
export {
  filesDigest,
  type Prepared,
  prepareFiles,
  prepareRecords,
  recordsDigest,
} from './reading/prepare.ts';
export { readRdfFiles } from './reading/rdf-files.ts';
export { findRelease, type History, readHistory } from './store/history.ts';
export { holdRelease, Locked } from './store/lock.ts';
export type {
  Manifest,
  Release,
} from './store/manifest.ts';
export {
  datasetId,
  describedGraph,
  isReleaseOf,
  queriedGraph,
  siteBase,
  triplesIn,
} from './store/manifest.ts';
export { indexFile, openCurrent, openRelease } from './store/open.ts';
