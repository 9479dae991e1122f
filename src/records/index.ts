export { CODES, type Code, FIELD_GROUPS, type Scheme } from './mapping/codes.ts';
export { type Mapped, mapRecords } from './mapping/map.ts';
export { type Issue, printIssue } from './reading/issue.ts';
export { jsonSchemas } from './reading/json-schemas.ts';
export { readRecords } from './reading/read.ts';
export type { RecordEntry, Records } from './reading/records.ts';
export type { Position } from './reading/source.ts';
export { RECORD_TYPES } from './record-types/index.ts';
export type { RecordType } from './record-types/record-type.ts';
