import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { apiView } from '../../src/features/api/handlers.ts';
import { sitemap } from '../../src/features/api/machines.ts';
import { ROUTES } from '../../src/features/index.ts';
import { LISTS } from '../../src/features/lists/lists.ts';
import { openOperations } from '../../src/http/serving/operations.ts';
import { openSite } from '../../src/http/serving/publication.ts';
import { BASE, type Published, publishFiles, publishRecords } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
}, 60_000);
afterAll(() => published?.close());

const ask = (url: string, init: RequestInit = {}) => published.app.request(url.replace(BASE, '/'), init);
const head = (url: string) => ask(url, { method: 'HEAD' });
const typeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0];

interface Link {
  readonly target: string;
  readonly rel: string;
  readonly type?: string | undefined;
}

const linksOf = (response: Response): Link[] =>
  (response.headers.get('link') ?? '').split(/, (?=<)/).map((one) => ({
    target: /^<([^>]*)>/.exec(one)?.[1] ?? '',
    rel: /rel="([^"]*)"/.exec(one)?.[1] ?? '',
    type: /type="([^"]*)"/.exec(one)?.[1],
  }));

type LinkSet = {
  readonly linkset: readonly Readonly<
    Record<string, string | readonly { readonly href: string; readonly type?: string }[]>
  >[];
};

const relationsOf = (context: LinkSet['linkset'][number]): Link[] =>
  Object.entries(context).flatMap(([rel, targets]) =>
    typeof targets === 'string' ? [] : targets.map(({ href, type }) => ({ target: href, rel, type })),
  );
const byTarget = (links: readonly Link[]) =>
  links.map(({ target, rel, type }) => `${rel} ${target} ${type}`).sort();
const SIGNPOSTS = ['cite-as', 'describedby', 'type', 'license', 'item', 'author'];

describe('FAIR signposting', () => {
  it('of the landing page has as many links of each kind as it should', async () => {
    const links = linksOf(await head('/dataset'));
    const of = (rel: string) => links.filter((link) => link.rel === rel);
    expect(of('cite-as').map(({ target }) => target)).toEqual([`${BASE}dataset`]);
    expect(of('type').map(({ target }) => target)).toEqual([
      'https://schema.org/Dataset',
      'https://schema.org/AboutPage',
    ]);
    expect(of('license').map(({ target }) => target)).toEqual(['https://spdx.org/licenses/CC0-1.0']);
    expect(of('author').map(({ target }) => target)).toEqual(['https://w3id.org/munpart/#project']);
    for (const rel of ['describedby', 'item', 'linkset']) {
      expect(of(rel).length, rel).toBeGreaterThan(0);
      expect(
        of(rel).every(({ type }) => type),
        rel,
      ).toBe(true);
    }
  });

  it('leads to what answers in the type that it says, and back', async () => {
    const links = linksOf(await head('/dataset')).filter(({ rel }) =>
      ['describedby', 'item', 'linkset'].includes(rel),
    );
    for (const { target, rel, type } of links) {
      const response = await head(target);
      expect([response.status, typeOf(response)], target).toEqual([200, type]);
      const back = rel === 'describedby' ? 'describes' : 'collection';
      const backs = linksOf(response).filter((link) => link.rel === back);
      expect(
        backs.map((link) => link.target),
        target,
      ).toEqual([`${BASE}dataset`]);
    }
  });

  it('says the same in a link set', async () => {
    const { linkset } = (await (await ask('/dataset/linkset.json')).json()) as LinkSet;
    const [landing = {}, ...others] = linkset;
    const header = linksOf(await head('/dataset')).filter(({ rel }) => SIGNPOSTS.includes(rel));
    expect(landing.anchor).toBe(`${BASE}dataset`);
    expect(byTarget(relationsOf(landing))).toEqual(byTarget(header));
    const linked = header
      .filter(({ rel }) => ['item', 'describedby'].includes(rel))
      .map(({ target }) => target);
    expect(others.map(({ anchor }) => anchor)).toEqual(expect.arrayContaining(linked));
    for (const one of others) {
      const answered = linksOf(await head(one.anchor as string));
      for (const { target, rel } of relationsOf(one)) {
        expect(
          answered.some((link) => link.target === target && link.rel === rel),
          `${one.anchor} ${rel}`,
        ).toBe(true);
      }
    }
  });

  it('says the same in both syntaxes, in absolute IRIs', async () => {
    const { linkset } = (await (
      await ask('/dataset/linkset', { headers: { accept: 'application/linkset+json' } })
    ).json()) as LinkSet;
    const text = await (await ask('/dataset/linkset', { headers: { accept: 'application/linkset' } })).text();
    const lines = text.trim().split(',\n');
    const written = linkset.flatMap((context) =>
      relationsOf(context).map(
        ({ target, rel, type }) =>
          `<${target}>; rel="${rel}"${type ? `; type="${type}"` : ''}; anchor="${context.anchor}"`,
      ),
    );
    expect([...lines].sort()).toEqual([...written].sort());
    expect(linkset.flatMap(relationsOf).every(({ target }) => URL.canParse(target))).toBe(true);
  });
});

