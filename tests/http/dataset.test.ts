import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readable } from '../unit/pages/fixtures.ts';
import { BASE, type Published, publishFiles, publishRecords } from './publication.ts';

let published: Published;
let html: string;
beforeAll(async () => {
  published = await publishRecords();
  html = await (await published.app.request('/dataset', { headers: { accept: 'text/html' } })).text();
}, 60_000);
afterAll(() => published.close());

const structured = (page: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}');

describe('the page about the dataset', () => {
  it('has what dataset searches ask for', () => {
    const data = structured(html);
    expect(data).toMatchObject({
      '@type': 'Dataset',
      '@id': `${BASE}dataset`,
      identifier: `${BASE}dataset`,
      url: `${BASE}dataset`,
      license: 'https://creativecommons.org/publicdomain/zero/1.0/',
      isAccessibleForFree: true,
      temporalCoverage: '1957-01-01/2022-12-31',
      creator: { name: 'munpart' },
      publisher: { name: 'munpart' },
      includedInDataCatalog: { '@type': 'DataCatalog' },
    });
    expect(data.description.length).toBeGreaterThanOrEqual(50);
    expect(data.description.length).toBeLessThanOrEqual(5000);
    for (const name of [
      'keywords',
      'citation',
      'datePublished',
      'dateModified',
      'version',
      'measurementTechnique',
    ]) {
      expect(data[name]?.length, name).toBeGreaterThan(0);
    }
    for (const name of [
      'variableMeasured',
      'isBasedOn',
      'spatialCoverage',
      'alternateName',
      'distribution',
    ]) {
      expect(data[name].length, name).toBeGreaterThan(0);
    }
    const box = data.spatialCoverage
      .find((place: { geo?: object }) => place.geo)
      .geo.box.split(' ')
      .map(Number);
    const [south, west, north, east] = box;
    expect(south < 55 && north > 57 && west < 24 && east > 26).toBe(true);
  });

  it('names files that are there, of the size and type it says', async () => {
    for (const { contentUrl, contentSize, encodingFormat } of structured(html).distribution) {
      const response = await published.app.request(contentUrl.replace(BASE, '/'), { method: 'HEAD' });
      expect(response.status, contentUrl).toBe(200);
      expect(response.headers.get('content-length')).toBe(contentSize);
      expect(response.headers.get('content-type')?.split(';')[0]).toBe(encodingFormat);
    }
  });

  it('loads files that are there into tools', async () => {
    const commands = [...html.matchAll(/<pre[^>]*>\s*<code>(.*?)<\/code>/gs)].map(([, code = '']) => code);
    const addresses = commands.flatMap(
      (code) => code.match(/https:\/\/towns\.example\/[\w./-]+\.\w+/g) ?? [],
    );
    expect(addresses.length).toBeGreaterThan(8);
    for (const address of addresses) {
      expect(
        (await published.app.request(address.replace(BASE, '/'), { method: 'HEAD' })).status,
        address,
      ).toBe(200);
    }
    // A file that a command reads is one that it fetched or made.
    for (const code of commands.filter((one) => one.includes('curl -O'))) {
      const [, fetched = ''] = /curl -O \S+\/([\w.-]+)/.exec(code) ?? [];
      const read = code.match(/\bmunpart\.(ttl|nq|nt|jsonld)\b/g) ?? [];
      expect(
        read.every((name) => name === fetched),
        code,
      ).toBe(true);
    }
  });

  it('says how fresh it is, from what, and how to cite it', () => {
    const words = readable(html);
    expect(words).toMatch(/First published\s*20 November 2026/);
    expect(words).toContain('30 January 2023');
    expect(words).toContain('undated');
    expect(words).toMatch(
      /munpart \(\d{4}\)\. \S.* \[Data set\]\. Release [0-9a-f]{12}\. https:\/\/towns\.example\/dataset/,
    );
    expect(words).toContain('@misc{dataset,');
  });

  it('signs the way for machines: one IRI to cite, two types, a licence of SPDX, and every file', async () => {
    const response = await published.app.request('/dataset', { method: 'HEAD' });
    const links = (response.headers.get('link') ?? '').split(/, (?=<)/);
    const of = (rel: string) => links.filter((link) => link.includes(`rel="${rel}"`));
    expect([of('cite-as').length, of('type').length]).toEqual([1, 2]);
    expect(of('license')).toEqual(['<https://spdx.org/licenses/CC0-1.0>; rel="license"']);
    const files = published.publication.release.manifest.files.filter(
      ({ name, coding }) => name.startsWith('dumps/') && coding !== 'br',
    );
    expect(of('item')).toHaveLength(files.length);
    expect(of('item').every((link) => link.includes('type="'))).toBe(true);
    expect(of('describedby').length).toBeGreaterThan(0);
  });
});

describe('the page about RDF files', () => {
  it('says what is known and leaves out the rest', async () => {
    const other = await publishFiles('./fixture.trig');
    try {
      const page = await (await other.app.request('/dataset', { headers: { accept: 'text/html' } })).text();
      expect(structured(page).description.length).toBeGreaterThanOrEqual(50);
      expect(structured(page)).not.toHaveProperty('license');
      expect(page).not.toContain('.csv');
      expect(page).not.toContain('ogr2ogr');
    } finally {
      await other.close();
    }
  }, 60_000);
});
