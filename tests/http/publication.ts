import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../src/features/app.ts';
import type { Application } from '../../src/http/app.ts';
import type { Publication } from '../../src/http/serving/running-queries.ts';
import {
  buildRelease,
  describedGraph,
  openCurrent,
  type Prepared,
  prepareFiles,
  prepareRecords,
  queriedGraph,
  type Release,
} from '../../src/release/index.ts';
import { siteUrl } from '../../src/source.ts';
import { madeOnce } from '../made-once.ts';
import { sharedEngine } from './shared-engine.ts';

/** Not the host that the tests ask: addresses in answers must come from here. */
export const BASE = 'https://towns.example/';

/** An application on a release that was really built, and what it was made of. */
export interface Published {
  readonly app: Application;
  readonly publication: Publication;
  /** Failures that the application reported as its own. */
  readonly reported: readonly Error[];
  close(): Promise<void>;
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const ontology = path('../../ontology/');

/** The directory of a release of the records of this repository under BASE, built once for all who only read it. */
export function recordsReleases(): Promise<string> {
  return madeOnce('records', (releases) =>
    built(prepareRecords({ data: path('../../data/'), ontology, base: BASE }), releases),
  );
}

/** The records of this repository, published; `maxResultBytes` is the largest result of a query. */
export async function publishRecords({ maxResultBytes = 1_000_000 } = {}): Promise<Published> {
  const release = (await openCurrent(await recordsReleases())) as Release;
  return publish(release, maxResultBytes);
}

/** Texts of RDF files by their names, published as they are; `defaultGraph` as the operator sets it. */
export async function publishTexts(
  texts: Readonly<Record<string, string>>,
  defaultGraph?: 'union' | 'none',
): Promise<Published> {
  return publish(await textsRelease(texts), 10_000_000, defaultGraph);
}

/** RDF files, published as they are. */
export function publishFiles(...files: readonly string[]): Promise<Published> {
  return publishFilesBelow(undefined, ...files);
}

/** The same with the pages of the site below a prefix. */
export async function publishFilesBelow(
  sitePrefix: string | undefined,
  ...files: readonly string[]
): Promise<Published> {
  const read = files.map(async (file) => [basename(path(file)), await readFile(path(file), 'utf8')]);
  return publish(await textsRelease(Object.fromEntries(await Promise.all(read)), sitePrefix), 1_000_000);
}

/** A release of texts, built once for all who publish the same. */
async function textsRelease(texts: Readonly<Record<string, string>>, sitePrefix?: string): Promise<Release> {
  const digest = createHash('sha256')
    .update(JSON.stringify([texts, sitePrefix]))
    .digest('hex');
  const releases = await madeOnce(`texts-${digest}`, async (directory) => {
    const sources = await mkdtemp(join(tmpdir(), 'munpart-texts-'));
    try {
      for (const [name, text] of Object.entries(texts)) await writeFile(join(sources, name), text);
      // What the keepers say stands beside the files, and is none of them.
      const files = Object.keys(texts).flatMap((name) =>
        /\.(yaml|svg|png)$/.test(name) ? [] : [join(sources, name)],
      );
      const site = siteUrl(BASE, sitePrefix);
      await built(prepareFiles({ files, ontology, base: BASE, site }), directory);
    } finally {
      await rm(sources, { recursive: true, force: true });
    }
  });
  return (await openCurrent(releases)) as Release;
}

async function built(prepared: Promise<Prepared>, releases: string): Promise<Release> {
  const { input, issues } = await prepared;
  if (!input) throw new Error(JSON.stringify(issues));
  return buildRelease(input, releases);
}

/** The two lanes are one where they read the same. */
async function publish(
  release: Release,
  maxResultBytes: number,
  chosen?: 'union' | 'none',
): Promise<Published> {
  const described = describedGraph(release.manifest);
  const queried = queriedGraph(release.manifest, chosen);
  const documents = await sharedEngine(release, described, described === 'union');
  const sparql = described === 'own' ? documents : await sharedEngine(release, queried);
  const publication = { release, documents, sparql, defaultGraph: queried };
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
      await Promise.all([documents.close(), sparql.close()]);
    },
  };
}
