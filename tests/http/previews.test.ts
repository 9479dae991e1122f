import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Card, cardSvg, isDrawable } from '../../src/features/previews/card.tsx';
import { BASE, type Published, publishRecords, publishTexts } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
});
afterAll(() => published.close());

const IN_BASE = `<${BASE}id/`;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

async function imageOf(path: string, { app } = published): Promise<string> {
  const html = await (await app.request(path, { headers: { accept: 'text/html' } })).text();
  return (/property="og:image" content="(.*?)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
}

async function pictureAt(address: string, { app } = published) {
  const response = await app.request(address.startsWith(BASE) ? address.replace(BASE, '/') : address);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('the picture that others show of a page', () => {
  it('is a PNG of its own for each town, partnership, field and list, and for all', async () => {
    const pages = [
      ...['doc/place/radom', 'doc/place/valmiera', 'doc/partnership/jelgavas-novads--joniskis-district'],
      ...['def/field/culture', 'places', 'places/map', ''],
    ];
    const addresses = await Promise.all(pages.map((page) => imageOf(`/${page}?lang=lv`)));
    const pictures = await Promise.all(addresses.map((address) => pictureAt(address)));
    for (const [index, { response, bytes }] of pictures.entries()) {
      expect([pages[index], response.status, response.headers.get('content-type')]).toEqual([
        pages[index],
        200,
        'image/png',
      ]);
      expect([...bytes.subarray(0, 8)]).toEqual(PNG);
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    }
    expect(new Set(addresses).size).toBe(pages.length - 1);
    expect(new Set(pictures.map(({ bytes }) => bytes.toString('base64'))).size).toBe(pages.length - 1);
  }, 120_000);

  it('is sent once: who has it hears 304', async () => {
    const address = await imageOf('/doc/place/radom');
    const etag = (await pictureAt(address)).response.headers.get('etag') ?? '';
    const again = await published.app.request(address.replace(BASE, '/'), {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
  });

  it.each([
    ['iri=radom', 400],
    [`iri=${BASE}id/place/nowhere`, 404],
    ['list=nothing', 404],
  ])('there is none of %s', async (query, status) => {
    expect((await pictureAt(`/embed/picture?${query}`)).response.status).toBe(status);
  });

  it('has the general picture in place of letters that the font lacks, and another name where there is one', async () => {
    const data = await publishTexts({
      'towns.ttl': `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        ${IN_BASE}one> rdfs:label "東京" . ${IN_BASE}two> rdfs:label "東京"@ja , "Tokyo"@en .`,
    });
    const [one, two] = await Promise.all(
      ['one', 'two'].map(async (name) => pictureAt(await imageOf(`/doc/${name}?lang=en`, data), data)),
    );
    const general = await pictureAt('/assets/preview.png', data);
    expect(one?.bytes.equals(general.bytes)).toBe(true);
    expect(two?.bytes.readUInt32BE(16)).toBe(1200);
    expect(two?.bytes.equals(general.bytes)).toBe(false);
    await data.close();
  });
});

describe('the drawing', () => {
  const card = (title: string): Card => ({
    kind: 'Town',
    title,
    lines: ['A & B'],
    site: 'Site',
    colour: '#000000',
  });

  it.each(['Rēzekne', 'Čadca', 'Łódź', 'Житомир', 'Київ', 'Αθήνα', 'Đà Nẵng', 'Æ – „Ö” …'])(
    '%s can be drawn',
    (name) => {
      expect(isDrawable(name)).toBe(true);
    },
  );

  it.each(['東京', 'تونس', 'თბილისი', 'Town 🏙'])('%s cannot', (name) => {
    expect(isDrawable(name)).toBe(false);
  });

  it('cuts what is too long, and writes markup as text', () => {
    const svg = cardSvg(card(`<script> ${'Longwordwithoutanyend'.repeat(9)} ${'word '.repeat(60)}`));
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('A &amp; B');
    const lines = [...svg.matchAll(/<text [^>]*font-size="(\d+)"[^>]*>([^<]*)/g)];
    expect(lines.length).toBeLessThan(12);
    for (const [, size, text = ''] of lines) expect(text.length * Number(size) * 0.4).toBeLessThan(500);
  });
});
