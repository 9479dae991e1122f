import { expect, test } from 'vitest';
import { checkServices, parseQuery } from '../../../src/query/parsing/parse.ts';

test.each([
  ['SELECT * { ?s ?p ?o }', 'select'],
  ['# a comment about ASK\nPREFIX a: <http://x/> select ?ask { ?ask a:b "CONSTRUCT" }', 'select'],
  ['ASK {}', 'ask'],
  ['\\u0041SK {}', 'ask'],
  ['CONSTRUCT WHERE { ?s ?p ?o }', 'construct'],
  ['BASE <http://x/> DESCRIBE <a>', 'describe'],
])('%s is of its form', (query, form) => {
  expect(parseQuery(query).form).toBe(form);
});

test.each([
  ['ASK { SERVICE <http://a/> { ?s ?p ?o } }', ['http://a/']],
  ['PREFIX x: <http://a/> ASK { SERVICE SILENT x:b { ?s ?p ?o } }', ['http://a/b']],
  ['PREFIX x: <http://a/> ASK { SERVICE x:b:c { ?s ?p ?o } }', ['http://a/b:c']],
  ['PREFIX : <http://a/> ASK { SERVICE :b\\/c\\?d { ?s ?p ?o } }', ['http://a/b/c?d']],
  ['PREFIX x: <http://a/> ASK { SERVICE x: { ?s ?p ?o } }', ['http://a/']],
  ['BASE <http://a/b> ASK { SERVICE <c> { ?s ?p ?o } }', ['http://a/c']],
  ['ASK { FILTER EXISTS { OPTIONAL { SERVICE <http://a/> {} } } }', ['http://a/']],
  ['ASK { { SELECT * { SERVICE <http://a/> { SERVICE <http://b/> {} } } } }', ['http://a/', 'http://b/']],
  ['ASK { VALUES ?u { <http://a/> } SERVICE ?u {} }', [undefined]],
  ['SELECT (EXISTS { SERVICE <http://a/> {} } AS ?x) {}', ['http://a/']],
  ['ASK { ?s ?p "SERVICE <http://a/> {}" } # SERVICE <http://b/>', []],
  // A carriage return ends a comment (§19.4), whatever else is in the query.
  ['ASK { ?s ?p "\\n" #\rSERVICE <http://a/> {}\n}', ['http://a/']],
  ['ASK { ?s ?p "" #\rSERVICE <http://a/> {}\n}', ['http://a/']],
])('services of %s', (query, services) => {
  expect(parseQuery(query).services).toEqual(services);
});

test.each([
  ['SELECT (<bif:sleep>(1) AS ?x) {}', 'bif:sleep'],
  ['SELECT (<BIF:sleep>(1) AS ?x) {}', 'BIF:sleep'],
  ['SELECT (<\\u0062if:sleep>(1) AS ?x) {}', 'bif:sleep'],
  ['SELECT (<\\U00000062if:sleep>(1) AS ?x) {}', 'bif:sleep'],
  ['SELECT (<b\\u0069f\\u003asleep>(1) AS ?x) {}', 'bif:sleep'],
  ['PREFIX f: <\\U00000062if:> SELECT (f:sleep(1) AS ?x) {}', 'bif:'],
  ['PREFIX f: <bi> SELECT (f:f:sleep(1) AS ?x) {}', 'bif:sleep'],
  ['BASE <bif:x> SELECT (<y>(1) AS ?x) {}', 'bif:x'],
  ['SELECT * { ?s ?p ?o FILTER EXISTS { ?o ?q ?z BIND(<sql:\\u0066>(?z) AS ?y) } }', 'sql:f'],
  ['SELECT * { ?s <\\U00000062if:contains> "x" }', 'bif:contains'],
  ['SELECT ?s { ?s ?p ?o } ORDER BY <\\u0073ql:rand>(?s)', 'sql:rand'],
  ['SELECT ?s { ?s ?p "bif:sleep <bif:x>" } # <bif:x>', undefined],
  ['SELECT ?s { ?s ?p <http://x/bif:sleep> }', undefined],
])('the function of a store in %s', (query, foreign) => {
  parseQuery(query.replace(/<[^>]*(bif|sql)[^>]*>/i, '<http://x/f>'));
  expect(parseQuery(query).foreign).toBe(foreign);
});

test('FROM and FROM NAMED are told apart', () => {
  const query = 'PREFIX g: <http://g/> SELECT * FROM <http://a> FROM g:b FROM NAMED <http://c> {}';
  expect(parseQuery(query).from).toEqual({
    defaultGraphs: ['http://a', 'http://g/b'],
    namedGraphs: ['http://c'],
  });
});

test.each([
  ['ASK {', 1, 6, /unexpected end/],
  ['SELEC * {}', 1, 1, /unexpected SELEC/],
  ['ASK { ?s ?p ?o.\n\n ?a ☃ ?c }', 3, 5, /unexpected ☃/],
  ['ASK {\n  ?s ?p }', 2, 9, /unexpected }/],
  ['ASK {\r\n  ?s foo:b ?o }', 2, 6, /unknown prefix: foo/i],
  ['ASK { ?s ?p "abc }', 1, 13, /unexpected/],
  ['SELECT (1 AS ?x) (2 AS ?x) {}', 1, 24, /variable x/i],
  ['ASK { _:a ?p ?o .\n { _:a ?p ?o } }', 2, 4, /blank node/],
  ['SELECT * {} LIMIT -1', 1, 19, /unexpected -1; expected Integer/],
  ['', 1, 1, /empty/],
  ['INSERT DATA { <a:s> <a:p> 1 }', 1, 1, /update/],
  ['DROP ALL', 1, 1, /update/],
])('%j is malformed at %i:%i', (query, line, column, message) => {
  expect(() => parseQuery(query)).toThrow(
    expect.objectContaining({ kind: 'malformed', line, column, message: expect.stringMatching(message) }),
  );
});

test.each([
  ['SELECT ?x { ?s ?p ?o } GROUP BY ?s', 'a variable that is not grouped'],
  ['SELECT (COUNT(COUNT(?x)) AS ?n) {}', 'an aggregate in an aggregate'],
  ['ASK { LATERAL { ?s ?p ?o } }', 'another language than SPARQL 1.1'],
  ['ASK { << ?s ?p ?o >> ?q ?z }', 'SPARQL-star'],
])('%s: %s is malformed', (query) => {
  expect(() => parseQuery(query)).toThrow(expect.objectContaining({ kind: 'malformed' }));
});

test.each([
  ['ASK { SERVICE <http://evil/> {} }', /<http:\/\/evil\/> is not allowed/],
  ['ASK { SERVICE <http://ok/> {} SERVICE <http://evil/> {} }', /<http:\/\/evil\/>/],
  ['ASK { SERVICE ?anything {} }', /with a variable/],
])('%s is refused', (query, message) => {
  expect(() => checkServices(parseQuery(query), ['http://ok/'])).toThrow(
    expect.objectContaining({ kind: 'refused', message: expect.stringMatching(message) }),
  );
});

test('allowed services and queries without one pass', () => {
  expect(() => checkServices(parseQuery('ASK { SERVICE <http://ok/> {} }'), ['http://ok/'])).not.toThrow();
  expect(() => checkServices(parseQuery('ASK {}'))).not.toThrow();
});
