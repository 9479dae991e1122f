import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../src/http/serving/publication.ts';
import { readStored } from '../../src/http/serving/stored-values.ts';

let directory: string;
let reported: string[];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-stored-'));
  reported = [];
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** A site that was just opened on a release of so many statements. */
function opened(quads: number, place = directory, columns: object | null = {}): Site {
  const release = { manifest: { quads }, directory: place };
  const publication = { release, documents: { reader: columns ? { columns } : undefined } };
  const operations = { report: ({ message }: Error) => reported.push(message) };
  return { publication, operations, values: new LRUCache({ max: 10 }) } as unknown as Site;
}

const LARGE = 4_000_000;
const VALUE = { names: new Map([['Rīga', 1]]), counts: Uint32Array.of(1, 2, 4_000_000_000), none: undefined };
const failing = () => Promise.reject(new Error('it was worked out again'));

describe('what is worked out from a large release', () => {
  it('is worked out once, however often the release is opened', async () => {
    expect(await readStored(opened(LARGE), 'counts', async () => VALUE)).toEqual(VALUE);
    expect(await readStored(opened(LARGE), 'counts', failing)).toEqual(VALUE);
    await expect(readStored(opened(LARGE), 'other counts', failing)).rejects.toThrow('again');
  });

  it('is worked out again where what is kept is damaged, which is told', async () => {
    await readStored(opened(LARGE), 'counts', async () => VALUE);
    const [name = ''] = await readdir(join(directory, 'derived'));
    for (const bytes of ['', 'nothing that can be read']) {
      await writeFile(join(directory, 'derived', name), bytes);
      expect(await readStored(opened(LARGE), 'counts', async () => 'new')).toBe('new');
    }
    expect(await readStored(opened(LARGE), 'counts', failing)).toBe('new');
    expect(reported.map((message) => message.includes(name))).toEqual([true, true]);
  });

  it('is not kept of small releases, of those read elsewhere, of previews, and where nothing can be written', async () => {
    const preview = join(directory, '.preview-1-1-1');
    const sites = () => [
      opened(10_000),
      opened(LARGE, directory, null),
      opened(LARGE, preview),
      opened(LARGE, join(directory, 'cleared-away')),
    ];
    for (const site of sites()) expect(await readStored(site, 'counts', async () => 1)).toBe(1);
    for (const site of sites()) await expect(readStored(site, 'counts', failing)).rejects.toThrow('again');
    expect(await readdir(directory)).toEqual([]);
    expect(reported).toEqual([]);
  });
});
