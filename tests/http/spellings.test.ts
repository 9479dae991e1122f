import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenAddresses } from '../../src/features/documents/readings.ts';
import { OWN_SEGMENTS, ROOT_SEGMENTS } from '../../src/pages/document-address.ts';
import { BASE, type Published, publishFilesBelow, publishRecords } from './publication.ts';

let records: Published;
beforeAll(async () => {
  records = await publishRecords();
});
afterAll(async () => records.close());

const ask = (app: Published['app'], path: string, accept = '*/*') =>
  app.request(new Request(`http://h.example${path}`), { headers: { accept } });
const led = async (app: Published['app'], path: string, accept?: string) => {
  const { status, headers } = await ask(app, path, accept);
  return [status, headers.get('location')];
};

describe('another spelling of an address', () => {
  it.each([
    ['/id/place/r%61dom', 'id/place/radom'],
    ['/id/place/radom/', 'id/place/radom'],
    ['/id/place/radom//', 'id/place/radom'],
    ['/doc/place/r%61dom', 'doc/place/radom'],
    ['/doc/place/r%61dom.ttl', 'doc/place/radom.ttl'],
    ['/doc/place/radom/?lang=lv', 'doc/place/radom?lang=lv'],
    ['/def/field/culture/', 'def/field/culture'],
    ['/def/', 'def'],
    ['/places/', 'places'],
    ['/places/?page=1', 'places?page=1'],
    ['/dataset/', 'dataset'],
    ['/sparql/', 'sparql'],
    ['/dumps', 'dumps/'],
  ])('%s leads to %s for good', async (path, canonical) => {
    expect(await led(records.app, path)).toEqual([308, BASE + canonical]);
    expect((await ask(records.app, `/${canonical}`)).status).toBeLessThan(304);
  });

  it.each(['/id/place/atlantis', '/id/place/radom/x', '/id/', '/id/place', '/atlantis/', '/id/place/%FF'])(
    '%s is nothing, at once',
    async (path) => {
      expect(await led(records.app, path)).toEqual([404, null]);
    },
  );

  it.each([
    '//evil.example/',
    '//evil.example/id/place/radom/',
    '/%5Cevil.example/',
    '/%2F%2Fevil.example/',
    '/id/%2F%2Fevil.example/',
    '/id/place/radom%0d%0aSet-Cookie:a=b/',
    '/doc/place/radom/?lang=lv%0d%0aSet-Cookie:a=b',
    '/places/?x=%0d%0aLocation:%20http://evil.example/',
    '/dumps/%2f%2fevil.example/',
    '/id/place/radom?release=//evil.example',
  ])('%s leads to no other host', async (path) => {
    const { status, headers } = await ask(records.app, path);
    const location = headers.get('location');
    expect(status).not.toBe(500);
    expect(headers.get('set-cookie')).toBeNull();
    expect(location === null || (location.startsWith(BASE) && /^[\x21-\x7e]+$/.test(location))).toBe(true);
  });
});

describe('the files of all releases', () => {
  it('are listed, each with an address that answers', async () => {
    const response = await ask(records.app, '/dumps/', 'application/json');
    const { releases } = (await response.json()) as {
      releases: { files: { url: string; bytes: number }[] }[];
    };
    expect(releases[0]?.files.length).toBeGreaterThan(5);
    for (const { url, bytes } of releases.flatMap(({ files }) => files)) {
      const file = await records.app.request(new Request(url, { method: 'HEAD' }));
      expect([file.status, file.headers.get('content-length')], url).toEqual([200, String(bytes)]);
    }
    const page = await ask(records.app, '/dumps/', 'text/html');
    expect(await page.text()).toContain('munpart.ttl</a>');
  });

  it('of one release are on its page', async () => {
    const { name } = records.publication.release.manifest;
    expect(await led(records.app, '/dumps/latest/')).toEqual([303, `${BASE}releases/${name}`]);
    expect(await led(records.app, '/dumps/none/')).toEqual([404, null]);
  });
});

describe('pages of a list', () => {
  const paths = ['.json', '.csv', '.ttl', '', '.html'].flatMap((form) =>
    ['page=1', 'sort=-label&page=1', 'page=1&lang=lv', 'lang=lv&page=1&sort=label'].flatMap((query) =>
      ['', '&release=1'].map((release) => `/partnerships${form}?${query}${release}`),
    ),
  );

  it.each(paths)('%s names the next, which keeps all that was asked for', async (path) => {
    const response = await ask(records.app, path, 'text/html, */*;q=0.1');
    expect(response.status).toBe(200);
    const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
    const [asked, found] = [new URL(path, BASE), new URL(next)];
    const isLocalized = !asked.pathname.endsWith('.ttl');
    expect(found.pathname).toBe(asked.pathname === '/partnerships.html' ? '/partnerships' : asked.pathname);
    expect(found.searchParams.get('page')).toBe('2');
    for (const name of isLocalized ? ['lang', 'release'] : ['release']) {
      expect(found.searchParams.has(name), name).toBe(asked.searchParams.has(name));
    }
    expect(/sort=-label/.test(found.search)).toBe(/sort=-label/.test(asked.search));
    const second = await ask(
      records.app,
      found.pathname + found.search,
      response.headers.get('content-type') ?? '',
    );
    expect(second.status).toBe(200);
    expect(second.headers.get('content-type')).toBe(response.headers.get('content-type'));
    expect(await second.text()).not.toBe(await response.text());
    if (asked.pathname.endsWith('.json')) {
      const { next: stated } = (await (await ask(records.app, path)).json()) as { next: string };
      expect(stated).toBe(next);
    }
  });
});

describe('what the data describe at the addresses of pages', () => {
  const TURTLE = ['places', 'search', 'def/X', 'healthz', 'id/x', 'dataset']
    .map((name) => `<${BASE}${name}> <http://www.w3.org/2000/01/rdf-schema#label> "${name}" .`)
    .join('\n');

  it.each([undefined, '_site'])('is told at the start, with the pages below %s', async (prefix) => {
    const directory = await mkdtemp(join(tmpdir(), 'munpart-hidden-'));
    await writeFile(join(directory, 'data.ttl'), TURTLE);
    const { app, publication, close } = await publishFilesBelow(
      prefix,
      pathToFileURL(join(directory, 'data.ttl')).href,
    );
    try {
      const told = await hiddenAddresses(publication.release);
      const named = ['places', 'search', 'def/X'].map((name) => told?.includes(`<${BASE}${name}>`));
      expect(named).toEqual(named.map(() => prefix === undefined));
      expect(told).toContain(`<${BASE}healthz>`);
      expect(told).not.toContain(`<${BASE}id/x>`);
      const document = `${BASE}${prefix ? '_site/' : ''}doc?iri=${encodeURIComponent(`${BASE}places`)}`;
      expect((await app.request(new Request(document))).status).toBe(200);
      expect(await led(app, '/places', 'text/turtle')).toEqual(prefix ? [303, document] : [200, null]);
    } finally {
      await close();
      await rm(directory, { recursive: true });
    }
  });

  it('cannot be more than the names of the routes', () => {
    const segments = records.app.routes
      .map(({ path }) => path.split('/')[1] ?? '')
      .map((segment) => (segment.startsWith('.') ? segment : (segment.split('.')[0] ?? '')));
    expect(new Set(segments)).toEqual(new Set([...OWN_SEGMENTS, ...ROOT_SEGMENTS]));
  });
});
