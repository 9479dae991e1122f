export {
  type Comparison,
  compare,
  countDifferences,
  distinctLines,
  type Part,
} from './compare.ts';
export { type ComparisonRow as Line, DIFFERENCES, type Difference } from './comparison-row.ts';
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
