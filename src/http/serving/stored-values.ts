import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ResultRow } from '../../query/client.ts';
import { isPreview, packageVersion } from '../../release/index.ts';
import { isLarge } from '../../release/store/manifest.ts';
import { isAbsent } from '../../text/error-code.ts';
import { columnsOf, documents, readOnce, type Site } from './publication.ts';

/** The folder beside the files of a release for what was worked out from them. It is no part of the release, and is made anew where it is missing, damaged or of another munpart. */
const DERIVED = 'derived';

/** Raised whenever a value that is kept comes to be another, or to be written in another way. */
const FORMAT = 1;
/** What decides of a value beside the release: who works it out, and what sorts and calculates for it. It is part of the file's name, so that several programs may serve one folder. */
const PROGRAM = `${packageVersion()} ${FORMAT} ${process.version}`;

interface Stored {
  readonly program: string;
  readonly name: string;
  readonly value: unknown;
}

/** As `readOnce`, for what can be cloned: of a large release the value is kept beside its files, so that it is worked out once and not at every start. */
export function readStored<T>(site: Site, name: string, read: () => Promise<T>): Promise<T> {
  return readOnce(site, name, async () => {
    const { release } = site.publication;
    // A preview is gone soon, and what a store elsewhere answers is not known to be the same tomorrow.
    const isKept = isLarge(release.manifest) && !isPreview(release) && columnsOf(site) !== undefined;
    if (!isKept) return read();
    const path = join(
      release.directory,
      DERIVED,
      createHash('sha256').update(`${PROGRAM}\n${name}`).digest('hex').slice(0, 32),
    );
    const stored = await storedAt(path, name).catch((error: Error) => {
      site.operations.report(new Error(`${path} cannot be read and is made anew: ${error.message}`));
      return undefined;
    });
    if (stored !== undefined) return stored.value as T;
    const value = await read();
    await store(path, { program: PROGRAM, name, value });
    return value;
  });
}

/** The rows of a query of our own, kept like that. */
export function storedRows(site: Site, query: string): Promise<readonly ResultRow[]> {
  return readStored(site, query, () => documents(site).rows(query));
}

/** Undefined where there is none; rejects where it is damaged. */
async function storedAt(path: string, name: string): Promise<Stored | undefined> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  if (bytes === undefined) return undefined;
  const stored = deserialize(bytes) as Stored;
  return stored.program === PROGRAM && stored.name === name ? stored : undefined;
}

/** Written aside and renamed, so that whoever reads it finds all of it; where it cannot be written, it is worked out at every start. */
async function store(path: string, stored: Stored): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    // Not deeper: a release that was cleared away meanwhile stays away.
    await mkdir(join(path, '..')).catch(() => {});
    await writeFile(unfinished, serialize(stored));
    await rename(unfinished, path);
  } catch {
    await rm(unfinished, { force: true });
  }
}
