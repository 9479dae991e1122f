import fc from 'fast-check';
import { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { IndexBuilder } from '../../../src/engine/columns/build.ts';
import { openIndex } from '../../../src/engine/engine.ts';
import { IndexSource } from '../../../src/query/pool/index-source.ts';
import { nquad } from '../../../src/rdf/canonical.ts';
import { iri, type Quad, type Subject, TERMS, type Term } from '../../../src/rdf/terms.ts';

const { blankNode, defaultGraph, literal, quad, variable } = TERMS;
const GRAPHS = [iri('urn:g'), iri('urn:h')];
const NODES = [iri('urn:a'), iri('urn:b'), blankNode('n')];
const OBJECTS = [...NODES, literal('a'), literal('a', 'lv'), literal('1', iri('urn:type'))];

const node = fc.constantFrom(...NODES);
const graph = fc.constantFrom(defaultGraph(), ...GRAPHS);
const quads = fc.array(
  fc
    .tuple(node, fc.constantFrom(iri('urn:p'), iri('urn:q')), fc.constantFrom(...OBJECTS), graph)
    .map((terms) => quad(...terms) as Quad),
  { maxLength: 30 },
);
const place = (...terms: readonly Term[]) =>
  fc.constantFrom(...terms, null, undefined, variable('v'), iri('urn:none'));
const pattern = fc.tuple(
  place(...NODES),
  place(iri('urn:p'), iri('urn:q')),
  place(...OBJECTS),
  place(defaultGraph(), ...GRAPHS),
);

const lines = (found: Iterable<unknown>) => [...found].map((one) => nquad(one as Quad)).sort();
const sourceOf = (data: readonly Quad[], ...graphs: { defaultGraphs: string[]; namedGraphs: string[] }[]) => {
  const builder = new IndexBuilder();
  for (const one of data) builder.add(one);
  return new IndexSource(openIndex(Buffer.concat(builder.finish()), false), graphs[0]);
};

describe('an index as a source of RDF/JS', () => {
  it('matches and counts what a store in memory does', () => {
    fc.assert(
      fc.property(quads, pattern, (data, places) => {
        const wanted = lines(new Store([...data], { factory: TERMS }).match(...anyAsNull(places)));
        const source = sourceOf(data);
        expect(lines(source.match(...places))).toEqual(wanted);
        expect(source.countQuads(...places)).toBe(wanted.length);
      }),
      { numRuns: 80 },
    );
  });

  it('merges the default graphs that are chosen, and has no other named graphs', () => {
    const names = fc.subarray(GRAPHS.map(({ value }) => value).concat('urn:none'));
    fc.assert(
      fc.property(quads, names, names, pattern, (data, defaultGraphs, namedGraphs, places) => {
        const chosen = data.flatMap((one) => {
          const isMerged = defaultGraphs.includes(one.graph.value);
          const merged = quad(one.subject as Subject, one.predicate, one.object) as Quad;
          return [...(isMerged ? [merged] : []), ...(namedGraphs.includes(one.graph.value) ? [one] : [])];
        });
        const wanted = lines(new Store(chosen, { factory: TERMS }).match(...anyAsNull(places)));
        const source = sourceOf(data, { defaultGraphs, namedGraphs });
        expect(lines(source.match(...places))).toEqual(wanted);
        expect(source.countQuads(...places)).toBe(wanted.length);
      }),
      { numRuns: 80 },
    );
  });
});

/** N3.js takes variables for terms. */
function anyAsNull(places: readonly (Term | null | undefined)[]) {
  const [subject, predicate, object, graph] = places.map((one) =>
    one?.termType === 'Variable' ? null : (one ?? null),
  );
  return [subject, predicate, object, graph] as Parameters<Store['match']>;
}
