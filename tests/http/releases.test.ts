import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import { formatOf } from '../../src/formats/index.ts';
import type { QueryEngine } from '../../src/query/port.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { patchOf } from '../../src/release/diff/resource.ts';
import type { Release } from '../../src/release/index.ts';
import { fiveReleases } from '../unit/release/five-releases.ts';
import { BASE } from './publication.ts';
import { sharedEngine } from './shared-engine.ts';

let app: Hono;
let all: readonly Release[];
let releases: string;
let engine: QueryEngine;
const reported: Error[] = [];

beforeAll(async () => {
  ({ releases, all } = await fiveReleases(BASE));
  const release = all[4] as Release;
  engine = await sharedEngine(release);
  app = createApp({
    publication: () => ({ release, documents: engine, sparql: engine }),
    settings: { queryTimeout: 10_000, maxResultBytes: 1_000_000 },
    report: (error) => reported.push(error),
  });
}, 180_000);

afterAll(async () => {
  await engine.close();
  await rm(releases, { recursive: true, force: true });
});

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return app.request(`http://local.test/${path}`, { headers });
}

const nameOf = (number: number) => all[number - 1]?.manifest.name as string;

async function quadsOf(response: Response) {
  return formatOf('turtle')?.parse(await response.text(), BASE) ?? [];
}

describe('the home page', () => {
  it('says how much was changed by this release, as the page that it leads to counts it', async () => {
    const page = await (await get('', { accept: 'text/html' })).text();
    const [, added, removed] =
      /Since the previous release, (\d+) statements? w(?:as|ere) added and (\d+) removed/.exec(page) ?? [];
    const comparison = `releases/${nameOf(4)}..${nameOf(5)}`;
    expect(page).toContain(`href="/${comparison}">See the changes`);
    expect(await (await get(comparison, { accept: 'text/html' })).text()).toContain(
      `${added} statements added, ${removed} deleted.`,
    );
    expect(Number(added) + Number(removed)).toBeGreaterThan(0);
  });
});

