import { stat } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import { digestOf } from '../../release/store/files.ts';
import type { ReleaseFile } from '../../release/store/manifest.ts';

interface Checked {
  /** Tells a file apart from what it was before: any write changes it. */
  readonly stamp: string;
  readonly isIntact: Promise<boolean>;
}

const checked = new LRUCache<string, Checked>({ max: 2_000 });

/** Throws an Error that names the file where it is not, or no longer, what the manifest states: its SHA-256 is read when it is first sent and whenever it was touched since. */
export async function checkIntact(path: string, file: Pick<ReleaseFile, 'bytes' | 'sha256'>): Promise<void> {
  const { size, ino, ctimeMs, mtimeMs } = await stat(path);
  const stamp = [size, ino, ctimeMs, mtimeMs, file.sha256].join(' ');
  let known = checked.get(path);
  if (known?.stamp !== stamp) {
    known = { stamp, isIntact: size === file.bytes ? hasDigest(path, file.sha256) : Promise.resolve(false) };
    checked.set(path, known);
    known.isIntact.catch(() => checked.delete(path));
  }
  if (!(await known.isIntact)) throw new Error(`${path} is damaged: it is not what the manifest states`);
}

async function hasDigest(path: string, sha256: string): Promise<boolean> {
  return (await digestOf(path)).sha256 === sha256;
}
