import type { Column } from './sections.ts';

/** How many different subjects and objects a predicate has; by the predicate's id. */
export interface PredicateCounts {
  readonly subjects: number;
  readonly objects: number;
}

/** Adds columns with the distinct subjects and objects of each predicate of a part of the dataset: what join ordering divides by. */
export function addStatistics(
  columns: Map<string, Column>,
  [bySubject, byPredicate]: readonly [string, string],
): void {
  const subjects = new Map<number, number>();
  const column = (name: string) => columns.get(name) as Uint32Array;
  countChanges(column(`${bySubject}.0`), column(`${bySubject}.1`), (_, predicate) => {
    subjects.set(predicate, (subjects.get(predicate) ?? 0) + 1);
  });
  const objects = new Map<number, number>();
  countChanges(column(`${byPredicate}.0`), column(`${byPredicate}.1`), (predicate) => {
    objects.set(predicate, (objects.get(predicate) ?? 0) + 1);
  });
  const predicates = [...objects.keys()].sort((a, b) => a - b);
  const rows = predicates.flatMap((predicate) => [
    predicate,
    subjects.get(predicate) ?? 0,
    objects.get(predicate) ?? 0,
  ]);
  columns.set(`${bySubject}.predicates`, Uint32Array.from(rows));
}

/** Calls back for each different pair of the first two levels of a permutation. */
function countChanges(
  starts: Uint32Array,
  second: Uint32Array,
  visit: (first: number, second: number) => void,
): void {
  for (let first = 1; first + 1 < starts.length; first++) {
    const from = starts[first] as number;
    const to = starts[first + 1] as number;
    for (let row = from; row < to; row++) {
      if (row === from || second[row] !== second[row - 1]) visit(first, second[row] as number);
    }
  }
}

/** Reads what `addStatistics` wrote. */
export function readStatistics(rows: Uint32Array): Map<number, PredicateCounts> {
  const counts = new Map<number, PredicateCounts>();
  for (let at = 0; at < rows.length; at += 3) {
    counts.set(rows[at] as number, { subjects: rows[at + 1] as number, objects: rows[at + 2] as number });
  }
  return counts;
}
