import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalSide, readLocal } from '../../src/features/wikidata/compare/local.js';
import { fetchSnapshot } from '../../src/features/wikidata/snapshot/fetch-snapshot.ts';
import {
  type FetchOptions,
  rateLimitedFetch,
} from '../../src/features/wikidata/snapshot/rate-limited-fetch.ts';
import type { Snapshot } from '../../src/features/wikidata/snapshot/snapshot.ts';
import { formatOf } from '../../src/formats/index.ts';
import { createQueryClient } from '../../src/query/client.ts';
import { canonicalize } from '../../src/rdf/canonical.ts';
import { openInProcess } from '../http/in-process-engine.ts';
import { serve } from '../http/served.ts';
import { HERE, hereAsTurtle, ITEMS, thereAsTurtle } from './cases.ts';

/** Manners among ourselves: no need to wait. */
export const QUICK: FetchOptions = {
  userAgent: 'munpart/test',
  timeout: 10_000,
  interval: 0,
  attempts: 3,
  backOff: 10,
  patience: 2_000,
};

/** Turtle as canonical N-Quads. */
export async function asNQuads(turtle: string): Promise<string> {
  return canonicalize((await formatOf('turtle')?.parse(turtle, HERE)) ?? []);
}

/** Our side of the cases, as an engine has it. */
export async function readCases(): Promise<LocalSide> {
  const directory = await mkdtemp(join(tmpdir(), 'munpart-here-'));
  const dataset = join(directory, 'here.nq');
  await writeFile(dataset, await asNQuads(hereAsTurtle()));
  const engine = await openInProcess({ dataset });
  try {
    return await readLocal(createQueryClient(engine, { deadline: 20_000, maxBytes: 1_000_000 }));
  } finally {
    await engine.close();
    await rm(directory, { recursive: true });
  }
}

/** The other side of the cases, as an endpoint on loopback tells it twice: a munpart that holds an extract in the shape of Wikidata. */
export async function fetchCases(): Promise<readonly [Snapshot, Snapshot]> {
  const endpoint = await serve(await asNQuads(thereAsTurtle()), { clientBudget: 0 }, {});
  const enquiry = {
    endpoint: `${endpoint.url}sparql`,
    items: Object.values(ITEMS),
    mentioned: ['Q2025', 'Q2001'],
    today: '2026-11-21',
  };
  try {
    const ask = rateLimitedFetch(QUICK);
    return [await fetchSnapshot(enquiry, ask), await fetchSnapshot(enquiry, ask)];
  } finally {
    await endpoint.close();
  }
}
