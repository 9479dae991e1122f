import { describe, expect, test } from 'vitest';
import { ENGINES, startEngine } from './engine-fixture.ts';

const A = 'http://x/a';
const NONE = '<http://x/nowhere>';
const EMPTY_UNION = '{ ?s <http://x/none> ?o } UNION { ?s <http://x/none2> ?o }';

/** What an engine alone gets wrong, and munpart must not: the query, its rows, the engines that answer it as the Recommendation says. */
const CASES: readonly (readonly [string, string, (string | undefined)[][], readonly string[]])[] = [
  ['COUNT over FILTER(false)', 'SELECT (COUNT(*) AS ?n) { FILTER(false) }', [['0']], ['comunica']],
  ['COUNT over VALUES without rows', 'SELECT (COUNT(*) AS ?n) { VALUES ?x {} }', [['0']], ['comunica']],
  [
    'COUNT over an unbound variable',
    'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(BOUND(?u)) }',
    [['0']],
    ['comunica'],
  ],
  [
    'COUNT over an empty UNION',
    `SELECT (COUNT(*) AS ?n) { ${EMPTY_UNION} }`,
    [['0']],
    ['oxigraph', 'comunica'],
  ],
  [
    'MINUS an empty UNION',
    `SELECT ?o { <${A}> <http://x/partner> ?o MINUS { ${EMPTY_UNION} } }`,
    [['http://x/b']],
    ['oxigraph', 'comunica'],
  ],
  [
    'REDUCED and terms that differ in datatype',
    'SELECT REDUCED ?x { VALUES ?x { "1" 1 "1"@en } }',
    [['1'], ['1'], ['1']],
    ['oxigraph', 'comunica'],
  ],
  [
    'a path of length zero to an unknown end',
    `SELECT ?s { ?s <http://x/p>* ${NONE} }`,
    [['http://x/nowhere']],
    ['comunica'],
  ],
  [
    'a path of length zero from an unknown start',
    `SELECT ?o { ${NONE} <http://x/p>? ?o }`,
    [['http://x/nowhere']],
    ['comunica'],
  ],
  [
    'a path of length zero from VALUES',
    `SELECT ?o { VALUES ?s { ${NONE} } ?s <http://x/p>* ?o }`,
    [['http://x/nowhere']],
    ['comunica'],
  ],
  [
    'a path of length zero in a graph that does not know the end',
    'SELECT ?s { GRAPH <http://x/page> { ?s <http://x/p>* <http://x/z> } }',
    [['http://x/z']],
    ['comunica'],
  ],
  [
    'GRAPH around nothing',
    'SELECT ?g { GRAPH ?g {} } ORDER BY ?g',
    [['http://x/other'], ['http://x/page']],
    ['oxigraph'],
  ],
  [
    'MINUS inside GRAPH of what shares no variable',
    'SELECT ?o { GRAPH ?g { <http://x/a> ?p ?o MINUS { ?s <http://x/partner> ?q } } } ORDER BY ?o',
    [['http://x/b'], ['http://x/z']],
    ['comunica'],
  ],
  [
    'MINUS inside GRAPH of what shares one',
    'SELECT ?o { GRAPH ?g { <http://x/a> ?p ?o MINUS { ?s ?p <http://x/z> } } }',
    [['http://x/b']],
    ['oxigraph'],
  ],
  [
    'GROUP_CONCAT of tagged strings is a simple literal',
    'SELECT (DATATYPE(GROUP_CONCAT(?x)) AS ?t) { VALUES ?x { "a"@en "b"@en } }',
    [['http://www.w3.org/2001/XMLSchema#string']],
    ['comunica'],
  ],
  [
    'BNODE of one string twice in a solution',
    'SELECT (BNODE(?x) = BNODE(?x) AS ?same) { VALUES ?x { "a" } }',
    [['true']],
    ['comunica'],
  ],
  [
    'a triple that FROM gives twice is one',
    'SELECT (COUNT(*) AS ?n) FROM <http://x/page> FROM <http://x/none> FROM <http://x/page> { ?s ?p ?o }',
    [['1']],
    ['comunica'],
  ],
];

describe.each(Object.keys(ENGINES))('%s', (name) => {
  const { answer, rows, text } = startEngine(name);

  test.each(CASES.filter(([, , , right]) => name === 'routed' || right.includes(name)))(
    '%s',
    async (_, query, expected) => {
      expect((await rows(query)).sort()).toEqual(expected);
    },
  );

  test.each([
    'application/sparql-results+json',
    'application/sparql-results+xml',
    'text/csv',
    'text/tab-separated-values',
  ])('SELECT * gives its columns as they are asked for in %s', async (mediaType) => {
    const query = 'SELECT * { ?z <http://x/partner> ?m . ?m <http://x/name> ?a }';
    const answered = await text(query, mediaType, { columns: ['z', 'm', 'a'] });
    const head = answered.slice(0, answered.indexOf('Radom'));
    const order = [...head.matchAll(/\b([zma])\b(?="|,|\r|\t|\n)/g)]
      .slice(0, 3)
      .map(([, variable]) => variable);
    expect(order).toEqual(['z', 'm', 'a']);
    expect(answered.indexOf('http://x/a')).toBeLessThan(answered.indexOf('http://x/b'));
  });

  test('every engine names itself', async () => {
    const { engine } = await answer(`SELECT ?s { ?s <http://x/p>* ${NONE} }`);
    expect(engine).toBe(name === 'routed' ? 'comunica' : name);
  });
});

describe('routed', () => {
  const { answer, rows } = startEngine('routed');

  test('graphs given by the protocol are merged', async () => {
    const defaultGraphs = ['http://x/page', 'http://x/page'];
    const more = { dataset: { defaultGraphs, namedGraphs: [] } };
    expect(await rows('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', more)).toEqual([['1']]);
  });

  test.each([
    ['a path to a term that the data holds', 'SELECT ?s { ?s <http://x/partner>* <http://x/c> }', 'oxigraph'],
    [
      'a path to a literal that the data holds',
      'SELECT ?s { ?s <http://x/partner>* "Radom"@pl }',
      'oxigraph',
    ],
    ['a path to a term that it does not hold', `SELECT ?s { ?s <http://x/partner>* ${NONE} }`, 'comunica'],
    ['a term that only a named graph holds', 'SELECT ?s { ?s <http://x/partner>* <http://x/z> }', 'comunica'],
  ])('%s is answered by %s', async (_, query, engine) => {
    expect((await answer(query)).engine).toBe(engine);
  });
});
