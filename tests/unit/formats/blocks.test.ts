import { describe, expect, it } from 'vitest';
import { blankNodeLabel, predicateGroups, subjectBlocks } from '../../../src/formats/turtle/blocks.ts';
import { literal } from '../../../src/rdf/terms.ts';
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
