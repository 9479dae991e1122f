import type { Dictionary } from '../../engine/columns/dictionary.ts';
import { BLANK, IRI } from '../../engine/columns/dictionary.ts';
import { GrowingNumbers, GrowingText } from '../../engine/columns/growing.ts';
import { Range } from '../../engine/columns/permutation.ts';
import type { QuadIndex } from '../../engine/columns/quad-index.ts';
import { reordered, sortedRows } from '../../engine/columns/sort-quads.ts';
import { sortByText } from '../../engine/columns/sort-text.ts';
import { iriToken, stringToken } from '../../rdf/n-quads/n-quads.ts';
import { XSD } from '../../rdf/vocabularies.ts';

/** What lines are made of, in memory that threads share. */
export interface LineColumns {
  /** The terms by their ids, from 1, as lines write them, each with the blank behind it. */
  readonly text: Uint8Array;
  /** Where the text of the term before each id ends. */
  readonly starts: Uint32Array;
  /** The subjects, predicates, objects and graphs (0 for none), in the order of the lines. */
  readonly places: readonly Uint32Array[];
}

/** The columns of the lines that an index stands for; throws a RangeError where a term cannot be written. */
export function lineColumns(index: QuadIndex): LineColumns {
  const { bytes, starts } = termTexts(index.dictionary);
  const ranks = ranksOf(bytes, starts);
  const places = quadColumns(index);
  // What has no graph sorts first, as its full stop does before what begins a graph.
  const order = sortedRows(places.map((column) => column.map((id) => ranks[id] as number)));
  return {
    text: filled(new Uint8Array(new SharedArrayBuffer(bytes.length)), bytes),
    starts: shared(starts),
    places: places.map((column) => shared(reordered(column, order))),
  };
}

/** Terms as lines write them; the blank behind each decides where one is the beginning of another. */
function termTexts(dictionary: Dictionary): { bytes: Buffer; starts: Uint32Array } {
  const suffixes = dictionary.qualifiers.map(suffixOf);
  const text = new GrowingText();
  const starts = new GrowingNumbers();
  starts.push(0);
  for (let id = 1; id <= dictionary.size; id++) {
    starts.push(text.length);
    text.length += text.write(`${termText(dictionary, id, suffixes)} `);
  }
  starts.push(text.length);
  return { bytes: text.bytes.subarray(0, text.length), starts: starts.view() };
}

function termText(dictionary: Dictionary, id: number, suffixes: readonly string[]): string {
  const value = dictionary.text(id);
  const kind = dictionary.kind(id);
  if (kind === BLANK) return `_:${value}`;
  return kind === IRI ? iriToken(value) : stringToken(value) + suffixes[dictionary.qualifierNumber(id)];
}

/** What a literal has behind its string. */
function suffixOf(qualifier: string): string {
  if (qualifier === '' || qualifier === XSD.string.value) return '';
  return qualifier.startsWith('@') ? qualifier : `^^${iriToken(qualifier)}`;
}

/** By id: the place of the term in the order of lines; 0 for none. */
function ranksOf(bytes: Uint8Array, starts: Uint32Array): Uint32Array {
  const size = starts.length - 2;
  const order = new Uint32Array(size);
  for (let at = 0; at < size; at++) order[at] = at;
  sortByText(order, { bytes, ends: starts.subarray(2) });
  const ranks = new Uint32Array(size + 1);
  for (let place = 0; place < size; place++) ranks[(order[place] as number) + 1] = place + 1;
  return ranks;
}

/** Subjects, predicates, objects and graphs of all quads, those of the default graph first. */
function quadColumns({ unnamedPaths, namedPaths }: QuadIndex): Uint32Array[] {
  const permutations = [unnamedPaths, namedPaths].map(
    (paths) => paths.choose([0, 0, 0, 0], new Range()).permutation,
  );
  const length = permutations.reduce((sum, { rows }) => sum + rows, 0);
  const columns = [0, 1, 2, 3].map(() => new Uint32Array(length));
  let at = 0;
  for (const permutation of permutations) {
    for (const [level, place] of permutation.places.entries()) {
      const target = columns[place] as Uint32Array;
      if (level > 0) target.set(permutation.column(level), at);
      else if (permutation.rows > 0) permutation.copyFirst(0, permutation.rows, target, at);
    }
    at += permutation.rows;
  }
  return columns;
}

/** The copy, which lies in shared memory, with these values. */
function filled<T extends { set(values: ArrayLike<number>): void }>(copy: T, values: ArrayLike<number>): T {
  copy.set(values);
  return copy;
}

function shared(values: Uint32Array): Uint32Array {
  return filled(new Uint32Array(new SharedArrayBuffer(values.byteLength)), values);
}
