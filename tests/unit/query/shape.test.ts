import { expect, test } from 'vitest';
import { shapeOf } from '../../../src/query/parsing/known-queries.ts';
import { parseQuery, parseTree } from '../../../src/query/parsing/parse.ts';

/** What is known of a query, and its tree as the grammar gives it, without places. */
function parsedAnew(query: string) {
  return JSON.parse(
    JSON.stringify(parseTree(query), (key, value) =>
      key === 'loc' && 'sourceLocationType' in value ? undefined : value,
    ),
  );
}

test.each([
  ['ASK { <http://a> <http://p> ?o }', 'ASK { <http://b> <http://q> ?o }'],
  ['SELECT * { ?s ?p <http://a> }', '# another\nSELECT *\n{ ?s ?p <http://b> }'],
  ['DESCRIBE <http://a>', 'DESCRIBE <http://b>'],
  ['SELECT ?s { VALUES ?s { <http://a> <http://b> } }', 'SELECT ?s { VALUES ?s { <c> <d> } }'],
  ['SELECT * { <a> <p>/<q>* <b>, <c> ; <r> "<a>" }', 'SELECT * { <b> <p>/<p>* <a>, <a> ; <$&> "<a>" }'],
  ['SELECT * { VALUES ?loc { <a> } }', 'SELECT * { VALUES ?loc { <b> } }'],
  ['BASE <http://x/> ASK { <a> a <a> }', 'BASE <http://x/> ASK { <b> a <c> }'],
])('%s has the shape of %s', (one, other) => {
  expect(shapeOf(one)?.text).toBe(shapeOf(other)?.text);
  for (const query of [one, other]) expect(JSON.parse(parseQuery(query).tree)).toEqual(parsedAnew(query));
  expect({ ...parseQuery(other), tree: '' }).toEqual({ ...parseQuery(one), tree: '' });
});

test.each([
  ['PREFIX p: <http://a/> ASK { ?s p:x ?o }', 'PREFIX p: <http://b/> ASK { ?s p:x ?o }'],
  ['BASE <http://a/> ASK { ?s ?p ?o }', 'BASE <http://b/> ASK { ?s ?p ?o }'],
  ['ASK FROM <http://a> {}', 'ASK FROM <http://b> {}'],
  ['ASK FROM NAMED <http://a> {}', 'ASK FROM NAMED <http://b> {}'],
  ['ASK { SERVICE <http://a> {} }', 'ASK { SERVICE <http://b> {} }'],
  ['ASK { SERVICE SILENT <http://a> {} }', 'ASK { SERVICE SILENT <http://b> {} }'],
  ['ASK { FILTER(<http://a>(?x)) }', 'ASK { FILTER(<http://b>(?x)) }'],
  ['ASK { ?s ?p "1"^^<http://a> }', 'ASK { ?s ?p "1"^^<http://b> }'],
  ['ASK { ?s ?p "<http://a>" }', 'ASK { ?s ?p "<http://b>" }'],
  ['ASK { ?a ?b ?c }', 'ASK { ?a ?b ?d }'],
])('%s has another shape than %s', (one, other) => {
  expect(shapeOf(one)?.text).not.toBe(shapeOf(other)?.text);
});

test('a text with escapes has none', () => {
  expect(shapeOf('ASK { ?s ?p \\u003Ca> }')).toBeUndefined();
});

test('what is no IRI is told of the query as it is written, whatever is known of its shape', () => {
  parseQuery('ASK { <http://a>\n<http://p> ?o }');
  for (const none of ['ASK { <http://a>\n<http://p\u0001> ?o }', 'ASK { <http://a>\n<http://p> }']) {
    expect(() => parseQuery(none)).toThrow(expect.objectContaining({ kind: 'malformed', line: 2 }));
  }
});
