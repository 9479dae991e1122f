import { BLANK, IRI, LITERAL, type TermTable } from './dictionary.ts';
import { sortLiterals } from './sort-literals.ts';
import { sortByText, type TextOfTerms } from './sort-text.ts';

/** Terms in the order of ORDER BY. */
export interface SortedTerms {
  /** Numbers of the terms in the table, in order. */
  readonly order: Uint32Array;
  readonly blanks: number;
  readonly iris: number;
  /** For each literal in order, the same number for equal values and a greater one for greater values. */
  readonly ranks: Uint32Array;
}

/** Sorts the terms of a table that are used: blank nodes, IRIs, literals (SPARQL 1.1 Query §15.1). */
export function sortTerms(table: TermTable, used: Uint8Array): SortedTerms {
  const texts: TextOfTerms = { bytes: table.text.bytes, ends: table.ends.view() };
  const blanks = idsOfKind(table, BLANK, used);
  const iris = idsOfKind(table, IRI, used);
  sortByText(blanks, texts);
  sortByText(iris, texts);
  const { order: literals, ranks } = sortLiterals(idsOfKind(table, LITERAL, used), table, texts);
  const order = new Uint32Array(blanks.length + iris.length + literals.length);
  order.set(blanks);
  order.set(iris, blanks.length);
  order.set(literals, blanks.length + iris.length);
  return { order, blanks: blanks.length, iris: iris.length, ranks };
}

function idsOfKind(table: TermTable, kind: number, used: Uint8Array): Uint32Array {
  const marks = table.marks.view();
  const isOne = (id: number) => used[id] === 1 && ((marks[id] as number) & 3) === kind;
  let length = 0;
  for (let id = 0; id < marks.length; id++) if (isOne(id)) length++;
  const ids = new Uint32Array(length);
  let at = 0;
  for (let id = 0; id < marks.length; id++) if (isOne(id)) ids[at++] = id;
  return ids;
}
