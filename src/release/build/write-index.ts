import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexBuilder } from '../../engine/columns/build.ts';
import { parseNQuads } from '../../rdf/canonical.ts';
import { storedLines } from '../n-quads/chunks.ts';
import { exists } from '../store/files.ts';
import { INDEX } from '../store/open.ts';

/** Writes the index of a dataset, given as the lines of its canonical N-Quads, and flushes it: the same bytes for the same lines. */
export async function writeIndex(directory: string, lines: Iterable<string>): Promise<void> {
  const builder = new IndexBuilder();
  for (const quad of parseNQuads(lines)) builder.add(quad);
  await write(directory, builder);
}

/** Makes the index of a release that has none, one that is older than the format; where that cannot be, as in a directory that may not be written, each process makes its own. */
export async function ensureIndex(directory: string): Promise<void> {
  try {
    if (await exists(join(directory, INDEX))) return;
    const builder = new IndexBuilder();
    for await (const lines of storedLines(join(directory, 'dataset.nq'))) {
      for (const quad of parseNQuads(lines)) builder.add(quad);
    }
    await write(directory, builder);
  } catch {
    // Nothing is lost: see above.
  }
}

/** Written aside and renamed: whoever opens it finds all of it or nothing. */
async function write(directory: string, builder: IndexBuilder): Promise<void> {
  const path = join(directory, INDEX);
  const unfinished = `${path}.${process.pid}.tmp`;
  const file = await open(unfinished, 'w');
  try {
    for (const section of builder.finish()) await file.writeFile(section);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}
