export {
  type Comparison,
  compare,
  countDifferences,
  DIFFERENCES,
  type Difference,
  distinctLines,
  type Line,
  type Part,
} from './compare.ts';
export { type Here, hasEnded, isTwinning, type Place, type Relation, readHere } from './local.ts';
export { comparisonInWords } from './summary.ts';
export { nameIn, type Row, referencesOf, rowsOf, timesOf } from './table.ts';
