import { describe, expect, it } from 'vitest';
import { parseWkt } from '../../../../src/engine/expressions/geo/wkt.ts';
import { EXPRESSION_ERROR } from '../../../../src/engine/expressions/term.ts';
import { evaluate, show } from './evaluate.ts';

const wkt = (text: string) => `"${text}"^^geo:wktLiteral`;
const point = (x: number, y: number) => wkt(`POINT(${x} ${y})`);
const SQUARE = wkt('POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))');
const HOLED = wkt('POLYGON((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 3 1, 3 3, 1 3, 1 1))');

function distance(a: string, b: string, unit: string): number {
  const outcome = evaluate(`geof:distance(${a}, ${b}, ${unit})`);
  return outcome === EXPRESSION_ERROR ? Number.NaN : Number(outcome.value);
}

describe('geof:distance', () => {
  it.each([
    // Lengths of a degree on WGS 84: of the meridian and of the equator at 0°, and of the meridian at the pole.
    ['a degree to the north', point(0, 0), point(0, 1), 'uom:metre', 110_574.4],
    ['a degree to the east', point(0, 0), point(1, 0), 'uom:metre', 111_319.5],
    ['a degree to the pole', point(10, 89), point(10, 90), 'uom:metre', 111_693.9],
    ['across the date line', point(179.5, 0), point(-179.5, 0), 'uom:metre', 111_319.5],
    ['a degree', point(0, 0), point(0, 1), 'uom:degree', 1],
    ['kilometres', point(0, 0), point(1, 0), 'uom:kilometre', 111.3195],
    ['to an edge', point(5, 2), SQUARE, 'uom:kilometre', 111.25],
    ['to an inside', point(2, 2), SQUARE, 'uom:metre', 0],
  ])('%s', (_, a, b, unit, expected) => {
    expect(distance(a, b, unit) / (expected || 1)).toBeCloseTo(expected === 0 ? 0 : 1, 4);
    expect(distance(b, a, unit) / (expected || 1)).toBeCloseTo(expected === 0 ? 0 : 1, 4);
  });

  it('finds a way to the antipodes', () => {
    expect(distance(point(0, 0), point(180, 0), 'uom:kilometre')).toBeGreaterThan(20_000);
  });

  it.each([
    `geof:distance(${point(0, 0)}, ${point(0, 1)}, <urn:unit>)`,
    `geof:distance(${point(0, 0)}, ${wkt('POINT EMPTY')}, uom:metre)`,
    `geof:distance(${point(0, 0)}, "POINT(0 1)", uom:metre)`,
    `geof:distance(${point(0, 0)}, ${wkt('POINT(0)')}, uom:metre)`,
    `geof:distance(${point(0, 0)}, ${wkt('POINT(0 91)')}, uom:metre)`,
    `geof:distance(${point(0, 0)}, ${wkt('<http://www.opengis.net/def/crs/EPSG/0/3857> POINT(0 1)')}, uom:metre)`,
  ])('%s is an error', (source) => {
    expect(show(evaluate(source))).toBe('error');
  });
});

describe('simple relations', () => {
  it.each([
    ['sfWithin', point(1, 1), SQUARE, 'true'],
    ['sfWithin', point(0, 1), SQUARE, 'false'],
    ['sfWithin', point(2, 2), HOLED, 'false'],
    ['sfWithin', point(0.5, 0.5), HOLED, 'true'],
    ['sfWithin', point(1, 1), point(1, 1), 'true'],
    ['sfWithin', SQUARE, point(1, 1), 'false'],
    ['sfWithin', wkt('POLYGON((1 1, 2 1, 2 2, 1 1))'), SQUARE, 'true'],
    ['sfWithin', SQUARE, HOLED, 'false'],
    ['sfWithin', HOLED, SQUARE, 'true'],
    ['sfWithin', wkt('LINESTRING(1 1, 5 1)'), SQUARE, 'false'],
    ['sfContains', SQUARE, point(1, 1), 'true'],
    ['sfContains', SQUARE, wkt('MULTIPOINT((1 1), (2 2))'), 'true'],
    ['sfIntersects', point(0, 1), SQUARE, 'true'],
    ['sfIntersects', wkt('LINESTRING(-1 2, 5 2)'), SQUARE, 'true'],
    ['sfIntersects', wkt('POLYGON((3 3, 6 3, 6 6, 3 3))'), SQUARE, 'true'],
    ['sfIntersects', wkt('POLYGON((-9 -9, 9 -9, 9 9, -9 9, -9 -9))'), SQUARE, 'true'],
    ['sfDisjoint', point(5, 5), SQUARE, 'true'],
    ['sfDisjoint', point(2, 2), HOLED, 'true'],
    ['sfDisjoint', point(4, 4), SQUARE, 'false'],
    ['sfEquals', SQUARE, wkt('POLYGON((4 4, 0 4, 0 0, 2 0, 4 0, 4 4))'), 'true'],
    ['sfEquals', SQUARE, HOLED, 'false'],
    ['sfEquals', point(1, 2), wkt('<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(2 1)'), 'true'],
    ['sfEquals', point(1, 2), wkt('<http://www.opengis.net/def/crs/OGC/1.3/CRS84> point z (1 2 9)'), 'true'],
  ])('%s(%s, %s) is %s', (name, a, b, expected) => {
    expect(show(evaluate(`geof:${name}(${a}, ${b})`))).toBe(expected);
  });
});

describe('well-known text', () => {
  it.each([
    '',
    'POINT',
    'POINT(1 2',
    'POINT(1,2)',
    'POINT(a b)',
    'POINT(1 2) x',
    'CIRCLE(1 2)',
    'LINESTRING(1 2)',
  ])('%j is none', (source) => expect(parseWkt(source)).toBeUndefined());

  it('takes no ring that is open', () => {
    expect(parseWkt('POLYGON((0 0, 1 0, 1 1, 0 1))')).toBeUndefined();
  });

  it('is read in linear time', () => {
    expect(parseWkt(`POINT(${'1'.repeat(500_000)}x`)).toBeUndefined();
    expect(parseWkt(`${'('.repeat(500_000)}`)).toBeUndefined();
    expect(parseWkt(`LINESTRING(${'1 1,'.repeat(100_000)}1 1)`)?.lines[0]).toHaveLength(100_001);
  });
});
