import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Published, publishRecords } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
}, 60_000);
afterAll(() => published.close());

async function page(path: string): Promise<string> {
  const response = await published.app.request(path, { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/html');
  return response.text();
}

it('says once what all partnerships have in common, in place of a column and of a choice', async () => {
  const html = await page('/partnerships');
  expect(html.replace(/<[^>]*>/g, '')).toMatch(
    /The same in all 56: Country of a partner: Latvia; Status: Unknown/,
  );
  expect(html).not.toContain('data-label="Status"');
  expect(html).not.toContain('value="LVA"');
  expect(html).toContain('value="LTU"');
  expect((await page('/partnerships?lang=lv')).replace(/<[^>]*>/g, '')).toContain('Vienāds visiem (56):');
});

it('keeps the choice of who has made it', async () => {
  expect(await page('/partnerships?country=LVA')).toMatch(/value="LVA"[^>]*checked/);
});

it('counts the countries of partners alike on the first page and in the example query', async () => {
  expect((await page('/?lang=en')).replace(/<[^>]*>/g, ' ')).toMatch(/23\s+countries where the partners are/);
});

it('counts the partnerships that an organisation takes part in', async () => {
  const response = await published.app.request('/organisations.csv');
  const rows = (await response.text()).trim().split('\r\n').slice(1);
  const spidola = rows.find((row) => row.includes('Spīdola'));
  expect(spidola).toMatch(/,1(,|$)/);
});

it.each(['en', 'lv'])('has a page about the shapes in %s', async (language) => {
  const html = await page(`/def/shapes?lang=${language}`);
  expect(html).toContain('sh:NodeShape');
  expect(html).toContain(`lang="${language}"`);
});

it('shows the endpoint that does not age, and pins it where a release is named', async () => {
  expect(await page('/sparql')).toMatch(/<code id="endpoint">https:\/\/towns\.example\/sparql<\/code>/);
  const { name } = published.publication.release.manifest;
  expect(await page(`/sparql?release=${name}`)).toContain(`sparql?release=${name}</code>`);
  expect(await page('/queries/countries')).not.toContain('sparql?release=');
});

it.each(['Daugavpils', 'Jelgava', 'Valmiera', 'Jelgavas novads', 'Jelgava Municipality', 'Radom'])(
  'reconciles %s without a type for certain',
  async (query) => {
    const body = new URLSearchParams({ queries: JSON.stringify({ q: { query } }) });
    const response = await published.app.request('/reconcile', { method: 'POST', body });
    const { q } = (await response.json()) as { q: { result: { id: string; match: boolean }[] } };
    expect(q.result[0]).toMatchObject({ match: true, id: expect.stringContaining('/id/place/') });
  },
);
