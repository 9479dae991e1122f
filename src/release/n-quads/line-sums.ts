import { isBlankLine, type Lines, statement } from './lines.ts';

/** What sets of lines are compared by: how many there are, and three sums of their hashes, which do not depend on their order. */
export interface LineSum {
  count: number;
  first: number;
  second: number;
  third: number;
}

/** The sum of no line. */
export function emptySum(): LineSum {
  return { count: 0, first: 0, second: 0, third: 0 };
}

/** Adds a line: 96 bits, so that no fault of a serializer or a parser leaves them as they were. */
export function addLine(sum: LineSum, line: string): void {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995) ^ (b >>> 13);
  }
  sum.count++;
  sum.first = (sum.first + a) >>> 0;
  sum.second = (sum.second + b) >>> 0;
  sum.third = (sum.third + Math.imul(a ^ (b >>> 7), b | 1)) >>> 0;
}

/** Whether two sums are of the same lines. */
export function isSameSum(one: LineSum, other: LineSum): boolean {
  return (
    one.count === other.count &&
    one.first === other.first &&
    one.second === other.second &&
    one.third === other.third
  );
}

/** What files that hold lines, or the default graph alone, are to say. */
export interface LineSums {
  readonly all: LineSum;
  readonly own: LineSum;
  /** Whether any line has a blank node: its label may be another in each file, so sums tell nothing. */
  readonly hasBlankNodes: boolean;
}

/** The sums of canonical lines. */
export function sumsOf(lines: Lines): LineSums {
  const [all, own] = [emptySum(), emptySum()];
  let hasBlankNodes = false;
  for (const line of lines) {
    addLine(all, line);
    if (statement(line).graph === '') addLine(own, line);
    hasBlankNodes ||= isBlankLine(line);
  }
  return { all, own, hasBlankNodes };
}
