import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withConstants } from '../../../src/engine/algebra/constants.ts';
import { type QueryTree, translateQuery } from '../../../src/engine/algebra/translate.ts';
import type { ParsedQuery } from '../../../src/query/parsing/known-queries.ts';
import { parseQuery, parseTree } from '../../../src/query/parsing/parse.ts';
import { shapeOf } from '../../../src/query/parsing/shape.ts';
import { query as anyQuery } from '../../differential/queries.ts';

const BASE = 'http://base.example/sparql';

/** The algebra of a query as an engine makes it of a template and constants. */
function algebraOf({ template, constants }: ParsedQuery) {
  const places = new Map(template.places.map((place, at) => [place, constants[at] ?? '']));
  return withConstants(translateQuery(JSON.parse(template.tree) as QueryTree, BASE).operation, places);
}

/** The algebra of a query of which nothing was known. */
function algebraAnew(query: string) {
  return translateQuery(parseTree(query) as QueryTree, BASE).operation;
}

/** Without the names that the grammar makes up for blank nodes. */
function plain(value: unknown) {
  const names = new Map<string, number>();
  const renamed = JSON.stringify(value).replaceAll(/"g_\d+"/g, (name) => {
    if (!names.has(name)) names.set(name, names.size);
    return `"g_${names.get(name)}"`;
  });
  return JSON.parse(renamed);
}

/** What an attempt gives: the algebra, or what is wrong with the query. */
function outcome(attempt: () => unknown) {
  try {
    return plain(attempt());
  } catch (error) {
    return (error as Error).message;
  }
}

function expectSameMeaning(query: string): void {
  expect(outcome(() => algebraOf(parseQuery(query)))).toEqual(outcome(() => algebraAnew(query)));
}

test.each([
  ['ASK { <http://a> <http://p> ?o }', 'ASK { <http://b> <http://q> ?o }'],
  ['SELECT * { ?s ?p <http://a> }', '# another\nSELECT *\n{ ?s\t?p <http://b> }'],
  ['DESCRIBE <http://a>', 'DESCRIBE <http://b#c>'],
  ['SELECT ?s { VALUES ?s { <http://a> <http://b> } }', 'SELECT ?s { VALUES ?s { <c:> <d:> } }'],
  ['SELECT * { <a:> <p:>/<q:>* <b:> ; <r:> "<a>" }', 'SELECT * { <b:> <c:>/<p:>* <a:> ; <x:$&> "" }'],
  ['SELECT * { VALUES ?loc { <a:> } }', 'SELECT * { VALUES ?loc { <b:> } }'],
  ['PREFIX p: <http://a/> ASK { ?s p:x ?o }', 'PREFIX q: <http://b/> ASK { ?s q:x.y.:z%20 ?o }'],
  ['PREFIX v1: <urn:v>\nPREFIX p: <http://a/> ASK { ?s p:x p: }', 'prefix #\n : <http://c> ASK { ?s :x : }'],
  ['PREFIX p: <a:> ASK { ?s ?p p:x. ?s p:y 5.}', 'ASK { ?s ?p <b:x>. ?s <c:> 6.}'],
  ['ASK { ?s ?p "a" }', 'ASK { ?s ?p """b"\nc""" }'],
  ['ASK { ?s ?p "a"@en }', "ASK { ?s ?p '''it's'''@en }"],
  ['ASK { ?s ?p "#a" } # "b"', 'ASK { ?s ?p "}{" } # {'],
  ['ASK { FILTER(?x=-5&&?x<6+5) }', 'ASK { FILTER(?x=-123456789012345&&?x<0+123456789012345) }'],
  ['SELECT * { ?s ?p ?o } LIMIT 10 OFFSET 5', 'SELECT * { ?s ?p ?o } LIMIT 0 OFFSET 100'],
  ['ASK { GRAPH <a:> { ?s ?p "1"^^<t:> } }', 'ASK { GRAPH <b:> { ?s ?p "2"^^<t:> } }'],
  [
    'SELECT (GROUP_CONCAT(?x ; SEPARATOR=",") AS ?y) { ?x ?p "," }',
    'SELECT (GROUP_CONCAT(?x ; SEPARATOR=",") AS ?y) { ?x ?p "" }',
  ],
])('%s has the shape of %s', (one, other) => {
  expect(shapeOf(one)?.text).toBe(shapeOf(other)?.text);
  for (const query of [one, other, one]) expectSameMeaning(query);
  const [first, second] = [parseQuery(one), parseQuery(other)];
  expect(second.template).toBe(first.template);
  expect({ ...second, constants: [] }).toEqual({ ...first, constants: [] });
});

