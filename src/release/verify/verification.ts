import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseNQuads } from '../../rdf/canonical.ts';
import { isAbsent } from '../../text/error-code.ts';
import { countsOf } from '../build/counts.ts';
import { DUMPS } from '../build/dumps.ts';
import { runDumpJobs } from '../build/write-dumps.ts';
import { storedLines } from '../n-quads/chunks.ts';
import { encode } from '../n-quads/encoded.ts';
import type { EncodedLines } from '../n-quads/encoded-lines.ts';
import { idOf } from '../n-quads/lines.ts';
import { digestOf, exists } from '../store/files.ts';
import type { Manifest, ReleaseFile } from '../store/manifest.ts';
import { CHECKSUMS, checksums, dumpChecksums, MANIFEST, PLACE } from '../store/open.ts';
import { verifyCoded } from './verify.ts';

/** A release as somebody has it: the whole directory, or some or all of its dumps side by side. */
export interface Copy {
  readonly directory: string;
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  /** Whether the dumps lie beside the manifest, as they are published. */
  readonly isFlat: boolean;
}

/** What was found: `proven`, `broken`, or `open` where the copy has not what would tell. */
export interface Finding {
  readonly outcome: 'proven' | 'broken' | 'open';
  readonly text: string;
}

/** Opens a copy; throws an Error where it has no readable manifest. */
export async function openCopy(directory: string): Promise<Copy> {
  const file = join(directory, MANIFEST);
  const manifestBytes = await readFile(file).catch((error: unknown) => {
    throw isAbsent(error) ? new Error(`${file} is missing: this is no copy of a release`) : error;
  });
  try {
    const manifest = JSON.parse(manifestBytes.toString()) as Manifest;
    if (!Array.isArray(manifest.files)) throw new TypeError('no list of files');
    const isFlat = !(await exists(join(directory, 'dumps')));
    return { directory, manifest, manifestBytes, isFlat };
  } catch (error) {
    throw new Error(`${file} is not that of a release: ${(error as Error).message}`);
  }
}

/** The path of a file of the manifest in a copy. */
export function pathIn({ directory, isFlat }: Copy, { name }: Pick<ReleaseFile, 'name'>): string {
  return join(directory, nameIn({ isFlat }, { name }));
}