describe('/.well-known/api-catalog', () => {
  it('lists the interfaces with what describes them', async () => {
    const response = await ask('/.well-known/api-catalog');
    expect(response.headers.get('content-type')).toBe(
      'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
    );
    const { linkset } = (await response.json()) as LinkSet;
    const [self = {}, ...interfaces] = linkset;
    const items = relationsOf(self).map(({ target }) => target);
    expect(items).toEqual([BASE, `${BASE}sparql`, `${BASE}reconcile`]);
    expect(interfaces.map(({ anchor }) => anchor)).toEqual(items);
    for (const one of interfaces) {
      const links = relationsOf(one);
      expect(links.map(({ rel }) => rel)).toEqual(['service-doc', 'service-desc', 'service-meta']);
      for (const { target, type = '' } of links) {
        const answer = await ask(target, { headers: { accept: type } });
        expect([answer.status, typeOf(answer)], target).toEqual([200, type]);
      }
    }
  });

  it('shows itself to HEAD', async () => {
    const links = linksOf(await head('/.well-known/api-catalog'));
    expect(links.filter(({ rel }) => rel === 'api-catalog').map(({ target }) => target)).toEqual([
      `${BASE}.well-known/api-catalog`,
    ]);
  });
});

interface LodEntry {
  readonly identifier: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly description: { readonly en: string };
  readonly triples: string;
  readonly links: readonly { readonly target: string; readonly value: string }[];
  readonly full_download: readonly { readonly download_url: string; readonly media_type: string }[];
  readonly sparql: readonly { readonly access_url: string }[];
  readonly example: readonly { readonly access_url: string }[];
}

describe('for catalogues and citations', () => {
  it('/lod-cloud.json has every field of the form, with the numbers of the release', async () => {
    const entry = (await (await ask('/lod-cloud.json')).json()) as LodEntry;
    const { manifest } = published.publication.release;
    expect(entry).toMatchObject({
      title: 'Municipal partnerships',
      domain: 'government',
      website: BASE,
      triples: String(manifest.triples),
      contact_point: { name: 'munpart' },
    });
    for (const field of ['identifier', 'license', 'keywords'] as const)
      expect(entry[field].length, field).toBeGreaterThan(0);
    expect(entry.description.en.length).toBeGreaterThan(50);
    expect(Number(entry.triples)).toBeGreaterThanOrEqual(1000);
    const counted = (target: string) =>
      manifest.links.filter((one) => one.target === target).reduce((sum, { count }) => sum + count, 0);
    for (const { target, value } of entry.links) expect(Number(value), target).toBe(counted(target));
    expect(Number(entry.links.find(({ target }) => target === 'wikidata')?.value)).toBeGreaterThan(50);
    for (const { download_url, media_type } of entry.full_download) {
      const answer = await head(download_url);
      expect(answer.status, download_url).toBe(200);
      expect(['application/gzip', media_type]).toContain(typeOf(answer));
    }
    for (const { access_url } of [...entry.sparql, ...entry.example]) {
      expect([200, 303], access_url).toContain((await ask(access_url)).status);
    }
  });

  it.each([
    ['of the deployment', async () => (await ask('/CITATION.cff')).text(), 'dataset', 'CC0-1.0'],
    [
      'of the repository',
      async () => readFileSync(new URL('../../CITATION.cff', import.meta.url), 'utf8'),
      'software',
      'MIT',
    ],
  ])('CITATION.cff %s has what the format demands', async (_, read, type, license) => {
    const cff = parseYaml(await read());
    expect(cff).toMatchObject({ 'cff-version': '1.2.0', type, license, authors: [{ name: 'munpart' }] });
    for (const field of ['message', 'title', 'version', 'url', 'abstract'])
      expect(cff[field].length).toBeGreaterThan(0);
    expect(String(cff['date-released'])).toMatch(/^\d{4}-\d{2}-\d{2}/);
  });

  it('say no more of RDF files than is known', async () => {
    const other = await publishFiles('./fixture.trig');
    try {
      const entry = (await (await other.app.request('/lod-cloud.json')).json()) as LodEntry;
      expect(entry.license).toBe('');
      expect(parseYaml(await (await other.app.request('/CITATION.cff')).text())).not.toHaveProperty(
        'license',
      );
    } finally {
      await other.close();
    }
  }, 60_000);
});

