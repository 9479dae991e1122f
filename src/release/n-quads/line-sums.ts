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

/** Adds a line, as its UTF-8 without the line feed: 96 bits, so that no fault of a serializer or a parser leaves them as they were. */
export function addBytes(sum: LineSum, bytes: Uint8Array, from: number, to: number): void {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x5bd1e995) ^ (b >>> 13);
  }
  sum.count++;
  sum.first = (sum.first + a) >>> 0;
  sum.second = (sum.second + b) >>> 0;
  sum.third = (sum.third + Math.imul(a ^ (b >>> 7), b | 1)) >>> 0;
}

/** Adds what another sum has. */
export function addSum(sum: LineSum, other: LineSum): void {
  sum.count += other.count;
  sum.first = (sum.first + other.first) >>> 0;
  sum.second = (sum.second + other.second) >>> 0;
  sum.third = (sum.third + other.third) >>> 0;
}

let buffer = Buffer.alloc(1 << 16);

/** Adds a line by its text. */
export function addLine(sum: LineSum, line: string): void {
  if (line.length * 3 > buffer.length) buffer = Buffer.alloc(line.length * 6);
  addBytes(sum, buffer, 0, buffer.write(line));
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
