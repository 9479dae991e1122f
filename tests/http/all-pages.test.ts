import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTS } from '../../src/features/lists/lists.ts';
import { formatOf } from '../../src/formats/index.ts';
import { describedPath } from '../../src/pages/document-address.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
});
afterAll(() => published.close());

/** The texts of a list in one form, page by page, as each names the next: in its Link field, and in JSON in itself. */
async function pagesOf(first: string): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let path: string | undefined = first; path !== undefined; ) {
    const response: Response = await published.app.request(path, {
      headers: { accept: 'text/html, */*;q=0.1' },
    });
    expect([path, response.status]).toEqual([path, 200]);
    texts.push(await response.text());
    const next: string | undefined = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    path = next?.slice(BASE.length - 1);
    expect(texts.length).toBeLessThan(100);
  }
  return texts;
}

const inCsv = (text: string) =>
  text
    .trim()
    .split('\r\n')
    .slice(1)
    .flatMap((line) => /^"?(https?:[^,"]+)/.exec(line)?.[1] ?? []);
const inJson = (text: string) => (JSON.parse(text).items as { iri: string }[]).map(({ iri }) => iri);
/** The documents to which the rows of a page lead. */
const inHtml = (text: string) =>
  [...(/<tbody>(.*?)<\/tbody>/s.exec(text)?.[1] ?? '').matchAll(/<tr[^>]*>.*?href="([^"]+)"/gs)].map(
    ([, href = '']) => href.replaceAll('&amp;', '&'),
  );

describe.each(LISTS.map(({ name }) => name))('the pages of the list %s', (name) => {
  const whole = async () => inCsv(await (await published.app.request(`/${name}.csv`)).text());

  it.each(['', '&sort=-label', '&lang=lv&sort=label'])(
    'hold each member once, in the order of the whole%s',
    async (more) => {
      const all = inCsv(await (await published.app.request(`/${name}.csv?${more.slice(1)}`)).text());
      expect(new Set(all).size).toBe(all.length);
      const csv = (await pagesOf(`/${name}.csv?page=1${more}`)).flatMap(inCsv);
      const json = (await pagesOf(`/${name}.json?page=1${more}`)).flatMap(inJson);
      expect(csv).toEqual(all);
      expect(json).toEqual(all);
      expect(new Set(await whole())).toEqual(new Set(all));
    },
  );

  it('are the same for readers', async () => {
    const found = (await pagesOf(`/${name}?page=1`)).flatMap(inHtml);
    const addresses = (await whole()).map((iri) => describedPath(iri, { base: BASE, namespace: BASE }));
    expect(found).toHaveLength(addresses.length);
    expect([...found].sort()).toEqual([...addresses].sort());
  });

  it.each(['ttl', 'nt', 'jsonld', 'rdf', 'trig'])(
    'describe each member in one part of %s',
    async (extension) => {
      const format = formatOf(
        { ttl: 'turtle', nt: 'n-triples', jsonld: 'json-ld', rdf: 'rdf-xml' }[extension] ?? 'trig',
      );
      const parts = await pagesOf(`/${name}.${extension}?page=1`);
      const subjects = await Promise.all(
        parts.map(
          async (part) => new Set((await format?.parse(part, BASE))?.map(({ subject }) => subject.value)),
        ),
      );
      for (const [at, iri] of (await whole()).entries()) {
        expect(subjects[Math.floor(at / 50)]?.has(iri), `${iri} on page ${Math.floor(at / 50) + 1}`).toBe(
          true,
        );
      }
      expect(parts).toHaveLength(Math.max(1, Math.ceil((await whole()).length / 50)));
    },
  );
});
