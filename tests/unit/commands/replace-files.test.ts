import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFiles } from '../../../src/commands/import/replace-files.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-replace-'));
  await writeFile(join(directory, 'a.yaml'), 'old a');
});
afterEach(() => rm(directory, { recursive: true }));

const text = (name: string) => readFile(join(directory, name), 'utf8');

describe('files are written together', () => {
  it('new ones and those that stand there', async () => {
    await replaceFiles(
      directory,
      new Map([
        ['a.yaml', 'new a'],
        ['pages/b.yaml', 'new b'],
      ]),
    );
    expect([await text('a.yaml'), await text('pages/b.yaml')]).toEqual(['new a', 'new b']);
    expect(await readdir(directory)).toEqual(['a.yaml', 'pages']);
    expect(await readdir(join(directory, 'pages'))).toEqual(['b.yaml']);
  });

  it.each([
    ['cannot be prepared', 'a.yaml/c.yaml'],
    ['cannot be put in its place', 'd'],
  ])('or none, where one %s', async (_, name) => {
    await mkdir(join(directory, 'd/full'), { recursive: true });
    const files = new Map([
      ['a.yaml', 'new a'],
      ['b.yaml', 'new b'],
      [name, 'x'],
    ]);
    await expect(replaceFiles(directory, files)).rejects.toThrow();
    expect(await text('a.yaml')).toBe('old a');
    expect(await readdir(directory)).toEqual(['a.yaml', 'd']);
  });
});
