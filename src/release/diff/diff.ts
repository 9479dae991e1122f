import { join } from 'node:path';
import { compareCodePoints } from '../../rdf/canonical.ts';
import { storedLines } from '../n-quads/chunks.ts';
import { statement } from '../n-quads/lines.ts';
import type { StoredSubjects } from '../n-quads/stored-subjects.ts';
import type { Release } from '../store/manifest.ts';
import { describedGraph } from '../store/manifest.ts';

/** One quad that one of two releases has and the other has not, as its canonical N-Quads line without line feed. */
export interface QuadChange {
  readonly op: 'A' | 'D';
  readonly line: string;
}

/** A sorted text, line by line, some at a time. */
export type LineSource = AsyncIterable<readonly string[], void>;

/** The exact difference of two releases, in the order of the lines; memory does not grow with them. */
export function diffReleases(from: Release, to: Release): AsyncIterable<QuadChange> {
  return diffLines(datasetLines(from), datasetLines(to));
}

/** The canonical lines of a release. */
export function datasetLines({ directory }: Release): LineSource {
  return storedLines(join(directory, 'dataset.nq'));
}

/** The canonical lines about some IRIs, found in the sorted file. */
export async function* linesAbout(stored: StoredSubjects, iris: Iterable<string>): LineSource {
  for (const iri of iris) yield await stored.beginningWith(`<${iri}> `);
}

/** What the release says, or some of its sorted lines do, whichever graph says it, as lines of the default graph, each once: of all graphs or, of records, of the default graph alone. */
export async function* describedLines(release: Release, source = datasetLines(release)): LineSource {
  const isUnion = describedGraph(release.manifest) === 'union';
  let last = '';
  for await (const lines of source) {
    const triples: string[] = [];
    for (const line of lines) {
      const { subject, predicate, object, graph } = statement(line);
      const triple = graph === '' ? line : `${subject} ${predicate} ${object} .`;
      // The lines of one triple follow each other.
      if ((isUnion && triple !== last) || (!isUnion && graph === '')) triples.push(triple);
      last = triple;
    }
    yield triples;
  }
}

/** What to delete from the first and to add to it to have the second; both are sorted by code point, without repetition. */
export async function* diffLines(from: LineSource, to: LineSource): AsyncIterable<QuadChange> {
  const [a, b] = [new Cursor(from), new Cursor(to)];
  try {
    let [left, right] = [await a.next(), await b.next()];
    while (left !== undefined || right !== undefined) {
      const order = compare(left, right);
      if (order < 0) yield { op: 'D', line: left as string };
      if (order > 0) yield { op: 'A', line: right as string };
      // Waiting for what is at hand would cost more than comparing it.
      if (order <= 0) left = a.buffered() ?? (await a.next());
      if (order >= 0) right = b.buffered() ?? (await b.next());
    }
  } finally {
    await Promise.all([a.close(), b.close()]);
  }
}

/** What has ended comes after everything. */
function compare(a: string | undefined, b: string | undefined): number {
  if (a === undefined) return b === undefined ? 0 : 1;
  return b === undefined ? -1 : compareCodePoints(a, b);
}

/** Goes through a line source one line at a time. */
class Cursor {
  readonly #source: AsyncIterator<readonly string[]>;
  #lines: readonly string[] = [];
  #at = 0;

  constructor(source: LineSource) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next line where it has been read already. */
  buffered(): string | undefined {
    return this.#at < this.#lines.length ? this.#lines[this.#at++] : undefined;
  }

  /** The next line; undefined at the end. */
  async next(): Promise<string | undefined> {
    for (let line = this.buffered(); ; line = this.buffered()) {
      if (line !== undefined) return line;
      const { done, value } = await this.#source.next();
      if (done === true) return undefined;
      this.#lines = value;
      this.#at = 0;
    }
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
