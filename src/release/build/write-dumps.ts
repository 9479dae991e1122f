import type { EncodedLines } from '../n-quads/encoded-lines.ts';
import { sumsOf, unionLines } from '../n-quads/lines.ts';
import type { Manifest } from '../store/manifest.ts';
import type { OnProgress } from './build-input.ts';
import type { Counts } from './counts.ts';
import { type DumpResult, type DumpSource, DumpThreads, hasDumpThreads, runDumpJob } from './dump-threads.ts';
import { DUMPS, type Dump } from './dumps.ts';

/** Dumps as written, and those that the data does not allow. */
export type WrittenDumps = Pick<Manifest, 'files' | 'omitted'>;

/** What dumps are made of. */
interface Dataset {
  readonly base: string;
  /** The languages of the data. */
  readonly languages: readonly string[];
  readonly numbers: Counts;
  readonly onProgress?: OnProgress | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Those that have begun already, where there are any. */
  readonly threads?: DumpThreads | undefined;
}

/** Smaller datasets are written sooner than a thread has loaded its code. */
const MIN_THREADED_LINES = 20_000;
/** Groups that take longest begin first, so that no thread has much to do when the others have ended. */
const SLOWEST_FIRST = ['json-ld', 'turtle', 'rdf-xml', 'partnerships', 'n-quads', 'n-triples'];

/** Writes every dump, of all graphs or, where its syntax has none, of what is described; reads it back and compares it; what one syntax cannot carry leaves out that dump alone, with the reason. Large datasets are written in threads, a dump at a time each. */
export async function writeDumps(
  directory: string,
  lines: EncodedLines,
  dataset: Dataset,
): Promise<WrittenDumps> {
  const { numbers, onProgress } = dataset;
  const dumps = DUMPS.filter((dump) => hasRows(dump, numbers));
  let done = 0;
  onProgress?.({ step: 'writing and checking dumps', share: 0 });
  const onDone = (name: string) => {
    done++;
    onProgress?.({ step: 'writing and checking dumps', share: done / dumps.length, last: name });
  };
  const inThreads = lines.length >= MIN_THREADED_LINES && hasDumpThreads();
  const results = await (inThreads ? writtenByThreads : writtenHere)(
    directory,
    lines,
    dataset,
    dumps,
    onDone,
  );
  const inOrder = dumps.flatMap(({ name }) => results.get(name) ?? []);
  return {
    files: inOrder.flatMap(({ files }) => files),
    omitted: inOrder.flatMap(({ omitted }) => omitted ?? []),
  };
}

type Writing = (
  directory: string,
  lines: EncodedLines,
  dataset: Dataset,
  dumps: readonly Dump[],
  onDone: (name: string) => void,
) => Promise<Map<string, DumpResult>>;

const writtenHere: Writing = async (
  directory,
  lines,
  { base, languages, numbers, signal },
  dumps,
  onDone,
) => {
  const all = { lines, sums: sumsOf(lines) };
  const union = isMerged(numbers) ? unionLines(lines, numbers.triples) : undefined;
  const described = union === undefined ? all : { lines: union, sums: sumsOf(union) };
  const source: DumpSource = { directory, base, languages, all, described };
  const results = new Map<string, DumpResult>();
  for (const group of groupsOf(dumps)) {
    signal?.throwIfAborted();
    for (const [name, result] of await runDumpJob(source, group)) {
      results.set(name, result);
      onDone(name);
    }
  }
  return results;
};

const writtenByThreads: Writing = (
  directory,
  lines,
  { base, languages, numbers, signal, threads = new DumpThreads() },
  dumps,
  onDone,
) => {
  const all = sumsOf(lines);
  const merged = isMerged(numbers) ? numbers.triples : undefined;
  const described = merged === undefined ? all : sumsOf(unionLines(lines, merged));
  const rank = ([dump]: readonly Dump[]) => SLOWEST_FIRST.indexOf(dump?.group ?? '') >>> 0;
  const groups = groupsOf(dumps).sort((a, b) => rank(a) - rank(b));
  const jobs = groups.map((group) => group.map(({ name }) => name));
  const data = {
    directory,
    base,
    languages,
    columns: lines.columns,
    merged,
    sums: { all, described },
  };
  return threads.run(jobs, data, onDone, signal);
};

function groupsOf(dumps: readonly Dump[]): (readonly Dump[])[] {
  const names = new Set(dumps.map(({ group }) => group));
  return [...names].map((name) => dumps.filter(({ group }) => group === name));
}

function isMerged({ described, quads, tripleCounts }: Counts): boolean {
  return described === 'union' && quads !== tripleCounts?.own;
}

/** A table without rows is no dump, nor is a set of links without links. */
function hasRows({ rowsOf, linksTo }: Dump, numbers: Counts): boolean {
  if (linksTo !== undefined) return numbers.links.some(({ target }) => target === linksTo);
  return rowsOf === undefined || numbers.classes.some((count) => count.iri === rowsOf);
}
