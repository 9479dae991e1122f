import type { EncodedLines } from '../n-quads/encoded-lines.ts';
import { sumsOf, unionLines } from '../n-quads/lines.ts';
import type { Manifest } from '../store/manifest.ts';
import type { OnProgress } from './build-input.ts';
import type { Counts } from './counts.ts';
import { type DumpData, type DumpResult, runDumpJob, sourceOf } from './dump-job.ts';
import { DumpThreads, hasDumpThreads } from './dump-threads.ts';
import { DUMPS, type Dump } from './dumps.ts';

/** Dumps as written, and those that the data does not allow. */
export type WrittenDumps = Pick<Manifest, 'files' | 'omitted'>;

/** What dumps are made of, and where they are. */
interface Dataset extends Pick<DumpData, 'directory' | 'base' | 'languages' | 'copy'> {
  readonly lines: EncodedLines;
  readonly numbers: Pick<Counts, 'described' | 'quads' | 'triples' | 'tripleCounts'>;
  readonly signal?: AbortSignal | undefined;
  /** Those that have begun already, where there are any. */
  readonly threads?: DumpThreads | undefined;
}

/** Smaller datasets are done with sooner than a thread has loaded its code. */
const MIN_THREADED_LINES = 20_000;
/** Groups that take longest begin first, so that no thread has much to do when the others have ended. */
const SLOWEST_FIRST = ['json-ld', 'turtle', 'rdf-xml', 'partnerships', 'n-quads', 'n-triples'];

/** Writes every dump, of all graphs or, where its syntax has none, of what is described; reads it back and compares it; what one syntax cannot carry leaves out that dump alone, with the reason. */
export async function writeDumps(
  dataset: Dataset & { readonly numbers: Counts },
  onProgress?: OnProgress,
): Promise<WrittenDumps> {
  const dumps = DUMPS.filter((dump) => hasRows(dump, dataset.numbers));
  let done = 0;
  onProgress?.({ step: 'writing and checking dumps', share: 0 });
  const results = await runDumpJobs(dataset, dumps, (name) => {
    done++;
    onProgress?.({ step: 'writing and checking dumps', share: done / dumps.length, last: name });
  });
  const inOrder = dumps.flatMap(({ name }) => results.get(name) ?? []);
  return {
    files: inOrder.flatMap(({ files }) => files),
    omitted: inOrder.flatMap(({ omitted }) => omitted ?? []),
  };
}

/** Writes dumps or, of a copy, reads them back: those of large datasets in threads, a group at a time each. The results by the name of the dump. */
export async function runDumpJobs(
  { lines, numbers, signal, threads = new DumpThreads(), ...dataset }: Dataset,
  dumps: readonly Dump[],
  onDone?: (name: string) => void,
): Promise<ReadonlyMap<string, DumpResult>> {
  const all = sumsOf(lines);
  const merged = isMerged(numbers) ? numbers.triples : undefined;
  const described = merged === undefined ? all : sumsOf(unionLines(lines, merged));
  const data = { ...dataset, columns: lines.columns, merged, sums: { all, described } };
  const rank = ([dump]: readonly Dump[]) => SLOWEST_FIRST.indexOf(dump?.group ?? '') >>> 0;
  const groups = groupsOf(dumps).sort((a, b) => rank(a) - rank(b));
  if (lines.length >= MIN_THREADED_LINES && hasDumpThreads()) {
    const jobs = groups.map((group) => group.map(({ name }) => name));
    return threads.run(jobs, data, onDone, signal);
  }
  const source = sourceOf(data);
  const results = new Map<string, DumpResult>();
  for (const group of groups) {
    signal?.throwIfAborted();
    for (const [name, result] of await runDumpJob(source, group)) {
      results.set(name, result);
      onDone?.(name);
    }
  }
  return results;
}

function groupsOf(dumps: readonly Dump[]): (readonly Dump[])[] {
  const names = new Set(dumps.map(({ group }) => group));
  return [...names].map((name) => dumps.filter(({ group }) => group === name));
}

function isMerged({ described, quads, tripleCounts }: Dataset['numbers']): boolean {
  return described === 'union' && quads !== tripleCounts?.own;
}

/** A table without rows is no dump, nor is a set of links without links. */
function hasRows({ rowsOf, linksTo }: Dump, numbers: Counts): boolean {
  if (linksTo !== undefined) return numbers.links.some(({ target }) => target === linksTo);
  return rowsOf === undefined || numbers.classes.some((count) => count.iri === rowsOf);
}
