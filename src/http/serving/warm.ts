import { setTimeout as pause } from 'node:timers/promises';
import type { Hono } from 'hono';
import { siteBase } from '../../release/store/manifest.ts';
import type { Route } from '../route.ts';
import type { Publication } from './lanes.ts';

/** As the browsers of most visitors ask. */
const HEADERS = { accept: 'text/html', 'accept-encoding': 'gzip' };
/** Milliseconds between two looks at what the lanes do: first answers come before all this. */
const RETRY_DELAY = 500;

/** Asks an application for the addresses of routes that are slow at first, one thing after the other, each only when no process of its publication has anything to do; ends early where `isOver` says so. What cannot be had now is left to whoever asks for it. */
export async function warm(
  app: Pick<Hono, 'request'>,
  { release, statistics }: Publication,
  routes: readonly Route[],
  isOver: () => boolean,
): Promise<void> {
  const isQuiet = () =>
    (statistics?.() ?? []).every(
      ({ alive, ready, busy, queued }) => alive === ready && busy === 0 && queued === 0,
    );
  for (const address of routes.flatMap(({ warm: slow }) => slow ?? [])) {
    do {
      await pause(RETRY_DELAY, undefined, { ref: false });
    } while (!isOver() && !isQuiet());
    if (isOver()) return;
    const response = await app.request(siteBase(release.manifest) + address, { headers: HEADERS });
    await response.arrayBuffer();
  }
}
