import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserServer, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { printSnapshot } from '../../src/features/wikidata/snapshot/snapshot.ts';
import { SNAPSHOT } from '../links/made-up-snapshot.ts';
import { Program } from '../program.ts';
import { FLAGS, findChromium } from './browser.ts';
import { HOSTILE_BASE, hostileTurtle } from './hostile-data.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the records of this repository are served. */
    readonly records: string;
    /** Where the hostile labels are served. */
    readonly hostile: string;
    /** Where the browser listens. */
    readonly browser: string;
  }
}

const DATA = fileURLToPath(new URL('../../data', import.meta.url));

let folder: string;
let programs: readonly Program[] = [];
let browser: BrowserServer | undefined;

/** Starts one browser and two publishers for the whole suite: the records, and a file of hostile labels. */
export async function setup(project: TestProject): Promise<void> {
  const executablePath = findChromium();
  folder = await mkdtemp(join(tmpdir(), 'munpart-e2e-'));
  await writeFile(join(folder, 'hostile.ttl'), hostileTurtle());
  await writeFile(join(folder, 'wikidata.json'), printSnapshot(SNAPSHOT));
  const serve = (...words: readonly string[]) => new Program(['serve', '--port', '0', ...words], folder);
  const records = serve('--data', DATA, '--releases', 'records', '--snapshot', 'wikidata.json');
  const hostile = serve('--rdf', 'hostile.ttl', '--base-iri', HOSTILE_BASE, '--releases', 'hostile');
  programs = [records, hostile];
  browser = await chromium.launchServer({ executablePath, args: FLAGS });
  project.provide('records', await records.url());
  project.provide('hostile', await hostile.url());
  project.provide('browser', browser.wsEndpoint());
}

/** Ends what `setup` started. */
export async function teardown(): Promise<void> {
  await browser?.close();
  await Promise.all(programs.map((program) => program.stop()));
  await rm(folder, { recursive: true, force: true });
}
