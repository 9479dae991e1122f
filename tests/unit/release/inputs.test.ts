import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsDigest } from '../../../src/release/reading/inputs.ts';
import { emptyDirectory } from './workshop.ts';

const base = 'https://example.org/';
let data: string;

beforeEach(async () => {
  data = await emptyDirectory();
  await mkdir(join(data, 'pages'));
  await writeFile(join(data, 'places.yaml'), 'a: 1\n');
  await writeFile(join(data, 'pages', 'x.yaml'), 'b: 2\n');
});

const digest = (of = base) => inputsDigest({ directories: [data], files: [join(data, 'x.nq')], base: of });

describe('inputs digest', () => {
  it('is the same for the same files, wherever they are', async () => {
    const first = await digest();
    const elsewhere = join(await emptyDirectory(), 'moved');
    await rename(data, elsewhere);
    data = elsewhere;
    expect(await digest()).toBe(first);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a byte', () => writeFile(join(data, 'places.yaml'), 'a: 2\n')],
    ['a name', () => rename(join(data, 'places.yaml'), join(data, 'place.yaml'))],
    ['a file below', () => writeFile(join(data, 'pages', 'y.yaml'), '')],
    ['where one file ends', () => writeFile(join(data, 'places.yaml'), 'a: 1\nb: 2\n')],
    ['a single file', () => writeFile(join(data, 'x.nq'), '<x:a> <x:b> <x:c> .\n')],
  ])('changes with %s', async (_, change) => {
    const before = await digest();
    await change();
    expect(await digest()).not.toBe(before);
  });

  it('changes with the base IRI', async () => {
    expect(await digest('https://example.net/')).not.toBe(await digest());
  });

  it('does not change with what a build does not read', async () => {
    const before = await digest();
    await writeFile(join(data, 'README.md'), 'notes');
    await writeFile(join(data, '.places.yaml'), 'an editor’s');
    expect(await digest()).toBe(before);
  });
});
