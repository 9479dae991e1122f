import type { Settings } from '../../config.ts';
import { createApp } from '../../features/app.ts';
import { OldReleases } from '../../http/memento/old-releases.ts';
import type { Publication } from '../../http/serving/running-queries.ts';
import { visit } from '../../http/serving/server.ts';
import { createQueryClient } from '../../query/client.ts';
import {
  allowedServices,
  createLateReadableEngine,
  createReadableEngine,
  createRoutedEngine,
  type EngineChoice,
  type EngineOptions,
  lateEngine,
} from '../../query/pool/routed.ts';
import { SmallQueries } from '../../query/pool/small-queries.ts';
import { DEFAULT_SERVICES, type QueryEngine } from '../../query/port.ts';
import { type RemoteOptions, remoteEngine } from '../../query/remote/remote.ts';
import {
  type DefaultGraph,
  describedGraph,
  holdRelease,
  indexFile,
  packageVersion,
  queriedGraph,
  type Release,
  triplesIn,
} from '../../release/index.ts';
import { versionOf } from '../../store/index.ts';

/** Pages come first: where processors are short, the queries of the public wait for them, but get a third of what pages get. */
const NICENESS = 5;
/** Milliseconds for a store to count what it holds. */
const TIMEOUT = 60_000;

/** The engine for a release in a store, with what queries are to see outside GRAPH: in the graphs to which `munpart load` brought it, else in the store's own dataset. Rejects with an Error where neither holds all of it. */
export async function openRemoteEngine(
  endpoint: string,
  { manifest }: Release,
  options: Omit<RemoteOptions, 'dataset'> = {},
  taken: DefaultGraph = 'own',
): Promise<QueryEngine> {
  const { base, id, graphs } = manifest;
  const triples = triplesIn(manifest, 'own');
  const { defaultGraph, named } = versionOf(
    base,
    id,
    graphs.map(({ iri }) => iri),
  );
  const dataset = { defaultGraph, namedGraphs: named.map(({ name }) => name) };
  const loaded = remoteEngine(endpoint, { ...options, dataset });
  const found = await triplesOf(loaded);
  if (found === triples) {
    if (taken === 'own') return loaded;
    return remoteEngine(endpoint, { ...options, dataset: { ...dataset, isUnion: true } });
  }
  const own = remoteEngine(endpoint, options);
  if (found === 0 && (await triplesOf(own)) === triples) return own;
  throw new Error(
    `the store has ${found} of the ${triples} triples of release ${id.slice(0, 12)}: bring it there by munpart load`,
  );
}

async function triplesOf(engine: QueryEngine): Promise<number> {
  const { rows } = createQueryClient(engine, { deadline: TIMEOUT, maxBytes: 10_000 });
  const [row] = await rows('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }');
  return Number(row?.n?.value);
}

/** Milliseconds after which an old release that nobody asks is stopped. */
const IDLE = 300_000;

/** The endpoints that SERVICE may call under these settings; a remote store calls none for us. */
export function servicesOf({ engine, services }: Settings): readonly string[] {
  return engine instanceof URL ? [] : allowedServices(engine, services ?? DEFAULT_SERVICES);
}

/** A publication whose release nobody clears away. */
export interface OpenPublication extends Publication {
  /** What its lanes read: the release, or the preview of it that was there before. */
  readonly opened: Release;
  releaseLease(): Promise<void>;
}

/** What serves the next release in the place of a publication: the same lanes where they read a preview of it, for its statements are the same; else new ones, by `open`. */
export async function succeeding(
  former: OpenPublication,
  release: Release,
  open: (release: Release) => Promise<OpenPublication>,
): Promise<OpenPublication> {
  const [before, now] = [former.release.manifest, release.manifest];
  if (before.name !== now.name || before.content !== now.content) return open(release);
  const releaseLease = await holdRelease(release);
  return {
    ...former,
    release,
    releaseLease: async () => {
      await former.releaseLease();
      await releaseLease();
    },
  };
}

/** What is done otherwise than a server does it; `isLate`: the processes are started by the first question that cannot be answered without them. */
type PoolOptions = Partial<EngineOptions> & { readonly isLate?: boolean };

/** Starts the two lanes on a release: one for documents, lists and pages, one for the queries of the public. Resolves once both can answer. */
export async function openPublication(
  release: Release,
  settings: Settings,
  pool: PoolOptions = {},
): Promise<OpenPublication> {
  const releaseLease = await holdRelease(release);
  try {
    return { ...(await openLanes(release, settings, pool)), opened: release, releaseLease };
  } catch (error) {
    await releaseLease();
    throw error;
  }
}

