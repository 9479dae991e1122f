import { describe, expect, it } from 'vitest';
import { N_QUADS, N_TRIPLES } from '../../../src/formats/n-quads.ts';
import { literal } from '../../../src/rdf/terms.ts';
import { statement, write } from './written.ts';

const QUADS = [
  statement('ex:s', 'ex:p', literal('x')),
  statement('ex:s', 'ex:p', literal('x')),
  statement('_:a.b', 'ex:p', ['y', 'EN'], 'ex:g'),
];

describe('N-Triples and N-Quads', () => {
  it('keep the order, drop repeated lines, and write labels that every reader takes', async () => {
    const first = '<http://example.org/s> <http://example.org/p> "x" .\n';
    const second = '_:x-612e62 <http://example.org/p> "y"@EN <http://example.org/g> .\n';
    expect(await write(N_TRIPLES, QUADS)).toBe(first);
    expect(await write(N_QUADS, QUADS)).toBe(first + second);
    expect(await write(N_QUADS, [...QUADS].reverse())).toBe(second + first);
  });

  it('come in chunks', async () => {
    const long = Array.from({ length: 3 }, (_, index) =>
      statement(`ex:${index}`, 'ex:p', literal('x'.repeat(70_000))),
    );
    const chunks: string[] = [];
    for await (const chunk of N_QUADS.serialize(long)) chunks.push(chunk);
    expect(chunks).toHaveLength(3);
  });
});
