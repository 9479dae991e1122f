import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A directory of this run of the tests, for what several files of tests read and none changes. */
    readonly workshop: string;
  }
}

/** Builds the programs that tests start; makes the directory before the first test and removes it after the last. It is the temporary directory of all tests and of the programs that they start, so that nothing of them stays. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = (...words: readonly string[]) =>
    execFileSync(process.execPath, words, { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' });
  run('scripts/build.mjs');
  if (!existsSync(join(import.meta.dirname, '../assets/generated/vocabulary.json')))
    run('--import', 'tsx', 'scripts/draw.mjs');
  const directory = await temporaryDirectory();
  process.env.TMPDIR = directory;
  project.provide('workshop', directory);
  return () => rm(directory, { recursive: true, force: true });
}

/** One for all suites of a run. */
async function temporaryDirectory(): Promise<string> {
  if (ownerOf(basename(tmpdir())) === process.pid) return tmpdir();
  for (const name of await readdir(tmpdir())) {
    const owner = ownerOf(name);
    // A run that was killed left it; another run may be removing it, too.
    if (owner !== undefined && !isRunning(owner))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
  const directory = await mkdtemp(join(tmpdir(), `munpart-tests-${process.pid}-`));
  // Some tests run programs as other users.
  await chmod(directory, 0o1777);
  return directory;
}

function ownerOf(name: string): number | undefined {
  const [, pid] = /^munpart-tests-(\d+)-/.exec(name) ?? [];
  return pid === undefined ? undefined : Number(pid);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
