import fc from 'fast-check';
import { namedNode, literal as oxigraphLiteral, quad, Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import type { Literal } from '../../../src/rdf/terms.ts';
import { decimal, integer, plain } from '../../../src/records/mapping/values.ts';

/** The literal as the engine gives it back. */
function kept({ value, datatype }: Literal): string | undefined {
  const [s, p] = [namedNode('http://example.org/s'), namedNode('http://example.org/p')];
  const store = new Store([quad(s, p, oxigraphLiteral(value, namedNode(datatype.value)))]);
  return store.match(s)[0]?.object.value;
}

describe('numbers', () => {
  it.each([
    [32, '32'],
    [32.0, '32'],
    [130.8, '130.8'],
    [73.298, '73.298'],
    [100, '100'],
    [0, '0'],
    [-0, '0'],
    [-7.50135, '-7.50135'],
    [1e-7, '0.0000001'],
    [-1e-300, '0'],
    [1e21, '1000000000000000000000'],
  ])('%d is written %s', (value, lexical) => {
    expect(plain(value)).toBe(lexical);
    expect(decimal(value).value).toBe(lexical);
  });

  it('are written as the engine keeps them', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 1e12, noNaN: true }), (value) => {
        expect(kept(decimal(value))).toBe(decimal(value).value);
      }),
    );
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(kept(integer(value))).toBe(integer(value).value);
      }),
    );
  });
});
