import { createHash } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeChunks } from '../../../src/release/store/files.ts';

describe('a file that is written in pieces', () => {
  it.each([
    ['nothing', []],
    ['one character', ['a']],
    ['a surrogate pair cut in two', ['a\uD83D', '\uDE00b']],
    ['a surrogate that has no other', ['a\uD83D', 'b\uD83D']],
    ['a piece larger than any buffer', ['a', 'ā\u{1F600}'.repeat(1_000_000), 'b']],
    ['many pieces', Array.from({ length: 90_000 }, (_, index) => `ā${index}${'x'.repeat(index % 90)}\n`)],
    ['bytes', [Buffer.from('ā'), Buffer.from('b')]],
  ] as [string, (string | Buffer)[]][])('holds them as UTF-8, one after the other: %s', async (_, pieces) => {
    const directory = await mkdtemp(join(tmpdir(), 'files-'));
    const file = await writeChunks(directory, 'a/b.txt', 'text/plain', pieces);
    const bytes = Buffer.isBuffer(pieces[0])
      ? Buffer.concat(pieces as Buffer[])
      : Buffer.from(pieces.join(''));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(file).toEqual({ name: 'a/b.txt', mediaType: 'text/plain', bytes: bytes.length, sha256 });
    expect((await readFile(join(directory, 'a/b.txt'))).equals(bytes)).toBe(true);
  });
});
