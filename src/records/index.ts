export { CODES } from './mapping/codes.ts';
export { FormerStatements } from './mapping/former-statements.ts';
export { dataLanguages } from './mapping/languages.ts';
export { type Mapped, mapRecords } from './mapping/map.ts';
export { ParsedFiles } from './reading/files.ts';
export { readDatasetRecord, readRecords } from './reading/read.ts';
export { type Issue, printIssue, type SourcePosition } from './reading/source.ts';
export type { DatasetRecord } from './record-types/dataset.ts';
export { jsonSchemas, RECORD_TYPES, type Records } from './record-types/index.ts';
