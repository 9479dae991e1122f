import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawlRequestOf } from '../../src/commands/site/addresses.ts';
import { createApp } from '../../src/features/app.ts';
import { ROUTES } from '../../src/features/index.ts';
import { HTML } from '../../src/http/representation.ts';
import { respond } from '../../src/http/respond.ts';
import { matchesPath, patternsOf, type Route, suffixed } from '../../src/http/route.ts';
import { crawl } from '../../src/static-site/crawl.ts';
import { startAddresses } from '../../src/static-site/names.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let published: Published;
let directory: string;
beforeAll(async () => {
  published = await publishRecords();
  directory = await mkdtemp(join(tmpdir(), 'munpart-routes-'));
}, 60_000);
afterAll(async () => {
  await published.close();
  await rm(directory, { recursive: true });
});

const route = (over: Partial<Route> & Pick<Route, 'path'>): Route => ({
  handler: () => new Response('new'),
  group: 'services',
  title: () => 'A new address',
  forms: [],
  ...over,
});

describe('a route that is added to the list', () => {
  const hello = route({
    path: '/hello',
    handler: (c, site) =>
      respond(c, site, {
        address: 'hello',
        representations: [HTML],
        links: [],
        write: async () => '<html><a href="hello/served">served</a></html>',
      }),
    text: () => 'It greets.',
    forms: suffixed([HTML]),
    example: () => ({ path: 'hello' }),
    inStaticSite: 'start',
    inSitemap: true,
  });
  const served = route({ path: '/hello/{name}', methods: ['GET', 'POST'], inStaticSite: 'never' });
  const routes = [served, ...ROUTES, hello];
  const app = () =>
    createApp({
      publication: () => published.publication,
      settings: { queryTimeout: 10_000, maxResultBytes: 1_000_000 },
      routes,
    });

  it('is answered, with its suffixes and its methods', async () => {
    expect((await app().request('/hello')).status).toBe(200);
    expect((await app().request('/hello.html')).status).toBe(200);
    expect(await (await app().request('/hello/you', { method: 'POST' })).text()).toBe('new');
    const refused = await app().request('/hello', { method: 'POST' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect((await published.app.request('/hello')).status).toBe(404);
  });

  it('is in OpenAPI, on /api and in the sitemap', async () => {
    const { paths } = (await (await app().request('/openapi.json')).json()) as {
      paths: Record<string, Record<string, { summary: string; description?: string }>>;
    };
    expect(paths['/hello']?.get).toMatchObject({ summary: 'A new address', description: 'It greets.' });
    expect(paths['/hello.{extension}']).toBeDefined();
    expect(Object.keys(paths['/hello/{name}'] ?? {})).toEqual(['get', 'post']);
    const page = await (await app().request('/api', { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('/hello</code>');
    expect(page).toContain(`curl ${BASE}hello`);
    expect(await (await app().request('/sitemap.xml')).text()).toContain(`<loc>${BASE}hello</loc>`);
  });

  it('is in the static site where it begins there, and not where only a server answers', async () => {
    expect(startAddresses(routes, '')).toContain('hello');
    expect(startAddresses(routes, '_site/')).toEqual(
      expect.arrayContaining(['_site/hello', '_site/', 'robots.txt']),
    );
    const request = { ...crawlRequestOf(app(), BASE, ['en']), routes };
    const { files } = await crawl(request, ['hello', 'hello/you'], directory);
    expect([files, await readdir(directory)]).toEqual([1, ['hello.html']]);
    expect(await readFile(join(directory, 'hello.html'), 'utf8')).toContain('<a>served</a>');
  });
});

describe('the patterns of a route', () => {
  it.each([
    [{ path: '/' }, ['/']],
    [{ path: '/a', forms: suffixed([HTML]) }, ['/a', '/a.html']],
    [{ path: '/a', forms: [{ mediaType: 'text/html' }] }, ['/a']],
    [{ path: '/a/{b}', forms: suffixed([HTML]) }, ['/a/:b']],
    [{ path: '/a/{b}/' }, ['/a/:b/', '/a/:b']],
    [{ path: '/a/{b}/{c}', pattern: '/a/*' }, ['/a/*']],
  ])('%j are %j', (over, patterns) => {
    expect(patternsOf(route(over))).toEqual(patterns);
  });

  it.each([
    ['/a', 'a', true],
    ['/a', 'a/b', false],
    ['/a', 'ab', false],
    ['/a/{b}', 'a/x', true],
    ['/a/{b}', 'a/x/y', false],
    ['/a/*', 'a/x/y', true],
    ['/a/*', 'a', false],
    ['/', '', true],
  ])('%s answers at %s: %s', (pattern, path, answers) => {
    expect(
      matchesPath(route({ path: pattern, pattern: pattern.replaceAll(/\{(\w+)\}/g, ':$1') }), path),
    ).toBe(answers);
  });

  it('leave no two routes with the same', () => {
    // A route with a pattern of its own is described apart and answered by another.
    const all = ROUTES.filter(({ pattern }) => pattern === undefined).flatMap(patternsOf);
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  });
});
