import { beforeEach, expect, test } from 'vitest';
import { IndexBuilder } from '../../../src/engine/columns/build.ts';
import { openIndex } from '../../../src/engine/engine.ts';
import { SmallQueries } from '../../../src/query/pool/small-queries.ts';
import type { QueryEngine, QueryRequest } from '../../../src/query/port.ts';
import { parseNQuads } from '../../../src/rdf/canonical.ts';

const JSON_RESULTS = 'application/sparql-results+json';
const RDFS_LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';

/** A hub with 4,000 neighbours, and a town with two. */
function lines(): string {
  const text = [`<urn:a> <urn:p> <urn:n1> .`, `<urn:a> <urn:p> <urn:n2> .`];
  for (let count = 0; count < 4_000; count++) {
    text.push(`<urn:hub> <urn:p> <urn:n${count}> .`, `<urn:n${count}> <${RDFS_LABEL}> "n ${count}"@en .`);
  }
  return `${text.join('\n')}\n`;
}

const builder = new IndexBuilder();
for (const quad of parseNQuads([lines()])) builder.add(quad);
const index = openIndex(Buffer.concat(builder.finish()), false);

let handedOver: string[];
let engine: SmallQueries;

beforeEach(() => {
  handedOver = [];
  const others: QueryEngine = {
    async execute({ query, mediaType }) {
      handedOver.push(query);
      return { bytes: new Uint8Array(), mediaType, engine: 'other', queued: 0, executed: 0 };
    },
    close: () => Promise.resolve(),
  };
  engine = new SmallQueries(index, others);
});

const ask = async (query: string, more: Partial<QueryRequest> = {}) => {
  const request = { query, mediaType: JSON_RESULTS, deadline: 1_000, maxBytes: 1_000_000, ...more };
  return engine.executeSmall(request) ?? (await engine.execute(request));
};
const engineOf = async (query: string, more?: Partial<QueryRequest>) => (await ask(query, more)).engine;
const about = (town: string) =>
  `SELECT ?n ?l { <urn:${town}> <urn:p> ?n . ?n <${RDFS_LABEL}> ?l FILTER(LANG(?l) = "en") }`;

test('a small question is answered from the index', async () => {
  const { bytes, engine: name } = await ask(about('a'));
  expect(name).toBe('columnar');
  const { head, results } = JSON.parse(Buffer.from(bytes).toString());
  expect(head.vars).toEqual(['n', 'l']);
  expect(results.bindings.map(({ l }: { l: { value: string } }) => l.value).sort()).toEqual(['n 1', 'n 2']);
  const all = await ask('SELECT * { <urn:a> ?p ?o }', { mediaType: 'text/csv' });
  expect(Buffer.from(all.bytes).toString()).toBe('p,o\r\nurn:p,urn:n1\r\nurn:p,urn:n2\r\n');
});

test.each([
  'ASK { <urn:a> <urn:p> ?n }',
  'SELECT DISTINCT ?n { <urn:a> <urn:p> ?n } ORDER BY ?n LIMIT 1 OFFSET 1',
  'SELECT ?n { <urn:a> <urn:p> ?n OPTIONAL { ?n <urn:q> ?m } }',
  'SELECT ?n { VALUES ?s { <urn:a> } ?s <urn:p> ?n FILTER(ISIRI(?n) && ?n != <urn:n1>) }',
])('%s is small', async (query) => {
  expect(await engineOf(query)).toBe('columnar');
});

test.each([
  'SELECT ?n { <urn:a> <urn:p>+ ?n }',
  'SELECT ?n { <urn:a> <urn:p> ?n FILTER(REGEX(STR(?n), "a")) }',
  'SELECT (COUNT(*) AS ?c) { <urn:a> <urn:p> ?n }',
  'SELECT ?n { { SELECT ?n { <urn:a> <urn:p> ?n } } }',
  'SELECT ?n { GRAPH ?g { <urn:a> <urn:p> ?n } }',
  'SELECT ?n FROM <urn:g> { <urn:a> <urn:p> ?n }',
  'SELECT ?n { <urn:a> <urn:p> ?n FILTER NOT EXISTS { ?n <urn:q> ?m } }',
  'SELECT ?n { <urn:a> <urn:p> ?n MINUS { ?n <urn:q> ?m } }',
  'SELECT ?n { <urn:a> <urn:p> ?n BIND(CONCAT("a", "b") AS ?x) }',
  'SELECT ?n { <urn:a> <urn:p> ?n FILTER(<urn:f>(?n)) }',
  'CONSTRUCT WHERE { <urn:a> <urn:p> ?n }',
  'SELECT * { ?a ?b ?c . ?d ?e ?f }',
  'SELECT * { <urn:a> ?b ?c . ?d ?e ?f }',
  'SELECT * { ?a <urn:p> ?b }',
  'SELECT * { <urn:a> ?b ?b }',
  'SELECT ?n { { <urn:a> <urn:p> ?n } UNION { <urn:b> <urn:p> ?n } }',
  'SELECT * { ?a ?b ?c FILTER(?c = 5) }',
  `SELECT * { <urn:a> <urn:p> ?n . ${'?n <urn:q> ?m . '.repeat(200)} }`,
])('%s is for the engine behind', async (query) => {
  expect(await engineOf(query)).toBe('other');
});

test('so is what asks for a plan, names a dataset, describes, or comes when all is closed', async () => {
  const query = about('a');
  expect(await engineOf(query, { mediaType: 'application/json;profile=plan' })).toBe('other');
  expect(await engineOf(query, { dataset: { defaultGraphs: ['urn:g'], namedGraphs: [] } })).toBe('other');
  expect(await engineOf(query, { resources: ['urn:a'] })).toBe('other');
  expect(await engineOf(query, { maxBytes: 10 })).toBe('other');
  await engine.close();
  expect(await engineOf(query)).toBe('other');
});

test('a question that is not small after all is begun anew behind, and its likes are tried less often', async () => {
  expect(await engineOf(about('hub'))).toBe('other');
  expect(handedOver).toEqual([about('hub')]);
  const engines = [];
  for (let count = 0; count < 4; count++) engines.push(await engineOf(about('a')));
  expect(engines).toEqual(['other', 'other', 'columnar', 'columnar']);
});
