import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE, type Published, publishFiles, publishRecords } from './publication.ts';

const PAGE_BYTES = 100_000;

async function pageAt(published: Published, path: string): Promise<string> {
  const answer = await published.app.request(`http://asked.example${path}`, {
    headers: { accept: 'text/html', 'accept-language': 'en' },
  });
  expect(answer.status, path).toBe(200);
  return answer.text();
}

const arcs = (page: string) =>
  [...page.matchAll(/<path class="arc [^"]*" d="([^"]*)"/g)].flatMap(([, data = '']) =>
    data.split('M').slice(1),
  );

describe('the map of the records', () => {
  let published: Published;
  beforeAll(async () => {
    published = await publishRecords({ maxResultBytes: 5_000_000 });
  }, 60_000);
  afterAll(() => published.close());

  it('draws every partnership with a picture that has a name, and a table beside it', async () => {
    const page = await pageAt(published, '/');
    expect(page).toContain('role="img" aria-labelledby="map-title map-text"');
    expect(page).toContain('<title id="map-title">Map of partnerships</title>');
    expect(page).toContain('All 56 partnerships');
    expect(arcs(page).length).toBeGreaterThan(50);
    expect(page).toMatch(/<table class="map-table">.*Poland/s);
  });

  it.each([
    ['?municipality=daugavpils', '22 of 56 partnerships'],
    ['?municipality=daugavpils&country=POL', '1 of 56 partnerships'],
    ['?decade=1950', '2 of 56 partnerships'],
  ])('shows the selection %s', async (query, words) => {
    const page = await pageAt(published, `/${query}`);
    expect(page).toContain(words);
    expect(page).toContain('See these as a list');
    expect(page).toMatch(/<option value="(daugavpils|1950)" selected/);
  });

  it('is framed to what is selected', async () => {
    const land = (page: string) => /<path class="land" d="([^"]*)"/.exec(page)?.[1];
    const [all, selected] = [
      await pageAt(published, '/'),
      await pageAt(published, '/?municipality=valmiera'),
    ];
    expect(land(selected)).toBeDefined();
    expect(land(selected)).not.toBe(land(all));
  });

  it('leads to the same selection as a list', async () => {
    const page = await pageAt(published, '/?country=POL&municipality=daugavpils');
    const href = /href="([^"]*)">See these/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(href).toBe('/partnerships?municipality=daugavpils&country=POL');
    expect(await pageAt(published, href)).toContain('Radom');
  });

  it('explains an empty selection', async () => {
    const page = await pageAt(published, '/?municipality=valmiera&country=CHN');
    expect(page).toContain('No partnerships match these choices.');
    expect(page).not.toContain('role="img"');
  });

  it('refuses a value that is none', async () => {
    const answer = await published.app.request('http://asked.example/?country=XYZ', {
      headers: { accept: 'text/html' },
    });
    expect(answer.status).toBe(400);
  });

  it('keeps the pages of all towns and partnerships small', async () => {
    const sitemap = await (await published.app.request('http://asked.example/sitemap.xml')).text();
    const paths = [...sitemap.matchAll(/\/doc\/(?:place|partnership)\/[^<]+/g)].map(([path]) => path);
    expect(paths.length).toBeGreaterThan(100);
    for (const path of ['/', ...paths]) {
      const bytes = Buffer.byteLength(await pageAt(published, path));
      expect(bytes, path).toBeLessThanOrEqual(PAGE_BYTES);
    }
  }, 120_000);

  it('shows a town with its map, its time, its partners at second hand, and how to cite it', async () => {
    const page = await pageAt(published, '/doc/place/radom');
    expect(page).toContain('Map of Radom and its partners');
    expect(page).toMatch(/through <a [^>]*>.*Daugavpils/);
    expect(page).toContain(`@misc{radom,`);
    expect(page).toContain(`${BASE}id/place/radom`);
    const town = await pageAt(published, '/doc/place/daugavpils');
    expect(town).toContain('Partnerships of Daugavpils over time');
    expect(town).toContain('"@type":["City","GovernmentOrganization"]');
  });

  it('names the networks of a town', async () => {
    expect(await pageAt(published, '/doc/place/valmiera')).toMatch(
      /doc\/network\/ubc"[^>]*><bdi[^>]*>Union of the Baltic Cities/,
    );
  });

  it('speaks Latvian', async () => {
    const page = await pageAt(published, '/doc/place/daugavpils?lang=lv');
    expect(page).toContain('Karte: Daugavpils un partneri');
    expect(page).toContain('Kā atsaukties');
  });
});

describe('the map of very many partnerships', () => {
  let published: Published;
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'munpart-map-'));
    const file = join(directory, 'many.nq');
    await writeFile(file, manyPartnerships(1_600));
    published = await publishFiles(pathToFileURL(file).href);
  }, 60_000);
  afterAll(async () => {
    await published.close();
    await rm(directory, { recursive: true });
  });

  it('gathers partners by country and stays small', async () => {
    const page = await pageAt(published, '/');
    expect(page).toContain('With 1,600 partnerships');
    expect(arcs(page)).toHaveLength(0);
    expect(page.match(/<circle class="many"/g)).toHaveLength(3);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(PAGE_BYTES);
  });
});

/** Partnerships of one town with as many others, in two countries and its own. */
function manyPartnerships(count: number): string {
  const mp = (name: string) => `<https://w3id.org/munpart/def#${name}>`;
  const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';
  const wgs = (name: string) => `<http://www.w3.org/2003/01/geo/wgs84_pos#${name}>`;
  const place = (name: string) => `<${BASE}id/place/${name}>`;
  const countries = ['LVA', 'POL', 'EST'];
  const town = (name: string, country: string, lat: number, long: number) => [
    `${place(name)} ${type} ${mp('LocalAuthority')} .`,
    `${place(name)} ${mp('country')} <http://publications.europa.eu/resource/authority/country/${country}> .`,
    `${place(name)} ${wgs('lat')} "${lat}"^^<http://www.w3.org/2001/XMLSchema#decimal> .`,
    `${place(name)} ${wgs('long')} "${long}"^^<http://www.w3.org/2001/XMLSchema#decimal> .`,
  ];
  const lines = Array.from({ length: count }, (_, index) => {
    const name = `town-${index}`;
    const partnership = `<${BASE}id/partnership/home--${name}>`;
    return [
      ...town(name, countries[index % 3] ?? '', 50 + (index % 90) / 10, 20 + (index % 70) / 10),
      `${partnership} ${type} ${mp('Partnership')} .`,
      `${partnership} ${mp('partner')} ${place('home')} .`,
      `${partnership} ${mp('partner')} ${place(name)} .`,
      `${partnership} ${mp('reportedBy')} ${place('home')} .`,
    ];
  });
  return `${[...town('home', 'LVA', 56.5, 25.5), ...lines.flat()].join('\n')}\n`;
}
