import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SerializationError } from '../../formats/format.ts';
import type { LineColumns } from '../n-quads/line-columns.ts';
import type { LineSums } from '../n-quads/line-sums.ts';
import type { Lines } from '../n-quads/lines.ts';
import { writeBrotli, writeChunks, writeGzip } from '../store/files.ts';
import type { Manifest, ReleaseFile } from '../store/manifest.ts';
import { CellError, type ParquetFile } from '../tables/parquet.ts';
import { type VerifiedPieces, verifyCoded, verifyDump } from '../verify/verify.ts';
import type { Dump } from './dumps.ts';

/** A dataset of which dumps are written: all of it, and what syntaxes without graphs write of it. */
export interface DumpSource {
  readonly directory: string;
  readonly base: string;
  /** The languages of the data. */
  readonly languages: readonly string[];
  readonly all: { readonly lines: Lines; readonly sums: LineSums };
  readonly described: { readonly lines: Lines; readonly sums: LineSums };
}

/** What became of a dump: its files, or why the data does not allow it. */
export interface DumpResult {
  readonly files: readonly ReleaseFile[];
  readonly omitted?: Manifest['omitted'][number];
}

/** What the dumps of a group know of those before them. */
class DumpGroup {
  readonly source: DumpSource;
  readonly files = new Map<string, ReleaseFile>();
  readonly pieces: VerifiedPieces | undefined;
  readonly made = new Map<string, ParquetFile>();

  constructor(source: DumpSource, isAlone: boolean) {
    this.source = source;
    this.pieces = isAlone ? undefined : new Map();
  }
}

/** Writes each dump of a group, reads it back and compares it, and writes and checks its compressed forms side by side. */
export async function runDumpJob(source: DumpSource, dumps: readonly Dump[]): Promise<DumpResults> {
  const group = new DumpGroup(source, dumps.length === 1);
  const results: [string, DumpResult][] = [];
  for (const dump of dumps) results.push([dump.name, await dumpResult(group, dump)]);
  return results;
}

async function dumpResult(group: DumpGroup, dump: Dump): Promise<DumpResult> {
  try {
    return { files: await writeDump(group, dump) };
  } catch (error) {
    if (!(error instanceof SerializationError || error instanceof CellError)) throw error;
    await rm(join(group.source.directory, dump.name));
    return { files: [], omitted: { name: dump.name, reason: error.message } };
  }
}

async function writeDump({ source, files, pieces, made }: DumpGroup, dump: Dump): Promise<ReleaseFile[]> {
  const { directory, base, languages } = source;
  const expected = dump.format?.hasGraphs ? source.all : source.described;
  const isGround = !expected.sums.hasBlankNodes;
  const content =
    (await contentBehind(source, dump, files)) ?? dump.content(expected.lines, languages, isGround, made);
  const plain = await writeChunks(directory, dump.name, dump.mediaType, content);
  files.set(plain.name, plain);
  if (dump.isCompressed) return [plain];
  const coded = async (write: typeof writeGzip) => {
    const file = await write(directory, plain);
    await verifyCoded(directory, plain, file);
    return file;
  };
  const verified =
    dump.format && verifyDump(join(directory, plain.name), dump.format, base, expected, pieces);
  const [gzip, brotli] = await settled([coded(writeGzip), coded(writeBrotli), verified]);
  return [plain, gzip, brotli] as ReleaseFile[];
}

/** The bytes of the dump that it begins with, and what follows them; undefined where it is to be written by itself. */
async function contentBehind(
  { directory, all, described }: DumpSource,
  { behind }: Dump,
  files: ReadonlyMap<string, ReleaseFile>,
): Promise<AsyncIterable<string | Buffer> | undefined> {
  const before = files.get(behind?.name ?? '');
  if (behind === undefined || before === undefined || all !== described || all.sums.hasBlankNodes)
    return undefined;
  const path = join(directory, before.name);
  const start = (await createReadStream(path, { end: START - 1 }).toArray()).join('');
  const rest = behind.content(start, before.bytes, all.lines);
  return rest && joined(createReadStream(path, { highWaterMark: START }), rest);
}

