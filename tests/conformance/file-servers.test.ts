import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEGOTIABLE } from '../../src/static-site/server-rules.ts';
import { run } from '../program.ts';
import { FILE_SERVERS, serveSite } from './file-servers.ts';

const BASE = 'https://towns.example/';
const RADOM = `<${BASE}id/place/radom> <http://www.w3.org/2000/01/rdf-schema#label> "Radom"@pl, "Radoma"@lv .\n`;
/** What the site of one resource has no files in. */
const ABSENT = ['.geojson', '.csv', '.json'];

let home: string;
let site: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-servers-'));
  // Servers read with fewer rights than those who start them.
  await chmod(home, 0o755);
  site = join(home, 'site');
  await writeFile(join(home, 'few.ttl'), RADOM);
  const languages = ['--languages', 'en', '--languages', 'lv'];
  const { code, stderr } = await run(
    ['site', site, '--rdf', 'few.ttl', '--base-iri', BASE, ...languages],
    home,
  );
  expect(code, stderr).toBe(0);
  await chmod(site, 0o755);
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe.each(Object.entries(FILE_SERVERS))('a static site served by %s', (name, server) => {
  let url: string;
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const directory = join(home, name);
    await mkdir(directory);
    ({ url, stop } = await serveSite(server, site, directory));
  });
  afterAll(() => stop?.());

  const ask = (path: string, accept: string, language = 'en') =>
    fetch(url + path, { headers: { accept, 'accept-language': language }, redirect: 'manual' });
  const typeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0];

  it.each([
    ['', 'en', 'en'],
    ['', 'lv', 'lv'],
    ['?lang=lv', 'en', 'lv'],
    ['doc/place/radom', 'en', 'en'],
    ['doc/place/radom', 'lv', 'lv'],
    ['doc/place/radom?lang=lv', 'en', 'lv'],
    ['doc/place/radom?lang=en', 'lv', 'en'],
    ['dataset', 'lv', 'lv'],
  ])('has the page /%s for a reader of %s in %s', async (path, language, expected) => {
    const response = await ask(path, 'text/html', language);
    expect([response.status, typeOf(response)]).toEqual([200, 'text/html']);
    expect(await response.text()).toContain(`<html lang="${expected}"`);
    expect(response.headers.get('vary')).toContain('Accept-Language');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it.each(NEGOTIABLE.filter(({ extension }) => !ABSENT.includes(extension)))(
    'gives $mediaType to those who ask for it',
    async ({ extension, mediaType }) => {
      for (const path of ['doc/place/radom', `doc/place/radom${extension}`]) {
        const response = await ask(path, mediaType);
        expect([response.status, typeOf(response)], path).toEqual([200, mediaType]);
        expect(response.headers.get('access-control-allow-origin')).toBe('*');
        expect(await response.text()).toContain('Radoma');
      }
    },
  );

  it('gives Turtle to those who take anything', async () => {
    expect(typeOf(await ask('doc/place/radom', '*/*'))).toBe('text/turtle');
  });

  it.each([
    ['id/place/radom', 'doc/place/radom'],
    ['.well-known/void', 'dataset'],
  ])('leads from /%s to /%s', async (from, to) => {
    const response = await ask(from, 'text/turtle');
    expect([response.status, new URL(response.headers.get('location') ?? '', url).pathname]).toEqual([
      303,
      `/${to}`,
    ]);
  });

  it('lets the files of a release be kept for good, and the latest not', async () => {
    const dumps = await readdir(join(site, 'dumps'));
    for (const release of dumps) {
      const response = await ask(`dumps/${release}/munpart.nq`, '*/*');
      expect([response.status, typeOf(response)]).toEqual([200, 'application/n-quads']);
      const isKept = response.headers.get('cache-control')?.includes('immutable') ?? false;
      expect(isKept, release).toBe(release !== 'latest');
    }
  });

  it('has nothing where nothing is', async () => {
    expect((await ask('doc/place/nowhere', 'text/html')).status).toBe(404);
  });
});