/** What answers from releases that are not the current one, with one process a lane; undefined where that is not wanted. A SPARQL store holds the current release alone, so they are always read by an engine of our own. */
export function oldReleasesOf(settings: Settings, report: (error: Error) => void): OldReleases | undefined {
  if (settings.oldReleases === 0) return undefined;
  const engine = settings.engine instanceof URL ? 'auto' : settings.engine;
  const singleProcess = { ...settings, engine, queryChildren: 1 } as const;
  const open = async (release: Release) => {
    const publication = await openPublication(release, singleProcess, { spares: 0, report });
    return { ...publication, close: () => closePublication(publication) };
  };
  return new OldReleases(open, { max: settings.oldReleases, idle: IDLE, wait: settings.queryWait });
}

async function openLanes(release: Release, settings: Settings, pool: PoolOptions): Promise<Publication> {
  const { engine } = settings;
  if (!(engine instanceof URL)) return openEmbedded(release, settings, engine, pool);
  const defaultGraph = queriedGraph(release.manifest, settings.defaultGraph);
  const open = (taken: DefaultGraph) =>
    openRemoteEngine(engine.href, release, { userAgent: userAgentOf(release) }, taken);
  const [documents, sparql] = await Promise.all([open(describedGraph(release.manifest)), open(defaultGraph)]);
  return { release, documents, sparql, defaultGraph };
}

/** Makes the pages of a large release that are slow at first once, so that the first start after its build need not count for them; what cannot be made now is made then. */
export async function prepareValues(release: Release, settings: Settings): Promise<void> {
  if (settings.engine instanceof URL) return;
  const alone = { ...settings, queryChildren: 1 };
  const publication = await openPublication(release, alone, { spares: 0, isServed: () => false });
  try {
    const app = createApp({ publication: () => publication, settings: { ...alone, services: [] } });
    for (const address of app.slowAddresses()) await visit(app, release, address);
  } finally {
    await closePublication(publication);
  }
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
  { isLate = false, ...pool }: PoolOptions,
): Promise<Publication> {
  const dataset = `${release.directory}/dataset.nq`;
  const { id: sha256 } = release.manifest;
  const defaultGraph = queriedGraph(release.manifest, settings.defaultGraph);
  const described = describedGraph(release.manifest);
  const keepsOwn = described === 'union';
  const ofDocuments: EngineOptions = {
    ...pool,
    dataset,
    index: indexFile(release, described, keepsOwn),
    sha256,
    defaultGraph: described,
    keepsOwn,
    children: 1,
    // What documents ask is ours, and ends: no process is killed for it.
    spares: 0,
    engine: engine === 'comunica' ? 'comunica' : 'columnar',
    // A document may wait for its own lane as long as for its answer.
    queueWait: settings.queryTimeout,
  };
  const openPublic = () =>
    createRoutedEngine({
      ...pool,
      dataset,
      index: indexFile(release, defaultGraph),
      sha256,
      defaultGraph,
      engine,
      children: settings.queryChildren,
      niceness: NICENESS,
      queueLength: settings.queryQueue,
      queueWait: settings.queryWait,
      services: servicesOf(settings),
      userAgent: userAgentOf(release),
    });
  // The index of the documents is that of the public's queries where both see the same default graph.
  const isSame = indexFile(release, described, keepsOwn) === indexFile(release, defaultGraph);
  const withSmall = (documents: QueryEngine, sparql: QueryEngine) => {
    const index = isSame && engine !== 'comunica' ? documents.reader?.index : undefined;
    return index === undefined ? sparql : new SmallQueries(index, sparql);
  };
  if (isLate) {
    const documents = await createLateReadableEngine(ofDocuments);
    return { release, documents, sparql: withSmall(documents, lateEngine(openPublic)), defaultGraph };
  }
  const [documents, sparql] = await Promise.all([createReadableEngine(ofDocuments), openPublic()]);
  const statistics = () => [
    { lane: 'documents' as const, engine: documents.engine, ...documents.statistics() },
    ...Object.entries(sparql.statistics()).map(([name, numbers]) => ({
      lane: 'sparql' as const,
      engine: name,
      ...numbers,
    })),
  ];
  return { release, documents, sparql: withSmall(documents, sparql), defaultGraph, statistics };
}

/** Public endpoints want to know who calls. */
function userAgentOf({ manifest }: Release): string {
  return `munpart/${packageVersion()} (${manifest.base})`;
}
