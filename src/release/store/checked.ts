import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from './files.ts';
import type { ReleaseFile } from './manifest.ts';

/** Beside the files of a release: which of them were read and found to have their checksum, and how the file system knew them then. It is no part of the release, and is made anew where it is missing. */
const CHECKED = 'checked.json';
/** Milliseconds within which a file may have been changed twice with one time: younger ones are not remembered. */
const SETTLED = 2_000;

/** Throws an Error that names the first file of a release that does not have the size and SHA-256 of its entry. A file is read once: again only where its size, its times or its place on the disk have changed since. */
export async function checkFiles(
  directory: string,
  files: readonly ReleaseFile[],
  unreadable: (file: string, error: unknown) => Error,
): Promise<void> {
  const known = await readChecked(directory);
  const found = new Map<string, string>();
  let isNew = false;
  for (const file of files) {
    const path = join(directory, file.name);
    const failed = (error: unknown) => {
      throw unreadable(path, error);
    };
    const state = await stateOf(path, file).catch(failed);
    if (state !== undefined && known.get(file.name) === state) {
      found.set(file.name, state);
      continue;
    }
    const { bytes, sha256 } = await digestOf(path).catch(failed);
    if (bytes !== file.bytes) throw new Error(`${path} has ${bytes} bytes instead of ${file.bytes}`);
    if (sha256 !== file.sha256)
      throw new Error(`${path} does not have the SHA-256 that manifest.json states`);
    if (state === undefined) continue;
    found.set(file.name, state);
    isNew = true;
  }
  if (isNew) await writeChecked(directory, found);
}

/** What changes when a file does, with the checksum that it is to have; undefined where it was changed just now. */
async function stateOf(path: string, { sha256 }: ReleaseFile): Promise<string | undefined> {
  const { dev, ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = await stat(path, { bigint: true });
  const changed = Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs);
  return Math.abs(Date.now() - changed) < SETTLED
    ? undefined
    : [sha256, dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

async function readChecked(directory: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    return new Map(Object.entries(JSON.parse(await readFile(join(directory, CHECKED), 'utf8'))));
  } catch {
    return new Map();
  }
}

/** Written aside and renamed, so that whoever reads it finds all of it; where it cannot be written, files are read at every start. */
async function writeChecked(directory: string, states: ReadonlyMap<string, string>): Promise<void> {
  const unfinished = join(directory, `${CHECKED}.${process.pid}.tmp`);
  try {
    await writeFile(unfinished, `${JSON.stringify(Object.fromEntries(states))}\n`);
    await rename(unfinished, join(directory, CHECKED));
  } catch {
    await rm(unfinished, { force: true });
  }
}
