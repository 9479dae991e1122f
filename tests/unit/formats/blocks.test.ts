import { describe, expect, it } from 'vitest';
import { SerializationError } from '../../../src/formats/format.ts';
import { blankNodeLabel, predicateGroups, subjectBlocks } from '../../../src/formats/turtle/blocks.ts';
import { nquad } from '../../../src/rdf/canonical.ts';
import { literal, type Quad, text } from '../../../src/rdf/terms.ts';
import { XSD } from '../../../src/rdf/vocabularies.ts';
import { statement } from './written.ts';

describe('subjectBlocks', () => {
  const x = literal('x');
  const quads = [
    statement('ex:a', 'ex:p', x),
    statement('ex:a', 'ex:p', x, 'ex:g'),
    statement('ex:b', 'ex:p', x, 'ex:g'),
    statement('ex:b', 'ex:p', x, 'ex:h'),
    statement('_:http://example.org/b', 'ex:p', x, 'ex:h'),
  ];

  it('are cut where graph or subject changes', () => {
    expect([...subjectBlocks(quads, 'all')]).toHaveLength(5);
    expect([...subjectBlocks(quads, 'default')]).toHaveLength(1);
    expect([...subjectBlocks([], 'all')]).toEqual([]);
  });

  it('have the type first, then labels, then the rest by IRI, whatever the order they came in', () => {
    const [a, b, c, d] = ['ex:other', 'skos:prefLabel', 'rdfs:label', 'rdf:type'];
    const block = (...order: string[]) => [
      ...subjectBlocks(
        order.map((name) => statement('ex:s', name, 'ex:o')),
        'all',
      ),
    ];
    const expected = [d, c, b, a].map((name) => statement('ex:s', name as string, 'ex:o').predicate.value);
    for (const order of [
      [a, b, c, d],
      [d, a, c, b],
      [b, d, a, c, a, b],
    ] as string[][]) {
      const [only] = block(...order);
      expect(only && predicateGroups(only).map(({ predicate }) => predicate.value)).toEqual(expected);
    }
  });
});

describe('the statements of a block', () => {
  const objects = [
    text('b', 'lv'),
    text('a', 'lv'),
    text('z', 'en'),
    literal('a'),
    literal('a', XSD.integer),
    literal('\u{1F600}'),
    literal('\uFF5E'),
  ];
  const quads = ['ex:z', 'rdf:type', 'ex:a', 'skos:prefLabel'].flatMap((name) =>
    objects.map((object) => statement('ex:s', name, object)),
  );
  const texts = (given: readonly Quad[]) =>
    [...subjectBlocks(given, 'all')].flatMap((block) => block.quads.map((quad) => nquad(quad)));

  it('are the same whether they come by predicate or not, each once', () => {
    const expected = texts(quads);
    expect(new Set(expected).size).toBe(quads.length);
    const byObject = objects.flatMap((object) => quads.filter((quad) => quad.object.equals(object)));
    const twice = quads.flatMap((one) => [one, one]);
    for (const given of [byObject, [...quads].reverse(), [...quads, ...quads], twice])
      expect(texts(given)).toEqual(expected);
  });

  it('name the one that cannot be written', () => {
    const { subject, predicate, graph } = statement('ex:s', 'ex:p', 'ex:o');
    const faulty = { subject, predicate, graph, object: { termType: 'NamedNode', value: '>' } } as Quad;
    for (const given of [[faulty], [...quads, faulty], [faulty, ...quads]])
      expect(() => texts(given)).toThrow(SerializationError);
  });
});

describe('blankNodeLabel', () => {
  it.each([
    ['b0', 'b0'],
    ['c14n12', 'c14n12'],
    ['n3-0', 'n3-0'],
    ['b0_a', 'b0_a'],
  ])('leaves %s', (label, expected) => {
    expect(blankNodeLabel(label)).toBe(expected);
  });

  it('gives every other a label of its own that any syntax takes', () => {
    const labels = ['0a', 'a.b', 'é', '', 'a b', 'x-30', '0', 'x-', '_', '-'].map(blankNodeLabel);
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) expect(label).toMatch(/^x-[0-9a-f]*$/);
  });
});
