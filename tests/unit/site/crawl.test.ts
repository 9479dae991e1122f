import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Crawl, type CrawlProgress, crawl } from '../../../src/static-site/crawl.ts';
import { NameSet } from '../../../src/static-site/name-set.ts';
import { SiteWriter } from '../../../src/static-site/site-writer.ts';

const PAGE = { 'content-type': 'text/html; charset=utf-8' };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-crawl-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** A publication whose first page leads to another, which answers so. */
function publicationWith(answer: () => Response) {
  const fetchPage = async (address: string) =>
    address.startsWith('other') ? answer() : new Response('<a href="/other">other</a>', { headers: PAGE });
  return { base: 'https://towns.example/', languages: ['en', 'lv'], routes: [], fetchPage };
}

describe('a publication that is written as files', () => {
  it('leaves out what there is not', async () => {
    await crawl(
      publicationWith(() => new Response(null, { status: 404 })),
      [''],
      directory,
    );
    expect((await readdir(directory)).filter((name) => name.startsWith('other'))).toEqual([]);
    expect(await readdir(directory)).not.toEqual([]);
  });

  it('asks again for what did not come in time', async () => {
    let asked = 0;
    const late = () =>
      ++asked < 3 ? new Response('', { status: 503 }) : new Response('<p>late</p>', { headers: PAGE });
    await crawl(publicationWith(late), [''], directory);
    expect((await readdir(directory)).filter((name) => name.startsWith('other'))).not.toEqual([]);
  });

  it('waits as long as it is told to, where a server has too much to do', async () => {
    const times: number[] = [];
    const busy = () => {
      times.push(performance.now());
      return times.length < 2
        ? new Response('', { status: 503, headers: { 'retry-after': '0.05' } })
        : new Response('<p>late</p>', { headers: PAGE });
    };
    await crawl(publicationWith(busy), [''], directory);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(45);
  });

  it.each([
    ['a failure', () => new Response('', { status: 500 })],
    ['a refusal of the moment', () => new Response('', { status: 429 })],
    ['what is not to be kept', () => new Response('', { headers: { ...PAGE, 'cache-control': 'no-store' } })],
  ])('ends at %s, by its address', async (_, answer) => {
    const writing = crawl(publicationWith(answer), [''], directory);
    await expect(writing).rejects.toThrow(/^other.* could not be made/);
  });
});

describe('an example whose query is not answered', () => {
  it.each([
    ['too late', () => new Response('', { status: 503 })],
    ['by an engine that failed', () => new Response('', { status: 500 })],
    [
      'on a page that says so',
      () => new Response('no', { headers: { ...PAGE, 'cache-control': 'no-store' } }),
    ],
  ])('%s, is left out and named; the rest is written', async (_, answer) => {
    let requests = 0;
    const fetchPage = async (address: string) => {
      if (!address.startsWith('queries/'))
        return new Response('<a href="/queries/far">far</a>', { headers: PAGE });
      requests++;
      return answer();
    };
    const request = { base: 'https://towns.example/', languages: ['en'], routes: [], fetchPage };
    const { unanswered } = await crawl(request, [''], directory);
    expect([unanswered, await readdir(directory)]).toEqual([['queries/far'], ['index.html']]);
    expect(await readFile(join(directory, 'index.html'), 'utf8')).toBe('<a>far</a>');
    expect(requests).toBe(1);
  });
});

/** Things in a row, each of which leads to its neighbours and to its other syntax; one is gone, one leads elsewhere, one is missing. */
const ROW = {
  prefix: '',
  base: 'https://towns.example/',
  languages: ['en', 'lv'],
  routes: [],
  fetchPage: async (address: string) => {
    const number = Number(/\d+/.exec(address)?.[0] ?? 0);
    if (address.endsWith('.ttl'))
      return new Response(address, { headers: { 'content-type': 'text/turtle' } });
    if (number === 7 || number > 130) return new Response(null, { status: 404 });
    if (number === 9) return new Response(null, { status: 301, headers: { location: '/doc/8' } });
    const links = [Math.max(0, number - 1), number + 1, `${number}.ttl`, 'x?lang=lv', '../list'].map(
      (to) => `<a href="/doc/${to}">${to}</a>`,
    );
    return new Response(links.join(' '), { status: number === 11 ? 410 : 200, headers: PAGE });
  },
};

/** The files below a site that so many writers made, each with its text, and what was told of them. */
async function writtenBy(count: number) {
  const site = join(directory, String(count));
  await mkdir(site);
  const writers = Array.from(
    { length: count },
    (_, index) => new SiteWriter(ROW, site, join(directory, `${count}.${index}`)),
  );
  const heard: CrawlProgress[] = [];
  const entries = writers[0]?.entriesOf([
    '',
    ...Array.from({ length: 60 }, (_, number) => `doc/${2 * number}`),
  ]);
  const crawled = await new Crawl(entries ?? [], ROW, (progress) => heard.push(progress)).by(writers);
  const names = (await readdir(site, { recursive: true })).filter((name) => /\.\w+$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(site, name), 'utf8')));
  return { heard, crawled, files: names.map((name, index) => [name, texts[index]]) };
}

describe('a publication that several write', () => {
  it('is the same as one writes', async () => {
    const [one, three] = [await writtenBy(1), await writtenBy(3)];
    expect(three.files).toEqual(one.files);
    expect(three.crawled.files).toBe(one.files.length);
    expect(new Map(one.files as [string, string][]).get('doc/8.html')).toBe(
      '<a>7</a> <a href="./8.html">9</a> <a href="./8.ttl">8.ttl</a> <a href="./x.lv.html">x?lang=lv</a> <a href="../list.html">../list</a>',
    );
    expect([three.crawled.gone, [...three.crawled.redirects]]).toEqual([
      ['doc/11.html'],
      [['doc/9.html', 'doc/8.html']],
    ]);
    expect(three.crawled.types).toEqual(one.crawled.types);
  });

  it('tells how far it is, to the end', async () => {
    const { heard, files } = await writtenBy(2);
    expect(heard.at(-1)).toEqual({ step: 'linking pages', share: 1, files: files.length });
    expect(heard.every(({ share }) => share > 0 && share <= 1)).toBe(true);
  });
});

describe('a set of names', () => {
  it('knows those that were added, also where another process has it', () => {
    const set = new NameSet();
    const names = Array.from({ length: 5_000 }, (_, number) => `doc/place/${number}.html`);
    expect(names.filter((name) => set.add(name))).toEqual(names);
    expect(names.filter((name) => set.add(name))).toEqual([]);
    expect(set.size).toBe(5_000);
    const same = NameSet.of(structuredClone(set.slots));
    expect(names.filter((name) => !same.has(name))).toEqual([]);
    expect(names.filter((name) => same.has(`${name}x`))).toEqual([]);
  });
});
