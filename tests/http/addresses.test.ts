import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describedPath } from '../../src/pages/document-address.ts';
import { crawlPages, sitemapOf } from './crawler.ts';
import { FOREIGN, irisIn, subjectsIn } from './foreign-data.ts';
import { BASE, type Published, publishFilesBelow, publishRecords } from './publication.ts';

describe.each(FOREIGN.flatMap((data) => [undefined, '_site'].map((prefix) => ({ ...data, prefix }))))(
  '$kind, pages below $prefix',
  ({ extension, text, prefix }) => {
    let published: Published;
    let directory: string;
    const site = BASE + (prefix === undefined ? '' : `${prefix}/`);
    const bases = { base: site, namespace: BASE, vocabulary: false };
    const get = (url: string, accept: string) =>
      published.app.request(new Request(url), { headers: { accept } });
    const answer = async (url: string, accept: string) => {
      const first = await get(url, accept);
      return first.status === 303 ? get(first.headers.get('location') ?? '', accept) : first;
    };

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'munpart-foreign-'));
      const file = join(directory, `data.${extension}`);
      await writeFile(file, text);
      published = await publishFilesBelow(prefix, pathToFileURL(file).href);
    });
    afterAll(async () => {
      await published.close();
      await rm(directory, { recursive: true });
    });

    it('has a document about everything that is mentioned', async () => {
      for (const iri of irisIn(text).filter((one) => !/type$/.test(one))) {
        const address = new URL(describedPath(iri, bases), site).href;
        const response = await answer(address.replace(/#.*$/, ''), 'application/trig');
        expect(response.status, `${iri} at ${address}`).toBe(200);
        expect((await response.text()).includes(`<${iri}>`), iri).toBe(true);
        const page = await answer(address.replace(/#.*$/, ''), 'text/html');
        expect(page.status, iri).toBe(200);
        const [, fragment] = iri.split('#');
        // What graphs alone say of a part stands in the part of the page about graphs.
        const isDescribed = extension === 'ttl' && subjectsIn(text).includes(iri);
        if (fragment && isDescribed) expect((await page.text()).includes(`id="${fragment}"`), iri).toBe(true);
      }
    });

    it('leads nowhere that does not answer, neither from a page nor from the sitemap', async () => {
      const { broken, pages } = await crawlPages(published.app, BASE);
      expect(broken).toEqual([]);
      expect(pages).toBeGreaterThan(10);
      expect(published.reported).toEqual([]);
    });

    it('has all that it describes in the sitemap', async () => {
      const listed = new Set(await sitemapOf(published.app, BASE));
      const subjects = subjectsIn(text);
      expect(subjects.length).toBeGreaterThan(1);
      for (const iri of subjects.filter((one) => one.startsWith(BASE))) {
        const [address = ''] = new URL(describedPath(iri, bases), site).href.split('#');
        expect(listed, iri).toContain(address);
      }
    });
  },
);

describe('the records of this repository', () => {
  it('lead nowhere that does not answer, neither from a page nor from the sitemap', async () => {
    const { app, close } = await publishRecords();
    try {
      // Selections and languages are the same pages again.
      const isFollowed = (url: string) => !url.includes('?') || /\/doc\?iri=[^&]*$/.test(url);
      // Of what there is by the hundred, a fifth: all pages of the static site lead somewhere too (tests/site.test.ts).
      const isVisited = (url: string) =>
        (/\/(?:doc|id)\/\w+\/([\w-]+)/.exec(url)?.[1]?.length ?? 0) % 5 === 0;
      const { broken, pages } = await crawlPages(app, BASE, isFollowed, isVisited);
      expect(broken).toEqual([]);
      expect(pages).toBeGreaterThan(100);
    } finally {
      await close();
    }
  }, 900_000);
});
