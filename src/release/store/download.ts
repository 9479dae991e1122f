import { createHash } from 'node:crypto';
import type { Manifest, ReleaseFile } from './manifest.ts';
import { MANIFEST } from './open.ts';

const DUMPS = 'dumps/';

/** The dumps of a release under the names that they have where they are published side by side. */
export function dumpFiles({ files }: Manifest): readonly ReleaseFile[] {
  return files
    .filter(({ name }) => name.startsWith(DUMPS))
    .map((file) => ({ ...file, name: file.name.slice(DUMPS.length) }));
}

/** The text of `SHA256SUMS` beside the published dumps, of these and of the manifest, as `sha256sum --check` reads it. */
export function dumpChecksums(manifest: Manifest, manifestBytes: Uint8Array): string {
  const own = { name: MANIFEST, sha256: createHash('sha256').update(manifestBytes).digest('hex') };
  return [...dumpFiles(manifest), own].map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}
