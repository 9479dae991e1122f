import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS, formatOf } from '../../src/formats/index.ts';
import { createQueryClient } from '../../src/query/client.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { BASE, type Published, publishRecords } from './publication.ts';

let published: Published;
let description: readonly Quad[];
beforeAll(async () => {
  published = await publishRecords();
  const response = await published.app.request('/dataset.nt');
  description = (await formatOf('n-triples')?.parse(await response.text(), BASE)) ?? [];
}, 60_000);
afterAll(() => published?.close());

const DATASET = `${BASE}dataset`;
const of = (subject: string, property: string) =>
  description
    .filter((one) => one.subject.value === subject && one.predicate.value === PREFIXES.void + property)
    .map(({ object }) => object.value);
const ask = (query: string) =>
  createQueryClient(published.publication.sparql, { deadline: 10_000, maxBytes: 1_000_000 }).rows(query);
const counted = async (pattern: string, what = '*') =>
  (await ask(`SELECT (COUNT(${what}) AS ?n) { ${pattern} }`))[0]?.n?.value;

describe('the VoID description', () => {
  it.each([
    ['triples', '?s ?p ?o', '*'],
    ['distinctSubjects', '?s ?p ?o', 'DISTINCT ?s'],
    ['distinctObjects', '?s ?p ?o', 'DISTINCT ?o'],
    ['classes', '?s a ?class', 'DISTINCT ?class'],
    ['properties', '?s ?p ?o', 'DISTINCT ?p'],
    ['entities', `?s ?p ?o FILTER(STRSTARTS(STR(?s), "${BASE}id/"))`, 'DISTINCT ?s'],
  ])('states as void:%s what SPARQL counts', async (property, pattern, what) => {
    expect(of(DATASET, property)).toEqual([await counted(pattern, what)]);
  });

  it.each([
    [
      'classPartition',
      'class',
      'entities',
      'SELECT ?of (COUNT(DISTINCT ?s) AS ?n) { ?s a ?of } GROUP BY ?of',
    ],
    ['propertyPartition', 'property', 'triples', 'SELECT ?of (COUNT(*) AS ?n) { ?s ?of ?o } GROUP BY ?of'],
  ])('has a void:%s for each, with what SPARQL counts', async (partition, key, number, query) => {
    const stated = of(DATASET, partition).map((node) => [of(node, key)[0], of(node, number)[0]]);
    const found = (await ask(query)).map((row) => [row.of?.value, row.n?.value]);
    expect(stated.length).toBeGreaterThan(10);
    expect(new Map(stated as [string, string][])).toEqual(new Map(found as [string, string][]));
  });

  it('has an example that can be looked up', async () => {
    const examples = of(DATASET, 'exampleResource');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const there = await published.app.request(example.replace(BASE, '/'));
      expect(there.status).toBe(303);
      const document = await published.app.request((there.headers.get('location') ?? '').replace(BASE, '/'), {
        headers: { accept: 'text/turtle' },
      });
      expect(document.status).toBe(200);
    }
  });

  it('has a space in which all things of the data are', async () => {
    const [space = ''] = of(DATASET, 'uriSpace');
    const rows = await ask(
      `SELECT ?s { ?s a ?class FILTER(STRSTARTS(STR(?s), "${BASE}") && !STRSTARTS(STR(?s), "${space}")) }`,
    );
    expect([space, rows]).toEqual([`${BASE}id/`, []]);
  });

  it('names every vocabulary that is used, and none that is not', async () => {
    const rows = await ask('SELECT DISTINCT ?term { { ?s ?term ?o } UNION { ?s a ?term } }');
    const terms = rows.map(({ term }) => term?.value ?? '');
    const vocabularies = of(DATASET, 'vocabulary');
    expect(terms.filter((term) => !vocabularies.some((one) => term.startsWith(one)))).toEqual([]);
    expect(vocabularies.filter((one) => !terms.some((term) => term.startsWith(one)))).toEqual([]);
  });

  it('names the syntaxes that there are', () => {
    expect(of(DATASET, 'feature').sort()).toEqual(FORMATS.map(({ iri }) => iri).sort());
  });

  it('lists dumps that are there', async () => {
    const dumps = of(DATASET, 'dataDump');
    expect(dumps.length).toBeGreaterThan(5);
    for (const dump of dumps) {
      expect((await published.app.request(dump.replace(BASE, '/'), { method: 'HEAD' })).status, dump).toBe(
        200,
      );
    }
  });

  it('is found at the well-known place', async () => {
    const there = await published.app.request('/.well-known/void');
    expect([there.status, there.headers.get('location')]).toEqual([303, DATASET]);
  });
});

describe('every document', () => {
  it.each([
    '/doc/place/radom',
    '/doc/partnership/daugavpils--radom',
    '/doc/source/daugavpils',
    '/def',
    '/def/field/culture',
    '/def/shapes',
    `/doc?iri=${encodeURIComponent('http://www.wikidata.org/entity/Q104740')}`,
  ])('%s says that it is in the dataset', async (path) => {
    for (const { mediaType } of FORMATS) {
      const response = await published.app.request(path, { headers: { accept: mediaType } });
      expect(response.status).toBe(200);
      const quads = (await formatOf(mediaType)?.parse(await response.text(), BASE)) ?? [];
      const stated = quads.filter(({ predicate }) => predicate.value === `${PREFIXES.void}inDataset`);
      expect(
        stated.map(({ object }) => object.value),
        mediaType,
      ).toEqual([DATASET]);
    }
  });
});
