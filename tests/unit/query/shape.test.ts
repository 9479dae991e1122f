import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/query/parsing/parse.ts';
import { shapeOf } from '../../../src/query/parsing/tokens.ts';

test.each([
  ['ASK { <http://a> <http://p> ?o }', 'ASK { <http://b> <http://q> ?o }'],
  ['SELECT * { ?s ?p <http://a> }', '# another\nSELECT *\n{ ?s ?p <http://b> }'],
  ['DESCRIBE <http://a>', 'DESCRIBE <http://b>'],
  ['SELECT ?s { VALUES ?s { <http://a> <http://b> } }', 'SELECT ?s { VALUES ?s { <c> <d> } }'],
])('%s has the shape of %s', (one, other) => {
  expect(shapeOf(one)).toBe(shapeOf(other));
  expect(parseQuery(other)).toEqual(parseQuery(one));
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
  expect(shapeOf(one)).not.toBe(shapeOf(other));
});

test('a text with escapes has none', () => {
  expect(shapeOf('ASK { ?s ?p \\u003Ca> }')).toBeUndefined();
});
