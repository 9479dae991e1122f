import { describe, expect, it } from 'vitest';
import {
  canonicalize,
  compareCodePoints,
  isomorphic,
  NQuadsError,
  nquad,
  parseNQuads,
  sortCodePoints,
} from '../../../src/rdf/canonical.ts';
import { blankNode, iri, literal, type Quad, quad, text } from '../../../src/rdf/terms.ts';
import { XSD } from '../../../src/rdf/vocabularies.ts';

const s = iri('http://e/s');
const p = iri('http://e/p');

describe('nquad', () => {
  it.each([
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['\b\t\n\f\r', '"\\b\\t\\n\\f\\r"'],
    ['\u0000\u0007\u000B\u000E\u001F\u007F', '"\\u0000\\u0007\\u000B\\u000E\\u001F\\u007F"'],
    ['\uFFFE\uFFFF', '"\\uFFFE\\uFFFF"'],
    ["'\u0080\u0085\u00A0\u2028é😀", '"\'\u0080\u0085\u00A0\u2028é😀"'],
  ])('escapes %j as RDFC-1.0 does', (value, expected) => {
    expect(nquad(quad(s, p, literal(value)))).toBe(`<http://e/s> <http://e/p> ${expected} .`);
  });

  it.each([
    [quad(s, p, literal('x', XSD.string)), '"x"'],
    [quad(s, p, literal('01', XSD.integer)), '"01"^^<http://www.w3.org/2001/XMLSchema#integer>'],
    [quad(s, p, text('x', 'EN-gb')), '"x"@EN-gb'],
    [quad(s, p, blankNode('b'), blankNode('g')), '_:b _:g'],
    [quad(s, p, s, iri('http://e/é')), '<http://e/s> <http://e/é>'],
  ])('writes a line', (statement, expected) => {
    expect(nquad(statement)).toBe(`<http://e/s> <http://e/p> ${expected} .`);
  });

  it('refuses an IRI that would end early', () => {
    const { graph } = quad(s, p, s);
    const evil = {
      subject: { termType: 'NamedNode', value: 'http://e/> <x' },
      predicate: p,
      object: s,
      graph,
    };
    expect(() => nquad(evil as unknown as Quad)).toThrow(RangeError);
  });
});

describe('canonicalize', () => {
  it('sorts by code point and keeps one of each', async () => {
    const values = ['\u{10000}', '\uE000', 'a', 'a'];
    expect(await canonicalize(values.map((value) => quad(s, p, literal(value))))).toBe(
      ['a', '\uE000', '\u{10000}'].map((value) => `<http://e/s> <http://e/p> "${value}" .\n`).join(''),
    );
  });

  it('is empty for nothing', async () => {
    expect(await canonicalize([])).toBe('');
  });

  it('labels blank nodes by what is said of them, in named graphs too', async () => {
    const dataset = (a: string, b: string, graph: string) => [
      quad(blankNode(a), p, blankNode(b), blankNode(graph)),
      quad(blankNode(b), p, literal('x')),
      quad(s, p, literal('no part in it')),
    ];
    const text = await canonicalize(dataset('a', 'b', 'g'));
    expect(text).toContain('_:c14n0');
    expect(await canonicalize(dataset('z', 'g', 'b'))).toBe(text);
    expect(await isomorphic(dataset('a', 'b', 'g'), dataset('a', 'b', 'a'))).toBe(false);
  });

  it('labels them alike where a statement is given twice', async () => {
    const [a, b] = [blankNode('a'), blankNode('b')];
    const repeated = quad(a, iri('https://w3id.org/munpart/def#kind'), iri('http://example.org/x'));
    const quads = [
      quad(a, iri('https://w3id.org/munpart/def#partner'), b),
      quad(a, iri('http://www.w3.org/2000/01/rdf-schema#label'), literal('\u0000')),
      repeated,
    ];
    expect(await canonicalize([...quads, repeated])).toBe(await canonicalize(quads));
  });

  it('tells many blank nodes apart that look alike', async () => {
    const chain = (offset: number) =>
      Array.from({ length: 30 }, (_, index) => {
        const label = (index + offset) % 30;
        return quad(
          blankNode(`n${label}`),
          p,
          index === 29 ? literal('end') : blankNode(`n${(label + 1) % 30}`),
        );
      });
    expect(await isomorphic(chain(0), chain(17))).toBe(true);
  });

  it('refuses a graph that is made to be costly', async () => {
    const nodes = Array.from({ length: 6 }, (_, index) => blankNode(`n${index}`));
    const clique = nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b) => quad(a, p, b)));
    await expect(canonicalize(clique)).rejects.toThrow('give them IRIs');
  });

  it('refuses long chains of nodes that say the same at once, and takes those that do not', async () => {
    const chain = (length: number, value: (index: number) => string) =>
      Array.from({ length }, (_, index) => [
        quad(blankNode(`n${index}`), p, literal(value(index))),
        quad(blankNode(`n${index}`), p, blankNode(`n${index + 1}`)),
      ]).flat();
    const started = performance.now();
    await expect(canonicalize(chain(20_000, () => 'same'))).rejects.toThrow('give them IRIs');
    expect(performance.now() - started).toBeLessThan(5_000);
    const different = await canonicalize(chain(6_000, String));
    expect(different.split('\n')).toHaveLength(12_001);
  });
});

