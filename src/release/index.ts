export { type BuildInput, buildRelease, type Enclosure } from './build.ts';
export { type Checked, checkRecords, isError, type RecordsSource } from './check.ts';
export { DUMPS, type Dump, dumpOf } from './dumps.ts';
export { type Inputs, inputsDigest, packageVersion } from './inputs.ts';
export type { Count, LinkCount, Manifest, Release, ReleaseFile } from './manifest.ts';
export { openCurrent, openRelease } from './open.ts';
export {
  type FilesSource,
  filesDigest,
  type Prepared,
  prepareFiles,
  prepareRecords,
  recordsDigest,
} from './prepare.ts';
export { type ReadFiles, readRdfFiles } from './rdf-files.ts';
