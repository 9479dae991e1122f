import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortCodePoints } from '../../../src/rdf/canonical.ts';
import { iri, literal, quad } from '../../../src/rdf/terms.ts';
import { diffLines } from '../../../src/release/diff/diff.ts';
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
        const result = a.filter((line) => !deleted.includes(line)).concat(added);
        expect(sortCodePoints(result)).toEqual(b);
        expect(changes.map(({ line }) => line)).toEqual(sortCodePoints([...deleted, ...added]));
      }),
      { numRuns: 300 },
    );
  });
});
