import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crawl } from '../../../src/static-site/crawl.ts';

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
