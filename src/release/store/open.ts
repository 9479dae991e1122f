import { createHash } from 'node:crypto';
import { readFile, readlink, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import type { DefaultGraph } from '../../rdf/store.ts';
import { isAbsent } from '../../text/error-code.ts';
import { StoredSubjects } from '../n-quads/stored-subjects.ts';
import { checkFiles } from './checked.ts';
import { type Manifest, type Release, type ReleaseFile, type ReleaseVersion, triplesIn } from './manifest.ts';

/** The symbolic link to the published release. */
export const CURRENT = 'current';

/** The manifest's file. */
export const MANIFEST = 'manifest.json';

/** The file of a release's place in the history. */
export const PLACE = 'history.json';

/** The index of the dataset for the columnar engine; it proves itself by a checksum of its own, and can be made again from the dataset. */
export const INDEX = 'index.bin';
/** The same for the union of all graphs, without and with a name for the default graph itself: made by the first process that needs them. */
const UNION_INDEX = 'index-union.bin';
const DESCRIBED_INDEX = 'index-described.bin';

/** SHA-256 of every file, those of manifest and history included, as `sha256sum --check` reads it. */
export const CHECKSUMS = 'SHA256SUMS';

/** Opens a release after checking size and SHA-256 of every file, as `checkFiles` does; throws an Error that names the first faulty one. */
export async function openRelease(directory: string): Promise<Release> {
  const release = await readRelease(directory);
  await checkFiles(release.directory, release.manifest.files, unreadable);
  return release;
}

/** Reads what a release says of itself; throws an Error where that is damaged, or where a file has another size. Its files are to be opened, or verified, before they are served. */
export async function readRelease(directory: string): Promise<Release> {
  const path = resolve(directory);
  const [manifestText, placeText] = [await read(join(path, MANIFEST)), await read(join(path, PLACE))];
  const manifest = parsed(manifestText, join(path, MANIFEST), isManifest);
  const place = parsed(placeText, join(path, PLACE), isPlace);
  const sums = await read(join(path, CHECKSUMS));
  if (sums !== checksums(manifest, manifestText, placeText)) {
    const isOfPlace = !sums.includes(`${sha256Of(placeText)}  ${PLACE}\n`);
    throw new Error(`${join(path, isOfPlace ? PLACE : MANIFEST)} does not match ${CHECKSUMS}`);
  }
  for (const { name, bytes } of manifest.files) {
    const file = join(path, name);
    const found = await stat(file).catch((error: unknown) => {
      throw unreadable(file, error);
    });
    if (found.size !== bytes) throw new Error(`${file} has ${found.size} bytes instead of ${bytes}`);
  }
  const vocabulary = await hasVocabulary(path);
  return { manifest, place, directory: path, vocabulary };
}

function hasVocabulary(directory: string): Promise<boolean> {
  return StoredSubjects.read({ directory }, (stored) => stored.has(`<${DEFINITIONS}`));
}

/** The published release below a directory of releases, opened as `openRelease` does; undefined where nothing was published yet. */
export async function openCurrent(releases: string): Promise<Release | undefined> {
  const name = await currentName(releases);
  return name === undefined ? undefined : openRelease(join(releases, name));
}

/** Path of the index of a release for what queries are to see outside GRAPH; `keepsOwn` where the statements of the default graph itself are to be told from the union. */
export function indexFile(
  { directory, manifest }: Release,
  defaultGraph: DefaultGraph,
  keepsOwn = false,
): string {
  if (defaultGraph === 'own') return join(directory, INDEX);
  const isDescribed = keepsOwn && triplesIn(manifest, 'own') > 0;
  return join(directory, isDescribed ? DESCRIBED_INDEX : UNION_INDEX);
}

/** The name of the published release; undefined where nothing was published yet. */
export async function currentName(releases: string): Promise<string | undefined> {
  try {
    return await readlink(join(releases, CURRENT));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** The text of `SHA256SUMS` for a manifest, its own text and that of the history. */
export function checksums(manifest: Manifest, manifestText: string, placeText: string): string {
  const own = [
    { name: MANIFEST, sha256: sha256Of(manifestText) },
    { name: PLACE, sha256: sha256Of(placeText) },
  ];
  return [...manifest.files, ...own].map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
}

function parsed<T>(text: string, file: string, isSuch: (value: object) => value is T & object): T {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && isSuch(value)) return value;
  } catch (error) {
    throw unreadable(file, error);
  }
  throw new Error(`${file} is not that of a release`);
}

function isManifest(value: object): value is Manifest {
  return 'files' in value && Array.isArray(value.files);
}

function isPlace(value: object): value is ReleaseVersion {
  return 'number' in value && typeof value.number === 'number';
}

function unreadable(file: string, error: unknown): Error {
  const reason = isAbsent(error) ? 'is missing' : `cannot be read: ${String(error)}`;
  return new Error(`${file} ${reason}`, { cause: error });
}

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
