import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareCodePoints } from '../../rdf/canonical.ts';
import type { Quad } from '../../rdf/terms.ts';
import { FileLines } from './file-lines.ts';
import { hasBlankNode, type Lines, linesOf } from './lines.ts';

/** So many quads are sorted in memory, about 100 MB; more go by way of files. */
const BATCH_SIZE = 200_000;

/** Lends the canonical lines of a dataset of any size; while they are in use, those that memory should not hold lie in files of the directory, which is new and goes when they are given back. */
export async function withSortedLines<T>(
  quads: Iterable<Quad> | AsyncIterable<Quad>,
  directory: string,
  use: (lines: Lines) => Promise<T>,
  atOnce = BATCH_SIZE,
): Promise<T> {
  try {
    const parts = await sorted(quads, directory, atOnce);
    return await (parts.runs.length === 0 ? use(parts.last) : useMerged(parts, directory, use));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Sorted parts of one dataset: those in files, and the last one. */
interface Parts {
  readonly runs: readonly FileLines[];
  readonly last: readonly string[];
}

async function useMerged<T>(
  { runs, last }: Parts,
  directory: string,
  use: (lines: Lines) => Promise<T>,
): Promise<T> {
  const all = distinct(merged([...runs, last]));
  const lines = await FileLines.write(join(directory, 'lines'), all).finally(() =>
    Promise.all(runs.map((run) => run.remove())),
  );
  try {
    return await use(lines);
  } finally {
    lines.close();
  }
}

async function sorted(
  quads: Iterable<Quad> | AsyncIterable<Quad>,
  directory: string,
  atOnce: number,
): Promise<Parts> {
  const runs: FileLines[] = [];
  // Blank nodes have their labels from all the quads that they are in, so those wait for the last run (RDFC-1.0 §4.4).
  const blank: Quad[] = [];
  let ground: Quad[] = [];
  for await (const quad of quads) {
    if (hasBlankNode(quad)) blank.push(quad);
    else ground.push(quad);
    if (ground.length < atOnce) continue;
    if (runs.length === 0) await mkdir(directory);
    runs.push(await FileLines.write(join(directory, `run-${runs.length}`), await linesOf(ground)));
    ground = [];
  }
  return { runs, last: await linesOf([...ground, ...blank]) };
}

/** Sorted sequences as one, by pairs, so that a line is compared only as often as the number of sequences can be halved. */
function merged(runs: readonly Iterable<string>[]): Iterable<string> {
  const half = Math.ceil(runs.length / 2);
  const [first = []] = runs;
  return runs.length < 2 ? first : mergedPair(merged(runs.slice(0, half)), merged(runs.slice(half)));
}

function* mergedPair(first: Iterable<string>, second: Iterable<string>): Generator<string, undefined> {
  const [a, b] = [first[Symbol.iterator](), second[Symbol.iterator]()];
  let [left, right] = [a.next(), b.next()];
  while (!left.done && !right.done) {
    if (compareCodePoints(left.value, right.value) <= 0) {
      yield left.value;
      left = a.next();
    } else {
      yield right.value;
      right = b.next();
    }
  }
  for (; !left.done; left = a.next()) yield left.value;
  for (; !right.done; right = b.next()) yield right.value;
}

function* distinct(sorted: Iterable<string>): Generator<string, undefined> {
  let last: string | undefined;
  for (const line of sorted) {
    if (line !== last) yield line;
    last = line;
  }
}
