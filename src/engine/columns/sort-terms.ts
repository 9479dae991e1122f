import { GROUPS, literalKey } from './literal-order.ts';
import { compareTexts, sortByText, type TextOfTerms } from './sort-text.ts';
import { BLANK, IRI, type TermTable } from './term-table.ts';

/** Terms in the order of ORDER BY. */
export interface SortedTerms {
  /** Numbers of the terms in the table, in order. */
  readonly order: Uint32Array;
  readonly blanks: number;
  readonly iris: number;
  /** For each literal in order, the same number for equal values and a greater one for greater values. */
  readonly ranks: Uint32Array;
}

/** Sorts the terms of a table: blank nodes, IRIs, literals (by group, value and form). */
export function sortTerms(table: TermTable): SortedTerms {
  const texts = { bytes: table.text.bytes, ends: table.ends.view() };
  const order = new Uint32Array(table.size);
  const blanks = fill(order, 0, table, (mark) => (mark & 3) === BLANK);
  const iris = fill(order, blanks, table, (mark) => (mark & 3) === IRI);
  sortByText(order.subarray(0, blanks), texts);
  sortByText(order.subarray(blanks, blanks + iris), texts);
  const ranks = sortLiterals(order.subarray(blanks + iris), table, texts);
  return { order, blanks, iris, ranks };
}

function fill(order: Uint32Array, from: number, table: TermTable, isOne: (mark: number) => boolean): number {
  let at = from;
  const marks = table.marks.view();
  for (let id = 0; id < marks.length; id++) if (isOne(marks[id] as number)) order[at++] = id;
  return at - from;
}

function sortLiterals(order: Uint32Array, table: TermTable, texts: TextOfTerms): Uint32Array {
  const keys = literalKeys(table, texts);
  const ranks = new Uint32Array(order.length);
  const marks = table.marks.view();
  const qualifiers = sortedNumbers(table.qualifiers);
  const qualifierOf = (id: number) => qualifiers[(marks[id] as number) >>> 2] as number;
  let at = 0;
  for (let group = 0; group <= GROUPS.other; group++) {
    const start = at;
    for (let id = 0; id < marks.length; id++) if (keys.groups[id] === group) order[at++] = id;
    const part = order.subarray(start, at);
    sortByText(part, texts);
    const value = (id: number) => keys.values[id] as number;
    const compare = (a: number, b: number) =>
      compareNumbers(value(a), value(b)) || compareTexts(a, b, texts) || qualifierOf(a) - qualifierOf(b);
    if (group !== GROUPS.string) part.sort(compare);
    const isValued = group <= GROUPS.time;
    for (let next = start; next < at; next++) {
      const same = isValued && next > start && value(order[next] as number) === value(order[next - 1] as number);
      ranks[next] = same ? (ranks[next - 1] as number) : next;
    }
  }
  return ranks;
}

function literalKeys(table: TermTable, { bytes, ends }: TextOfTerms) {
  const groups = new Uint8Array(table.size).fill(255);
  const values = new Float64Array(table.size);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let id = 0; id < table.size; id++) {
    const mark = table.marks.at(id);
    if ((mark & 3) <= IRI) continue;
    const qualifier = table.qualifiers[mark >>> 2] as string;
    const lexical = text.toString('utf8', id === 0 ? 0 : (ends[id - 1] as number), ends[id] as number);
    const key = literalKey(lexical, qualifier);
    groups[id] = key.group;
    values[id] = key.value;
  }
  return { groups, values };
}

function sortedNumbers(qualifiers: readonly string[]): Uint32Array {
  const numbers = new Uint32Array(qualifiers.length);
  [...qualifiers.keys()]
    .sort((a, b) => ((qualifiers[a] as string) < (qualifiers[b] as string) ? -1 : 1))
    .forEach((number, place) => {
      numbers[number] = place;
    });
  return numbers;
}

/** NaN comes first and equals itself. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}
