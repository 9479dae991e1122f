import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openHttpServer } from '../../src/http/serving/server.ts';
import { BASE, type Published, publishTexts } from '../http/publication.ts';
import { SIX_KINDS } from '../http/six-kinds.ts';
import { RULES_OF_THE_VIEW, Visit } from './visit.ts';

const VIEWS = [
  { width: 1280, scheme: 'light' },
  { width: 390, scheme: 'dark' },
] as const;

describe.each(SIX_KINDS)('$kind', ({ file, text, perspectives, listed }) => {
  let published: Published;
  let server: Server;
  let site: URL;
  let visit: Visit | undefined;

  beforeAll(async () => {
    published = await publishTexts({ [file]: text(BASE) });
    server = openHttpServer(published.app, { queryTimeout: 10_000, maxResultBytes: 10_000_000 }).server;
    await once(server.listen(0, '127.0.0.1'), 'listening');
    site = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });
  afterEach(() => visit?.close());
  afterAll(async () => {
    server.close().closeAllConnections();
    await published.close();
  });

  // The site is not at its base: pages must be whole all the same.
  test('is a site that everybody can use, on a desk and on a phone in the dark', async () => {
    const window = await Visit.open(site);
    visit = window;
    const instances = `/browse/instances?class=${encodeURIComponent(listed.class)}`;
    const sound = async (where: string) => {
      for (const view of VIEWS) {
        await window.turn(view);
        expect(await window.violations(view === VIEWS[0] ? undefined : RULES_OF_THE_VIEW), where).toEqual([]);
        expect(await window.overflow(), where).toBe(0);
      }
    };
    const paths = ['/', '/browse', '/queries', ...perspectives.map((name) => `/browse/${name}`), instances];
    for (const path of paths) {
      expect(await window.go(path), path).toBe(200);
      await sound(path);
    }
    const href = (await window.page.locator('tbody th a').first().getAttribute('href')) ?? '';
    // An IRI that is an address itself leads on to its document at the base, where this site is not.
    const iri = encodeURIComponent(BASE + href.slice(1));
    expect(await window.go(href.startsWith('/doc') ? href : `/doc?iri=${iri}`)).toBe(200);
    expect(await window.text('main')).toContain(listed.first);
    await sound('the document about the first of them');
    // Requests to another host are faults too, to the pictures that the data name first of all.
    expect(await window.faults()).toEqual([]);
  });
});
