import { describe, expect, it } from 'vitest';
import { canonicalize, nquad } from '../../../src/rdf/canonical.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { iri, literal, quad, text } from '../../../src/rdf/terms.ts';
import { about, isBlankLine, linesOf, statement } from '../../../src/release/n-quads/lines.ts';
import { awkward, BASE, sample } from './sample.ts';

describe('lines', () => {
  it('are those of the canonical form, whatever the order and the duplicates', async () => {
    const quads = [...sample(5), ...awkward()];
    const lines = await linesOf([...quads, ...quads].reverse());
    expect(`${lines.join('\n')}\n`).toBe(await canonicalize(quads));
  });

  it('give all statements of the default graph about a subject, not those about its parts', async () => {
    const lines = await linesOf(sample(12));
    const node = `${BASE}id/partnership/riverton--town-1`;
    const expected = [...sample(12)].filter(
      ({ subject, graph }) => subject.value === node && graph.value === '',
    );
    expect(
      about(lines, node)
        .map((found) => nquad(found))
        .sort(),
    ).toEqual(expected.map((q) => nquad(q)).sort());
    expect(about(lines, `${BASE}nothing`)).toEqual([]);
  });
});

describe('statement', () => {
  const [s, p, g] = [iri('x:s'), iri('x:p'), iri('x:g')];
  const tricky = [
    literal('a <b> .'),
    literal('a <x:g', iri('x:d')),
    literal(' _:b'),
    text('a _:b <x:g>', 'en'),
    literal('"quoted" <x:g> "'),
    iri('x:o'),
  ];
  it.each(tricky.flatMap((object) => [quad(s, p, object), quad(s, p, object, g)]))('cuts %#', (cut) => {
    const { subject, predicate, object, graph } = statement(nquad(cut));
    expect(`${subject} ${predicate} ${object}${graph === '' ? '' : ` ${graph}`} .`).toBe(nquad(cut));
    expect([subject, predicate, graph]).toEqual(['<x:s>', '<x:p>', cut.graph.value === '' ? '' : '<x:g>']);
  });

  it('knows blank nodes from text that looks like them', () => {
    const blank = awkward()[0];
    expect(isBlankLine(nquad(quad(s, p, literal(' _:b'), g)))).toBe(false);
    expect(blank && isBlankLine(nquad(blank))).toBe(true);
    expect(isBlankLine(`<x:s> <${PREFIXES.rdf}type> <x:o> _:g .`)).toBe(true);
  });
});
