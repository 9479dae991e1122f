import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/query/parsing/parse.ts';
import { DEPARTURES, knowsAll } from '../../../src/query/pool/planner.ts';

test.each([
  'SELECT * { ?s ?p ?o }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o > 1 && ?p != <a:p>) }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER NOT EXISTS { ?s <a:q> ?x } }',
  'SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o FILTER(false) } GROUP BY ?s',
  'ASK { ?s ?p "SERVICE <http://a/> {}" } # SERVICE <http://b/> {}',
  'SELECT * { ?s <a:p>+ <a:x> }',
  'SELECT * { ?s <a:p>* ?o }',
  'SELECT * { ?s <a:p>/<a:q>* <a:x> }',
  'SELECT * { GRAPH ?g { ?s ?p ?o FILTER(?o > 1) OPTIONAL { ?s <a:q> ?x } } }',
  'SELECT * { GRAPH <a:g> { VALUES ?x { 1 } ?s ?p ?x } }',
  'SELECT * { GRAPH ?g { ?s ?p ?o MINUS { ?s <a:q> ?x } VALUES ?s { <a:x> } } }',
  'SELECT * FROM <a:g> FROM NAMED <a:h> { ?s ?p ?o }',
  'SELECT (BNODE() AS ?b) {}',
  'SELECT (GROUP_CONCAT(STR(?o); SEPARATOR=", ") AS ?all) { ?s ?p ?o }',
])('%s is for oxigraph', (query) => {
  expect(parseQuery(query).plan).toEqual({ engine: 'oxigraph' });
});

test.each([
  ['ASK { OPTIONAL { SERVICE SILENT <http://a/> { ?s ?p ?o } } }', /service/],
  ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(false) }', /empty by its form/],
  ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?s = ?o || !(true)) }', /empty by its form/],
  ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(BOUND(?x)) }', /empty by its form/],
  ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o { FILTER(?s) } }', /empty by its form/],
  ['SELECT (SUM(?x) AS ?n) { ?s ?p ?x } VALUES ?x {}', /empty by its form/],
  ['SELECT * { ?s ?p ?o { SELECT (MAX(?x) AS ?n) { VALUES ?x {} } } }', /empty by its form/],
  ['ASK { VALUES ?x {} } HAVING(COUNT(*) = 0)', /empty by its form/],
  ['SELECT * { GRAPH ?g { ?s ?p ?o MINUS { ?t <a:q> ?x } } }', /MINUS/],
  ['SELECT * { GRAPH ?g { {} UNION { ?s ?p ?o MINUS { ?t <a:q> ?x } } } }', /MINUS/],
  ['SELECT * FROM <a:g> FROM <a:h> { ?s ?p ?o }', /FROM/],
  ['SELECT (BNODE(STR(?s)) AS ?b) { ?s ?p ?o }', /BNODE/],
  ['SELECT (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o }', /GROUP_CONCAT/],
  ['SELECT * { BIND(<a:x> AS ?x) ?s <a:p>* ?x }', /length zero/],
  ['SELECT * FROM <a:g> { ?s <a:p>* <a:x> }', /length zero/],
])('%s is for Comunica', (query, reason) => {
  expect(parseQuery(query).plan).toEqual({ engine: 'comunica', reason: expect.stringMatching(reason) });
});

test.each([
  ['SELECT * { ?s <a:p>* <a:x> }', ['<a:x>']],
  ['PREFIX a: <http://a/> SELECT * { a:x (a:p|a:q?) ?o . ?o ^(a:p*) "l"@en }', ['<http://a/x>', '"l"@en']],
  ['SELECT * { VALUES (?x ?y) { (<a:x> <a:y>) (UNDEF 1) } ?x <a:p>? ?o . ?o <a:p> ?y }', ['<a:x>']],
  [
    'SELECT * { VALUES ?x { "a\\"b\\n" 1 } ?s <a:p>* ?x }',
    ['"a\\"b\\n"', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'],
  ],
])('%s is for oxigraph where the data holds its ends', (query, terms) => {
  const { plan } = parseQuery(query);
  expect(plan).toMatchObject({ engine: 'comunica', unlessKnown: terms });
  expect(parseQuery(knowsAll(terms)).form).toBe('ask');
});

test('every departure names its reason once', () => {
  expect(new Set(DEPARTURES.map(({ reason }) => reason)).size).toBe(DEPARTURES.length);
});

test.each([
  ['SELECT * { ?z ?m ?a OPTIONAL { ?a ?b ?z } }', ['z', 'm', 'a', 'b']],
  ['SELECT * { BIND(?u + 1 AS ?v) } VALUES ?w { 1 }', ['u', 'v', 'w']],
  ['SELECT ?s { ?s ?p ?o }', undefined],
  ['ASK { ?s ?p ?o }', undefined],
])('the columns of %s', (query, columns) => {
  expect(parseQuery(query).columns).toEqual(columns);
});
