import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SerializationError } from '../../formats/format.ts';
import { LineIndex, type Lines, unionLines } from '../n-quads/lines.ts';
import { writeBrotli, writeGzip, writeText } from '../store/files.ts';
import type { Manifest, ReleaseFile } from '../store/manifest.ts';
import { verifyCoded, verifySyntax } from '../verify/verify.ts';
import type { Counts } from './counts.ts';
import { DUMPS, type Dump } from './dumps.ts';
import type { OnProgress } from './progress.ts';

/** Dumps as written, and those that the data does not allow. */
export type WrittenDumps = Pick<Manifest, 'files' | 'omitted'>;

/** Writes every dump, of all graphs or, where its syntax has none, of what is described; reads it back and compares it; what one syntax cannot carry leaves out that dump alone, with the reason. */
export async function writeDumps(
  directory: string,
  lines: Lines,
  of: {
    readonly base: string;
    readonly languages: readonly string[];
    readonly numbers: Counts;
    readonly onProgress?: OnProgress | undefined;
  },
): Promise<WrittenDumps> {
  const { numbers, base, languages } = of;
  const all = new LineIndex(lines);
  const described = isMerged(numbers) ? new LineIndex(unionLines(lines, numbers.triples)) : all;
  const files: ReleaseFile[] = [];
  const omitted: Manifest['omitted'][number][] = [];
  for (const [done, dump] of DUMPS.entries()) {
    if (!hasRows(dump, numbers)) continue;
    of.onProgress?.({ step: `writing ${dump.name}`, share: done / DUMPS.length });
    try {
      const index = dump.format?.hasGraphs ? all : described;
      files.push(...(await writeDump(directory, dump, { index, base, languages })));
    } catch (error) {
      if (!(error instanceof SerializationError)) throw error;
      await rm(join(directory, dump.name));
      omitted.push({ name: dump.name, reason: error.message });
    }
  }
  return { files, omitted };
}

function isMerged({ described, quads, tripleCounts }: Counts): boolean {
  return described === 'union' && quads !== tripleCounts?.own;
}

/** A table without rows is no dump, nor is a set of links without links. */
function hasRows({ rowsOf, linksTo }: Dump, numbers: Counts): boolean {
  if (linksTo !== undefined) return numbers.links.some(({ target }) => target === linksTo);
  return rowsOf === undefined || numbers.classes.some((count) => count.iri === rowsOf);
}

async function writeDump(
  directory: string,
  dump: Dump,
  of: { readonly index: LineIndex; readonly base: string; readonly languages: readonly string[] },
): Promise<ReleaseFile[]> {
  const plain = await writeText(
    directory,
    dump.name,
    dump.mediaType,
    dump.content(of.index.lines, of.languages),
  );
  if (dump.format !== undefined) {
    await verifySyntax(join(directory, plain.name), dump.format, of.base, of.index);
  }
  const zipped = [await writeGzip(directory, plain), await writeBrotli(directory, plain)];
  for (const file of zipped) await verifyCoded(directory, plain, file);
  return [plain, ...zipped];
}
