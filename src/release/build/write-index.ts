import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexBuilder } from '../../engine/columns/build.ts';
import { parseNQuads } from '../../rdf/canonical.ts';
import { storedLines } from '../n-quads/chunks.ts';
import { exists } from '../store/files.ts';
import { INDEX } from '../store/open.ts';

/** Makes the index of a release that has none, one that is older than the format; where that cannot be, as in a directory that may not be written, each process makes its own. */
export async function ensureIndex(directory: string): Promise<void> {
  try {
    if (await exists(join(directory, INDEX))) return;
    const builder = new IndexBuilder();
    for await (const lines of storedLines(join(directory, 'dataset.nq'))) {
      for (const quad of parseNQuads(lines)) builder.add(quad);
    }
    await writeIndex(directory, builder.finish());
  } catch {
    // Nothing is lost: see above.
  }
}

/** Writes the pieces of an index and flushes it; written aside and renamed, so that whoever opens it finds all of it or nothing. */
export async function writeIndex(directory: string, pieces: readonly Uint8Array[]): Promise<void> {
  const path = join(directory, INDEX);
  const unfinished = `${path}.${process.pid}.tmp`;
  const file = await open(unfinished, 'w');
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}
