import { describe, expect, it } from 'vitest';
import { nquad } from '../../../src/rdf/canonical.ts';
import { quadsInOrder } from '../../../src/rdf/order.ts';
import { linesOf } from '../../../src/release/n-quads/lines.ts';
import { awkward, BASE, sample } from './sample.ts';

describe('order', () => {
  it('keeps every statement and opens each graph and each subject once, a thing before its parts', async () => {
    const lines = await linesOf([...sample(12), ...awkward()]);
    const quads = [...quadsInOrder(lines, 'all')];
    expect(quads.map((found) => nquad(found)).sort()).toEqual([...lines].sort());
    const blocks = quads.map(({ graph, subject }) => `${graph.value} ${subject.value}`);
    const opened = blocks.filter((block, index) => block !== blocks[index - 1]);
    expect(new Set(opened).size).toBe(opened.length);
    const node = ` ${BASE}id/partnership/riverton--town-1`;
    expect(opened.indexOf(node)).toBeLessThan(opened.indexOf(`${node}#agreement`));
    expect(opened[0]?.startsWith(' ')).toBe(true);
  });

  it('gives the default graph alone where a syntax has no graphs', async () => {
    const lines = await linesOf([...sample(3), ...awkward()]);
    const quads = [...quadsInOrder(lines, 'default')];
    expect(quads.every(({ graph }) => graph.termType === 'DefaultGraph')).toBe(true);
    expect(quads).toHaveLength([...sample(3), ...awkward()].filter(({ graph }) => graph.value === '').length);
  });
});
