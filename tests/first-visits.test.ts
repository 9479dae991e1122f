import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  closePublication,
  openPublication,
  prepareValues,
} from '../src/commands/publishing/open-publication.ts';
import { readSettings } from '../src/config.ts';
import { createApp } from '../src/features/app.ts';
import { visit } from '../src/http/serving/server.ts';
import { openCurrent, type Release } from '../src/release/index.ts';
import { BASE, recordsReleases } from './http/publication.ts';

let releases: string;
beforeEach(async () => {
  releases = await mkdtemp(join(tmpdir(), 'munpart-first-visits-'));
  await cp(await recordsReleases(), releases, { recursive: true, verbatimSymlinks: true });
});
afterEach(() => rm(releases, { recursive: true, force: true }));

const PAGES = [
  ...['', 'partnerships', 'partnerships?country=POL', 'places', 'partnerships/matrix', 'fields/matrix'],
  ...['network', 'search?q=Siauliai', 'dataset', 'dataset.ttl', 'releases', 'feed.atom', 'sitemap.xml'],
  ...['partnerships.csv', 'queries', 'api', 'def', 'reconcile', 'doc/place/jelgava', 'doc/place/jelgava.ttl'],
];

it('finds all that is kept beside a large release made before anybody comes', async () => {
  const settings = readSettings(['--base-iri', BASE, '--releases', releases, '--query-children', '1'], {});
  const small = (await openCurrent(releases)) as Release;
  const release: Release = { ...small, manifest: { ...small.manifest, quads: 2_000_000 } };
  const derived = () => readdir(join(release.directory, 'derived'));
  await prepareValues(release, settings);
  const made = await derived();
  expect(made.length).toBeGreaterThan(10);

  const publication = await openPublication(release, settings, { spares: 0 });
  try {
    const app = createApp({ publication: () => publication, settings: { ...settings, services: [] } });
    for (const page of PAGES) {
      await visit(app, release, page);
      expect(await derived(), page).toEqual(made);
    }
  } finally {
    await closePublication(publication);
  }
});
