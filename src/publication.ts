import type { Settings } from './config.ts';
import type { Publication } from './http/publication.ts';
import { createEngine } from './query/engine.ts';
import { allowedServices, createRoutedEngine } from './query/routed.ts';
import { DEFAULT_SERVICES } from './query/services.ts';
import { packageVersion, type Release } from './release/index.ts';

/** The endpoints that SERVICE may call under these settings. */
export function servicesOf({ engine, services }: Settings): readonly string[] {
  return allowedServices(engine, services ?? DEFAULT_SERVICES);
}

/** Starts the two lanes on a release: one for documents, lists and pages, one for the queries of the public. Resolves once both can answer. */
export async function openPublication(release: Release, settings: Settings): Promise<Publication> {
  const dataset = `${release.directory}/dataset.nq`;
  const { engine, queryChildren, queryQueue, queryWait } = settings;
  const [documents, sparql] = await Promise.all([
    // A document waits for its own lane as long as for its answer.
    createEngine({
      dataset,
      children: 1,
      engine: engine === 'comunica' ? 'comunica' : 'oxigraph',
      queueWait: settings.queryTimeout,
    }),
    createRoutedEngine({
      dataset,
      engine,
      children: queryChildren,
      queueLength: queryQueue,
      queueWait: queryWait,
      services: servicesOf(settings),
      userAgent: `munpart/${packageVersion()} (${release.manifest.base})`,
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

/** Ends both lanes once what they were asked is answered. */
export async function closePublication({ documents, sparql }: Publication): Promise<void> {
  await Promise.all([documents.close(), sparql.close()]);
}
