import { describe, expect, it } from 'vitest';
import { BudgetError } from '../../../src/engine/operators/budget.ts';
import { ResultError } from '../../../src/engine/results/byte-writer.ts';
import { parseNQuads } from '../../../src/rdf/n-quads/reader.ts';
import { indexOf, run } from './dataset.ts';

function* lines(): Generator<string> {
  for (let n = 0; n < 2000; n++) {
    yield `<http://d.example/s${n}> <http://d.example/v#p> <http://d.example/s${(n * 7 + 1) % 2000}> .\n`;
    yield `<http://d.example/s${n}> <http://d.example/v#n> "${n}" .\n`;
  }
}

const index = indexOf(parseNQuads(lines()));
const JSON_RESULTS = 'application/sparql-results+json';

/** What ended a query, and after how many milliseconds. */
function ending(query: string, options: { deadline?: number; maxBytes?: number; maxResultBytes?: number }) {
  const started = performance.now();
  try {
    run(index, query, options).write(JSON_RESULTS);
  } catch (error) {
    if (error instanceof BudgetError || error instanceof ResultError) {
      return { kind: error.kind, milliseconds: performance.now() - started };
    }
    throw error;
  }
  return { kind: 'answered', milliseconds: performance.now() - started };
}

describe('a query that uses more than it may', () => {
  it.each([
    ['a cross product', 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'],
    [
      'a cross product with a filter that nothing passes',
      'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) = 1) }',
    ],
    ['all paths', 'SELECT (COUNT(*) AS ?n) { ?a (v:p|^v:p)* ?b . ?c (v:p|^v:p)* ?d }'],
    [
      'EXISTS over everything',
      'SELECT * { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS { ?x ?y ?z FILTER(?x = ?nowhere) } }',
    ],
    [
      'MINUS without a key',
      'SELECT * { { ?a ?b ?c OPTIONAL { ?a v:q ?x } } MINUS { ?d ?e ?f OPTIONAL { ?d v:n ?x } } { ?g ?h ?i } }',
    ],
  ])('ends soon after its deadline: %s', (_, query) => {
    const { kind, milliseconds } = ending(query, {
      deadline: 200,
      maxBytes: 2 ** 32,
      maxResultBytes: 2 ** 30,
    });
    expect(kind).toBe('timeout');
    expect(milliseconds).toBeLessThan(2_000);
  });

  it.each([
    ['rows to sort', 'SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a'],
    ['groups', 'SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d'],
    ['distinct rows', 'SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f }'],
    ['terms', 'SELECT (CONCAT(STR(?a), STR(?d)) AS ?x) { ?a ?b ?c . ?d ?e ?f }'],
    [
      'a triple of each pair',
      'SELECT * { ?a ?b ?c . ?d ?e ?f BIND(STRDT(STR(?a), IRI(CONCAT("u:", STR(?d)))) AS ?x) } ORDER BY ?x',
    ],
  ])('ends when it holds too much: %s', (_, query) => {
    expect(ending(query, { deadline: 60_000, maxBytes: 2_000_000 }).kind).toBe('too-large');
  });

  it('ends when its result is too large', () => {
    expect(ending('SELECT * { ?a ?b ?c . ?d ?e ?f }', { maxResultBytes: 100_000 }).kind).toBe('too-large');
  });

  it('ends when it doubles strings', () => {
    const binds = Array.from({ length: 40 }, (__, n) => `BIND(CONCAT(?x${n}, ?x${n}) AS ?x${n + 1})`).join(
      ' ',
    );
    const query = `SELECT ?x40 { BIND("abcdefgh" AS ?x0) ${binds} }`;
    expect(ending(query, { maxBytes: 2_000_000 }).kind).toBe('too-large');
  });

  it('is not looked at further than a LIMIT asks', () => {
    const { kind, milliseconds } = ending('SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 5', {
      deadline: 1_000,
    });
    expect(kind).toBe('answered');
    expect(milliseconds).toBeLessThan(500);
  });
});
