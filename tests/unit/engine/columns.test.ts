import fc from 'fast-check';
import { DataFactory } from 'n3';
import { describe, expect, it } from 'vitest';
import { IndexBuilder } from '../../../src/engine/columns/build.ts';
import { IndexFileError } from '../../../src/engine/columns/sections.ts';
import { openIndex } from '../../../src/engine/engine.ts';
import { token } from '../../../src/rdf/n-quads/n-quads.ts';
import type { Quad, Term } from '../../../src/rdf/terms.ts';
import { indexOf, rowsOf } from './dataset.ts';

const { namedNode, literal, blankNode, quad, defaultGraph } = DataFactory;
const XSD = 'http://www.w3.org/2001/XMLSchema#';

function fileOf(quads: readonly Quad[]): Buffer {
  const builder = new IndexBuilder();
  for (const one of quads) builder.add(one);
  return Buffer.concat(builder.finish());
}

const iris = fc.constantFrom('a', 'b', 'c', 'd').map((name) => namedNode(`http://d.example/${name}`));
const nodes = fc.oneof(iris, fc.constantFrom('x', 'y').map(blankNode));
const literals = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => literal(text)),
  fc.constantFrom('en', 'EN', 'lv-LV').map((tag) => literal('word', tag)),
  fc
    .tuple(
      fc.constantFrom(
        '1',
        '01',
        '1.0',
        '-3',
        '1e400',
        'NaN',
        'INF',
        '12345678901234567890',
        'true',
        '',
        '2020-01-01',
      ),
      fc.constantFrom('integer', 'decimal', 'double', 'float', 'boolean', 'date', 'byte', 'unknown'),
    )
    .map(([text, type]) => literal(text, namedNode(XSD + type))),
);
const quads = fc.array(
  fc
    .tuple(nodes, iris, fc.oneof(nodes, literals), fc.oneof(iris, fc.constant(defaultGraph())))
    .map(([s, p, o, g]) => quad(s, p, o, g) as Quad),
  { maxLength: 60 },
);
const lineOf = (terms: readonly Term[]) => terms.map((term) => token(term)).join(' ');

describe('an index', () => {
  it('has the same bytes for the same quads in any order, given once or twice', () => {
    fc.assert(
      fc.property(quads, (given) => {
        expect(fileOf(given.concat(given).reverse()).equals(fileOf(given))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('gives back every quad as it was written', () => {
    fc.assert(
      fc.property(quads, (given) => {
        const index = indexOf(given);
        const unnamed = given.filter(({ graph }) => graph.termType === 'DefaultGraph');
        const named = given.filter(({ graph }) => graph.termType !== 'DefaultGraph');
        const lines = (
          own: readonly Quad[],
          places: readonly ('subject' | 'predicate' | 'object' | 'graph')[],
        ) => [...new Set(own.map((one) => lineOf(places.map((place) => one[place]))))].length;
        expect(rowsOf(index, 'SELECT * { ?s ?p ?o }')).toHaveLength(
          lines(unnamed, ['subject', 'predicate', 'object']),
        );
        const all = ['subject', 'predicate', 'object', 'graph'] as const;
        expect(rowsOf(index, 'SELECT * { GRAPH ?g { ?s ?p ?o } }')).toHaveLength(lines(named, all));
      }),
      { numRuns: 25 },
    );
  });

  it('finds the quads of every prefix', () => {
    fc.assert(
      fc.property(quads, iris, iris, iris, (given, subject, predicate, object) => {
        const index = indexOf(given);
        const count = (isOne: (one: Quad) => boolean) =>
          new Set(given.filter(isOne).map((one) => JSON.stringify(one))).size;
        const rows = (query: string) => rowsOf(index, query).length;
        const isUnnamed = ({ graph }: Quad) => graph.termType === 'DefaultGraph';
        expect(rows(`SELECT * { <${subject.value}> <${predicate.value}> ?o }`)).toBe(
          count((one) => isUnnamed(one) && one.subject.equals(subject) && one.predicate.equals(predicate)),
        );
        expect(rows(`SELECT * { <${subject.value}> ?p <${object.value}> }`)).toBe(
          count((one) => isUnnamed(one) && one.subject.equals(subject) && one.object.equals(object)),
        );
        expect(rows(`SELECT * { GRAPH <${subject.value}> { ?s <${predicate.value}> ?o } }`)).toBe(
          count((one) => one.graph.equals(subject) && one.predicate.equals(predicate)),
        );
        expect(rows(`SELECT * { GRAPH ?g { ?s ?p <${object.value}> } }`)).toBe(
          count((one) => !isUnnamed(one) && one.object.equals(object)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('keeps language tags as written and compares them without case', () => {
    // n3 itself makes tags lower case.
    const written = Object.create(literal('colour', 'en'), { language: { value: 'en-GB' } });
    const label = namedNode('http://d.example/v#label');
    const index = indexOf([quad(namedNode('http://d.example/a'), label, written) as Quad]);
    const query =
      'SELECT ?l ?t { ?s v:label ?l , "colour"@EN-gb BIND(LANG(?l) AS ?t) FILTER(?l = "colour"@en-gb) }';
    expect(rowsOf(index, query)).toEqual(['"colour"@en-GB\t"en-GB"']);
  });

  it('is refused where it is damaged, of another version, or something else', () => {
    const file = fileOf([quad(namedNode('urn:a'), namedNode('urn:b'), literal('c')) as Quad]);
    const changed = (at: number) => {
      const copy = Buffer.from(file);
      copy[at] = (copy[at] as number) ^ 1;
      return copy;
    };
    expect(() => openIndex(changed(file.length - 1))).toThrow(IndexFileError);
    expect(() => openIndex(changed(8))).toThrow(/version/);
    expect(() => openIndex(changed(0))).toThrow(/no index/);
    expect(() => openIndex(file.subarray(0, file.length - 64))).toThrow(IndexFileError);
    expect(() => openIndex(Buffer.alloc(4))).toThrow(IndexFileError);
  });

  it('can lie in shared memory', () => {
    const file = fileOf([quad(namedNode('urn:a'), namedNode('urn:b'), literal('ā')) as Quad]);
    const shared = new Uint8Array(new SharedArrayBuffer(file.length));
    shared.set(file);
    expect(rowsOf(openIndex(shared), 'SELECT ?o { ?s ?p ?o }')).toEqual(['"ā"']);
  });
});
