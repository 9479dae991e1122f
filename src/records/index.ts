export { CODES, type Code, FIELD_GROUPS, type Scheme } from './codes.ts';
export { type Issue, printIssue } from './issue.ts';
export { jsonSchemas } from './json-schemas.ts';
export { type Mapped, mapRecords } from './map.ts';
export { readRecords } from './read.ts';
export type { RecordType } from './record-type.ts';
export { RECORD_TYPES } from './record-types.ts';
export type { Entry, Records } from './records.ts';
export type { Position } from './source.ts';
