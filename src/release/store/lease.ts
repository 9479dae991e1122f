import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from '../../text/error-code.ts';
import type { Release } from './manifest.ts';
import { isAlive, ownOwner } from './owner.ts';

/** All is said by the name, so that a hold is there at once and whole. */
const HOLD = /^\.held\.\d+\.(\d+)\.(\d*)\.([^.]+)$/;
let holds = 0;

/** Keeps a release from being cleared away while this process uses it; the answer lets go. A store that cannot be written to cannot be cleared from here either, and holds nothing. */
export async function holdRelease({ directory }: Release): Promise<() => Promise<void>> {
  const [pid = '', start = ''] = (await ownOwner()).split(' ');
  const file = join(dirname(directory), `.held.${++holds}.${pid}.${start}.${basename(directory)}`);
  try {
    await writeFile(file, '');
  } catch (error) {
    if (!isReadOnly(error)) throw error;
    return () => Promise.resolve();
  }
  return () => rm(file, { force: true });
}

/** Names of the releases that living processes hold; what dead ones left behind is removed. */
export async function heldReleases(releases: string): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (const file of await readdir(releases)) {
    const [, pid, start, name] = HOLD.exec(file) ?? [];
    if (name === undefined) continue;
    if (await isAlive(`${pid} ${start}`.trim())) held.add(name);
    else await rm(join(releases, file), { force: true });
  }
  return held;
}

function isReadOnly(error: unknown): boolean {
  return ['EROFS', 'EACCES'].includes(codeOf(error) ?? '');
}
