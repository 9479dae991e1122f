import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/features/app.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
});
afterAll(() => published.close());

const get = async (path: string, from = published) => {
  const response = await from.app.request(path, { headers: { accept: 'text/html' } });
  return { status: response.status, headers: response.headers, html: await response.text() };
};
const release = () => published.publication.release.manifest.id.slice(0, 12);

describe('what others show of a page', () => {
  const embed = (what: string, iri: string) => `/embed/${what}?iri=${encodeURIComponent(iri)}`;
  const RADOM = `${BASE}id/place/radom`;
  const JELGAVA = `${BASE}id/place/jelgava`;

  it.each([
    ['map', JELGAVA, 'data-map'],
    ['map', `${BASE}id/partnership/jelgava--parnu--siauliai`, 'data-map'],
    ['chart', JELGAVA, 'class="spans"'],
  ])('a %s of %s may stand in a frame, and says where it is from', async (what, iri, mark) => {
    const { status, headers, html } = await get(`${embed(what, iri)}&lang=lv`);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(html).toContain(mark);
    expect(html).toContain('<html lang="lv">');
    expect(html).toContain(iri.replace('/id/', '/doc/'));
    expect(html).not.toContain('<iframe');
    expect(html).not.toContain('<footer');
  });

  it.each([
    ['chart', RADOM, 404],
    ['map', 'https://w3id.org/munpart/def/status', 404],
    ['map', `${BASE}id/place/nowhere`, 404],
    ['map', 'radom', 400],
  ])('there is no %s of %s', async (what, iri, status) => {
    expect((await get(embed(what, iri))).status).toBe(status);
  });

  it('is what the code on the page leads to, in the language of the page', async () => {
    const { html, headers } = await get('/doc/place/jelgava?lang=de');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const codes = [...html.matchAll(/&lt;iframe src=&quot;(.*?)&quot;/g)].map(([, address = '']) =>
      address.replaceAll('&amp;', '&').replaceAll('&amp;', '&'),
    );
    expect(codes).toHaveLength(2);
    for (const address of codes) {
      expect(address).toContain('lang=de');
      expect((await get(address.slice(BASE.length - 1))).html).toContain('<html lang="de">');
    }
  });

  it('on paper has its address, its release and its day below', async () => {
    const { html } = await get('/doc/place/jelgava');
    const printed = /<p class="printed">(.*?)<\/p>/s.exec(html)?.[1] ?? '';
    expect(printed).toContain(`${BASE}doc/place/jelgava`);
    expect(printed).toContain(release());
    expect(printed).toMatch(/\d{4}/);
  });
});

describe('how readers reach the publisher', () => {
  it('from each page: a message that names what the page is about, and the release', async () => {
    const { html } = await get('/doc/place/radom');
    expect(html).toContain('Something wrong?');
    expect(html).toContain(`This is about: ${BASE}id/place/radom\nRelease of the data: ${release()}`);
    expect(html).toContain('Add your municipality');
    expect(html).toContain('href="https://w3id.org/munpart/"');
    const list = await get('/places?lang=lv&page=1');
    expect(list.html).toContain(`${BASE}places`);
  });

  const withContact = (contact: string | undefined) => {
    const { publication } = published;
    const { contact: _, ...manifest } = publication.release.manifest;
    const stated = { ...manifest, ...(contact !== undefined && { contact }) };
    const release = { ...publication.release, manifest: stated };
    const app = createApp({
      publication: () => ({ ...publication, release }),
      settings: { queryTimeout: 10_000, maxResultBytes: 1_000_000 },
      report: () => {},
    });
    return { ...published, app };
  };

  it('by a mail that is written already, where the publisher has an address for it', async () => {
    const { html } = await get('/doc/place/radom?lang=en', withContact('mailto:office@town.example'));
    const [, mail = ''] = /href="(mailto:[^"]*body=[^"]*)"/.exec(html) ?? [];
    const url = new URL(mail.replaceAll('&amp;', '&'));
    expect(url.pathname).toBe('office@town.example');
    expect(url.searchParams.get('subject')).toBe('Correction: Radom');
    expect(url.searchParams.get('body')).toContain(`This is about: ${BASE}id/place/radom\r\n`);
    expect(mail).not.toContain('+');
  });

  it('not at all where the keeper states no contact', async () => {
    const { html } = await get('/doc/place/radom?lang=en', withContact(undefined));
    expect(html).not.toContain('Something wrong?');
  });
});