describe('/releases', () => {
  it('lists the history as a page in both languages, with notes and comparisons', async () => {
    const page = await (await get('releases', { accept: 'text/html' })).text();
    for (const number of [1, 2, 3, 4, 5]) expect(page).toContain(`/releases/${nameOf(number)}"`);
    expect(page).toContain(`/releases/${nameOf(4)}..${nameOf(5)}`);
    expect(page).toContain('Radom has a new address.');
    const latvian = await (await get('releases.html?lang=lv')).text();
    expect(latvian).toContain('<h1>Laidieni</h1>');
    expect(latvian).toContain('Radomai ir jauna adrese.');
  });

  it('lists it as JSON', async () => {
    const { releases: list } = (await (await get('releases.json')).json()) as {
      releases: { number: number; id: string; previous?: { number: number }; counts: { quads: number } }[];
    };
    expect(list.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    expect(list.map(({ previous }) => previous?.number)).toEqual([4, 3, 2, 1, undefined]);
    expect(list[0]).toMatchObject({ id: all[4]?.manifest.id, counts: { quads: all[4]?.manifest.quads } });
  });

  it('lists it as versions of the dataset', async () => {
    const quads = await quadsOf(await get('releases', { accept: 'text/turtle' }));
    const of = (subject: string, property: string) =>
      quads
        .filter(({ subject: s, predicate: p }) => s.value === subject && p.value === property)
        .map(({ object }) => object.value);
    const second = `${BASE}releases/${nameOf(2)}`;
    expect(of(`${BASE}dataset`, `${PREFIXES.dcat}hasVersion`)).toHaveLength(5);
    expect(of(`${BASE}dataset`, `${PREFIXES.dcat}hasCurrentVersion`)).toEqual([
      `${BASE}releases/${nameOf(5)}`,
    ]);
    expect(of(second, `${PREFIXES.dcat}version`)).toEqual(['2']);
    expect(of(second, `${PREFIXES.dcterms}issued`)).toEqual(['2026-02-01T12:00:00Z']);
    for (const property of [`${PREFIXES.dcat}previousVersion`, `${PREFIXES.prov}wasRevisionOf`]) {
      expect(of(second, property)).toEqual([`${BASE}releases/${nameOf(1)}`]);
    }
    expect(of(`${BASE}releases/${nameOf(5)}`, `${PREFIXES.adms}versionNotes`)).toHaveLength(2);
  });

  it('is led to by the description of the dataset, whose file says nothing of it', async () => {
    const text = await (await get('dataset.ttl')).text();
    expect(text).toContain(`releases/${nameOf(4)}`);
    const file = await readFile(join(all[4]?.directory as string, 'description.ttl'), 'utf8');
    expect(file).not.toContain('/releases/');
  });
});

describe('/releases/{release}', () => {
  it.each([
    ['current', 5],
    ['previous', 4],
    ['3', 3],
  ])('%s leads to the release by its name', async (name, number) => {
    const response = await get(`releases/${name}.json?lang=lv`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${BASE}releases/${nameOf(number)}.json?lang=lv`);
  });

  it('is a page, JSON and RDF, tied to its neighbours', async () => {
    const address = `releases/${nameOf(3)}`;
    const page = await get(address, { accept: 'text/html' });
    expect(await page.text()).toContain('Release 3');
    expect(page.headers.get('link')).toContain(`<${BASE}releases/${nameOf(2)}>; rel="predecessor-version"`);
    expect(await (await get(`${address}.json`)).json()).toMatchObject({ number: 3, previous: { number: 2 } });
    expect(await quadsOf(await get(`${address}.ttl`))).not.toEqual([]);
  });

  it.each(['releases/99', 'releases/nothing', 'releases/1..99', 'releases/1..2..3', 'releases/1..2.ttl'])(
    '%s is not there',
    async (path) => {
      const first = await get(path);
      const location = first.headers.get('location')?.slice(BASE.length);
      expect((location === undefined ? first : await get(location)).status).toBe(404);
    },
  );
});

describe('/releases/{a}..{b}', () => {
  it('tells the changes in words, in both languages', async () => {
    const page = async (lang: string) =>
      (await get(`releases/${nameOf(1)}..${nameOf(2)}.html?lang=${lang}`)).text();
    expect(await page('en')).toMatch(/Daugavpils – Radom.*agreement added \(2003-05-04\)/s);
    expect(await page('lv')).toMatch(/Daugavpils – Radoma.*vienošanās pievienota \(2003-05-04\)/s);
  });

  it('leads from numbers to names', async () => {
    const response = await get('releases/previous..current');
    expect(response.headers.get('location')).toBe(`${BASE}releases/${nameOf(4)}..${nameOf(5)}`);
  });

  it('is the patch and JSON as well', async () => {
    const address = `releases/${nameOf(2)}..${nameOf(4)}`;
    const response = await get(address, { accept: 'application/rdf-patch' });
    expect(response.headers.get('content-type')).toContain('application/rdf-patch');
    let patch = '';
    for await (const piece of patchOf(all[1] as Release, all[3] as Release)) patch += piece;
    expect(await response.text()).toBe(patch);
    const json = (await (await get(`${address}.json`)).json()) as { resources: { kind: string }[] };
    expect(json).toMatchObject({ from: { number: 2 }, to: { number: 4 } });
    expect(json.resources.map(({ kind }) => kind)).toContain('removed');
  });
});

describe('dumps', () => {
  it.each([1, 2, 3, 4, 5])('of release %i are there for good, byte for byte', async (number) => {
    const response = await get(`dumps/${nameOf(number)}/munpart.nq`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await response.text()).toBe(
      await readFile(join(all[number - 1]?.directory as string, 'dumps/munpart.nq'), 'utf8'),
    );
  });

  it('of the latest release say which it is, and are not kept for long', async () => {
    const response = await get('dumps/latest/munpart.ttl');
    const address = `${BASE}dumps/${nameOf(5)}/munpart.ttl`;
    expect(response.headers.get('content-location')).toBe(address);
    expect(response.headers.get('cache-control')).toContain('max-age=0');
    await response.arrayBuffer();
    const link = response.headers.get('link');
    expect(link).toContain(`<${address}>; rel="canonical"`);
    expect(link).toContain(`<${BASE}releases/${nameOf(5)}>; rel="describedby"`);
    expect(link).toContain(`<${BASE}dumps/${nameOf(4)}/munpart.ttl>; rel="predecessor-version"`);
  });
});

describe('what was withdrawn', () => {
  const paths = ['place/parnu', 'partnership/daugavpils--parnu'];

  it.each(paths)('%s: its IRI and its document say 410, in every form', async (path) => {
    const named = await get(`id/${path}`);
    expect([named.status, named.headers.get('location')]).toEqual([410, null]);
    expect(await named.text()).toContain('The page was mistaken.');
    for (const extension of ['ttl', 'jsonld', 'nt', 'nq', 'trig', 'rdf', 'html']) {
      const response = await get(`doc/${path}.${extension}`);
      expect(response.status, extension).toBe(410);
      expect(await response.text()).toContain('The page was mistaken.');
      const again = await get(`doc/${path}.${extension}`, {
        'if-none-match': response.headers.get('etag') ?? '',
      });
      expect(again.status, extension).toBe(410);
    }
    expect((await get(`doc/${path}`, { accept: 'image/png' })).status).toBe(406);
  });

  it('says when, why, and what stands for it', async () => {
    const quads = await quadsOf(await get('doc/partnership/daugavpils--parnu.ttl'));
    const said = quads
      .filter(({ subject }) => subject.value === `${BASE}id/partnership/daugavpils--parnu`)
      .map(({ predicate, object }) => `${predicate.value.replace(/^.*[/#]/, '')} ${object.value}`);
    expect(said).toEqual(
      expect.arrayContaining([
        `type ${PREFIXES.as}Tombstone`,
        `formerType ${PREFIXES.mp}Partnership`,
        'deprecated true',
        'modified 2026-04-01',
        'changeNote Lapā bija kļūda.',
        `isReplacedBy ${BASE}id/partnership/daugavpils--radom`,
      ]),
    );
    const page = await (await get('doc/partnership/daugavpils--parnu.html?lang=lv')).text();
    expect(page).toContain('Vairs netiek publicēts');
    expect(page).toContain('Lapā bija kļūda.');
    expect(page).toContain('2026. gada 1. aprīlis');
  });

  it('is in no list', async () => {
    expect(await (await get('places.json')).text()).not.toContain('parnu');
  });
});

describe('what was renamed', () => {
  it.each([
    ['id/place/radom', 'id/place/radom-city'],
    ['doc/place/radom', 'doc/place/radom-city'],
    ['doc/place/radom.ttl', 'doc/place/radom-city.ttl'],
    ['doc/partnership/daugavpils--radom.jsonld', 'doc/partnership/daugavpils--radom-city.jsonld'],
  ])('/%s leads to its new address for good', async (path, target) => {
    const response = await get(path);
    expect([response.status, response.headers.get('location')]).toEqual([301, BASE + target]);
    expect((await get(target)).status).toBeLessThan(400);
  });
});

describe('a damaged release', () => {
  it('is named and not served, while the others are', async () => {
    const file = join(all[1]?.directory as string, 'dumps', 'places.csv');
    const whole = await readFile(file);
    const damaged = Buffer.from(whole);
    damaged[0] = (damaged[0] ?? 0) ^ 1;
    await writeFile(file, damaged);
    // Verified once, a release is not read again: this application has not seen it yet.
    const publication = { release: all[4] as Release, documents: engine, sparql: engine };
    const fresh = createApp({
      publication: () => publication,
      settings: { queryTimeout: 10_000, maxResultBytes: 1_000_000 },
      report: (error) => reported.push(error),
    });
    const statusOf = async (path: string) => {
      const response = await fresh.request(`http://local.test/${path}`);
      await response.arrayBuffer();
      return response.status;
    };
    expect(await statusOf(`dumps/${nameOf(2)}/munpart.nq`)).toBe(500);
    expect(reported.at(-1)?.message).toContain('places.csv does not have the SHA-256');
    expect(await statusOf(`dumps/${nameOf(3)}/munpart.nq`)).toBe(200);

    const feed = async (language: string) => {
      const response = await fresh.request(`http://local.test/feed.atom?lang=${language}`);
      const text = await response.text();
      const unread = [...text.matchAll(/<title>([^<]*)<\/title>(?:(?!<\/entry>).)*damaged on this server/gs)];
      return { response, text, unread: unread.map(([, title]) => title) };
    };
    const before = reported.length;
    const { response, text, unread } = await feed('en');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(text).toContain('The page was mistaken.');
    expect(unread).toEqual(['Release 3', 'Release 2']);
    expect(reported.at(-1)?.message).toContain('places.csv does not have the SHA-256');
    expect((await feed('lv')).text).toContain('šajā serverī ir bojāts');
    expect(reported.length - before, 'reports of one failure').toBe(1);

    let now = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    const passMinute = async () => {
      now += 61_000;
      // The cache looks at the clock once a millisecond.
      await pause(10);
    };
    try {
      await passMinute();
      expect((await feed('en')).unread).toEqual(unread);
      expect(reported.length - before, 'reports a minute later').toBe(2);
      await writeFile(file, whole);
      expect(await statusOf(`dumps/${nameOf(2)}/munpart.nq`)).toBe(200);
      await passMinute();
      expect((await feed('en')).unread).toEqual([]);
      expect((await feed('en')).text).toContain('agreement added (2003-05-04)');
    } finally {
      clock.mockRestore();
    }
  });
});
