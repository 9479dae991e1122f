import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A directory of this run of the tests, for what several files of tests read and none changes. */
    readonly workshop: string;
  }
}

/** Builds the programs that tests start; makes the directory before the first test and removes it after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = (...words: readonly string[]) =>
    execFileSync(process.execPath, words, { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' });
  run('scripts/build.mjs');
  if (!existsSync(join(import.meta.dirname, '../assets/generated/vocabulary.json')))
    run('--import', 'tsx', 'scripts/draw.mjs');
  const directory = await mkdtemp(join(tmpdir(), 'munpart-tests-'));
  // Some tests run programs as other users.
  await chmod(directory, 0o755);
  project.provide('workshop', directory);
  return () => rm(directory, { recursive: true, force: true });
}
