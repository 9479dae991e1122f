/** What sets of statements are compared by: how many there are, and three sums of their hashes, which do not depend on their order. */
export interface LineSum {
  count: number;
  first: number;
  second: number;
  third: number;
}

/** The sum of no statement. */
export function emptySum(): LineSum {
  return { count: 0, first: 0, second: 0, third: 0 };
}

/** 64 bits of hash of a term as canonical lines write it. */
export interface TermHash {
  readonly first: number;
  readonly second: number;
}

/** What stands for the name of the default graph. */
export const NO_GRAPH: TermHash = { first: 0, second: 0 };

/** The hash of a term by its UTF-8. */
export function hashOfBytes(bytes: Uint8Array, from: number, to: number): TermHash {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    first = Math.imul(first ^ byte, 0x01000193);
    second = Math.imul(second ^ byte, 0x5bd1e995) ^ (second >>> 13);
  }
  return { first, second };
}

let buffer = Buffer.alloc(1 << 16);

/** The hash of a term by its text. */
export function hashOfText(text: string): TermHash {
  if (text.length * 3 > buffer.length) buffer = Buffer.alloc(text.length * 6);
  return hashOfBytes(buffer, 0, buffer.write(text));
}

/** Adds a statement by the hashes of its terms: 96 bits, so that no fault of a serializer or a parser leaves them as they were. Terms come again and again, and each needs to be hashed but once. */
export function addStatement(
  sum: LineSum,
  subject: TermHash,
  predicate: TermHash,
  object: TermHash,
  graph: TermHash,
): void {
  // Each step begins with what is before it, so that no two terms can change places.
  let a = mixed(mixed(subject.first, predicate.first), object.first);
  a = mixed(a, graph.first);
  let b = mixed(mixed(subject.second ^ a, predicate.second), object.second);
  b = mixed(b, graph.second);
  sum.count++;
  sum.first = (sum.first + a) >>> 0;
  sum.second = (sum.second + b) >>> 0;
  sum.third = (sum.third + Math.imul(a ^ (b >>> 7), b | 1)) >>> 0;
}

function mixed(before: number, hash: number): number {
  const value = Math.imul(((before << 13) | (before >>> 19)) ^ hash, 0x85ebca6b);
  return value ^ (value >>> 15);
}

const [SPACE, QUOTE, LESS_THAN, UNDERSCORE] = [0x20, 0x22, 0x3c, 0x5f];
/** What ends a line behind its last term. */
const END = ' .';

/** Adds a canonical line, as its UTF-8 without the line feed. */
export function addBytes(sum: LineSum, bytes: Uint8Array, from: number, to: number): void {
  const first = bytes.indexOf(SPACE, from);
  const second = bytes.indexOf(SPACE, first + 1);
  const end = to - END.length;
  const last = bytes.lastIndexOf(SPACE, end - 1);
  const hasGraph = last > second && isGraph(bytes, last + 1, end);
  addStatement(
    sum,
    hashOfBytes(bytes, from, first),
    hashOfBytes(bytes, first + 1, second),
    hashOfBytes(bytes, second + 1, hasGraph ? last : end),
    hasGraph ? hashOfBytes(bytes, last + 1, end) : NO_GRAPH,
  );
}

/** Whether the last word of a line is a term of its own, and not the end of a literal with blanks in it. */
function isGraph(bytes: Uint8Array, from: number, to: number): boolean {
  const start = bytes[from];
  if (start !== LESS_THAN && start !== UNDERSCORE) return false;
  const quote = bytes.indexOf(QUOTE, from);
  return quote < 0 || quote >= to;
}

/** Adds a canonical line by its text. */
export function addLine(sum: LineSum, line: string): void {
  const bytes = Buffer.from(line);
  addBytes(sum, bytes, 0, bytes.length);
}

/** Adds what another sum has. */
export function addSum(sum: LineSum, other: LineSum): void {
  sum.count += other.count;
  sum.first = (sum.first + other.first) >>> 0;
  sum.second = (sum.second + other.second) >>> 0;
  sum.third = (sum.third + other.third) >>> 0;
}

/** Whether two sums are of the same statements. */
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
