import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
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
  execFileSync(process.execPath, [join(import.meta.dirname, '../scripts/build.mjs')], { stdio: 'inherit' });
  const directory = await mkdtemp(join(tmpdir(), 'munpart-tests-'));
  project.provide('workshop', directory);
  return () => rm(directory, { recursive: true, force: true });
}