describe('order', () => {
  it.each([
    ['', 'a', -1],
    ['a', 'a', 0],
    ['ab', 'a', 1],
    ['a', 'B', 1],
    ['\uFFFD', '\u{10000}', -1],
    ['\uD7FF', '\uE000', -1],
    ['\u{10000}', '\u{10001}', -1],
    ['x\u{1F600}', 'x\uFB01', 1],
  ])('%j and %j', (a, b, expected) => {
    expect(Math.sign(compareCodePoints(a, b))).toBe(expected);
    expect(Math.sign(compareCodePoints(b, a)) + expected).toBe(0);
  });

  it('is that of UTF-8 bytes', () => {
    const strings = ['\u{1F600}', '\uFFFD', 'é', 'z', '\u{10000}b', '\uE000', '', 'za'];
    const byBytes = [...strings].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(sortCodePoints([...strings])).toEqual(byBytes);
  });
});

describe('parseNQuads', () => {
  it('reads what nquad writes, and keeps labels', () => {
    const statements = [
      quad(s, p, literal('"\\\n\r\t\b\f\u0000\u007F\uFFFE é😀')),
      quad(s, p, text('x', 'zh-hant-tw'), iri('http://e/g')),
      quad(blankNode('c14n0'), p, literal('01', XSD.integer), blankNode('a.b-c')),
    ];
    const lines = statements.map((statement) => nquad(statement));
    expect([...parseNQuads(`${lines.join('\n')}\n`)].map((statement) => nquad(statement))).toEqual(lines);
    expect([...parseNQuads(lines)].map((statement) => nquad(statement))).toEqual(lines);
  });

  it.each([
    ['', 0],
    ['\n \t\n# comment\n', 0],
    ['<a:s><a:p><a:o>.', 1],
    [
      '\t<a:s> <a:p>\t"\\u00e9\\U0001F600\\\'"  . # comment\r\n<a:s> <a:p> _:o.\r<a:s> <a:p> "x"@en-GB <a:g> .',
      3,
    ],
    ['_:a.b <a:p> _:c.d.', 1],
  ])('takes %j', (input, count) => {
    expect([...parseNQuads(input)]).toHaveLength(count);
  });

  it('reads escapes', () => {
    const [statement] = parseNQuads('<a:\\u00e9> <a:p> "\\u00e9\\U0001F600\\\'\\t" .');
    expect([statement?.subject.value, statement?.object.value]).toEqual(['a:é', "é😀'\t"]);
  });

  it.each([
    [['<a:s> <a:p> "x" .', '<a:s> <a:p> x .'], 2, 13],
    [['<a:s> <a:p> "x" .\n\n', '<a:s> <a:p> "x"'], 3, 16],
    [['<a:s> <a:p> "x" .\n<a:s> <a:p> "x" . x'], 2, 19],
  ])('says where a fault is: %j', (pieces, line, column) => {
    const read = () => [...parseNQuads(pieces)];
    expect(read).toThrow(NQuadsError);
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject({ line, column });
    }
  });
});