describe('the sitemap', () => {
  it('dates every page, and is named by robots.txt', async () => {
    const xml = await (await ask('/sitemap.xml')).text();
    const locations = [...xml.matchAll(/<loc>/g)].length;
    const dates = [...xml.matchAll(/<lastmod>([^<]+)<\/lastmod>/g)].map(([, date]) => date);
    expect(dates).toHaveLength(locations);
    expect(new Set(dates)).toEqual(new Set([published.publication.release.place.date]));
    expect(xml).toContain(`<loc>${BASE}dataset</loc>`);
    expect(await (await ask('/robots.txt')).text()).toContain(`Sitemap: ${BASE}sitemap.xml\n`);
  });

  it('is cut past 50,000 addresses: an index names parts that hold each of them once', async () => {
    const site = openSite(
      published.publication,
      { queryTimeout: 10_000, maxResultBytes: 1_000_000 },
      openOperations({}),
    );
    const many = Array.from({ length: 120_000 }, (_, n) => ({ iri: `${BASE}id/place/p${n}`, labels: [] }));
    for (const { name } of LISTS) {
      site.values.set(`members ${name} en`, Promise.resolve(name === 'places' ? many : []));
    }
    const large = new Hono().get('/sitemap.xml', (c) => sitemap(c, site, ROUTES));
    const locationsOf = async (url: string) => {
      const text = await (await large.request(url)).text();
      return {
        text,
        locations: [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location = '']) => location),
      };
    };
    const index = await locationsOf('/sitemap.xml');
    expect(index.text).toContain('<sitemapindex ');
    expect(index.locations).toEqual([1, 2, 3].map((part) => `${BASE}sitemap.xml?part=${part}`));
    const parts = await Promise.all(
      index.locations.map((location) => locationsOf(location.slice(BASE.length - 1))),
    );
    for (const { text } of parts) {
      expect(text).toContain('<urlset ');
      expect(Buffer.byteLength(text)).toBeLessThan(50 * 1024 * 1024);
    }
    const all = parts.flatMap(({ locations }) => locations);
    expect(parts.map(({ locations }) => locations.length).slice(0, 2)).toEqual([50_000, 50_000]);
    expect(new Set(all).size).toBe(all.length);
    expect(all.slice(-120_000)).toEqual(many.map(({ iri }) => iri.replace('/id/', '/doc/')));
    expect(all.slice(0, -120_000)).toContain(`${BASE}dataset`);
  });
});

describe('HEAD', () => {
  /** What may differ: the moment, and how the body travels. */
  const fieldsOf = ({ headers }: Response) =>
    [...headers].filter(
      ([name]) => !['date', 'x-request-id', 'server-timing', 'transfer-encoding'].includes(name),
    );

  it('is GET without a body at every address of the interface, of the description and of the sitemap', async () => {
    const site = openSite(
      published.publication,
      { queryTimeout: 10_000, maxResultBytes: 1_000_000 },
      openOperations({}),
    );
    const examples = apiView(site, ROUTES).routes.flatMap(({ example }) =>
      example && !example.body ? [{ url: `/${example.path}`, accept: example.accept }] : [],
    );
    const description = await (await ask('/dataset.nt')).text();
    const declared = [
      ...description.matchAll(/<(https:\/\/towns\.example\/(?:dumps|dataset|sparql|releases)[^>#]*)>/g),
    ].map(([, url = '']) => ({ url, accept: undefined }));
    const sitemap = await (await ask('/sitemap.xml')).text();
    const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)]
      .map(([, url = '']) => ({ url, accept: 'text/html' }))
      .filter((_, index) => index % 25 === 0);
    const all = new Map([...examples, ...declared, ...pages].map((one) => [`${one.url} ${one.accept}`, one]));
    expect(ROUTES.length).toBeGreaterThan(30);
    expect(all.size).toBeGreaterThan(60);
    for (const { url, accept } of all.values()) {
      // What is counted from moment to moment is not the same twice.
      if (url === '/metrics') continue;
      const headers = accept ? { accept } : {};
      const [get, got] = [await ask(url, { headers }), await ask(url, { method: 'HEAD', headers })];
      expect(got.status, url).toBe(get.status);
      expect(fieldsOf(got), url).toEqual(fieldsOf(get));
      expect((await got.arrayBuffer()).byteLength, url).toBe(0);
      await get.arrayBuffer();
    }
  }, 120_000);
});
