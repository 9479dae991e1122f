export {
  type Comparison,
  type ComparisonRow as Line,
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
  type LocalPlace as Place,
  type LocalSide as Here,
  type Relation,
  readHere,
} from './local.ts';
export { comparisonInWords } from './summary.ts';
export { nameIn, referencesOf, rowsOf, type TableRow as Row, timesOf } from './table.ts';
