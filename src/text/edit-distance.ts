/** Letters past this do not make a name any more similar. */
const MAX_LENGTH = 64;

const rows = [new Uint8Array(MAX_LENGTH + 1), new Uint8Array(MAX_LENGTH + 1), new Uint8Array(MAX_LENGTH + 1)];

/** Letters to add, leave out, replace or swap with their neighbour to make one text the other (optimal string alignment), of the first 64; `bound` as soon as it is certain that there are as many. */
export function distance(left: string, right: string, bound = MAX_LENGTH + 1): number {
  const [a, b] = [left.slice(0, MAX_LENGTH), right.slice(0, MAX_LENGTH)];
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) >= bound) return bound;
  let [before, last, next] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    if (fillRow(a, b, i, { before, last, next }) >= bound) return bound;
    [before, last, next] = [last, next, before];
  }
  return Math.min(last[b.length] as number, bound);
}

interface Rows {
  readonly before: Uint8Array;
  readonly last: Uint8Array;
  readonly next: Uint8Array;
}

/** The least number of the row, below which no later one falls. */
function fillRow(a: string, b: string, i: number, { before, last, next }: Rows): number {
  const letter = a.charCodeAt(i - 1);
  let smallest = i;
  for (let j = 1; j <= b.length; j++) {
    const other = b.charCodeAt(j - 1);
    let least = (last[j - 1] as number) + (letter === other ? 0 : 1);
    const added = Math.min(last[j] as number, next[j - 1] as number) + 1;
    if (added < least) least = added;
    if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
      least = Math.min(least, (before[j - 2] as number) + 1);
    }
    next[j] = least;
    if (least < smallest) smallest = least;
  }
  return smallest;
}

/** The part of the letters that agree, from 0 to 1. */
export function similarity(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return length === 0 ? 0 : 1 - distance(a, b) / Math.min(length, MAX_LENGTH);
}

/** The candidate with the fewest edits to the name, in either case; of equals one with the same initial, else the first. Undefined where more than half of the letters would have to change. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const target = name.toLowerCase();
  let best: string | undefined;
  let bound = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    // Half an edit more for another initial decides between equals.
    const start = candidate.slice(0, 1).toLowerCase() === target.slice(0, 1) ? 0 : 0.5;
    const max = Math.min(
      Math.ceil(bound - start),
      Math.floor(Math.max(name.length, candidate.length) / 2) + 1,
    );
    if (Math.abs(candidate.length - name.length) >= max) continue;
    const edits = distance(target, candidate.toLowerCase(), max);
    if (edits < max) [best, bound] = [candidate, edits + start];
  }
  return best;
}

/** The tail of a message: `: did you mean "radom"?`, or nothing where no candidate is near; `mark` stands around the candidate. */
export function didYouMean(name: string, candidates: Iterable<string>, mark = '"'): string {
  const candidate = nearest(name, candidates);
  return candidate === undefined ? '' : `: did you mean ${mark}${candidate}${mark}?`;
}
