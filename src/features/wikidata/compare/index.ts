export {
  type Comparison,
  type ComparisonRow,
  compare,
  countDifferences,
  DIFFERENCES,
  type Difference,
  distinctLines,
  type Part,
} from './compare.ts';
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
