import { expect, it } from 'vitest';
import { latLong, middleOf } from '../../../src/rdf/positions.ts';

it.each([
  ['POINT(24.1 56.9)', { lat: 56.9, long: 24.1 }],
  ['Point (24.1 56.9)', { lat: 56.9, long: 24.1 }],
  ['POINT Z (24.1 56.9 12)', { lat: 56.9, long: 24.1 }],
  ['<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(24.1 56.9)', { lat: 56.9, long: 24.1 }],
  ['<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(56.9 24.1)', { lat: 56.9, long: 24.1 }],
  ['<http://www.opengis.net/def/crs/EPSG/0/3059> POINT(500000 300000)', undefined],
  ['POLYGON((10 50, 20 50, 20 60, 10 60, 10 50))', { lat: 55, long: 15 }],
  ['56.9 24.1', { lat: 56.9, long: 24.1 }],
  ['POINT EMPTY', undefined],
  ['POINT(240 95)', undefined],
  ['a text of 12 34 numbers', undefined],
  ['', undefined],
])('the middle of %s', (text, middle) => {
  expect(middleOf(text)).toEqual(middle);
});

it.each([
  ['91', '0'],
  ['0', '181'],
  ['', '1'],
  ['x', '1'],
])('%s, %s is no place', (lat, long) => {
  expect(latLong(lat, long)).toBeUndefined();
});
