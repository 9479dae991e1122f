import { expect, it } from 'vitest';
import { parseQuery } from '../../../src/query/parsing/parse.ts';

it.each([
  ['SELECT * { ?s ?p ?o } ORDER BY ?s', true],
  ['SELECT (COUNT(*) AS ?now) { ?rand ?p "NOW()" }', true],
  ['CONSTRUCT { [] ?p ?o } WHERE { ?s ?p ?o }', true],
  ['SELECT (NOW() AS ?t) {}', false],
  ['SELECT * { ?s ?p ?o FILTER(RAND() < 0.5) }', false],
  ['SELECT * { ?s ?p ?o } ORDER BY RAND()', false],
  ['SELECT * { { SELECT (UUID() AS ?u) {} } }', false],
  ['ASK { FILTER EXISTS { BIND(STRUUID() AS ?u) } }', false],
  ['SELECT (BNODE("a") AS ?b) {}', false],
  ['SELECT (MAX(BNODE()) AS ?b) { ?s ?p ?o }', false],
  ['SELECT * { SERVICE <http://x/> { ?s ?p ?o } }', false],
])('%s gives the same whenever it is asked: %s', (query, isRepeatable) => {
  expect(parseQuery(query).isRepeatable).toBe(isRepeatable);
});
