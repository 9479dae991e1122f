export { type Changes, changesOf } from './changes.ts';
export { type Drafted, originKey } from './drafted.ts';
export { type Circumstances, type GuessedMapping, guessMapping } from './guess.ts';
export type { CodeLabel } from './lookup.ts';
export { type Mapping, readMapping } from './mapping.ts';
export { readOfficerTable } from './officer-table.ts';
export { type Problem, printProblem } from './problem.ts';
export { isRecordTable, readRecordTable } from './read-records.ts';
export { readTable, type Table } from './table.ts';

export { type RecordTable, writeRecords } from './write-records.ts';
