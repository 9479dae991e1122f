import { basename, dirname, join } from 'node:path';
import { SettingError, type Settings } from '../../config.ts';
import { type Comparison, compare } from '../../features/wikidata/compare/compare.js';
import { isTwinning, type LocalSide, readLocal } from '../../features/wikidata/compare/local.js';
import { comparisonInWords } from '../../features/wikidata/compare/table.ts';
import { comparisonAsCsv, comparisonAsJson } from '../../features/wikidata/comparison-view.ts';
import { fetchSnapshot } from '../../features/wikidata/snapshot/fetch-snapshot.ts';
import { rateLimitedFetch } from '../../features/wikidata/snapshot/rate-limited-fetch.ts';
import {
  defaultSnapshot,
  printSnapshot,
  readSnapshot,
  refuseEmpty,
  type Snapshot,
} from '../../features/wikidata/snapshot/snapshot.ts';
import { DEFAULT_LANGUAGE } from '../../pages/messages/messages.ts';
import { createQueryClient } from '../../query/client.ts';
import { createEngine } from '../../query/pool/routed.ts';
import type { Release } from '../../release/store/manifest.ts';
import { openCurrent } from '../../release/store/open.ts';
import { type CommandArguments, fetchOptionsOf } from '../cli/arguments.ts';
import { replaceFiles } from '../import/replace-files.ts';
import { openRemoteEngine } from '../publishing/open-publication.ts';

/** The endpoint that is asked when nobody says otherwise. */
const WIKIDATA = 'https://query.wikidata.org/sparql';
const FORMATS = ['text', 'csv', 'json'];

/** Compares the current release with the kept snapshot, which is fetched where there is none or `--refresh` is given, and prints what differs. */
export async function compareTwinnings(
  settings: Settings,
  { flags, switches }: CommandArguments,
): Promise<void> {
  const { endpoint, format = 'text' } = flags;
  if (endpoint !== undefined && !(/^https?:\/\//.test(endpoint) && URL.canParse(endpoint))) {
    throw new SettingError('--endpoint: expected a URL');
  }
  if (!FORMATS.includes(format)) throw new SettingError(`--format: expected one of ${FORMATS.join(', ')}`);
  const { local, release } = await openHere(settings);
  const stored = await storedSnapshot(settings, endpoint, switches.has('refresh'));
  const snapshot = stored ?? (await renewSnapshot(settings, local, endpoint ?? WIKIDATA, release));
  const comparison = compare(local, snapshot);
  process.stdout.write(PRINT[format as keyof typeof PRINT](comparison));
}

const PRINT = {
  text: comparisonInWords,
  csv: (comparison: Comparison) => comparisonAsCsv(comparison, DEFAULT_LANGUAGE),
  json: (comparison: Comparison) => comparisonAsJson(comparison, DEFAULT_LANGUAGE),
};

/** Our side as the current release has it. */
export async function openHere(settings: Settings): Promise<{ local: LocalSide; release: Release }> {
  const { releases, engine, queryTimeout, maxResultBytes } = settings;
  const release = await openCurrent(releases);
  if (release === undefined) throw new Error(`there is no release in ${releases}: run munpart build`);
  const lane =
    engine instanceof URL
      ? await openRemoteEngine(engine.href, release)
      : await createEngine({ dataset: join(release.directory, 'dataset.nq'), children: 1, spares: 0 });
  try {
    const local = await readLocal(
      createQueryClient(lane, { deadline: queryTimeout, maxBytes: maxResultBytes }),
    );
    return { local, release };
  } finally {
    await lane.close();
  }
}

/** Where the snapshot of these settings is kept. */
export function snapshotFile({ snapshot, data }: Pick<Settings, 'snapshot' | 'data'>): string {
  return snapshot ?? defaultSnapshot(data);
}

async function storedSnapshot(
  settings: Settings,
  endpoint: string | undefined,
  refresh: boolean,
): Promise<Snapshot | undefined> {
  if (refresh) return undefined;
  const file = snapshotFile(settings);
  const stored = await readSnapshot(file);
  if (stored === undefined || endpoint === undefined || stored.endpoint === endpoint) return stored;
  throw new Error(`${file} is of ${stored.endpoint}: --refresh asks ${endpoint} instead`);
}

/** Asks the other side and keeps its answer, whole or not at all. */
async function renewSnapshot(
  settings: Settings,
  local: LocalSide,
  endpoint: string,
  release: Release,
): Promise<Snapshot> {
  const itemsOf = (iris: readonly string[]) => iris.flatMap((iri) => local.places.get(iri)?.item ?? []);
  const twinned = local.relations.filter(isTwinning).flatMap(({ places }) => places);
  const enquiry = {
    endpoint,
    items: local.municipalities.flatMap(({ item }) => item ?? []),
    mentioned: itemsOf(twinned),
    today: new Date().toISOString().slice(0, 10),
  };
  if (enquiry.items.length === 0)
    throw new Error('no municipality here has a verified Wikidata item: munpart link');
  const snapshot = await fetchSnapshot(enquiry, rateLimitedFetch(fetchOptionsOf(release.manifest.base)));
  refuseEmpty(snapshot);
  const file = snapshotFile(settings);
  await replaceFiles(dirname(file), new Map([[basename(file), printSnapshot(snapshot)]]));
  console.error(`${file}: ${snapshot.statements.length} statements, ${endpoint}, ${snapshot.retrieved}`);
  return snapshot;
}
