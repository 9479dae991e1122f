/** The candidate with the fewest edits to the name, the first of equals; undefined where more than half would have to change. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bound = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const most = Math.min(bound, Math.floor(Math.max(name.length, candidate.length) / 2) + 1);
    if (Math.abs(candidate.length - name.length) >= most) continue;
    const edits = distance(name, candidate, most);
    if (edits < most) [best, bound] = [candidate, edits];
  }
  return best;
}

/** The tail of a message: `: did you mean "radom"?`, or nothing where no candidate is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const candidate = nearest(name, candidates);
  return candidate === undefined ? '' : `: did you mean "${candidate}"?`;
}

/** Edits between two words where a swap of neighbours is one edit; at least `bound` once that is certain. */
export function distance(a: string, b: string, bound: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = nextRow(a, b, row, previous, before);
    if (Math.min(...current) >= bound) return bound;
    [before, previous] = [previous, current];
  }
  return previous[b.length] ?? bound;
}

function nextRow(a: string, b: string, row: number, previous: number[], before: number[]): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column++) {
    const same = a[row - 1] === b[column - 1];
    const swapped = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    current[column] = Math.min(
      at(current, column - 1) + 1,
      at(previous, column) + 1,
      at(previous, column - 1) + (same ? 0 : 1),
      swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
    );
  }
  return current;
}

function at(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
