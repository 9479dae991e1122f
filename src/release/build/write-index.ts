import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexBuilder } from '../../engine/columns/build.ts';
import { parseNQuads } from '../../rdf/canonical.ts';
import { INDEX } from '../store/open.ts';

/** Writes the index of a dataset, given as the lines of its canonical N-Quads, and flushes it: the same bytes for the same lines. */
export async function writeIndex(directory: string, lines: Iterable<string>): Promise<void> {
  const builder = new IndexBuilder();
  for (const quad of parseNQuads(lines)) builder.add(quad);
  const file = await open(join(directory, INDEX), 'w');
  try {
    for (const section of builder.finish()) await file.writeFile(section);
    await file.sync();
  } finally {
    await file.close();
  }
}
