import type { Settings } from '../../config.ts';
import { OldReleases } from '../../http/memento/old-releases.ts';
import type { Publication } from '../../http/serving/lanes.ts';
import { createEngine, type EngineOptions } from '../../query/pool/engine.ts';
import { allowedServices, createRoutedEngine, type EngineChoice } from '../../query/pool/routed.ts';
import { DEFAULT_SERVICES } from '../../query/services.ts';
import {
  type DefaultGraph,
  describedGraph,
  ensureIndex,
  holdRelease,
  INDEX,
  packageVersion,
  queriedGraph,
  type Release,
} from '../../release/index.ts';
import { openRemoteEngine } from './open-remote.ts';

/** Milliseconds after which an old release that nobody asks is stopped. */
const IDLE = 300_000;

/** The endpoints that SERVICE may call under these settings; a remote store calls none for us. */
export function servicesOf({ engine, services }: Settings): readonly string[] {
  return engine instanceof URL ? [] : allowedServices(engine, services ?? DEFAULT_SERVICES);
}

/** A publication whose release nobody clears away. */
export interface OpenPublication extends Publication {
  releaseLease(): Promise<void>;
}

/** Starts the two lanes on a release: one for documents, lists and pages, one for the queries of the public. Resolves once both can answer. */
export async function openPublication(
  release: Release,
  settings: Settings,
  pool: Partial<EngineOptions> = {},
): Promise<OpenPublication> {
  const releaseLease = await holdRelease(release);
  try {
    return { ...(await openLanes(release, settings, pool)), releaseLease };
  } catch (error) {
    await releaseLease();
    throw error;
  }
}

/** What answers from releases that are not the current one, with one process a lane; undefined where that is not wanted. A SPARQL store holds the current release alone, so they are always read by an engine of our own. */
export function oldReleasesOf(settings: Settings, report: (error: Error) => void): OldReleases | undefined {
  if (settings.oldReleases === 0) return undefined;
  const engine = settings.engine instanceof URL ? 'auto' : settings.engine;
  const frugal = { ...settings, engine, queryChildren: 1 } as const;
  const open = async (release: Release) => {
    const publication = await openPublication(release, frugal, { spares: 0, report });
    return { ...publication, close: () => closePublication(publication) };
  };
  return new OldReleases(open, { most: settings.oldReleases, idle: IDLE, wait: settings.queryWait });
}

async function openLanes(
  release: Release,
  settings: Settings,
  pool: Partial<EngineOptions>,
): Promise<Publication> {
  const { engine } = settings;
  if (!(engine instanceof URL)) return openEmbedded(release, settings, engine, pool);
  const defaultGraph = queriedGraph(release.manifest, settings.defaultGraph);
  const open = (taken: DefaultGraph) =>
    openRemoteEngine(engine.href, release, { userAgent: userAgentOf(release) }, taken);
  const [documents, sparql] = await Promise.all([open(describedGraph(release.manifest)), open(defaultGraph)]);
  return { release, documents, sparql, defaultGraph };
}

/** Ends both lanes once what they were asked is answered. */
export async function closePublication({ documents, sparql, releaseLease }: OpenPublication): Promise<void> {
  await Promise.all([documents.close(), sparql.close()]);
  await releaseLease();
}

async function openEmbedded(
  release: Release,
  settings: Settings,
  engine: EngineChoice,
  pool: Partial<EngineOptions>,
): Promise<Publication> {
  const dataset = `${release.directory}/dataset.nq`;
  const index = `${release.directory}/${INDEX}`;
  const { id: sha256 } = release.manifest;
  const defaultGraph = queriedGraph(release.manifest, settings.defaultGraph);
  await ensureIndex(release.directory);
  const [documents, sparql] = await Promise.all([
    createEngine({
      ...pool,
      dataset,
      index,
      sha256,
      defaultGraph: describedGraph(release.manifest),
      keepsOwn: describedGraph(release.manifest) === 'union',
      children: 1,
      // What documents ask is ours, and ends: no process is killed for it.
      spares: 0,
      engine: engine === 'comunica' ? 'comunica' : 'columnar',
      // A document may wait for its own lane as long as for its answer.
      queueWait: settings.queryTimeout,
    }),
    createRoutedEngine({
      ...pool,
      dataset,
      index,
      sha256,
      defaultGraph,
      engine,
      children: settings.queryChildren,
      queueLength: settings.queryQueue,
      queueWait: settings.queryWait,
      services: servicesOf(settings),
      userAgent: userAgentOf(release),
    }),
  ]);
  const statistics = () => [
    { lane: 'documents' as const, engine: documents.engine, ...documents.statistics() },
    ...Object.entries(sparql.statistics()).map(([name, numbers]) => ({
      lane: 'sparql' as const,
      engine: name,
      ...numbers,
    })),
  ];
  return { release, documents, sparql, defaultGraph, statistics };
}

/** Public endpoints want to know who calls. */
function userAgentOf({ manifest }: Release): string {
  return `munpart/${packageVersion()} (${manifest.base})`;
}
