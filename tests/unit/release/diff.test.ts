import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iri, literal, quad } from '../../../src/rdf/terms.ts';
import { diffLines, type QuadChange } from '../../../src/release/diff/diff.ts';
import { patched } from '../../../src/release/diff/resource.ts';
import { linesOf } from '../../../src/release/n-quads/lines.ts';

/** In pieces of a few lines, so that every border of a piece is met. */
async function* pieces(lines: readonly string[], size = 3): AsyncIterable<readonly string[]> {
  for (let at = 0; at < lines.length; at += size) yield lines.slice(at, at + size);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const patchLines = (changes: readonly QuadChange[]) => [
  'H id <x:b> .',
  'TX .',
  ...changes.map(({ op, line }) => `${op} ${line}`),
  'TC .',
];

const graph = fc.array(
  fc.record({
    s: fc.constantFrom('x:a', 'x:a#b', 'x:é', 'x:\u{10437}', 'x:\uFFFD'),
    o: fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('\u{1F98A}', '\uFFFD', '\n"\\')),
    g: fc.constantFrom(undefined, 'x:g'),
  }),
  { maxLength: 25 },
);

type Statements = readonly { s: string; o: string; g: string | undefined }[];

function linesFrom(statements: Statements) {
  return linesOf(
    statements.map(({ s, o, g }) =>
      quad(iri(s), iri('x:p'), literal(o.replace(/\p{Surrogate}/gu, '')), g === undefined ? g : iri(g)),
    ),
  );
}

describe('the difference of two sorted texts', () => {
  it('is exact, and applied to the first gives the second', async () => {
    await fc.assert(
      fc.asyncProperty(graph, graph, async (one, other) => {
        const [a, b] = [await linesFrom(one), await linesFrom(other)];
        const changes = await all(diffLines(pieces(a), pieces(b, 2)));
        const deleted = changes.filter(({ op }) => op === 'D').map(({ line }) => line);
        const added = changes.filter(({ op }) => op === 'A').map(({ line }) => line);
        expect(deleted).toEqual(a.filter((line) => !b.includes(line)));
        expect(added).toEqual(b.filter((line) => !a.includes(line)));
        const result = await all(patched(pieces(a), pieces(patchLines(changes))));
        expect(result.join('')).toBe(b.map((line) => `${line}\n`).join(''));
      }),
      { numRuns: 300 },
    );
  });

  const [A, B, C] = ['a', 'b', 'c'].map((name) => `<x:${name}> <x:p> <x:o> .`) as [string, string, string];

  it.each([
    ['a deletion of what is not there', [`D ${B}`], 'not there'],
    ['an addition of what is there', [`A ${A}`], 'there already'],
    ['rows out of order', [`A ${C}`, `A ${B}`], 'not in order'],
    ['a row twice', [`A ${C}`, `A ${C}`], 'not in order'],
    ['a row that is none', [`X ${B}`], 'no row of a patch'],
    ['a quad that is not canonical', [`A ${B} `], 'not a canonical quad'],
    ['two quads in a row', ['A <x:b> <x:p> "\u2028" . <x:c> <x:p> <x:o> .'], 'expected'],
  ])('is refused where it has %s', async (_, rows, message) => {
    const patch = ['TX .', ...rows, 'TC .'];
    await expect(all(patched(pieces([A]), pieces(patch)))).rejects.toThrow(message);
  });

  it.each([
    [['TX .', `A ${B}`], 'breaks off'],
    [[], 'breaks off'],
    [[`A ${B}`, 'TX .', 'TC .'], 'outside'],
    [['TX .', 'TC .', `A ${B}`], 'outside'],
  ])('is refused where %j is not one whole transaction', async (patch, message) => {
    await expect(all(patched(pieces([A]), pieces(patch)))).rejects.toThrow(message);
  });
});
