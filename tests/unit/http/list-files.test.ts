import { describe, expect, it } from 'vitest';
import { listAsCsv, listAsGeoJson, listAsJson } from '../../../src/features/lists/list-files.ts';
import type { ListedMember } from '../../../src/features/lists/listing.ts';
import type { List } from '../../../src/features/lists/lists.ts';

const LIST: List = {
  name: 'things',
  class: 'http://x.example/Thing',
  members: '?iri a <http://x.example/Thing>',
  columns: [
    { key: 'kind', path: 'x:kind', kind: 'resource', many: true },
    { key: 'note', path: 'x:note', kind: 'text' },
    { key: 'uses', path: 'x:uses', kind: 'count' },
    { key: 'lat', path: 'x:lat', kind: 'number' },
    { key: 'long', path: 'x:long', kind: 'number' },
  ],
};

const literal = (value: string) => ({ term: { type: 'literal', value }, labels: [] });
const resource = (value: string, label: string) => ({
  term: { type: 'uri', value },
  labels: [{ type: 'literal', value: label, 'xml:lang': 'en' }],
});

const MEMBERS: readonly ListedMember[] = [
  {
    iri: 'http://x.example/1',
    label: { text: 'One, "the first"' },
    values: new Map([
      ['kind', [resource('http://x.example/b', 'B'), resource('http://x.example/a', 'A')]],
      ['note', [literal('two\nlines')]],
      ['uses', [literal('3')]],
      ['lat', [literal('1.5')]],
      ['long', [literal('-2')]],
    ]),
  },
  { iri: 'http://x.example/2', label: { text: 'Two' }, values: new Map() },
];

describe('a list', () => {
  it('is CSV with the quotes that RFC 4180 asks for', () => {
    expect(listAsCsv(LIST, MEMBERS, 'en')).toBe(
      [
        'iri,label,kind,kind_iri,note,uses,lat,long',
        'http://x.example/1,"One, ""the first""",A; B,http://x.example/a; http://x.example/b,"two\nlines",3,1.5,-2',
        'http://x.example/2,Two,,,,0,,',
        '',
      ].join('\r\n'),
    );
  });

  it('is JSON of plain objects', () => {
    expect(JSON.parse(listAsJson(LIST, MEMBERS, 'en', { total: 2, page: 1 }))).toEqual({
      total: 2,
      page: 1,
      items: [
        {
          iri: 'http://x.example/1',
          label: 'One, "the first"',
          kind: [
            { iri: 'http://x.example/b', label: 'B' },
            { iri: 'http://x.example/a', label: 'A' },
          ],
          note: 'two\nlines',
          uses: 3,
          lat: 1.5,
          long: -2,
        },
        { iri: 'http://x.example/2', label: 'Two', kind: [], uses: 0 },
      ],
    });
  });

  it('is GeoJSON of the members that have coordinates', () => {
    const { features } = JSON.parse(listAsGeoJson(LIST, MEMBERS, 'en'));
    expect(features).toHaveLength(1);
    expect(features[0]).toMatchObject({
      id: 'http://x.example/1',
      geometry: { type: 'Point', coordinates: [-2, 1.5] },
      properties: { label: 'One, "the first"', uses: 3 },
    });
    expect(features[0].properties).not.toHaveProperty('lat');
  });
});
