import { distance } from './edit-distance.ts';

/** The candidate with the fewest edits to the name, in either case; of equals one with the same initial, else the first. Undefined where more than half of the letters would have to change. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const target = name.toLowerCase();
  let best: string | undefined;
  let bound = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    // Half an edit more for another initial decides between equals.
    const start = candidate.slice(0, 1).toLowerCase() === target.slice(0, 1) ? 0 : 0.5;
    const most = Math.min(
      Math.ceil(bound - start),
      Math.floor(Math.max(name.length, candidate.length) / 2) + 1,
    );
    if (Math.abs(candidate.length - name.length) >= most) continue;
    const edits = distance(target, candidate.toLowerCase(), most);
    if (edits < most) [best, bound] = [candidate, edits + start];
  }
  return best;
}

/** The tail of a message: `: did you mean "radom"?`, or nothing where no candidate is near; `mark` stands around the candidate. */
export function didYouMean(name: string, candidates: Iterable<string>, mark = '"'): string {
  const candidate = nearest(name, candidates);
  return candidate === undefined ? '' : `: did you mean ${mark}${candidate}${mark}?`;
}
