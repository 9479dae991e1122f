import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectionsWithin } from './commands/cli/open-files.ts';
import { build, FaultySource, type Log, signed } from './commands/publishing/build.ts';
import { Follower } from './commands/publishing/follow.ts';
import {
  closePublication,
  type OpenPublication,
  oldReleasesOf,
  openPublication,
  servicesOf,
  succeeding,
} from './commands/publishing/open-publication.ts';
import { watchPaths } from './commands/publishing/watch.ts';
import type { Settings } from './config.ts';
import { createApp } from './features/app.ts';
import { hiddenAddresses } from './features/documents/readings.ts';
import { defaultSnapshot } from './features/wikidata/snapshot/snapshot.ts';
import { Failures } from './http/serving/failures.ts';
import { openHttpServer, warm } from './http/serving/server.ts';
import { warmParser } from './query/parsing/grammar.ts';
import {
  isMadeOf,
  isReleaseOf,
  Locked,
  openCurrent,
  type Release,
  readHistory,
  removePreview,
} from './release/index.ts';
import { type Source, siteUrl, sourceOf } from './source.ts';

/** A publisher at work. */
export interface ReleasePublisher {
  /** Where it listens: `http://127.0.0.1:3000/`. */
  readonly url: string;
  /** The base IRI of what it publishes. */
  readonly base: string;
  close(): Promise<void>;
}

/** Publishes what the settings name: builds where the source has changed, opens the release, serves it, and follows the source where asked to. */
export async function publish(settings: Settings, log: Log): Promise<ReleasePublisher> {
  const port = await freePort(settings);
  const base = settings.baseIri ?? `http://localhost:${port}/`;
  const source = sourceOf(settings, base);
  let isWarm = false;
  const open = (release: Release) =>
    openPublication(release, settings, { report: log.failed, isServed: () => isWarm });
  const release = await releaseToServe(source, base, settings, log);
  const follower = new Follower({ settings, base, log, publish: (next) => replace(next) });
  // Beside all that the start does: who saves as soon as pages can be seen would wait until all records are read.
  if (settings.watch) void follower.read().catch(log.failed);
  let publication = await open(release);

  const snapshot = settings.snapshot ?? defaultSnapshot(settings.data);
  const maxConnections = connectionsWithin(settings.maxConnections);
  const http = { ...settings, maxConnections, snapshot, services: servicesOf(settings) };
  const oldReleases = oldReleasesOf(settings, log.failed);
  const failures = new Failures(log.failed);
  const app = createApp({
    publication: () => publication,
    settings: http,
    report: failures.report,
    failures,
    isWarm: () => isWarm,
    ...(log.query && { logQuery: log.query }),
    ...(oldReleases && { oldReleases }),
  });
  warmParser();
  const hidden = await hiddenAddresses(publication.release);
  if (hidden !== undefined) log.failed(new Error(hidden));
  const { server, close: closeServer } = openHttpServer(app, http, failures.report);
  await listening(server, port, settings.host);
  const unguard = failures.guardProcess();
  log.published(publication.release);
  let isClosing = false;
  const warmUp = (onHome?: () => void, current = publication) =>
    warm(app, current, () => isClosing || publication !== current, onHome).catch(log.failed);

  /** Former publications, on which requests that began there may end. */
  const formers = new Set<OpenPublication>();
  const closed = async (former: OpenPublication) => {
    await closePublication(former);
    await removePreview(former.opened);
  };
  const end = async (former: OpenPublication) => {
    if (formers.delete(former)) await closed(former);
  };
  const replace = async (next: Release) => {
    if (next.directory === publication.release.directory) return;
    const [former, fresh] = [publication, await succeeding(publication, next, open)];
    // The whole release takes over the lanes that read its preview.
    const isSame = fresh.opened === former.opened;
    if (isClosing) return isSame ? fresh.releaseLease() : closed(fresh);
    publication = fresh;
    log.published(next);
    void warmUp();
    if (isSame) return;
    formers.add(former);
    setTimeout(() => void end(former).catch(log.failed), settings.queryTimeout).unref();
  };
  const watcher = settings.watch ? watchPaths(source.paths, () => follower.follow(), log.failed) : undefined;
  const onHome = () => {
    isWarm = true;
    if (settings.watch) void follower.prepare().catch(log.failed);
  };
  void warmUp(onHome);

  const close = async () => {
    isClosing = true;
    watcher?.close();
    await follower.close();
    await closeServer(settings.shutdownGrace);
    unguard();
    await Promise.all([closed(publication), ...[...formers].map(end), oldReleases?.close()]);
  };
  return { url: urlOf(server), base, close };
}

/** The current release where it is of this source, else a new one; where none can be built, the current one stands if it is of the same publication. */
async function releaseToServe(source: Source, base: string, settings: Settings, log: Log): Promise<Release> {
  const current = await currentRelease(settings, log);
  if (current && (await isMadeOf(current, await source.digest()))) {
    return signed(current, settings.signingKey);
  }
  try {
    return await build(source, settings, log);
  } catch (error) {
    const isOwn =
      current?.manifest.base === base &&
      current.manifest.site === siteUrl(base, settings.sitePrefix) &&
      isReleaseOf(current, source.publication);
    if (!isOwn || error instanceof Locked) throw error;
    const why =
      error instanceof FaultySource
        ? 'the last release is served until the faults are mended'
        : `${(error as Error).message}; the last release is served`;
    log.failed(new Error(why));
    return current;
  }
}

/** The current release, where there is a sound one; whatever else stands among the releases is told, and not served. */
async function currentRelease({ releases }: Settings, log: Log): Promise<Release | undefined> {
  const reasons = new Set((await readHistory(releases)).faults.map(({ reason }) => reason));
  const current = await openCurrent(releases).catch(({ message }: Error) => {
    reasons.add(message);
    return undefined;
  });
  for (const reason of reasons) log.failed(new Error(`not served: ${reason}`));
  return current;
}

/** The port to listen on, the one chosen where it is 0; rejects where it is taken. The default base IRI holds it, so it is settled before anything is built. */
async function freePort({ port, host }: Settings): Promise<number> {
  const probe = await listening(createServer(), port, host);
  const address = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return address.port;
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
