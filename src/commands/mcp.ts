import { once } from 'node:events';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { SettingError, type Settings } from '../config.ts';
import type { Publisher } from '../features/agents/publisher.ts';
import { mcpServer } from '../features/agents/server.ts';
import { createApp } from '../features/app.ts';
import { defaultSnapshot } from '../features/wikidata/snapshot/snapshot.ts';
import { type Manifest, siteBase } from '../release/index.ts';
import { sourceOf } from '../source.ts';
import { fetchOptionsOf } from './cli/arguments.ts';
import { build, type Log } from './publishing/build.ts';
import { closePublication, openPublication, servicesOf } from './publishing/open-publication.ts';

/** Serves the Model Context Protocol on standard input and output until the input ends: of the publication of these settings, or of the publisher that runs at `url`. Nothing but the protocol is written to standard output. */
export async function serveMcp(settings: Settings, base: string, url: string, log: Log): Promise<void> {
  const { publisher, close } =
    url === '' ? await ownPublisher(settings, base, log) : await distantPublisher(url);
  try {
    const ended = once(process.stdin, 'close');
    const handle = serveStdio(() => mcpServer(publisher), { maxSubscriptions: 0, onerror: log.failed });
    await ended;
    await handle.close();
  } finally {
    await close();
  }
}

interface Served {
  readonly publisher: Publisher;
  close(): Promise<void>;
}

/** The publication of the settings, asked without a network; one user has the machine for himself. */
async function ownPublisher(settings: Settings, base: string, log: Log): Promise<Served> {
  const release = await build(sourceOf(settings, base), settings, log);
  const publication = await openPublication(release, settings, { report: log.failed });
  const snapshot = settings.snapshot ?? defaultSnapshot(settings.data);
  const http = { ...settings, snapshot, services: servicesOf(settings), clientBudget: 0, clientQueries: 0 };
  const app = createApp({ publication: () => publication, settings: http, report: log.failed });
  return {
    publisher: { base: siteBase(release.manifest), fetch: (url, init) => app.request(url, init) },
    close: () => closePublication(publication),
  };
}

/** The publisher at a URL; its own addresses begin with its base IRI, whatever the URL by which it is reached. */
async function distantPublisher(url: string): Promise<Served> {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new SettingError(`${url} is no URL of a publisher`);
  const { href } = new URL(url);
  const reached = href.endsWith('/') ? href : `${href}/`;
  const { userAgent } = fetchOptionsOf(reached);
  const fetchText = (address: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    headers.set('user-agent', userAgent);
    return fetch(address, { ...init, headers, redirect: 'manual' });
  };
  const response = await fetchText(`${reached}dumps/latest/manifest.json`, {});
  if (!response.ok) throw new Error(`${reached} has no manifest of a release (status ${response.status})`);
  const base = siteBase((await response.json()) as Manifest);
  return {
    publisher: {
      base,
      fetch: (address, init) =>
        fetchText(
          address.replace(base, () => reached),
          init,
        ),
    },
    close: async () => {},
  };
}
