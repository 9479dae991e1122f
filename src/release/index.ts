export type { DefaultGraph } from '../rdf/default-graph.ts';
export { type BuildInput, type BuildOptions, buildRelease, type Enclosure, isMadeOf } from './build.ts';
export { type Checked, checkRecords, isError, type RecordsSource } from './check.ts';
export { datasetId, isReleaseOf } from './dataset-id.ts';
export { describedGraph, queriedGraph, triplesIn } from './default-graph.ts';
export { DUMPS, type Dump, dumpOf } from './dumps.ts';
export { findRelease, type History, readHistory } from './history.ts';
export { holdRelease } from './holds.ts';
export { type Inputs, inputsDigest, packageVersion } from './inputs.ts';
export { Locked } from './lock.ts';
export type { Count, LinkCount, Manifest, Note, Place, Release, ReleaseFile } from './manifest.ts';
export { siteBase, sitePrefixOf } from './manifest.ts';
export { openCurrent, openRelease } from './open.ts';
export {
  type ContextCopy,
  type FilesSource,
  filesDigest,
  type Prepared,
  prepareFiles,
  prepareRecords,
  recordsDigest,
} from './prepare.ts';
export type { OnProgress, Progress } from './progress.ts';
export { type ReadFiles, readRdfFiles } from './rdf-files.ts';
