export { changesOf, type FileChanges, printChange, recordsNotIn } from './file-changes.ts';
export { completeMapping, type GuessedMapping, guessMapping, type ImportOptions } from './import/guess.ts';
export {
  type ColumnUse,
  type Mapping,
  missingColumns,
  type NameAnswer,
  type NewPlace,
  readMapping,
  useOf,
} from './import/mapping.ts';
export { registerOf } from './import/names.ts';
export { readOfficerTable } from './import/officer-table.ts';
export type { PlaceProposal } from './import/proposals.ts';
export { type ImportResult, originKey } from './import/result.ts';
export {
  columnLetters,
  type LocalizedMessage,
  printProblem,
  printProblems,
  type TableProblem,
} from './problem.ts';
export { type ParsedTable, type ReadingOptions, readTable } from './reading/table.ts';
export { isRecordTable, readRecordTable } from './records/read-records.ts';
export { writeRecords } from './records/write-records.ts';
export { COLUMN_NAMES } from './words/columns.ts';
export { countryLookup } from './words/countries.ts';
export type { CodeLabel } from './words/lookup.ts';
