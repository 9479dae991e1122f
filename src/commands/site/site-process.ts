import type { Settings } from '../../config.ts';
import { createApp } from '../../features/app.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { siteBase } from '../../release/index.ts';
import { readRelease } from '../../release/store/open.ts';
import { NameSet } from '../../static-site/name-set.ts';
import { type CrawlEntry, SiteWriter, type WriteResult } from '../../static-site/site-writer.ts';
import { closePublication, openPublication, servicesOf } from '../publishing/open-publication.ts';
import { addresses, crawlRequestOf } from './addresses.ts';

// Writes files of a static site as it is told to, beside others.

/** What the process is started with; all of it can be written as JSON. */
export interface SiteProcessSettings {
  /** Of the release. */
  readonly release: string;
  readonly base: string;
  readonly languages: readonly [Language, ...Language[]];
  /** Where the site is written. */
  readonly directory: string;
  /** A file of its own, for the pages that it wrote. */
  readonly list: string;
  readonly settings: Omit<Settings, 'engine'>;
  /** The setting of this name; a URL as its text. */
  readonly engine: string;
}

/** What it is told to do; each order is followed by one answer. */
export type SiteOrder =
  | { readonly kind: 'begin' }
  | { readonly kind: 'write'; readonly entries: readonly CrawlEntry[] }
  | {
      readonly kind: 'link';
      readonly files: Uint32Array<ArrayBuffer>;
      readonly redirects: ReadonlyMap<string, string>;
    };

/** What it tells: answers in any order, and what happens beside them. */
export type SiteMessage =
  | {
      readonly kind: 'done';
      readonly order: number;
      readonly result: readonly CrawlEntry[] | WriteResult | undefined;
    }
  | { readonly kind: 'refused'; readonly order: number; readonly message: string }
  | { readonly kind: 'linked'; readonly pages: number }
  | { readonly kind: 'failed'; readonly message: string };

/** Milliseconds that a query may take, at least, and that it may wait for others: no visitor waits for it. */
const MIN_QUERY_TIMEOUT = 60_000;
const MIN_QUERY_WAIT = 10 * MIN_QUERY_TIMEOUT;

function send(message: SiteMessage): void {
  if (process.connected) process.send?.(message);
}

async function open({
  release: path,
  base,
  languages,
  directory,
  list,
  settings,
  engine,
}: SiteProcessSettings) {
  const release = await readRelease(path);
  const siteSettings = {
    ...settings,
    queryTimeout: Math.max(settings.queryTimeout, MIN_QUERY_TIMEOUT),
    queryWait: Math.max(settings.queryWait, MIN_QUERY_WAIT),
    engine: URL.canParse(engine) ? new URL(engine) : engine,
    queryChildren: 1,
  } as Settings;
  const publication = await openPublication(release, siteSettings, { spares: 0, isLate: true });
  const { queryTimeout, maxResultBytes } = siteSettings;
  // All is asked by one client, and each answer once.
  const limits = { queryTimeout, maxResultBytes, clientBudget: 0, clientQueries: 0, representationBytes: 1 };
  const http = { ...limits, services: servicesOf(siteSettings), languages, queriesInBrowser: true };
  const report = ({ message }: Error) => send({ kind: 'failed', message });
  const app = createApp({ publication: () => publication, settings: http, report });
  const prefix = siteBase(release.manifest).slice(base.length);
  const request = { ...crawlRequestOf(app, base, languages), prefix };
  const writer = new SiteWriter(request, directory, list);
  const follow = async (order: SiteOrder) => {
    switch (order.kind) {
      case 'begin':
        return writer.entriesOf(await addresses(request, release.manifest));
      case 'write':
        return writer.write(order.entries);
      case 'link':
        await writer.link({ ...order, files: NameSet.of(order.files) }, (pages) =>
          send({ kind: 'linked', pages }),
        );
        return undefined;
    }
  };
  return { follow, close: () => closePublication(publication) };
}

const opened = open(JSON.parse(process.argv[2] ?? '{}'));
let orders = 0;
process.on('message', (message: SiteOrder) => {
  const order = orders++;
  opened
    .then(({ follow }) => follow(message))
    .then((result) => send({ kind: 'done', order, result }))
    .catch(({ message }: Error) => send({ kind: 'refused', order, message }));
});
process.on('disconnect', () => {
  void opened
    .then(({ close }) => close())
    .catch(() => {})
    .finally(() => process.exit());
});
