import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';

/** A directory that whoever asks first in a run of the tests fills and all others read; nobody may change it. Rejects with what the filling throws. */
export async function madeOnce(name: string, fill: (directory: string) => Promise<unknown>): Promise<string> {
  const directory = join(inject('workshop'), name);
  const unfinished = `${directory}.tmp`;
  while (!existsSync(directory)) {
    if (await isFirst(unfinished)) await finish(unfinished, directory, fill);
    else await pause(50);
  }
  return directory;
}

async function isFirst(unfinished: string): Promise<boolean> {
  try {
    await mkdir(unfinished);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** What fails leaves the place to the next who asks. */
async function finish(
  unfinished: string,
  directory: string,
  fill: (directory: string) => Promise<unknown>,
): Promise<void> {
  try {
    // Another one may have finished between the look and the beginning.
    if (existsSync(directory)) return;
    await fill(unfinished);
    await rename(unfinished, directory);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
