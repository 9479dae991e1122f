import { describe, expect, it } from 'vitest';
import { readExtension } from '../../../../src/features/reconcile/extend.ts';
import { MalformedBatch, readBatch } from '../../../../src/features/reconcile/queries.ts';

const one = (query: unknown) => readBatch({ q0: query }).get('q0');

describe('a query of a batch', () => {
  it.each([
    [{ query: 'Radom' }, { text: 'Radom', limit: 5 }],
    [{ query: 'Radom', limit: 3 }, { limit: 3 }],
    [{ query: 'Radom', limit: 1e9 }, { limit: 50 }],
    [{ query: 'Radom', limit: -1 }, { limit: 5 }],
    [
      { query: 'Radom', type: 'place' },
      { typeIds: ['place'], insist: true },
    ],
    [
      { query: 'Radom', type: ['place', 'network'], type_strict: 'should' },
      { typeIds: ['place', 'network'], insist: false },
    ],
    [{ query: 'Radom', type: [{ id: 'place', name: 'Place' }] }, { typeIds: ['place', 'Place'] }],
    [{ query: 'R', properties: [{ pid: 'country', v: ['PL', 'Poland'] }] }, { countries: ['PL', 'Poland'] }],
    [
      { query: 'R', properties: [{ pid: 'country', v: { id: 'Q36', name: 'Poland' } }] },
      { countries: ['Q36', 'Poland'] },
    ],
    [{ properties: [{ pid: 'geonames', v: 760778 }] }, { text: '', identifiers: ['geonames:760778'] }],
    [{ query: 'R', properties: [{ pid: 'nuts', v: 'PL92' }] }, { identifiers: ['nuts:PL92'] }],
    [
      { query: 'R', properties: [{ pid: 'coordinates', v: '51.4 21.1' }] },
      { point: { lat: 51.4, long: 21.1 } },
    ],
    [
      { query: 'R', properties: [{ pid: 'coordinates', v: 'POINT (21.1 51.4)' }] },
      { point: { lat: 51.4, long: 21.1 } },
    ],
    [
      {
        query: 'R',
        properties: [
          { pid: 'latitude', v: 51.4 },
          { pid: 'longitude', v: '21.1' },
        ],
      },
      { point: { lat: 51.4, long: 21.1 } },
    ],
  ])('%j asks for %j', (query, wanted) => {
    expect(one(query)).toMatchObject(wanted);
  });

  it.each([
    [{ query: 'R', properties: [{ pid: 'coordinates', v: 'north' }] }, 'point'],
    [{ query: 'R', properties: [{ pid: 'latitude', v: 51.4 }] }, 'point'],
    [{ query: 'R', properties: [{ pid: 'colour', v: 'red' }] }, 'countries'],
    [{ query: 'R', type: [] }, 'typeIds'],
  ])('%j says nothing of the %s', (query, key) => {
    expect(one(query)).not.toHaveProperty(key);
  });

  it.each([
    [null],
    ['Radom'],
    [{}],
    [{ query: 1 }],
    [{ type: 'place' }],
    [{ query: 'R', properties: {} }],
    [{ query: 'R', properties: [1] }],
  ])('%j is refused', (query) => {
    expect(() => one(query)).toThrow(MalformedBatch);
  });
});

describe('an extension', () => {
  it('knows properties by id, or by IRI', () => {
    const { ids, properties } = readExtension({
      ids: ['a', 'a'],
      properties: [{ id: 'country' }, 'http://x.example/p'],
    });
    expect(ids).toEqual(['a']);
    expect(properties.map(({ id, path }) => [id, path])).toEqual([
      ['country', 'mp:country'],
      ['http://x.example/p', '<http://x.example/p>'],
    ]);
  });

  it.each([
    [[]],
    [{ ids: 'a', properties: [] }],
    [{ ids: [1], properties: [] }],
    [{ ids: [], properties: [{}] }],
    [{ ids: [], properties: ['x> ?p ?o'] }],
  ])('%j is refused', (json) => {
    expect(() => readExtension(json)).toThrow(MalformedBatch);
  });
});
