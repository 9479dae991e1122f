import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTS } from '../../src/features/lists/lists.ts';
import { perspectivePath, perspectivesOf } from '../../src/features/lists/perspectives.ts';
import { createQueryClient } from '../../src/query/client.ts';
import { type Published, publishRecords, publishTexts } from './publication.ts';

const PAGES = LISTS.flatMap((list) => perspectivesOf(list).map((one) => perspectivePath(list.name, one)));

let published: Published;
beforeAll(async () => {
  published = await publishRecords({ maxResultBytes: 5_000_000 });
}, 60_000);
afterAll(() => published.close());

const get = (path: string, accept = 'text/html') =>
  published.app.request(`http://asked.example/${path}`, { headers: { accept, 'accept-language': 'en' } });
const text = async (path: string) => (await get(path)).text();

interface Counts {
  readonly items: readonly {
    readonly value?: string;
    readonly by?: { readonly value: string; readonly iri?: string };
    readonly across?: { readonly value: string; readonly iri?: string };
    readonly number: number;
  }[];
}
const json = async (path: string) => (await (await get(path, 'application/json')).json()) as Counts;

/** The rows that the query on a page finds. */
async function queried(path: string) {
  const page = await text(path);
  const [, code = ''] = /<details class="query">.*?<code>(.*?)<\/code>/s.exec(page) ?? [];
  const query = code
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return createQueryClient(published.publication.sparql, { deadline: 10_000, maxBytes: 5_000_000 }).rows(
    query,
  );
}

describe('the perspectives of lists', () => {
  it.each(PAGES)('%s is a page of its own, and a selection of it is not for search engines', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('<figure');
    expect(page).not.toContain('noindex');
    expect(page.length).toBeLessThan(200_000);
    expect(await queried(path)).not.toEqual([]);
    if (path.startsWith('p') && !path.startsWith('projects')) {
      const narrowed = await text(`${path}?country=POL`);
      expect(narrowed).toContain('noindex');
      expect(narrowed.length).toBeLessThan(page.length);
    }
  });

  it('are named by the page of the list, with its selection', async () => {
    const page = await text('partnerships?country=POL');
    for (const view of ['map', 'timeline', 'chart', 'matrix']) {
      expect(page).toContain(`href="/partnerships/${view}?country=POL"`);
    }
  });

  it('are in the sitemap', async () => {
    const index = await text('sitemap.xml');
    for (const path of PAGES) expect(index).toContain(`/${path}</loc>`);
  });
});

describe.each(['', 'municipality=jelgava', 'country=POL&country=LTU', 'decade=1990&field=education'])(
  'the counts of partnerships?%s',
  (selection) => {
    it.each(['municipality', 'country', 'field', 'kind', 'decade', 'status', 'wikidata'])(
      'by %s are what their query counts',
      async (by) => {
        const query = `by=${by}${selection === '' ? '' : `&${selection}`}`;
        const { items } = await json(`partnerships/chart.json?${query}`);
        const rows = await queried(`partnerships/chart?${query}`);
        expect(rows.map(({ number }) => Number(number?.value)).sort()).toEqual(
          items.map(({ number }) => number).sort(),
        );
      },
    );

    it('are those of the list that each leads to', async () => {
      const { items } = await json(`partnerships/matrix.json?by=country&across=decade&${selection}`);
      for (const { by, across, number } of items.slice(0, 6)) {
        const parameters = new URLSearchParams(selection);
        // Within a facet, values widen: only what is not chosen yet narrows.
        if (parameters.has('country') || parameters.has('decade')) continue;
        parameters.append('country', by?.value ?? '');
        parameters.append('decade', across?.value ?? '');
        const listed = (await (await get(`partnerships.json?${parameters}`, 'application/json')).json()) as {
          total: number;
        };
        expect(listed.total).toBe(number);
      }
    });
  },
);

describe('the files of counts', () => {
  it('are CSV with value, IRI, label and number', async () => {
    const [head, first] = (await text('places/chart.csv')).split('\r\n');
    expect(head).toBe('country,country_iri,country_label,number');
    expect(first).toMatch(/^LTU,http.*\/LTU,Lithuania,\d+$/);
    expect((await text('places/matrix.csv')).split('\r\n')[0]).toBe(
      'country,country_iri,country_label,municipality,municipality_iri,municipality_label,number',
    );
  });

  it.each([
    ['partnerships/chart?by=colour', 400],
    ['partnerships/chart?across=country', 400],
    ['partnerships/map.csv', 404],
    ['partnerships/table', 404],
    ['organisations/map', 404],
  ])('%s: %d', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
});

describe('a timeline', () => {
  it.each(['partnerships', 'projects', 'sources'])(
    'of %s tells of all that it does not draw',
    async (list) => {
      const { total } = (await (await get(`${list}.json`, 'application/json')).json()) as { total: number };
      const page = await text(`${list}/timeline`);
      const bars = new Set((await queried(`${list}/timeline`)).map(({ iri }) => iri?.value)).size;
      expect(page).toContain(`<desc id="spans-text">${bars} bar`);
      expect(total).toBeGreaterThan(bars);
      expect(page).toContain(`Without a start date, and so only in the list: ${total - bars}.`);
    },
  );

  it('says that it is cut, whatever it is of', async () => {
    const projects = Array.from({ length: 130 }, (_, number) => {
      const start = number < 125 ? ` ; mp:projectStart "${1900 + number}"^^xsd:gYear` : '';
      return `<https://towns.example/id/project/p${number}> a mp:Project${start} .`;
    });
    const many = await publishTexts({
      'projects.ttl': `@prefix mp: <https://w3id.org/munpart/def#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n${projects.join('\n')}`,
    });
    const page = await (
      await many.app.request('/projects/timeline', {
        headers: { accept: 'text/html', 'accept-language': 'en' },
      })
    ).text();
    expect(page).toContain('Only the first 120 of 125 are drawn.');
    expect(page).toContain('Without a start date, and so only in the list: 5.');
    await many.close();
  });
});