async function* joined<T>(...parts: readonly (Iterable<T> | AsyncIterable<T>)[]): AsyncIterable<T> {
  for (const part of parts) yield* part;
}

/** The outcomes once all have come to their end: what is still being written could not be cleaned away. Throws the first failure. */
export async function settled<const T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** By the name of the dump. */
export type DumpResults = readonly (readonly [string, DumpResult])[];

/** What a thread knows of the dataset; its columns are shared. */
export interface DumpThreadData {
  readonly directory: string;
  readonly base: string;
  readonly languages: readonly string[];
  readonly columns: LineColumns;
  /** How many triples the graphs have as one, where that is what is described. */
  readonly merged: number | undefined;
  readonly sums: { readonly all: LineSums; readonly described: LineSums };
}

/** What a thread says when a dump is done. */
export type DumpReply =
  | { readonly results: DumpResults }
  | { readonly failure: { readonly message: string; readonly code: string | undefined } };

/** Bytes that the head of a dump does not exceed. */
const START = 1 << 20;
const THREAD = new URL('./dump-thread.js', import.meta.url);
/** Each holds one syntax at work; more would make each other wait for the disk. */
const MAX_THREADS = 4;
/** Megabytes: most objects of a serializer or a parser are gone before a larger nursery is full. */
const NURSERY = 32;

/** Whether there are threads: the sources, which tests run as they are, have none. */
export function hasDumpThreads(): boolean {
  return existsSync(fileURLToPath(THREAD));
}

/** Threads that write dumps; once begun they load their code, and are told of the dataset when it is known. They are to be ended. */
export class DumpThreads {
  #threads: Worker[] = [];
  #failure: Error | undefined;

  /** Starts them where there are any. */
  begin(): void {
    if (this.#threads.length > 0 || !hasDumpThreads()) return;
    const length = Math.min(MAX_THREADS, availableParallelism());
    this.#threads = Array.from({ length }, () => {
      const thread = new Worker(THREAD, { resourceLimits: { maxYoungGenerationSizeMb: NURSERY } });
      thread.on('error', (error: Error) => {
        this.#failure = error;
      });
      thread.unref();
      return thread;
    });
  }

  /** Does the jobs, each the names of some dumps, each thread the next one when it has done one; `onDone` hears of each dump. Rejects with the first failure, or the reason of the signal, once no thread works any more. */
  async run(
    jobs: readonly (readonly string[])[],
    data: DumpThreadData,
    onDone: (name: string) => void,
    signal?: AbortSignal,
  ): Promise<Map<string, DumpResult>> {
    signal?.throwIfAborted();
    this.begin();
    const waiting = [...jobs];
    const results = new Map<string, DumpResult>();
    const work = async (thread: Worker) => {
      const end = () => void thread.terminate();
      signal?.addEventListener('abort', end);
      thread.ref();
      try {
        thread.postMessage(data);
        for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
          if (this.#failure !== undefined) throw this.#failure;
          for (const [name, result] of await jobIn(thread, job)) {
            results.set(name, result);
            onDone(name);
          }
        }
      } catch (error) {
        waiting.length = 0;
        throw signal?.aborted ? signal.reason : error;
      } finally {
        signal?.removeEventListener('abort', end);
        await thread.terminate();
      }
    };
    const working = this.#threads.map(work);
    this.#threads = [];
    await Promise.allSettled(working);
    await Promise.all(working);
    return results;
  }

  /** Ends those that have nothing to do. */
  async end(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function jobIn(thread: Worker, names: readonly string[]): Promise<DumpResults> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(error);
    const ended = () => reject(new Error(`the thread that wrote ${names.join(', ')} ended`));
    thread.once('error', failed);
    thread.once('exit', ended);
    thread.once('message', (reply: DumpReply) => {
      thread.off('error', failed);
      thread.off('exit', ended);
      if ('results' in reply) return resolve(reply.results);
      const { message, code } = reply.failure;
      reject(Object.assign(new Error(message), code !== undefined && { code }));
    });
    thread.postMessage(names);
  });
}
