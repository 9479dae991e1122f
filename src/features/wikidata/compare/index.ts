export {
  type Comparison,
  compare,
  countDifferences,
  distinctLines,
  type Part,
} from './compare.ts';
export { type ComparisonRow, DIFFERENCES, type Difference } from './comparison-row.ts';
export {
  hasEnded,
  isTwinning,
  type LocalPlace,
  type LocalSide,
  type Relation,
  readHere,
} from './local.ts';
export { comparisonInWords } from './summary.ts';
export { nameIn, referencesOf, rowsOf, type TableRow, timesOf } from './table.ts';
