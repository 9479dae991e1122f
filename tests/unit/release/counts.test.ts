import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { parseNQuads } from '../../../src/rdf/canonical.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { countsOf } from '../../../src/release/build/counts.ts';
import { encode } from '../../../src/release/n-quads/encoded.ts';
import { awkward, BASE, sample } from './sample.ts';

const { lines } = await encode([...sample(30), ...awkward()]);
const counts = countsOf(lines, BASE);
const store = new Store();
store.load(`${[...lines].join('\n')}\n`, { format: 'application/n-quads' });

/** Rows of a query, each variable as text. */
function rows(query: string): Record<string, string>[] {
  const found = store.query(query) as Map<string, { value: string }>[];
  return found.map((row) => Object.fromEntries([...row].map(([name, term]) => [name, term.value])));
}

const number = (query: string) => Number(rows(query)[0]?.n);

describe('counts', () => {
  it.each([
    ['triples', 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'],
    ['distinctSubjects', 'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }'],
    ['distinctObjects', 'SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }'],
    [
      'entities',
      `SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(isIRI(?s) && STRSTARTS(STR(?s), "${BASE}id/")) }`,
    ],
  ] as const)('%s equals the SPARQL count', (name, query) => {
    expect(counts[name]).toBe(number(query));
    expect(counts[name]).toBeGreaterThan(0);
  });

  it('counts quads of all graphs, and of each named one that has an IRI', () => {
    const named = number('SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }');
    expect(counts.quads).toBe(counts.triples + named);
    expect(counts.graphs).toEqual([{ iri: `${BASE}id/source/riverton`, count: 90 }]);
  });

  it('counts classes and properties', () => {
    const query = (pattern: string) =>
      rows(`SELECT ?iri (COUNT(*) AS ?n) { ${pattern} } GROUP BY ?iri ORDER BY ?iri`).map((row) => ({
        iri: row.iri,
        count: Number(row.n),
      }));
    expect(counts.classes).toEqual(query('?s a ?iri'));
    expect(counts.properties).toEqual(query('?s ?iri ?o'));
  });

  it('counts links by target and predicate', () => {
    const links = (space: string, predicate: string) =>
      number(`SELECT (COUNT(*) AS ?n) { ?s <${predicate}> ?o FILTER(STRSTARTS(STR(?o), "${space}")) }`);
    expect(counts.links.map(({ target }) => target)).toEqual(['country', 'geonames', 'wikidata', 'wikidata']);
    const spaces: Record<string, string> = {
      country: PREFIXES.country,
      geonames: 'https://sws.geonames.org/',
      wikidata: PREFIXES.wd,
    };
    for (const { target, predicate, count } of counts.links) {
      expect(count).toBe(links(spaces[target] ?? '', predicate));
    }
  });

  it('knows the days that the data spans', () => {
    expect(counts.temporal).toEqual({ start: '1951-01-01', end: '1980-12-31' });
  });

  it('knows the box around all places', () => {
    const bound = (name: string) =>
      number(`SELECT (${name} AS ?n) { ?s <${PREFIXES.wgs}lat> ?lat ; <${PREFIXES.wgs}long> ?long }`);
    expect(counts.area).toEqual({
      west: bound('MIN(?long)'),
      south: bound('MIN(?lat)'),
      east: bound('MAX(?long)'),
      north: bound('MAX(?lat)'),
    });
  });

  it.each([
    ['"91.0"', '"1.0"', undefined],
    ['"x"', '"1.0"', undefined],
    ['"-33.5"', '"-180"', { west: -180, south: -33.5, east: -180, north: -33.5 }],
  ])('takes %s and %s for degrees: %j', async (lat, long, area) => {
    const text = [`<x:a> <${PREFIXES.wgs}lat> ${lat} .`, `<x:a> <${PREFIXES.wgs}long> ${long} .`];
    const { lines } = await encode(parseNQuads(text));
    expect(countsOf(lines, BASE).area).toEqual(area);
  });

  it('counts a foreign dataset, which has no space of ours', async () => {
    const foreign = countsOf((await encode(awkward())).lines, BASE);
    expect(foreign.entities).toBe(2);
    expect(foreign.uriSpace).toBeUndefined();
    expect(foreign.example).toBe('https://example.org/é\uFF21');
  });

  it('has nothing to say of an empty dataset', async () => {
    expect(countsOf((await encode([])).lines, BASE)).toMatchObject({
      quads: 0,
      entities: 0,
      classes: [],
      links: [],
    });
  });
});
