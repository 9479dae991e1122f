import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SerializationError } from '../../formats/format.ts';
import { EncodedLines } from '../n-quads/encoded-lines.ts';
import type { LineColumns } from '../n-quads/line-columns.ts';
import type { LineSums } from '../n-quads/line-sums.ts';
import { unionLines } from '../n-quads/lines.ts';
import { writeBrotli, writeChunks, writeGzip } from '../store/files.ts';
import type { Manifest, ReleaseFile } from '../store/manifest.ts';
import { CellError } from '../tables/parquet.ts';
import type { ParquetCache } from '../tables/tables.ts';
import { type Expected, type VerifiedPieces, verifyCoded, verifyDump } from '../verify/verify.ts';
import type { Dump } from './dumps.ts';

/** Bytes that the head of a dump does not exceed. */
const START = 1 << 20;

/** What jobs know of a dataset, wherever they run: threads share its columns. */
export interface DumpData {
  readonly directory: string;
  readonly base: string;
  readonly languages: readonly string[];
  readonly columns: LineColumns;
  /** How many triples the graphs have as one, where that is what is described. */
  readonly merged: number | undefined;
  readonly sums: { readonly all: LineSums; readonly described: LineSums };
  /** Where the dumps of a copy are, which are only read back; absent where they are written. */
  readonly copy?: { readonly isFlat: boolean };
}

/** The same, with its lines: all of them, and what syntaxes without graphs write of them. */
export interface DumpSource extends Omit<DumpData, 'columns' | 'merged' | 'sums'> {
  readonly all: Expected;
  readonly described: Expected;
}

/** The lines of a dataset as its columns have them. */
export function sourceOf({ columns, merged, sums, ...data }: DumpData): DumpSource {
  const lines = new EncodedLines(columns);
  const all = { lines, sums: sums.all };
  const described = merged === undefined ? all : { lines: unionLines(lines, merged), sums: sums.described };
  return { ...data, all, described };
}

/** What became of a dump: its files, or why the data does not allow it; of one that is only read back, what is wrong with it. */
export interface DumpResult {
  readonly files: readonly ReleaseFile[];
  readonly omitted?: Manifest['omitted'][number];
  readonly fault?: string;
}

/** What the dumps of a group know of those before them. */
class DumpGroup {
  readonly source: DumpSource;
  readonly files = new Map<string, ReleaseFile>();
  readonly pieces: VerifiedPieces | undefined;
  readonly cache: ParquetCache = new Map();

  constructor(source: DumpSource, isAlone: boolean) {
    this.source = source;
    this.pieces = isAlone ? undefined : new Map();
  }
}

/** Writes each dump of a group, reads it back and compares it, and writes and checks its compressed forms side by side; of a copy, reads each back and compares it. */
export async function runDumpJob(source: DumpSource, dumps: readonly Dump[]): Promise<DumpResults> {
  const group = new DumpGroup(source, dumps.length === 1);
  const results: [string, DumpResult][] = [];
  const run = source.copy === undefined ? dumpResult : copyResult;
  for (const dump of dumps) results.push([dump.name, await run(group, dump)]);
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

async function copyResult({ source, pieces }: DumpGroup, dump: Dump): Promise<DumpResult> {
  try {
    await readBack(source, dump, source.copy?.isFlat ? basename(dump.name) : dump.name, pieces);
    return { files: [] };
  } catch (error) {
    return { files: [], fault: (error as Error).message };
  }
}

async function writeDump({ source, files, pieces, cache }: DumpGroup, dump: Dump): Promise<ReleaseFile[]> {
  const { directory, languages } = source;
  const expected = expectedOf(source, dump);
  const isGround = !expected.sums.hasBlankNodes;
  const content =
    (await contentBehind(source, dump, files)) ?? dump.content(expected.lines, languages, isGround, cache);
  const plain = await writeChunks(directory, dump.name, dump.mediaType, content);
  files.set(plain.name, plain);
  if (dump.isCompressed) return [plain];
  const coded = async (write: typeof writeGzip) => {
    const file = await write(directory, plain);
    await verifyCoded(directory, plain, file);
    return file;
  };
  const verified = readBack(source, dump, plain.name, pieces);
  const [gzip, brotli] = await settled([coded(writeGzip), coded(writeBrotli), verified]);
  return [plain, gzip, brotli] as ReleaseFile[];
}

function expectedOf({ all, described }: DumpSource, { format }: Dump): Expected {
  return format?.hasGraphs ? all : described;
}

/** Throws an Error where a file does not say what the dump is to say; tables are not read back. */
async function readBack(
  source: DumpSource,
  dump: Dump,
  name: string,
  pieces: VerifiedPieces | undefined,
): Promise<void> {
  const { format } = dump;
  if (format !== undefined)
    await verifyDump(join(source.directory, name), format, source.base, expectedOf(source, dump), pieces);
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
