import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { digestOf } from './files.ts';
import type { Manifest, Release } from './manifest.ts';

/** The symbolic link to the published release. */
export const CURRENT = 'current';

/** The manifest's file. */
export const MANIFEST = 'manifest.json';

/** SHA-256 of every file, the manifest included, as `sha256sum --check` reads it. */
export const CHECKSUMS = 'SHA256SUMS';

/** Opens a release after checking size and SHA-256 of every file; throws an Error that names the first faulty one. */
export async function openRelease(directory: string): Promise<Release> {
  const path = resolve(directory);
  const text = await read(join(path, MANIFEST));
  const manifest = parsed(text, join(path, MANIFEST));
  const sums = await read(join(path, CHECKSUMS));
  if (sums !== checksums(manifest, text))
    throw new Error(`${join(path, MANIFEST)} does not match ${CHECKSUMS}`);
  for (const file of manifest.files) {
    const name = join(path, file.name);
    const { bytes, sha256 } = await digestOf(name).catch((error: unknown) => {
      throw unreadable(name, error);
    });
    if (bytes !== file.bytes) throw new Error(`${name} has ${bytes} bytes instead of ${file.bytes}`);
    if (sha256 !== file.sha256) throw new Error(`${name} does not have the SHA-256 that ${MANIFEST} states`);
  }
  return { manifest, directory: path };
}

/** The published release below a directory of releases, opened as `openRelease` does; undefined where nothing was published yet. */
export async function openCurrent(releases: string): Promise<Release | undefined> {
  let name: string;
  try {
    name = await readlink(join(releases, CURRENT));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  return openRelease(join(releases, name));
}

/** The text of `SHA256SUMS` for a manifest and its own text. */
export function checksums(manifest: Manifest, text: string): string {
  const own = createHash('sha256').update(text).digest('hex');
  const sums = [...manifest.files, { name: MANIFEST, sha256: own }];
  return sums.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

/** Whether a file operation failed because there is no such file. */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
}

function parsed(text: string, file: string): Manifest {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'files' in value && Array.isArray(value.files)) {
      return value as Manifest;
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  throw new Error(`${file} is not a manifest`);
}

function unreadable(file: string, error: unknown): Error {
  const reason = isAbsent(error) ? 'is missing' : `cannot be read: ${String(error)}`;
  return new Error(`${file} ${reason}`, { cause: error });
}
