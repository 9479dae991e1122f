import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SerializationError } from '../../formats/format.ts';
import type { LineSums } from '../n-quads/line-sums.ts';
import type { Lines } from '../n-quads/lines.ts';
import { writeBrotli, writeChunks, writeGzip } from '../store/files.ts';
import type { Manifest, ReleaseFile } from '../store/manifest.ts';
import { CellError } from '../tables/parquet.ts';
import { verifyCoded, verifyDump } from '../verify/verify.ts';
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

/** Writes a dump, reads it back and compares it, and writes and checks its compressed forms side by side. */
export async function runDumpJob(source: DumpSource, dump: Dump): Promise<DumpResult> {
  try {
    return { files: await writeDump(source, dump) };
  } catch (error) {
    if (!(error instanceof SerializationError || error instanceof CellError)) throw error;
    await rm(join(source.directory, dump.name));
    return { files: [], omitted: { name: dump.name, reason: error.message } };
  }
}

async function writeDump(source: DumpSource, dump: Dump): Promise<ReleaseFile[]> {
  const { directory, base, languages } = source;
  const expected = dump.format?.hasGraphs ? source.all : source.described;
  const isGround = !expected.sums.hasBlankNodes;
  const content = dump.content(expected.lines, languages, isGround);
  const plain = await writeChunks(directory, dump.name, dump.mediaType, content);
  if (dump.isCompressed) return [plain];
  const coded = async (write: typeof writeGzip) => {
    const file = await write(directory, plain);
    await verifyCoded(directory, plain, file);
    return file;
  };
  const verified = dump.format && verifyDump(join(directory, plain.name), dump.format, base, expected);
  const [gzip, brotli] = await settled([coded(writeGzip), coded(writeBrotli), verified]);
  return [plain, gzip, brotli] as ReleaseFile[];
}

/** The outcomes once all have come to their end: what is still being written could not be cleaned away. Throws the first failure. */
async function settled<T extends readonly unknown[]>(work: T): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
