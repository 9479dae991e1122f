import { describe, expect, it } from 'vitest';
import { UnsupportedError } from '../../../src/engine/algebra/plan-operation.ts';
import { QuadReader } from '../../../src/engine/quads.ts';
import { nquad } from '../../../src/rdf/canonical.ts';
import { indexOfTrig, rowsOf, run } from './dataset.ts';

const DATA = `:a a v:Town ; v:name "A" ; v:at [ v:lat 1.5 ; v:near [ v:name "B" ] ] .
  :b v:name "C" ; v:to :a .
  GRAPH :g { :a v:name "G" ; v:to :b }`;
const index = await indexOfTrig(DATA);

const triples = (query: string) =>
  Buffer.from(run(index, query).write('application/n-triples')).toString().split('\n').slice(0, -1);

describe('CONSTRUCT', () => {
  it('leaves out what is no triple, and gives each triple once', () => {
    expect(
      triples('CONSTRUCT { ?o v:is ?n . ?s v:is "x" } { ?s v:name ?n OPTIONAL { ?s v:to ?o } }').sort(),
    ).toEqual([
      '<http://d.example/a> <http://d.example/v#is> "C" .',
      '<http://d.example/a> <http://d.example/v#is> "x" .',
      '<http://d.example/b> <http://d.example/v#is> "x" .',
      expect.stringMatching(/^_:\S+ <http:\/\/d.example\/v#is> "x" \.$/),
    ]);
  });

  it('makes new blank nodes for each solution', () => {
    const nodes = triples('CONSTRUCT { _:n v:of ?s } { ?s v:name ?n . ?s v:to|v:at ?o }').map(
      (line) => line.split(' ')[0],
    );
    expect(nodes).toHaveLength(2);
    expect(new Set(nodes).size).toBe(2);
  });

  it('counts solutions where it has a LIMIT', () => {
    expect(triples('CONSTRUCT { ?s v:p 1 ; v:q 2 } { ?s v:name ?n } LIMIT 1')).toHaveLength(2);
  });
});

describe('DESCRIBE', () => {
  it('gives the statements of the default graph about a resource and the blank nodes below it', () => {
    expect(triples('DESCRIBE :a')).toHaveLength(6);
    expect(triples('DESCRIBE ?t { ?s v:to ?t }')).toHaveLength(6);
    expect(triples('DESCRIBE :a FROM :g')).toHaveLength(2);
    expect(triples('DESCRIBE :nowhere')).toEqual([]);
  });
});

describe('ASK and SELECT', () => {
  it('answer in each format', () => {
    const text = (query: string, mediaType: string) =>
      Buffer.from(run(index, query).write(mediaType)).toString();
    expect(text('ASK { :a a v:Town }', 'application/sparql-results+json')).toBe('{"head":{},"boolean":true}');
    expect(text('ASK { :a v:name "C" }', 'application/sparql-results+xml')).toContain(
      '<boolean>false</boolean>',
    );
    expect(text('SELECT ?n ?x { :b v:name ?n }', 'text/csv')).toBe('n,x\r\nC,\r\n');
    expect(() => text('ASK {}', 'text/csv')).toThrow('booleans');
  });

  it('number blank nodes of a label by solution (§17.4.2.9)', () => {
    const query = 'SELECT (BNODE("x") AS ?a) (BNODE("x") AS ?b) { ?s v:name ?n }';
    const rows = rowsOf(index, query).map((line) => line.split('\t'));
    expect(rows.every(([a, b]) => a === b)).toBe(true);
    expect(new Set(rows.map(([a]) => a)).size).toBe(rows.length);
  });

  it('take the graphs of the protocol before those of the query', () => {
    const graphs = { defaultGraphs: ['http://d.example/g'], namedGraphs: [] };
    expect(rowsOf(index, 'SELECT ?n FROM :nowhere { :a v:name ?n }', { graphs })).toEqual(['"G"']);
    expect(rowsOf(index, 'SELECT ?n FROM :nowhere { :a v:name ?n }')).toEqual([]);
  });

  it('leave SERVICE to another engine', () => {
    expect(() => run(index, 'SELECT * { SERVICE :s { ?s ?p ?o } }')).toThrow(UnsupportedError);
  });
});

describe('a plan', () => {
  it('tells what was estimated and what there was', () => {
    const execution = run(index, 'SELECT ?n { ?s v:to ?t . ?t v:name ?n }', { isTraced: true });
    execution.write('text/csv');
    const plan = execution.explain();
    expect(plan).toMatchObject({ operator: 'project', rows: 1 });
    expect(plan.inputs[0]).toMatchObject({ operator: 'look up', rows: 1 });
    expect(plan.inputs[0]?.inputs[0]).toMatchObject({ operator: 'scan', estimate: 1, rows: 1 });
  });
});

describe('a reader of quads', () => {
  const reader = new QuadReader(index);
  const id = (name: string) => reader.iriId(`http://d.example/${name}`);

  it('matches by any places', () => {
    expect(reader.count({ graph: 'default' })).toBe(8);
    expect(reader.count({ graph: 'named' })).toBe(2);
    expect(reader.count({ graph: 'default', object: id('a') })).toBe(1);
    expect(reader.count({ graph: id('nowhere') })).toBe(0);
    const found = [...reader.quads({ subject: id('a'), graph: id('g'), predicate: id('v#to') })];
    expect(found.map((quad) => nquad(quad))).toEqual([
      '<http://d.example/a> <http://d.example/v#to> <http://d.example/b> <http://d.example/g> .',
    ]);
  });

  it('finds the IRIs that begin alike, and no others', () => {
    const names = (start: string) => {
      const { from, to } = reader.idsBeginning(`http://d.example/${start}`);
      return Array.from({ length: to - from }, (_, at) => reader.text(from + at).slice(17));
    };
    expect(names('v#')).toEqual(names('').filter((name) => name.startsWith('v#')));
    expect(names('v#t')).toContain('v#to');
    expect(names('zzz')).toEqual([]);
  });
});

describe('SELECT *', () => {
  it.each([
    ['SELECT * { VALUES (?a ?b) {} ?s v:to ?o }', ['a', 'b', 'o', 's']],
    [
      'SELECT * { OPTIONAL { { VALUES ?a {} } UNION { GRAPH ?g { ?s v:to ?o } } } } VALUES ?z {}',
      ['a', 'g', 'o', 's', 'z'],
    ],
    ['SELECT * { { SELECT * { VALUES ?a {} } } { SELECT ?b { VALUES (?b ?c) {} } } }', ['a', 'b']],
    ['SELECT * { ?s v:to ?o MINUS { ?x v:to ?y } FILTER EXISTS { VALUES ?a {} } }', ['o', 's']],
  ])('%s has the variables in scope (§18.2.1)', (query, variables) => {
    expect(run(index, query).variables).toEqual(variables);
  });
});
