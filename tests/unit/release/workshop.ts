import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Quad } from '../../../src/rdf/terms.ts';
import { linesOf } from '../../../src/release/n-quads/lines.ts';
import { MAIN, NODE_FLAGS } from '../../program.ts';
import { BASE } from './sample.ts';

/** The project's vocabulary. */
export const ONTOLOGY = fileURLToPath(new URL('../../../ontology', import.meta.url));

/** A new empty directory. */
export function emptyDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'munpart-release-'));
}

/** Quads as an N-Quads file; the answer is its path. */
export async function nquadsFile(name: string, quads: Iterable<Quad>): Promise<string> {
  const file = join(await emptyDirectory(), name);
  await writeFile(file, `${(await linesOf(quads)).join('\n')}\n`);
  return file;
}

/** Starts a build of RDF files as one dataset, in a process of its own that prints the directory of the release; `prefix` is a command that runs it. */
export function startBuild(
  releases: string,
  files: readonly string[],
  options: { readonly env?: Record<string, string>; readonly prefix?: readonly string[] } = {},
): ChildProcess {
  const program = [...(options.prefix ?? []), process.execPath, ...NODE_FLAGS, MAIN];
  const words = ['build', '--base-iri', BASE, '--releases', releases, '--dataset', 'towns'];
  const [command = '', ...rest] = [...program, ...words, ...files.flatMap((file) => ['--rdf', file])];
  return spawn(command, rest, { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What a process ends with. */
export async function ended(child: ChildProcess) {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: stdout.trim(), stderr };
}

/** Names of all files below a directory, sorted. */
export async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return (
    entries
      // What was read of a release before is noted beside its files, and is none of them.
      .filter((entry) => entry.isFile() && entry.name !== 'checked.json')
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
      .sort()
  );
}
