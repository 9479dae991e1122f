import { describe, expect, it } from 'vitest';
import {
  FACETS,
  type Facet,
  facetsOf,
  iriOfValue,
  selectionParameters,
  valueOfIri,
} from '../../../src/features/lists/facets/facets.ts';
import { facetQuery, selectionQuery } from '../../../src/features/lists/facets/facets-query.ts';
import { readFacetIndex } from '../../../src/features/lists/facets/facets-read.ts';
import { LISTS, type List } from '../../../src/features/lists/lists.ts';
import { parseQuery } from '../../../src/query/parsing/parse.ts';
import { DEFINITIONS, PREFIXES } from '../../../src/rdf/namespaces.ts';

const BASE = 'https://data.example/';
const PARTNERSHIPS = LISTS.find(({ name }) => name === 'partnerships') as List;

function facet(list: string, key: string): Facet {
  const found = facetsOf(list).find((one) => one.key === key);
  if (!found) throw new Error(`${list} has no facet ${key}`);
  return found;
}

describe('a value in an address', () => {
  it.each([
    ['country', `${PREFIXES.country}POL`, 'POL'],
    ['municipality', `${BASE}id/place/radom`, 'radom'],
    ['municipality', 'https://elsewhere.example/radom', 'https://elsewhere.example/radom'],
    ['field', `${DEFINITIONS}/field/education`, 'education'],
    ['field', `${DEFINITIONS}/field/none`, `${DEFINITIONS}/field/none`],
    ['field', `${DEFINITIONS}/field/a:b`, `${DEFINITIONS}/field/a:b`],
    ['kind', `${DEFINITIONS}/kind/`, `${DEFINITIONS}/kind/`],
  ])('of %s %s is %s, and leads back', (key, iri, value) => {
    expect(valueOfIri(facet('partnerships', key), iri, BASE)).toBe(value);
    expect(iriOfValue(facet('partnerships', key), value, BASE)).toBe(iri);
  });

  it.each([
    ['country', 'none'],
    ['decade', '1990'],
    ['wikidata', 'yes'],
  ])('of %s %s is no resource', (key, value) => {
    expect(iriOfValue(facet('partnerships', key), value, BASE)).toBeUndefined();
  });

  it('has its place whatever the order in which it was asked for', () => {
    const asked = new Map([
      ['wikidata', ['no']],
      ['country', ['POL', 'DEU']],
      ['unheard', ['of']],
    ]);
    expect(selectionParameters('partnerships', asked)).toEqual([
      ['country', 'DEU'],
      ['country', 'POL'],
      ['wikidata', 'no'],
    ]);
  });
});

describe.each(Object.keys(FACETS))('the facets of %s', (name) => {
  const list = LISTS.find((one) => one.name === name) as List;

  it('are of a list that there is, each once', () => {
    const keys = facetsOf(name).map(({ key }) => key);
    expect(list.class).toBeDefined();
    expect(new Set(keys).size).toBe(keys.length);
    for (const taken of ['page', 'sort', 'lang']) expect(keys).not.toContain(taken);
  });

  it.each(facetsOf(name))('$key asks in SPARQL', (one) => {
    expect(parseQuery(facetQuery(list, one)).form).toBe('select');
    const value = one.kind === 'decade' ? '1990' : one.kind === 'link' ? 'yes' : 'x';
    for (const values of [[value], [value, 'none'], ['none'], [value, 'no']]) {
      if (values.includes('no') && one.kind !== 'link') continue;
      const selection = new Map([[one.key, values]]);
      const query = selectionQuery(list, selection, { base: BASE, language: 'lv' });
      expect(parseQuery(query).form).toBe('select');
    }
  });
});

