import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS, type Format, trigBehindTurtle } from '../../../src/formats/index.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { quadsInOrder } from '../../../src/rdf/order.ts';
import { iri, literal, type Quad, quad, text } from '../../../src/rdf/terms.ts';
import { XSD } from '../../../src/rdf/vocabularies.ts';
import { chunks } from '../../../src/release/n-quads/chunks.ts';
import { LineIndex, type Lines, linesOf, sumsOf } from '../../../src/release/n-quads/lines.ts';
import { type VerifiedPieces, verifyDump, verifySyntax } from '../../../src/release/verify/verify.ts';
import { awkward, BASE, sample } from './sample.ts';
import { emptyDirectory } from './workshop.ts';

const quads = [...sample(2), ...awkward()];
const lines = await linesOf(quads);
const index = new LineIndex(lines);

async function verify(format: Format, written: Lines): Promise<void> {
  const path = join(await emptyDirectory(), `x.${format.extension}`);
  let text = '';
  for await (const chunk of format.serialize(quadsInOrder(written, 'all'))) text += chunk;
  await writeFile(path, text);
  await verifySyntax(path, format, BASE, index);
}

/** Whoever looks statements up one by one reads the lines. */
function neverRead(): Iterator<string> {
  throw new Error('the sums differ');
}

const without = (left: (quad: Quad) => boolean) => linesOf(quads.filter((quad) => !left(quad)));
const isDefault = ({ graph }: Quad) => graph.termType === 'DefaultGraph';

describe.each(FORMATS)('$label read back in pieces', (format) => {
  const limits = { linesAtOnce: 0, pieceSize: 600 };

  async function written(quads: Iterable<Quad>): Promise<{ path: string; text: string; index: LineIndex }> {
    const lines = await linesOf(quads);
    const path = join(await emptyDirectory(), `x.${format.extension}`);
    let text = '';
    for await (const chunk of format.serialize(quadsInOrder(lines, 'all'), { prefixes: PREFIXES }))
      text += chunk;
    await writeFile(path, text);
    return { path, text, index: new LineIndex(lines) };
  }

  it('is cut into several that say together what the dataset says', async () => {
    const { path, index } = await written(sample(9));
    const texts: string[] = [];
    for await (const piece of chunks(path, format.name, limits.pieceSize)) texts.push(piece);
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) await expect(format.parse(text, BASE)).resolves.toBeDefined();
    await expect(verifySyntax(path, format, BASE, index, limits)).resolves.toBeUndefined();
  });

  it('fails where a statement is missing or added, or the text breaks off', async () => {
    const { path, text, index } = await written(sample(9));
    const less = (await written([...sample(9)].filter(({ object }) => object.value !== 'Town, the 7th')))
      .index;
    await expect(verifySyntax(path, format, BASE, less, limits)).rejects.toThrow('adds');
    const more = (await written(sample(10))).index;
    await expect(verifySyntax(path, format, BASE, more, limits)).rejects.toThrow('lacks');
    for (const share of [0.3, 0.6, 0.99]) {
      await writeFile(path, text.slice(0, Math.floor(text.length * share)));
      await expect(verifySyntax(path, format, BASE, index, limits)).rejects.toThrow();
    }
  });

  it('is read at once where blank nodes could fall apart', async () => {
    const { path, index } = await written([...sample(3), ...awkward()]);
    await expect(verifySyntax(path, format, BASE, index, limits)).resolves.toBeUndefined();
  });
});

describe.each(FORMATS)('$label read back', (format) => {
  it('passes where it says what the dataset says', async () => {
    await expect(verify(format, lines)).resolves.toBeUndefined();
  });

  it('fails by name where a statement is missing, added or changed', async () => {
    const missing = await without((quad) => isDefault(quad) && quad.object.value === 'Town, the 2th');
    await expect(verify(format, missing)).rejects.toThrow(/lacks .*Town, the 2th/);
    const added = [...lines, '<x:a> <x:b> "new" .'].sort();
    await expect(verify(format, added)).rejects.toThrow('adds <x:a> <x:b> "new" .');
  });

  it('fails where blank nodes are joined differently', async () => {
    const swapped = await without((quad) => isDefault(quad) && quad.predicate.value.endsWith('knows'));
    await expect(verify(format, swapped)).rejects.toThrow('blank nodes differ');
  });
});

describe.each(FORMATS.filter(({ hasGraphs }) => hasGraphs))('$label read back with its graphs', (format) => {
  it('fails where a graph lacks a statement', async () => {
    const missing = await without((quad) => !isDefault(quad) && quad.object.value === '1952');
    await expect(verify(format, missing)).rejects.toThrow('lacks');
  });
});

