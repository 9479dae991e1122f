import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isAbsent } from '../../text/error-code.ts';
import { linesOf } from '../n-quads/lines.ts';
import type { History } from '../store/history.ts';
import {
  isReleaseOf,
  type Manifest,
  type Release,
  type ReleaseNote,
  type ReleaseVersion,
} from '../store/manifest.ts';
import { CHECKSUMS, currentName, MANIFEST, openRelease, PLACE, sha256Of } from '../store/open.ts';
import type { BuildInput } from './build-input.ts';

/** Where content goes: to a release that has it already, or to a new directory. */
export type NextRelease =
  | { readonly kind: 'stays'; readonly release: Release }
  | {
      readonly kind: 'written';
      readonly name: string;
      readonly place: ReleaseVersion;
      readonly inPlace: boolean;
    };

/** What is to be published, by its names. */
export interface Identity {
  /** SHA-256 of the canonical N-Quads. */
  readonly id: string;
  /** `contentDigest`. */
  readonly content: string;
  readonly changes: readonly ReleaseNote[];
  readonly base: string;
  /** What `datasetId` gives. */
  readonly dataset?: string | undefined;
}

/** SHA-256, hexadecimal, of all that is published; what was read but leads to nothing else, such as a comment, has no part in it. */
export async function contentDigest(id: string, input: BuildInput): Promise<string> {
  const {
    base,
    site,
    version,
    description,
    staticFiles,
    changes = [],
    described,
    start,
    languages,
    look,
  } = input;
  const lines = await linesOf(description);
  const options = [site, described, start, languages, look].filter((part) => part !== undefined);
  const parts = [id, base, version, lines, staticFiles, changes, ...options];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The next step in the history, which the lock keeps from changing meanwhile. */
export async function nextStep(
  releases: string,
  history: History,
  next: Identity,
  now: Date,
): Promise<NextRelease> {
  const current = await standingName(releases, history, next);
  const same = current === undefined ? undefined : await placeOfSame(join(releases, current), next);
  if (current !== undefined && same) {
    // Only now: to verify what will not stay would take as long as to write it.
    const standing = await sound(join(releases, current));
    if (standing) return { kind: 'stays', release: standing };
    return { kind: 'written', name: current, place: same, inPlace: true };
  }
  const unpublished = await adopted(history, next);
  if (unpublished) return { kind: 'stays', release: unpublished };
  const place = placeAfter(history, next, now);
  const isTaken = await exists(join(releases, next.id));
  const name = isTaken ? `${next.id}-${place.number}` : next.id;
  return { kind: 'written', name, place, inPlace: false };
}

/** The name of the publication's own current release, be it damaged: then the link is all that names it. */
async function standingName(
  releases: string,
  history: History,
  publication: Identity,
): Promise<string | undefined> {
  const linked = await currentName(releases);
  const other = history.apart.find(({ manifest }) => manifest.name === linked);
  const isOther = other !== undefined && !isReleaseOf(other, publication);
  return (isOther ? undefined : linked) ?? history.releases[0]?.manifest.name;
}

function isSame(
  { manifest }: Pick<Release, 'manifest'>,
  { id, content }: Pick<Identity, 'id' | 'content'>,
): boolean {
  return manifest.id === id && manifest.content === content;
}

async function sound(directory: string): Promise<Release | undefined> {
  return openRelease(directory).catch(() => undefined);
}

/** The place of the current release where what it says of itself shows that it has, or had before its files were damaged, this content. */
async function placeOfSame(directory: string, next: Identity): Promise<ReleaseVersion | undefined> {
  try {
    const stated = await statedBy(directory);
    return isSame(stated, next) ? stated.place : undefined;
  } catch {
    return undefined;
  }
}

/** Manifest and place where both are what the checksums say, whatever became of the other files. */
async function statedBy(directory: string): Promise<Pick<Release, 'manifest' | 'place'>> {
  const sums = await readFile(join(directory, CHECKSUMS), 'utf8');
  const read = async (name: string): Promise<unknown> => {
    const text = await readFile(join(directory, name), 'utf8');
    if (sums.includes(`${sha256Of(text)}  ${name}\n`)) return JSON.parse(text);
    throw new Error(`${basename(directory)}/${name} is damaged`);
  };
  // What bears the checksum is what a builder wrote.
  return { manifest: (await read(MANIFEST)) as Manifest, place: (await read(PLACE)) as ReleaseVersion };
}

/** A release with this content that was written after the current one, but did not come to be current: its builder was killed. */
async function adopted({ releases, apart }: History, next: Identity): Promise<Release | undefined> {
  const [latest] = releases;
  const candidate = apart.find(
    (release) => isSame(release, next) && release.place.previous?.name === latest?.manifest.name,
  );
  return candidate && latest && candidate.place.number > latest.place.number
    ? sound(candidate.directory)
    : undefined;
}

function placeAfter({ releases, apart }: History, { changes, dataset }: Identity, now: Date): ReleaseVersion {
  const [latest] = releases;
  const numbers = [...releases, ...apart].map(({ place }) => place.number);
  const known = new Set(latest?.manifest.changes.map(({ date }) => date));
  return {
    number: 1 + Math.max(0, ...numbers),
    date: later(now, latest?.place.date),
    ...(latest && {
      previous: { number: latest.place.number, name: latest.manifest.name, id: latest.manifest.id },
    }),
    notes: changes.filter(({ date }) => !known.has(date)),
    ...(dataset !== undefined && { dataset }),
  };
}

/** In whole seconds; a clock that went back does not turn the history round. */
function later(now: Date, before: string | undefined): string {
  const least = before === undefined ? 0 : Date.parse(before) + 1000;
  const time = Math.max(Math.floor(now.getTime() / 1000) * 1000, least);
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