test.each([
  ['ASK FROM <http://a> {}', 'ASK FROM <http://b> {}'],
  ['ASK FROM NAMED <http://a> {}', 'ASK FROM NAMED <http://b> {}'],
  ['ASK { SERVICE <http://a> {} }', 'ASK { SERVICE <http://b> {} }'],
  ['ASK { SERVICE SILENT <http://a> {} }', 'ASK { SERVICE SILENT <http://b> {} }'],
  ['PREFIX p: <a:> ASK { SERVICE p:x {} }', 'PREFIX p: <b:> ASK { SERVICE p:x {} }'],
  ['ASK { FILTER(<http://a>(?x)) }', 'ASK { FILTER(<http://b>(?x)) }'],
  ['PREFIX p: <a:> ASK { FILTER(p:f #(\n (?x)) }', 'PREFIX p: <b:> ASK { FILTER(p:f #(\n (?x)) }'],
  ['ASK { ?s ?p "1"^^<http://a> }', 'ASK { ?s ?p "1"^^<http://b> }'],
  ['PREFIX p: <a:> ASK { ?s ?p "1"^^p:a }', 'PREFIX p: <b:> ASK { ?s ?p "1"^^p:a }'],
  ['ASK { ?s ?p "a"@en }', 'ASK { ?s ?p "a"@de }'],
  ['ASK { ?s ?p "a"@en }', 'ASK { ?s ?p "a" }'],
  ['ASK { ?s ?p 5 }', 'ASK { ?s ?p "5" }'],
  ['ASK { ?s ?p 5 }', 'ASK { ?s ?p -5 }'],
  ['ASK { ?s ?p 1.5 }', 'ASK { ?s ?p 1. ?a ?b 5 }'],
  ['ASK { ?s ?p 1.5 }', 'ASK { ?s ?p 2.5 }'],
  ['ASK { ?s ?p 1e5 }', 'ASK { ?s ?p 1e6 }'],
  ['ASK { ?s ?p 007 }', 'ASK { ?s ?p 7 }'],
  ['ASK { ?s ?p 1234567890123456 }', 'ASK { ?s ?p 1 }'],
  ['ASK { FILTER(?x -1 = 0) }', 'ASK { FILTER(?x - 1 = 0) }'],
  ['ASK { <a:> ?p <a:> }', 'ASK { <a:> ?p <b:> }'],
  ['ASK { ?s ?p <a:>, "a:" }', 'ASK { ?s ?p <a:>, <a:> }'],
  ['ASK { ?s <a> ?o }', 'ASK { ?s <b> ?o }'],
  ['ASK { ?s <a> ?o }', 'ASK { ?s <a:> ?o }'],
  ['ASK { ?a ?b ?c }', 'ASK { ?a ?b ?d }'],
  ['ASK { _:a ?b ?c }', 'ASK { _:b ?b ?c }'],
  [
    'SELECT (GROUP_CONCAT(?x ; SEPARATOR=",") AS ?y) {}',
    'SELECT (GROUP_CONCAT(?x ; SEPARATOR=";") AS ?y) {}',
  ],
])('%s has another shape than %s', (one, other) => {
  expect(shapeOf(one)?.text).not.toBe(shapeOf(other)?.text);
});

test.each([
  ['FILTER NOT\nEXISTS { ?s ?p ?o }', 'FILTER NOT EXISTS { ?s ?p ?o }'],
  ['FILTER NOT#1\n#2\r  EXISTS { ?s ?p ?o }', 'FILTER NOT EXISTS { ?s ?p ?o }'],
  ['FILTER(?s NOT #\n IN (1))', 'FILTER(?s NOT IN (1))'],
])('%s is %s', (one, other) => {
  expect(plain(algebraAnew(`ASK { ${one} }`))).toEqual(plain(algebraAnew(`ASK { ${other} }`)));
  expectSameMeaning(`ASK { ${one} }`);
});

test.each([
  'ASK { ?s ?p \\u003Ca> }',
  'ASK { ?s ?p "a\\"" }',
  'BASE <http://a/> ASK { ?s ?p <b> }',
  'PREFIX p: <b#> ASK { ?s ?p p:x }',
  'PREFIX p: <a:> PREFIX p: <b:> ASK { ?s ?p p:x }',
  'ASK { ?s ?p p:x }',
  'PREFIXp: <a:> ASK {}',
  'PREFIX é: <a:> ASK { ?s ?p é:x }',
  'PREFIX p: <a:> ASK { ?s ?p p:é }',
  'ASK { ?s ?p "a }',
  "ASK { FILTER(?a <?b&&'x'>?c) }",
  'PREFIX x: <bif:> ASK {}',
])('%s has none', (query) => {
  expect(shapeOf(query)).toBeUndefined();
});

test('what is no query is told as it is written, whatever is known of its shape', () => {
  parseQuery('ASK { <http://a>\n<http://p> ?o }');
  for (const none of ['ASK { <http://a>\n<http://p\u0001> ?o }', 'ASK { <http://a>\n<http://p> }']) {
    expect(() => parseQuery(none)).toThrow(expect.objectContaining({ kind: 'malformed', line: 2 }));
  }
});

/** The query with other constants, another prologue and other space. */
function rewritten(query: string, seed: number): string {
  const { prefixes, body } = /^(?<prefixes>(?:PREFIX \S+ <\S+>\s*)*)(?<body>.*)$/s.exec(query)?.groups ?? {};
  let count = seed;
  const other = body
    ?.replace(/<http:\/\/d\.example\/[^>]*>(?!\s*\()/g, () => `<http://e.example/${count++}>`)
    .replace(/(?<![\w."+^-])\d+(?![\w.])/g, () => String(count++))
    .replace(/ /g, () => [' ', '\n', ' # "<{\n'][count++ % 3] ?? ' ');
  return `${prefixes}PREFIX v${seed}: <urn:v>${other}`;
}

test('whatever a query is, as one of its shape it means what it means by itself', () => {
  fc.assert(
    fc.property(anyQuery, fc.nat(1_000), (query, seed) => {
      for (const one of [query, rewritten(query, seed)]) {
        expectSameMeaning(one);
        // Known now: by its text, and by its shape.
        expectSameMeaning(one);
        expectSameMeaning(`# again\n${one}`);
      }
    }),
    { numRuns: 100 },
  );
});

test('the tokens of a query are found in one pass, whatever it is', () => {
  const hostile = [
    '# ',
    'a.',
    'a-',
    '<a',
    '"',
    "'''",
    ':',
    ':.',
    '_:a.',
    '1.',
    '1e',
    '@a-',
    ' \n',
    '?a',
    '<a:> #(\n',
  ];
  for (const piece of hostile) {
    const started = performance.now();
    shapeOf(`PREFIX p: <a:> ${piece.repeat(Math.ceil(65_536 / piece.length))}`);
    expect(performance.now() - started).toBeLessThan(500);
  }
});