function nameIn({ isFlat }: Pick<Copy, 'isFlat'>, { name }: Pick<ReleaseFile, 'name'>): string {
  return isFlat ? name.replace(/^dumps\//, '') : name;
}

/** Checks all that a copy alone can tell of its files and its id. With `isDeep`, every syntax is read and compared; with `isWhole`, no dump may be missing. */
export async function* verifyCopy(
  copy: Copy,
  { isDeep, isWhole }: { readonly isDeep: boolean; readonly isWhole: boolean },
): AsyncIterable<Finding> {
  yield await checksumsOf(copy);
  const present: ReleaseFile[] = [];
  const missing: string[] = [];
  for (const file of copy.manifest.files) {
    if (await exists(pathIn(copy, file))) present.push(file);
    else missing.push(file.name);
  }
  yield* sizesAndSums(copy, present);
  yield* absent(copy, missing, isWhole);
  yield* contents(copy, present, isDeep);
}

async function checksumsOf({ directory, manifest, manifestBytes, isFlat }: Copy): Promise<Finding> {
  try {
    const text = await readFile(join(directory, CHECKSUMS), 'utf8');
    const stated = isFlat
      ? dumpChecksums(manifest, manifestBytes)
      : checksums(manifest, manifestBytes.toString(), await readFile(join(directory, PLACE), 'utf8'));
    return text === stated
      ? proven(`${MANIFEST} and ${CHECKSUMS} agree`)
      : broken(`${MANIFEST} and ${CHECKSUMS} do not agree`);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    return isFlat ? open(`there is no ${CHECKSUMS}`) : broken(`${CHECKSUMS} or ${PLACE} is missing`);
  }
}

async function* sizesAndSums(copy: Copy, present: readonly ReleaseFile[]): AsyncIterable<Finding> {
  let sound = 0;
  for (const file of present) {
    const { bytes, sha256 } = await digestOf(pathIn(copy, file));
    if (bytes !== file.bytes) yield broken(`${file.name} has ${bytes} bytes instead of ${file.bytes}`);
    else if (sha256 !== file.sha256)
      yield broken(`${file.name} has the SHA-256 ${sha256}, not ${file.sha256}`);
    else sound++;
  }
  if (present.length === 0) yield broken('no file of the release is here');
  else if (sound > 0) yield proven(`${sound} files have the size and the SHA-256 that ${MANIFEST} states`);
}

function* absent({ isFlat }: Copy, missing: readonly string[], isWhole: boolean): Iterable<Finding> {
  // Published dumps come without what only the server reads, and anybody may take some of them.
  const names = missing.filter((name) => !isFlat || name.startsWith('dumps/'));
  if (isFlat && !isWhole && names.length > 0) yield open(`${names.length} dumps are not here`);
  else for (const name of names) yield broken(`${name} is missing`);
}

async function* contents(
  copy: Copy,
  present: readonly ReleaseFile[],
  isDeep: boolean,
): AsyncIterable<Finding> {
  const lines = await canonicalLines(copy, present).catch((error: Error) => error);
  if (lines instanceof Error) return yield broken(`the N-Quads cannot be read: ${lines.message}`);
  if (lines === undefined) return yield open('the id cannot be checked without the N-Quads');
  const id = idOf(lines);
  yield id === copy.manifest.id
    ? proven(`the id is the SHA-256 of the canonical N-Quads (RDFC-1.0): ${id}`)
    : broken(`the canonical N-Quads have the SHA-256 ${id}, which is not the id ${copy.manifest.id}`);
  for (const file of present) {
    const plain = present.find(({ name }) => file.coding && name === file.name.replace(/\.(gz|br)$/, ''));
    if (plain)
      yield* attempt(undefined, () =>
        verifyCoded(copy.directory, plain, { ...file, name: nameIn(copy, file) }),
      );
  }
  if (isDeep) yield* syntaxes(copy, present, lines);
}

async function* syntaxes(
  { directory, manifest: { base, described }, isFlat }: Copy,
  present: readonly ReleaseFile[],
  lines: EncodedLines,
): AsyncIterable<Finding> {
  const dumps = DUMPS.filter(({ name, format }) => format && present.some((file) => file.name === name));
  const numbers = countsOf(lines, base, described);
  const dataset = { directory, base, languages: [], lines, numbers, copy: { isFlat } };
  const results = await runDumpJobs(dataset, dumps);
  for (const { name, format } of dumps) {
    const fault = results.get(name)?.fault;
    const own = described === 'union' ? 'the same triples' : 'the same default graph';
    const of = format?.hasGraphs ? 'the same dataset' : own;
    yield fault === undefined ? proven(`${name} holds ${of}`) : broken(fault);
  }
}

/** What is thrown is what is broken. */
async function* attempt(text: string | undefined, check: () => Promise<void>): AsyncIterable<Finding> {
  try {
    await check();
    if (text !== undefined) yield proven(text);
  } catch (error) {
    yield broken((error as Error).message);
  }
}

/** The dataset read anew, and made canonical; undefined where the copy has no N-Quads; rejects where they cannot be read. */
async function canonicalLines(
  copy: Copy,
  present: readonly ReleaseFile[],
): Promise<EncodedLines | undefined> {
  const file = ['dataset.nq', 'dumps/munpart.nq'].find((name) => present.some((one) => one.name === name));
  if (file === undefined) return undefined;
  const path = pathIn(copy, { name: file });
  const quads = async function* () {
    for await (const lines of storedLines(path)) yield* parseNQuads(lines);
  };
  return (await encode(quads())).lines;
}

/** A finding that holds. */
export function proven(text: string): Finding {
  return { outcome: 'proven', text };
}

/** A finding that does not hold. */
export function broken(text: string): Finding {
  return { outcome: 'broken', text };
}

/** What could not be found out. */
export function open(text: string): Finding {
  return { outcome: 'open', text };
}
