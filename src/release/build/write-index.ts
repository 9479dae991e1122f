import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexBuilder } from '../../engine/columns/build.ts';
import { parseNQuads } from '../../rdf/canonical.ts';
import type { Lines } from '../n-quads/lines.ts';
import { INDEX } from '../store/open.ts';

/** Writes the index of a dataset beside it and flushes it: the same bytes for the same lines. */
export async function writeIndex(directory: string, lines: Lines): Promise<void> {
  const builder = new IndexBuilder();
  for (const quad of parseNQuads(lines)) builder.add(quad);
  const file = await open(join(directory, INDEX), 'wx');
  try {
    for (const section of builder.finish()) await file.writeFile(section);
    await file.sync();
  } finally {
    await file.close();
  }
}
