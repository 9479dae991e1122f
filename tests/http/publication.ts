import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { createApp } from '../../src/http/app.ts';
import type { Publication } from '../../src/http/publication.ts';
import { createEngine } from '../../src/query/engine.ts';
import { buildRelease, type Prepared, prepareFiles, prepareRecords } from '../../src/release/index.ts';

/** Not the host that the tests ask: addresses in answers must come from here. */
export const BASE = 'https://towns.example/';

/** An application on a release that was really built, and what it was made of. */
export interface Published {
  readonly app: Hono;
  readonly publication: Publication;
  /** Failures that the application reported as its own. */
  readonly reported: readonly Error[];
  close(): Promise<void>;
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const ontology = path('../../ontology/');

/** The records of this repository, published; `maxResultBytes` is the largest result of a query. */
export function publishRecords({ maxResultBytes = 1_000_000 } = {}): Promise<Published> {
  return publish(prepareRecords({ data: path('../../data/'), ontology, base: BASE }), maxResultBytes);
}

/** RDF files, published as they are. */
export function publishFiles(...files: readonly string[]): Promise<Published> {
  return publish(prepareFiles({ files: files.map(path), ontology, base: BASE }));
}

async function publish(prepared: Promise<Prepared>, maxResultBytes = 1_000_000): Promise<Published> {
  const releases = await mkdtemp(join(tmpdir(), 'munpart-http-'));
  const { input, issues } = await prepared;
  if (!input) throw new Error(JSON.stringify(issues));
  const release = await buildRelease(input, releases);
  const engine = await createEngine({
    dataset: join(release.directory, 'dataset.nq'),
    children: 1,
    spares: 0,
  });
  const publication = { release, documents: engine, sparql: engine };
  const reported: Error[] = [];
  const app = createApp({
    publication: () => publication,
    settings: { queryTimeout: 10_000, maxResultBytes },
    report: (error) => reported.push(error),
  });
  return {
    app,
    publication,
    reported,
    close: async () => {
      await engine.close();
      await rm(releases, { recursive: true, force: true });
    },
  };
}
