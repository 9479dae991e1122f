import { createHash } from 'node:crypto';
import { readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Quad } from '../rdf/terms.ts';
import { syncDirectory } from './files.ts';
import { type Lines, linesOf } from './lines.ts';
import { withLock } from './lock.ts';
import type { Release } from './manifest.ts';
import { CURRENT, isAbsent, openRelease } from './open.ts';
import { type Content, writeRelease } from './write.ts';

/** A file that goes into the release as it is: shapes, JSON-LD context. */
export interface Enclosure {
  /** Path below the release. */
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** All that a release is made of: equal inputs give equal bytes. */
export interface BuildInput {
  /** The dataset; read once. */
  readonly quads: Iterable<Quad>;
  /** The base IRI of the deployment; ends with `/`. */
  readonly base: string;
  /** What `inputsDigest` gives for all that was read. */
  readonly inputs: string;
  /** dcat:version, where the static description gives none. */
  readonly version: string;
  /** The static part of the description, about `{base}dataset`. */
  readonly description: readonly Quad[];
  readonly enclosures: readonly Enclosure[];
}

const UNFINISHED = '.tmp';
/** Only what a builder makes is cleaned away: the directory may hold other people's files. */
const OWN_UNFINISHED = /^(?:[0-9a-f]{64}(?:-[0-9a-f]*)?(?:\.damaged)?|current|\.lock\.\d+)\.tmp$/;

/** Builds a release below `releases`, re-reads all of it and makes it the current one; an Error leaves the former current as it was. */
export async function buildRelease(input: BuildInput, releases: string): Promise<Release> {
  return withLock(releases, async () => {
    await removeUnfinished(releases);
    const lines = await linesOf(input.quads);
    const id = idOf(lines);
    const { name, isVacant } = await vacantOrSame(releases, id, input.inputs);
    if (isVacant) await writeInto(releases, { input, lines, id, name });
    const release = await openRelease(join(releases, name));
    await makeCurrent(releases, name);
    return release;
  });
}

/** SHA-256 of the canonical N-Quads. */
function idOf(lines: Lines): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}

/** With the lock held, whatever is unfinished is a dead builder's. */
async function removeUnfinished(releases: string): Promise<void> {
  for (const name of await readdir(releases)) {
    if (OWN_UNFINISHED.test(name)) await rm(join(releases, name), { recursive: true, force: true });
  }
}

/** The directory for a release: named by its id; the same data under another description or version is another directory, for a release never changes. */
async function vacantOrSame(releases: string, id: string, inputs: string) {
  const named = await occupancy(join(releases, id), inputs);
  const name = named === 'other' ? `${id}-${inputs.slice(0, 12)}` : id;
  const state = named === 'other' ? await occupancy(join(releases, name), inputs) : named;
  if (state === 'damaged') {
    const aside = join(releases, `${name}.damaged${UNFINISHED}`);
    await rename(join(releases, name), aside);
    await rm(aside, { recursive: true, force: true });
  }
  return { name, isVacant: state !== 'same' };
}

async function occupancy(
  directory: string,
  inputs: string,
): Promise<'vacant' | 'same' | 'other' | 'damaged'> {
  if (!(await exists(directory))) return 'vacant';
  try {
    const { manifest } = await openRelease(directory);
    return manifest.inputs === inputs ? 'same' : 'other';
  } catch {
    return 'damaged';
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/** Writes beside the place and moves the whole into it: a directory with a release's name is always complete. */
async function writeInto(releases: string, content: Content): Promise<void> {
  const unfinished = join(releases, content.name + UNFINISHED);
  try {
    await writeRelease(unfinished, content);
    await rename(unfinished, join(releases, content.name));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  await syncDirectory(releases);
}

/** A symbolic link cannot be changed, but renaming another over it is atomic (POSIX rename). */
async function makeCurrent(releases: string, name: string): Promise<void> {
  const next = join(releases, CURRENT + UNFINISHED);
  await symlink(name, next);
  await rename(next, join(releases, CURRENT));
  await syncDirectory(releases);
}
