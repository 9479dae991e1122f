import { describe, expect, it } from 'vitest';
import { execute } from '../../../src/engine/engine.ts';
import { BudgetError } from '../../../src/engine/operators/budget.ts';
import { ResultError } from '../../../src/engine/results/byte-writer.ts';
import { parseNQuads } from '../../../src/rdf/n-quads/reader.ts';
import { indexOf, parsed, run } from './dataset.ts';

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
    // As the process that runs queries takes it: nothing outlives the query that could be broken by it.
    if (error instanceof RangeError) return { kind: 'too-large', milliseconds: performance.now() - started };
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

  it.each([
    ['REPLACE that doubles', 'REPLACE(?x#, ".", "$0$0")'],
    ['REPLACE that squares', 'REPLACE(?x#, ".", ?x#)'],
    ['CONCAT of what is encoded', 'CONCAT(ENCODE_FOR_URI(?x#), ENCODE_FOR_URI(?x#))'],
    ['conditions that double', 'IF(BOUND(?x#), CONCAT(?x#, ?x#), CONCAT(?x#, ?x#))'],
  ])('ends when strings grow: %s', (_, step) => {
    const binds = Array.from(
      { length: 40 },
      (__, n) => `BIND(${step.replaceAll('#', `${n}`)} AS ?x${n + 1})`,
    );
    const query = `SELECT ?x40 { BIND("abcdefgh😀" AS ?x0) ${binds.join(' ')} }`;
    const { kind, milliseconds } = ending(query, { maxBytes: 2_000_000, deadline: 1_500 });
    expect(kind).not.toBe('answered');
    expect(milliseconds).toBeLessThan(15_000);
  });

  it('ends when GROUP_CONCAT gathers too much', () => {
    const query =
      'SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
    expect(ending(query, { maxBytes: 2_000_000, deadline: 1_500 }).kind).not.toBe('answered');
  });

  it.each([
    ['conditions in a row', `SELECT * { ?a ?b ?c FILTER(${Array(4_000).fill('?c = 1').join(' || ')}) }`],
    ['sums in a row', `SELECT (${Array(15_000).fill('1').join('+')} AS ?n) {}`],
    ['groups in each other', `SELECT * { ${'{ '.repeat(100)} ?a ?b ?c ${'} '.repeat(100)} } LIMIT 1`],
    [
      'OPTIONAL in each other',
      `SELECT * { ?a ?b ?c ${'OPTIONAL { ?a ?b ?c '.repeat(30)} ${'} '.repeat(30)} } LIMIT 1`,
    ],
    [
      'EXISTS in each other',
      `SELECT * { ?a ?b ?c ${'FILTER EXISTS { ?a ?b ?c '.repeat(40)} ${'} '.repeat(40)} } LIMIT 1`,
    ],
    ['alternatives in a row', `SELECT * { ?a ${Array(2_000).fill('<urn:p>').join('|')} ?b }`],
  ])('ends in one way or the other, and soon: %s', (_, query) => {
    const { milliseconds } = ending(query, { deadline: 3_000 });
    expect(milliseconds).toBeLessThan(15_000);
  });
});

const many = (count: number, part: (n: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, n) => part(n)).join(between);

describe('a query that is long', () => {
  it.each([
    ['a path of 500 steps', `SELECT * { ?a ${many(500, () => 'v:p', '/')} ?b }`],
    ['a path of 500 steps backwards', `SELECT * { ?a ^(${many(500, () => 'v:p', '/')}) ?b }`],
    ['a path of 500 alternatives in steps', `SELECT * { ?a ${many(100, () => '(v:p|^v:p)', '/')} ?b }`],
    ['a path of 500 closures', `SELECT * { ?a ${many(500, () => 'v:p?', '/')} ?b }`],
    ['closures in closures', `SELECT * { ?a ${'('.repeat(60)}v:p${')*'.repeat(30)}${')?'.repeat(30)} ?b }`],
    ['a chain of 500 patterns', `SELECT * { ${many(500, (n) => `?v${n} v:p ?v${n + 1} .`)} }`],
    ['500 patterns of nothing in common', `SELECT * { ${many(500, (n) => `?a${n} v:p ?b${n} .`)} }`],
    [
      'VALUES of 20,000 rows',
      `SELECT * { VALUES ?n { ${many(20_000, (n) => `"${n}"`)} } ?a v:n ?n . ?b v:p ?c }`,
    ],
    [
      'VALUES of 20,000 rows of new terms',
      `SELECT * { VALUES (?n ?m) { ${many(10_000, (n) => `(<x:${n}> <y:${n}>)`)} } ?b v:p ?c . ?d v:p ?e FILTER(?n != ?m) }`,
    ],
    [
      'two VALUES',
      `SELECT * { VALUES ?n { ${many(9_000, (n) => `${n}`)} } VALUES ?m { ${many(9_000, (n) => `${n}`)} } FILTER(?n + ?m = -1) }`,
    ],
    ['200 OPTIONALs', `SELECT * { ?a v:p ?b ${many(200, (n) => `OPTIONAL { ?a v:p ?o${n} }`)} }`],
    ['200 MINUS', `SELECT * { ?a v:p ?b ${many(200, (n) => `MINUS { ?a v:q ?o${n} }`)} }`],
    ['1,000 UNIONs', `SELECT * { ${many(1_000, (n) => `{ ?a v:p ?o${n} }`, ' UNION ')} }`],
    ['1,000 BINDs', `SELECT * { ?a v:p ?b ${many(1_000, (n) => `BIND(${n} AS ?o${n})`)} }`],
    ['300 sub-SELECTs', `SELECT * { ${many(300, (n) => `{ SELECT ?a ?c${n} { ?a v:p ?c${n} } }`)} }`],
    ['500 keys to sort by', `SELECT * { ?a v:p ?b . ?c v:n ?d } ORDER BY ${many(500, (n) => `(${n} + ?d)`)}`],
    ['300 EXISTS', `SELECT * { ?a v:p ?b ${many(300, (n) => `FILTER EXISTS { ?b v:p ?c${n} }`)} }`],
    [
      '5,000 terms in IN',
      `SELECT * { ?a v:n ?n . ?b v:n ?m FILTER(?n IN (${many(5_000, (n) => `"${-n}"`, ', ')})) }`,
    ],
  ])('ends by its deadline, in the process: %s', (_, query) => {
    const tree = parsed(query);
    const started = process.cpuUsage();
    const limits = { deadline: 300, maxBytes: 2 ** 30, maxResultBytes: 2 ** 30 };
    try {
      execute(index, tree, limits).write(JSON_RESULTS);
    } catch (error) {
      expect(error).toBeInstanceOf(BudgetError);
    }
    const { user, system } = process.cpuUsage(started);
    // Of the processor, whoever else uses the machine.
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
