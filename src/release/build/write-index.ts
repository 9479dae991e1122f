import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { INDEX } from '../store/open.ts';

/** Writes the pieces of an index into a new release, and flushes it. */
export async function writeIndex(directory: string, chunks: readonly Uint8Array[]): Promise<void> {
  const file = await open(join(directory, INDEX), 'w');
  try {
    for (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}