describe.each(FORMATS)('a dump in $label compared by sums', (format) => {
  async function dumped(written: Iterable<Quad>, stated: Iterable<Quad>): Promise<void> {
    const path = join(await emptyDirectory(), `x.${format.extension}`);
    let text = '';
    for await (const chunk of format.serialize(quadsInOrder(await linesOf(written), 'all'))) text += chunk;
    await writeFile(path, text);
    const lines = await linesOf(stated);
    await verifyDump(path, format, BASE, { lines, sums: sumsOf(lines) });
  }

  it('is what the lines say, with and without blank nodes', async () => {
    await expect(dumped(sample(9), sample(9))).resolves.toBeUndefined();
    await expect(dumped(quads, quads)).resolves.toBeUndefined();
  });

  it('is read by its parser alone where there are no blank nodes, tags and numbers as they are written', async () => {
    const [town, name] = [iri(`${BASE}id/place/riverton`), iri('https://example.org/name')];
    const values = [
      text('Зволен "1"\n', 'sr-Cyrl-RS'),
      literal('1.50', XSD.double),
      literal('01', XSD.integer),
      literal('12', XSD.integer),
      iri('https://example.org/é\u{10437}'),
    ];
    const lines = await linesOf([...sample(3), ...values.map((value) => quad(town, name, value))]);
    const path = join(await emptyDirectory(), `x.${format.extension}`);
    const pieces = format.serialize(quadsInOrder(lines, 'all'), { prefixes: PREFIXES });
    await writeFile(path, pieces);
    const sums = sumsOf(lines);
    const unread = { length: lines.length, at: () => undefined, [Symbol.iterator]: () => neverRead() };
    await expect(verifyDump(path, format, BASE, { lines: unread, sums })).resolves.toBeUndefined();
  });

  it('names a statement that is missing, added or changed', async () => {
    const ground = [...sample(9)];
    const one = ground.find((each) => isDefault(each) && each.object.termType === 'Literal') as Quad;
    const fewer = ground.filter((each) => each !== one);
    const changed = quad(one.subject as never, one.predicate as never, literal('another'));
    await expect(dumped(fewer, ground)).rejects.toThrow('lacks');
    await expect(dumped(ground, fewer)).rejects.toThrow('adds');
    await expect(dumped([...fewer, changed], ground)).rejects.toThrow('adds');
  });
});

describe('TriG behind Turtle', () => {
  const graph = iri(`${BASE}id/source/riverton`);
  const title = quad(graph, iri('http://purl.org/dc/terms/title'), text('Cooperation', 'en'), graph);
  const formatCalled = (name: string) => FORMATS.find((format) => format.name === name) as Format;

  it.each([
    ['the prefixes of its head alone', PREFIXES],
    ['no prefixes', {}],
  ])('is whole with %s; a head that may have waited for others is none of it', async (_, prefixes) => {
    const lines = await linesOf([...sample(2), title]);
    let turtle = '';
    for await (const chunk of formatCalled('turtle').serialize(quadsInOrder(lines, 'default'), { prefixes }))
      turtle += chunk;
    const rest = [...(trigBehindTurtle(turtle, 20_000_000, quadsInOrder(lines, 'named')) ?? [])].join('');
    expect(rest).toContain('<http://purl.org/dc/terms/title>');
    const parsed = await formatCalled('trig').parse(turtle + rest, BASE);
    expect(await linesOf(parsed)).toEqual(lines);
    expect(trigBehindTurtle(turtle, turtle.length, [])).toBeUndefined();
  });

  it('does not take for read what was read of another text', async () => {
    const [one, other] = [await linesOf(sample(2)), await linesOf(sample(3))];
    const turtle = formatCalled('turtle');
    const path = join(await emptyDirectory(), 'x.ttl');
    const pieces: VerifiedPieces = new Map();
    const write = async (lines: Lines) => {
      let all = '';
      for await (const chunk of turtle.serialize(quadsInOrder(lines, 'default'))) all += chunk;
      await writeFile(path, all);
    };
    const verify = (lines: Lines) => verifyDump(path, turtle, BASE, { lines, sums: sumsOf(lines) }, pieces);
    await write(one);
    await verify(one);
    await expect(verify(one)).resolves.toBeUndefined();
    await expect(verify(other)).rejects.toThrow('lacks');
    await write(other);
    await expect(verify(one)).rejects.toThrow('adds');
  });
});
