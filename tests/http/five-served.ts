import { rm } from 'node:fs/promises';
import type { Hono } from 'hono';
import { createApp } from '../../src/features/app.ts';
import { type OldReleaseSettings, OldReleases } from '../../src/http/memento/old-releases.ts';
import type { HttpSettings } from '../../src/http/serving/publication.ts';
import type { Release } from '../../src/release/index.ts';
import { fiveReleases } from '../unit/release/five-releases.ts';
import { BASE } from './publication.ts';
import { sharedEngine } from './shared-engine.ts';

/** An application on the last of the five releases that can answer from the others. */
export interface FiveServed {
  readonly app: Hono;
  readonly all: readonly Release[];
  readonly oldReleases: OldReleases;
  /** Failures that the application reported as its own. */
  readonly reported: readonly Error[];
  nameOf(number: number): string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** Publishes the five releases. */
export async function serveFive(
  old: Partial<OldReleaseSettings> = {},
  settings: Partial<HttpSettings> = {},
): Promise<FiveServed> {
  const { releases, all } = await fiveReleases(BASE);
  const release = all[4] as Release;
  const engine = await sharedEngine(release);
  const publication = { release, documents: engine, sparql: engine };
  const oldReleases = new OldReleases(
    async (one) => {
      const own = await sharedEngine(one);
      return { release: one, documents: own, sparql: own, close: () => own.close() };
    },
    { max: 2, idle: 60_000, wait: 30_000, ...old },
  );
  const reported: Error[] = [];
  const app = createApp({
    publication: () => publication,
    settings: { queryTimeout: 10_000, maxResultBytes: 1_000_000, resultCacheBytes: 8_000_000, ...settings },
    report: (error) => reported.push(error),
    oldReleases,
  });
  return {
    app,
    all,
    oldReleases,
    reported,
    nameOf: (number) => all[number - 1]?.manifest.name as string,
    get: async (path, headers = {}) => app.request(`http://local.test/${path}`, { headers }),
    close: async () => {
      await Promise.all([engine.close(), oldReleases.close()]);
      await rm(releases, { recursive: true, force: true });
    },
  };
}
