import type { Settings } from './config.ts';
import type { Publication } from './http/publication.ts';
import { createEngine } from './query/engine.ts';
import { allowedServices, createRoutedEngine, type EngineChoice } from './query/routed.ts';
import { DEFAULT_SERVICES } from './query/services.ts';
import { packageVersion, type Release } from './release/index.ts';
import { openRemoteEngine } from './remote.ts';

/** The endpoints that SERVICE may call under these settings; a remote store calls none for us. */
export function servicesOf({ engine, services }: Settings): readonly string[] {
  return engine instanceof URL ? [] : allowedServices(engine, services ?? DEFAULT_SERVICES);
}

/** Starts the two lanes on a release: one for documents, lists and pages, one for the queries of the public. Resolves once both can answer. */
export async function openPublication(release: Release, settings: Settings): Promise<Publication> {
  const { engine } = settings;
  if (!(engine instanceof URL)) return openEmbedded(release, settings, engine);
  const open = () => openRemoteEngine(engine.href, release, { userAgent: userAgentOf(release) });
  const [documents, sparql] = await Promise.all([open(), open()]);
  return { release, documents, sparql };
}

/** Ends both lanes once what they were asked is answered. */
export async function closePublication({ documents, sparql }: Publication): Promise<void> {
  await Promise.all([documents.close(), sparql.close()]);
}

async function openEmbedded(
  release: Release,
  settings: Settings,
  engine: EngineChoice,
): Promise<Publication> {
  const dataset = `${release.directory}/dataset.nq`;
  const [documents, sparql] = await Promise.all([
    createEngine({
      dataset,
      children: 1,
      engine: engine === 'comunica' ? 'comunica' : 'oxigraph',
      // A document may wait for its own lane as long as for its answer.
      queueWait: settings.queryTimeout,
    }),
    createRoutedEngine({
      dataset,
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
  return { release, documents, sparql, statistics };
}

/** Public endpoints want to know who calls. */
function userAgentOf({ manifest }: Release): string {
  return `munpart/${packageVersion()} (${manifest.base})`;
}