describe('the query of a selection', () => {
  it('is short enough to read', () => {
    const selection = new Map([
      ['decade', ['1990', '2000']],
      ['country', ['POL', 'DEU']],
    ]);
    expect(
      selectionQuery(PARTNERSHIPS, selection, { base: BASE, language: 'en' }),
    ).toBe(`PREFIX mp: <${PREFIXES.mp}>
PREFIX rdfs: <${PREFIXES.rdfs}>
PREFIX country: <${PREFIXES.country}>

SELECT DISTINCT ?iri ?label
WHERE {
  ?iri a mp:Partnership .
  VALUES ?country { country:DEU country:POL }
  ?iri mp:partner/mp:country ?country .
  ?iri mp:startEarliest ?start .
  FILTER(FLOOR(YEAR(?start) / 10) * 10 IN (1990, 2000))
  OPTIONAL { ?iri rdfs:label ?label FILTER(LANG(?label) = "en") }
}
ORDER BY ?label ?iri
`);
  });

  it.each(['x> } DROP ALL #', 'a b', 'http://x.example/<'])('takes no %s for an IRI', (value) => {
    const selection = new Map([['municipality', [value]]]);
    expect(() => selectionQuery(PARTNERSHIPS, selection, { base: BASE, language: 'en' })).toThrow(RangeError);
  });
});

describe('the index', () => {
  const [one, two, three] = ['1', '2', '3'].map((name) => `${BASE}id/partnership/${name}`) as [
    string,
    string,
    string,
  ];
  /** By what the query asks for, its rows. */
  const tables: Readonly<Record<string, string>> = {
    '?municipality': `<${one}>\t<${BASE}id/place/a>\n<${two}>\t<${BASE}id/place/b>\n<${three}>\t<${BASE}id/place/a>\n`,
    '?country ': `<${one}>\t<${PREFIXES.country}POL>\n<${one}>\t<${PREFIXES.country}LVA>\n<${two}>\t<${PREFIXES.country}LVA>`,
    '?decade': `<${one}>\t1990\n<${two}>\t1990.0\n<${three}>\t"2010"^^<${PREFIXES.xsd}decimal>\n<${BASE}stray>\t2020\n`,
    '?field': `<${one}>\t"a text"@en\n`,
    'DISTINCT ?iri WHERE': `<${two}>\r\n`,
  };
  const index = readFacetIndex(PARTNERSHIPS, [three, one, two], BASE, async (select) => {
    const found = Object.entries(tables).find(([asked]) => select.includes(asked));
    return `?iri\t?value\n${found?.[1] ?? ''}`;
  });
  const counts = async (selection: ReadonlyMap<string, readonly string[]>, key: string) => {
    const { facets } = (await index).select(selection);
    const values = facets.find((found) => found.key === key)?.values ?? [];
    return Object.fromEntries(values.map(({ value, count }) => [value, count]));
  };
  const members = async (selection: Record<string, readonly string[]>, order?: Uint32Array) =>
    Array.from((await index).select(new Map(Object.entries(selection)), order).members);

  it('reads numbers however engines write them, and gives what has no value one', async () => {
    expect(await counts(new Map(), 'decade')).toEqual({ 1990: 2, 2010: 1 });
    expect(await counts(new Map(), 'country')).toEqual({ LVA: 2, POL: 1, none: 1 });
    expect(await counts(new Map(), 'field')).toEqual({ none: 3 });
    expect(await counts(new Map(), 'wikidata')).toEqual({ no: 1, yes: 2 });
  });

  it.each([
    [{}, [0, 1, 2]],
    [{ country: ['POL', 'none'] }, [0, 2]],
    [{ country: ['LVA'], municipality: ['a'] }, [0]],
    [{ country: ['POL'], municipality: ['b'] }, []],
    [{ country: [] }, [0, 1, 2]],
    [{ wikidata: ['no'] }, [1]],
  ] as const)('selects by %o', async (selection, expected) => {
    expect(await members(selection)).toEqual(expected);
  });

  it('keeps the order of all members', async () => {
    expect(await members({ municipality: ['a'] }, Uint32Array.of(2, 1, 0))).toEqual([2, 0]);
  });

  it('counts under the other facets', async () => {
    const selection = new Map([['municipality', ['a']]]);
    expect(await counts(selection, 'municipality')).toEqual({ a: 2, b: 1 });
    expect(await counts(selection, 'country')).toEqual({ LVA: 1, POL: 1, none: 1 });
    expect(await counts(new Map([...selection, ['country', ['LVA']]]), 'municipality')).toEqual({
      a: 1,
      b: 1,
    });
  });
});
