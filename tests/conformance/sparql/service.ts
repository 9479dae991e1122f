import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../src/features/app.ts';
import { openHttpServer } from '../../../src/http/serving/server.ts';
import { createRoutedEngine } from '../../../src/query/pool/routed.ts';
import type { QueryEngine } from '../../../src/query/port.ts';
import { iri, type Quad, quad, type Subject } from '../../../src/rdf/terms.ts';
import { buildRelease } from '../../../src/release/index.ts';
import { openInProcess } from '../../http/in-process-engine.ts';
import type { TestGraph } from './manifest.ts';
import { quadsOf } from './w3c.ts';

/** A munpart at work on the data of a test. */
export interface Service {
  /** URL of the SPARQL endpoint. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Publishes the graphs over HTTP on loopback; relative IRIs in queries are resolved against the base, which ends with `/`; `services` are the endpoints that SERVICE may call. */
export async function startService(
  graphs: readonly TestGraph[],
  base: string,
  services: readonly string[] = [],
): Promise<Service> {
  const releases = await mkdtemp(join(tmpdir(), 'munpart-w3c-'));
  const quads = await readDataset(graphs);
  const release = await buildRelease(
    { quads, base, inputs: '', version: '1', description: [], staticFiles: [] },
    releases,
  );
  const dataset = join(release.directory, 'dataset.nq');
  const engine = await openEngine(dataset, services);
  const publication = { release, documents: engine, sparql: engine };
  const settings = { queryTimeout: 60_000, maxResultBytes: 10_000_000, services };
  const server = openHttpServer(createApp({ publication: () => publication, settings }), settings).server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await engine.close();
      await rm(releases, { recursive: true });
    },
  };
}

/** Processes are started only where another endpoint is called: they have suites of their own. */
function openEngine(dataset: string, services: readonly string[]): Promise<QueryEngine> {
  if (services.length === 0) return openInProcess({ dataset });
  return createRoutedEngine({ dataset, children: 1, spares: 0, services });
}

/** The quads of a test's graphs, each in the graph that the test names. */
export async function readDataset(graphs: readonly TestGraph[]): Promise<Quad[]> {
  const parts = graphs.map(async ({ file, name }) => {
    const quads = await quadsOf(file);
    if (name === undefined) return quads;
    return quads.map(({ subject, predicate, object }) =>
      quad(subject as Subject, iri(predicate.value), object as Subject, iri(name)),
    );
  });
  return (await Promise.all(parts)).flat();
}
