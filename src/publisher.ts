import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from './config.ts';
import { createApp } from './http/app.ts';
import type { Publication } from './http/publication.ts';
import { createHttpServer } from './http/server.ts';
import { createEngine } from './query/engine.ts';
import type { Issue } from './records/issue.ts';
import { buildRelease, openCurrent, type Prepared, type Release } from './release/index.ts';
import { type Source, sourceOf } from './source.ts';
import { watchPaths } from './watch.ts';

/** A publisher at work. */
export interface Publisher {
  /** Where it listens: `http://127.0.0.1:3000/`. */
  readonly url: string;
  /** The base IRI of what it publishes. */
  readonly base: string;
  close(): Promise<void>;
}

/** Hears what happens, for whoever runs the publisher. */
export interface Log {
  issues(issues: readonly Issue[]): void;
  published(release: Release): void;
  failed(error: Error): void;
}

/** Faults that keep a publication from being built; they were logged one by one. */
export class FaultySource extends Error {
  override readonly name = 'FaultySource';
}

/** Publishes what the settings name: builds where the source has changed, opens the release, serves it, and follows the source where asked to. */
export async function publish(settings: Settings, log: Log): Promise<Publisher> {
  const port = settings.port === 0 ? await freePort(settings.host) : settings.port;
  const base = settings.baseIri ?? `http://localhost:${port}/`;
  const source = sourceOf(settings, base);
  let publication = await openPublication(await releaseToServe(source, base, settings, log), settings);

  const app = createApp({ publication: () => publication, settings, report: log.failed });
  const server = await listening(createHttpServer(app, settings), port, settings.host);
  log.published(publication.release);

  const rebuild = async () => {
    const next = await rebuilt(source, settings, log);
    if (next === undefined || next.manifest.id === publication.release.manifest.id) return;
    const former = publication;
    publication = await openPublication(next, settings);
    log.published(next);
    // Requests that began on the former release end on it.
    setTimeout(() => void closeEngines(former), settings.queryTimeout).unref();
  };
  const watcher = settings.watch ? watchPaths(source.paths, rebuild, log.failed) : undefined;

  const close = async () => {
    watcher?.close();
    server.close();
    server.closeIdleConnections();
    await closeEngines(publication);
  };
  return { url: urlOf(server), base, close };
}

/** Builds a release from the source; throws FaultySource where it has errors, all of which were logged. */
export async function build(source: Source, releases: string, log: Log): Promise<Release> {
  const prepared: Prepared = await source.prepare();
  log.issues(prepared.issues);
  if (prepared.input === undefined) throw new FaultySource('nothing was published');
  return buildRelease(prepared.input, releases);
}

/** The current release where it is of this source, else a new one; a source with faults leaves the current one standing if it has the same base. */
async function releaseToServe(
  source: Source,
  base: string,
  { releases }: Settings,
  log: Log,
): Promise<Release> {
  const current = await openCurrent(releases);
  if (current?.manifest.inputs === (await source.digest())) return current;
  try {
    return await build(source, releases, log);
  } catch (error) {
    if (!(error instanceof FaultySource) || current?.manifest.base !== base) throw error;
    log.failed(new Error('the last release is served until the faults are mended'));
    return current;
  }
}

async function rebuilt(source: Source, { releases }: Settings, log: Log): Promise<Release | undefined> {
  try {
    return await build(source, releases, log);
  } catch (error) {
    log.failed(error as Error);
    return undefined;
  }
}

async function openPublication(release: Release, settings: Settings): Promise<Publication> {
  const dataset = `${release.directory}/dataset.nq`;
  const [documents, sparql] = await Promise.all([
    createEngine({ dataset, children: 1 }),
    createEngine({ dataset, children: settings.queryChildren }),
  ]);
  return { release, documents, sparql };
}

async function closeEngines({ documents, sparql }: Publication): Promise<void> {
  await Promise.all([documents.close(), sparql.close()]);
}

/** The default base IRI holds the port, so it must be known before anything is built. */
async function freePort(host: string): Promise<number> {
  const probe = await listening(createServer(), 0, host);
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function listening(server: Server, port: number, host: string): Promise<Server> {
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}
