import { DEFAULT_ORDERS, NAMED_ORDERS } from './build.ts';
import { Dictionary } from './dictionary.ts';
import { AccessPaths, graphLast, Permutation } from './permutation.ts';
import { decodeSections } from './sections.ts';
import { type PredicateCounts, readStatistics } from './statistics.ts';

/** An index as it is read: its terms and its quads, all in views of the bytes of one file. */
export interface QuadIndex {
  readonly dictionary: Dictionary;
  /** The ways to the quads of the default graph, of all named graphs, and of several that are merged. */
  readonly unnamedPaths: AccessPaths;
  readonly namedPaths: AccessPaths;
  readonly mergedPaths: AccessPaths;
  /** By id of the predicate, for the default graph and for the named ones together. */
  readonly unnamedPredicates: ReadonlyMap<number, PredicateCounts>;
  readonly namedPredicates: ReadonlyMap<number, PredicateCounts>;
  /** The ids of the named graphs. */
  readonly graphs: readonly number[];
  readonly quads: number;
}

/** Opens the bytes of an index file, which may lie in shared memory and must stay as they are; throws an IndexFileError. */
export function openQuadIndex(file: Uint8Array, verify = true): QuadIndex {
  const { header, column } = decodeSections(file, verify);
  const numbers = (name: string) => column(name) as Uint32Array;
  const { blanks = 0, iris = 0, quads = 0 } = header.counts;
  const dictionary = new Dictionary(
    {
      text: column('text') as Uint8Array,
      starts: numbers('starts'),
      qualifierNumbers: numbers('qualifierNumbers'),
      ranks: numbers('ranks'),
      slots: numbers('slots'),
    },
    blanks,
    iris,
    header.strings,
  );
  const permutations = (orders: Readonly<Record<string, readonly number[]>>) =>
    Object.entries(orders).map(
      ([name, places]) =>
        new Permutation(
          places,
          numbers(`${name}.0`),
          places.slice(1).map((_, level) => numbers(`${name}.${level + 1}`)),
        ),
    );
  const unnamed = permutations(DEFAULT_ORDERS);
  const named = permutations(NAMED_ORDERS);
  return {
    dictionary,
    unnamedPaths: new AccessPaths(unnamed),
    namedPaths: new AccessPaths(named),
    mergedPaths: new AccessPaths(graphLast(named)),
    unnamedPredicates: readStatistics(numbers('spo.predicates')),
    namedPredicates: readStatistics(numbers('spog.predicates')),
    graphs: idsIn(numbers('gspo.0')),
    quads,
  };
}

/** The ids that have rows. */
function idsIn(starts: Uint32Array): number[] {
  const ids: number[] = [];
  for (let id = 1; id + 1 < starts.length; id++) if (starts[id] !== starts[id + 1]) ids.push(id);
  return ids;
}
