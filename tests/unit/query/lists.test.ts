import { describe, expect, it } from 'vitest';
import { LISTS, membersQuery, valuesQuery } from '../../../src/features/lists/lists.ts';
import { parseQuery } from '../../../src/query/parsing/parse.ts';

describe('lists', () => {
  it.each(LISTS)('$name asks in SPARQL', (list) => {
    for (const query of [membersQuery(list), valuesQuery(list), valuesQuery(list, ['http://x.example/a'])]) {
      expect(parseQuery(query).form).toBe('select');
    }
  });

  it.each(LISTS)('$name has each column once', ({ columns }) => {
    const keys = columns.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain('iri');
    expect(keys).not.toContain('label');
  });

  it('has coordinates where it promises them', () => {
    for (const { geo, columns } of LISTS) {
      const keys = columns.map(({ key }) => key);
      expect(keys.includes('lat') && keys.includes('long')).toBe(geo === 'points');
    }
  });
});
