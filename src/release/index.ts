export type { DefaultGraph } from '../rdf/default-graph.ts';
export { type BuildOptions, buildRelease, isMadeOf } from './build/build.ts';
export type { BuildInput, StaticFile } from './build/build-input.ts';
export { DUMPS, type Dump, dumpOf } from './build/dumps.ts';
export type { OnProgress, Progress } from './build/progress.ts';
export { ensureIndex } from './build/write-index.ts';
export { type Checked, checkRecords, isError, type RecordsSource } from './reading/check.ts';
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
export { datasetId, isReleaseOf } from './store/dataset-id.ts';
export { describedGraph, queriedGraph, triplesIn } from './store/default-graph.ts';
export { findRelease, type History, readHistory } from './store/history.ts';
export { holdRelease } from './store/lease.ts';
export { Locked } from './store/lock.ts';
export type {
  Count,
  LinkCount,
  Manifest,
  Note,
  Release,
  ReleaseFile,
  ReleaseVersion,
} from './store/manifest.ts';
export { siteBase, sitePrefixOf } from './store/manifest.ts';
export { INDEX, openCurrent, openRelease } from './store/open.ts';
