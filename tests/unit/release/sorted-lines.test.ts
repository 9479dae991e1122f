import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iri, literal, type Quad, quad } from '../../../src/rdf/terms.ts';
import { about, LineIndex, linesOf } from '../../../src/release/n-quads/lines.ts';
import { withSortedLines } from '../../../src/release/n-quads/sorted-lines.ts';
import { awkward, BASE, sample } from './sample.ts';

/** Longer than a block of a file, beyond ASCII, and from both sides of the surrogates, where code units sort otherwise than code points. */
const strange = ['x'.repeat(200_000), 'ā'.repeat(40_000), '\u{1F600}', '\uFFFD', 'b\nc'].map((value) =>
  quad(iri('x:s'), iri('x:p'), literal(value)),
);
const quads: Quad[] = [...sample(30), ...awkward(), ...strange, ...sample(5)];

const place = async () => join(await mkdtemp(join(tmpdir(), 'munpart-test-')), 'lines');

describe.each([3, 10, 100, 1_000_000])('lines sorted %i at once', (atOnce) => {
  it('are the canonical ones, forwards and by index', async () => {
    const expected = await linesOf(quads);
    await withSortedLines(
      quads,
      await place(),
      async (lines) => {
        expect([...lines]).toEqual(expected);
        expect(lines.length).toBe(expected.length);
        expect(expected.map((_, index) => lines.at(expected.length - 1 - index))).toEqual(
          expected.toReversed(),
        );
        expect([lines.at(expected.length), lines.at(expected.length + 1)]).toEqual([undefined, undefined]);
      },
      atOnce,
    );
  });

  it('are found by subject and by text', async () => {
    const expected = await linesOf(quads);
    const subject = `${BASE}id/partnership/riverton--town-1`;
    await withSortedLines(
      quads,
      await place(),
      async (lines) => {
        expect(about(lines, subject)).toEqual(about(expected, subject));
        expect(about(lines, 'x:zzz')).toEqual([]);
        const index = new LineIndex(lines);
        expect(expected.map((line) => index.indexOf(line))).toEqual(expected.map((_, at) => at));
        expect(index.indexOf(`${expected[0]} `)).toBeUndefined();
        expect(index.hasBlankNodes).toBe(true);
      },
      atOnce,
    );
  });
});

describe('files of lines', () => {
  it('are gone when the lines are given back, and when their use fails', async () => {
    const directory = await place();
    await withSortedLines(
      quads,
      directory,
      async () => expect(await readdir(directory)).toContain('lines'),
      9,
    );
    const failing = withSortedLines(quads, directory, () => Promise.reject(new Error('no room')), 9);
    await expect(failing).rejects.toThrow('no room');
    await expect(readdir(directory)).rejects.toThrow('ENOENT');
  });

  it('are not made for what memory holds', async () => {
    const directory = await place();
    await withSortedLines(quads, directory, async () => expect(readdir(directory)).rejects.toThrow('ENOENT'));
  });

  it('hold nothing where there is nothing', async () => {
    await withSortedLines([], await place(), async (lines) => expect([...lines]).toEqual([]));
    expect(new LineIndex([]).indexOf('')).toBeUndefined();
  });
});
