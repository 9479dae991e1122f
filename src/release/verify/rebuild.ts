import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sortCodePoints } from '../../rdf/canonical.ts';
import type { BuildInput } from '../build/build-input.ts';
import { contentDigest } from '../build/next-release.ts';
import { writeRelease } from '../build/write.ts';
import { diffLines } from '../diff/diff.ts';
import { storedLines } from '../n-quads/chunks.ts';
import { type EncodedDataset, encode } from '../n-quads/encoded.ts';
import { idOf, type Lines } from '../n-quads/lines.ts';
import { digestOf } from '../store/files.ts';
import type { Manifest, ReleaseFile, ReleaseVersion } from '../store/manifest.ts';
import { MANIFEST } from '../store/open.ts';
import { broken, type Copy, type Finding, open, pathIn, proven } from './verification.ts';

/** Builds a release again from what is to have given it, beside and not among the releases, and compares every file; the first difference ends it. */
export async function verifyRebuilt(copy: Copy, input: BuildInput): Promise<Finding[]> {
  const directory = await mkdtemp(join(tmpdir(), 'munpart-rebuilt-'));
  try {
    return await rebuilt(copy, input, await encode(input.quads), join(directory, 'release'));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function rebuilt(
  copy: Copy,
  input: BuildInput,
  encoded: EncodedDataset,
  directory: string,
): Promise<Finding[]> {
  const id = idOf(encoded.lines);
  if (id !== copy.manifest.id) return [broken(await firstQuad(copy, encoded.lines, id))];
  const { name } = copy.manifest;
  const content = await contentDigest(id, input);
  // The history is no part of what is compared.
  const place: ReleaseVersion = { number: 1, date: '1970-01-01T00:00:00Z', notes: [] };
  await writeRelease(directory, { input, encoded, id, content, name, place });
  return [proven(`built again: the dataset has the same id, ${id}`), await compared(copy, directory)];
}

async function compared(copy: Copy, directory: string): Promise<Finding> {
  const built = JSON.parse(await readFile(join(directory, MANIFEST), 'utf8')) as Manifest;
  const names = [...new Set([...built.files, ...copy.manifest.files].map(({ name }) => name))];
  let recoded = 0;
  for (const name of names) {
    const pair = [built, copy.manifest].map(({ files }) => files.find((one) => one.name === name));
    const state = await stateOfFile(copy, directory, pair[0], pair[1]);
    if (state === 'recoded') recoded++;
    else if (state !== 'same') return broken(state);
  }
  if (stateOf(built) !== stateOf(copy.manifest)) return broken(`${MANIFEST} differs`);
  return recoded === 0
    ? proven(`built again: all ${names.length} files are the same, byte for byte`)
    : open(`built again: the same, but ${recoded} files are compressed otherwise by this version of Node`);
}

/** How a file compares: `same`, `recoded`, or else how it differs. */
async function stateOfFile(
  copy: Copy,
  directory: string,
  built: ReleaseFile | undefined,
  stated: ReleaseFile | undefined,
): Promise<string> {
  if (!built) return `${stated?.name} is only in the given release`;
  if (!stated) return `${built.name} is only in the rebuilt release`;
  if (built.sha256 === stated.sha256) return 'same';
  return (await isRecoded(copy, directory, built)) ? 'recoded' : firstLine(copy, directory, built);
}

/** What a manifest says, but for the files and for what was read and led to nothing. */
function stateOf(manifest: Manifest): string {
  return JSON.stringify({ ...manifest, files: [], inputs: '' });
}

async function isRecoded(copy: Copy, directory: string, file: ReleaseFile): Promise<boolean> {
  if (file.coding === undefined) return false;
  const [mine, theirs] = await Promise.all(
    [join(directory, file.name), pathIn(copy, file)].map((path) =>
      digestOf(path, { inflate: file.coding }).catch(() => undefined),
    ),
  );
  return mine !== undefined && mine.sha256 === theirs?.sha256;
}

/** In the words of the diff: what the copy has and the records do not give, or the other way round. */
async function firstQuad(copy: Copy, lines: Lines, id: string): Promise<string> {
  const differs = `the records give the id ${id}, not ${copy.manifest.id}`;
  const stored = ['dataset.nq', 'dumps/munpart.nq'];
  for (const name of stored) {
    const given = await linesIn(pathIn(copy, { name }));
    if (given === undefined) continue;
    for await (const { op, line } of diffLines(oneByOne(sortCodePoints(given)), oneByOne(lines))) {
      return `${differs}; ${name}: ${op === 'A' ? 'lacks' : 'adds'} ${line}`;
    }
  }
  return differs;
}

async function firstLine(copy: Copy, directory: string, { name }: ReleaseFile): Promise<string> {
  const [given, built] = await Promise.all([linesIn(pathIn(copy, { name })), linesIn(join(directory, name))]);
  if (!given || !built) return `${name} differs, and is not here to be compared`;
  const at = built.findIndex((line, index) => line !== given[index]);
  const line = at < 0 ? built.length : at;
  return `${name}:${line + 1}: ${given[line] ?? 'the end'} instead of ${built[line] ?? 'the end'}`;
}

async function linesIn(path: string): Promise<string[] | undefined> {
  const all: string[] = [];
  try {
    for await (const lines of storedLines(path)) all.push(...lines);
    return all;
  } catch {
    return undefined;
  }
}

async function* oneByOne(lines: Iterable<string>): AsyncIterable<readonly string[]> {
  for (const line of lines) yield [line];
}
