import { describe, expect, it } from 'vitest';
import { drawn, MEASURES } from '../../../scripts/vocabulary/drawing.ts';
import { type Arrow, inLayers } from '../../../scripts/vocabulary/layers.ts';

const arrows = (text: string): Arrow[] =>
  text
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => ({ from: one[0] ?? '', to: one[1] ?? '' }));
const keysOf = (text: string) => [...new Set(text.replaceAll(' ', ''))];

describe('layers', () => {
  it.each([
    ['one below the other', 'ab bc', { a: 0, b: 1, c: 2 }],
    ['by the longest way', 'ab bc ac', { a: 0, b: 1, c: 2 }],
    ['side by side', 'ac bc', { a: 0, b: 0, c: 1 }],
    ['a circle, whose last arrow is turned round', 'ab bc ca', { a: 0, b: 1, c: 2 }],
    ['two that point at each other', 'ab ba', { a: 0, b: 1 }],
  ])('put classes %s', (_, text, expected) => {
    const { nodes } = inLayers(keysOf(text), arrows(text));
    expect(Object.fromEntries([...nodes].map(([key, { row }]) => [key, row]))).toEqual(expected);
  });

  it('bend an arrow in each row that it passes, from its start to its end', () => {
    const { bends } = inLayers(keysOf('abcd'), arrows('ab bc cd ad da'));
    expect(bends.map((one) => one.map(({ row }) => row))).toEqual([[], [], [], [1, 2], [2, 1]]);
  });

  it('keep arrows from crossing where they need not', () => {
    const { nodes } = inLayers(keysOf('abcd'), arrows('ad bc'));
    const x = (key: string) => nodes.get(key)?.x ?? 0;
    expect(x('a') < x('b')).toBe(x('d') < x('c'));
  });

  it('are the same for the same graph, and empty for none', () => {
    const text = 'ab ac ad be ce de af fg ag';
    expect(inLayers(keysOf(text), arrows(text))).toEqual(inLayers(keysOf(text), arrows(text)));
    expect(inLayers([], [])).toMatchObject({ rows: 0, bends: [] });
  });
});

describe('a drawing', () => {
  const text = 'ab ac ad be ce de af fg ag hi ai';
  const graph = arrows(text);
  const drawing = drawn(inLayers(keysOf(text), graph), graph, (key) => (key === 'b' ? 3 : 0));

  it('has no box over another, and all inside', () => {
    const boxes = [...drawing.boxes.values()];
    for (const [index, box] of boxes.entries()) {
      expect(box.x - MEASURES.box / 2).toBeGreaterThanOrEqual(0);
      expect(box.x + MEASURES.box / 2).toBeLessThanOrEqual(drawing.width);
      expect(box.y + box.height).toBeLessThanOrEqual(drawing.height);
      for (const other of boxes.slice(index + 1)) {
        const apart = Math.abs(box.x - other.x) >= MEASURES.box;
        expect(apart || box.y + box.height <= other.y || other.y + other.height <= box.y).toBe(true);
      }
    }
  });

  it('draws every arrow, none in two ways', () => {
    expect(drawing.curves).toHaveLength(graph.length);
    expect(new Set(drawing.curves.map(({ path }) => path)).size).toBe(graph.length);
    for (const { path } of drawing.curves) expect(path).toMatch(/^M[\d.]+ [\d.]+(C[\d. ]+)+$/);
  });
});
