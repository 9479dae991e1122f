import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankNode, iri, literal, type NamedNode, type Quad, quad, text } from '../../../src/rdf/terms.ts';
import { DUMPS } from '../../../src/release/build/dumps.ts';
import { encode } from '../../../src/release/n-quads/encoded.ts';
import { about, LineIndex, linesOf, sumsOf } from '../../../src/release/n-quads/lines.ts';
import { checkRecords } from '../../../src/release/reading/check.ts';
import { awkward, BASE, sample } from './sample.ts';
import { ONTOLOGY } from './workshop.ts';

/** Long, beyond ASCII, and from both sides of the surrogates, where code units sort otherwise than code points. */
const strange = ['x'.repeat(200_000), 'ā'.repeat(40_000), '\u{1F600}', '\uFFFD', 'b\nc'].map((value) =>
  quad(iri('x:s'), iri('x:p'), literal(value)),
);
const quads: Quad[] = [...sample(30), ...awkward(), ...strange, ...sample(5)];

describe('the lines of an encoded dataset', () => {
  it('are the canonical ones, forwards and by index', async () => {
    const expected = await linesOf(quads);
    const { lines } = await encode(quads);
    expect([...lines]).toEqual(expected);
    expect(lines.length).toBe(expected.length);
    expect(expected.map((_, index) => lines.at(expected.length - 1 - index))).toEqual(expected.toReversed());
    expect([lines.at(expected.length), lines.at(expected.length + 1)]).toEqual([undefined, undefined]);
  });

  it('are the same whether quads are there or come later, and when it is encoded again', async () => {
    const expected = await linesOf(quads);
    async function* later() {
      yield* quads.toReversed();
    }
    const dataset = await encode(later());
    expect([...dataset.lines]).toEqual(expected);
    expect(await encode(dataset)).toBe(dataset);
    expect([...(await encode([...dataset])).lines]).toEqual(expected);
  });

  it('are found by subject and by text', async () => {
    const expected = await linesOf(quads);
    const { lines } = await encode(quads);
    const subject = `${BASE}id/partnership/riverton--town-1`;
    expect(about(lines, subject)).toEqual(about(expected, subject));
    expect(about(lines, 'x:zzz')).toEqual([]);
    const index = new LineIndex(lines);
    expect(expected.map((line) => index.indexOf(line))).toEqual(expected.map((_, at) => at));
    expect(index.indexOf(`${expected[0]} `)).toBeUndefined();
    expect(index.hasBlankNodes).toBe(true);
  });

  it('have the sums that their texts have, of all graphs and of the default graph, and others once a term changes its place', async () => {
    const { lines } = await encode(quads);
    const texts = await linesOf(quads);
    expect(sumsOf(lines)).toEqual(sumsOf(texts));
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => iri(`x:${name}`)) as [
      NamedNode,
      NamedNode,
      NamedNode,
      NamedNode,
    ];
    const turned = [quad(a, b, c, d), quad(c, b, a, d), quad(a, c, b, d), quad(a, b, d, c), quad(d, a, b, c)];
    const sums = await Promise.all(
      turned.map(async (one) => JSON.stringify(sumsOf((await encode([one])).lines).all)),
    );
    expect(new Set(sums).size).toBe(turned.length);
  });

  it('hold nothing where there is nothing', async () => {
    expect([...(await encode([])).lines]).toEqual([]);
    expect(new LineIndex([]).indexOf('')).toBeUndefined();
  });

  it('are the canonical ones of any terms', async () => {
    const iris = fc
      .constantFrom('x:', 'x:a', 'x:a-b', 'x:a#b', 'x:a/b', 'x:aé', 'x:a=', 'x:a?', 'x:\uFFFD', 'x:\u{1F600}')
      .map(iri);
    const blank = fc.constantFrom('a', 'b', 'c').map(blankNode);
    const value = fc.oneof(
      fc.constantFrom('', 'a', 'a ', 'a"', 'a\\', 'a\n', '\u007F', 'a" b', '\uFFFE', '\u{10000}'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const plain = value.map((each) => literal(each));
    const typed = fc.tuple(value, iris).map(([each, type]) => literal(each, type));
    const tagged = fc
      .tuple(value, fc.constantFrom('en', 'EN', 'en-GB', 'zh-Hant'))
      .map(([each, tag]) => text(each, tag));
    const node = fc.oneof({ weight: 5, arbitrary: iris }, blank);
    const any = fc
      .tuple(node, iris, fc.oneof(node, plain, typed, tagged), fc.option(node, { nil: undefined }))
      .map(([s, p, o, g]) => quad(s, p, o, g));
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 30 }), async (some) => {
        expect([...(await encode(some)).lines]).toEqual(await linesOf(some));
      }),
      { numRuns: 200 },
    );
  });
});

describe('every dump', () => {
  it('of the shipped records and of hostile terms has the bytes that are made of the lines as text', async () => {
    const { quads: shipped } = await checkRecords({ data: 'data', ontology: ONTOLOGY, base: BASE });
    const own = [...shipped];
    for (const some of [own, quads]) {
      const [encoded, text] = [(await encode(some)).lines, await linesOf(some)];
      const isGround = !new LineIndex(text).hasBlankNodes;
      for (const dump of DUMPS) {
        const [one, other] = [encoded, text].map((lines) =>
          joined(dump.content(lines, ['en', 'lv'], isGround)),
        );
        expect((await one)?.equals((await other) as Buffer), dump.name).toBe(true);
      }
    }
  });
});

async function joined(chunks: Iterable<string | Buffer> | AsyncIterable<string | Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}
