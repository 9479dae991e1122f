import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SerializeOptions } from '../../src/formats/format.ts';
import { FORMATS, type Format, formatOf, SerializationError } from '../../src/formats/index.ts';
import { canonicalize, compareCodePoints } from '../../src/rdf/canonical.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { blankNode, iri, literal, type Quad, quad, text } from '../../src/rdf/terms.ts';
import { XSD } from '../../src/rdf/vocabularies.ts';
import { anyCharacter } from '../any-character.ts';
import { nastyQuads, nastyTriples } from './nasty.ts';

const BASE = 'http://localhost:3000/';
const EX = 'http://example.org/';

async function write(format: Format, quads: Iterable<Quad>, options?: SerializeOptions): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of format.serialize(quads, options)) chunks.push(chunk);
  return chunks.join('');
}

/** The order that serializers are given: by graph, then subject. */
function inOrder(quads: readonly Quad[]): Quad[] {
  const key = ({ graph, subject }: Quad) => `${graph.value}\n${subject.termType}\n${subject.value}`;
  return [...quads].sort((a, b) => compareCodePoints(key(a), key(b)));
}

function reversedWithinSubjects(quads: readonly Quad[]): Quad[] {
  return inOrder([...quads].reverse());
}

const nasty = (format: Format) => inOrder(format.hasGraphs ? nastyQuads() : nastyTriples());

describe.each(FORMATS.map((format) => [format.name, format] as const))('%s', (_name, format) => {
  it('gives back the nasty dataset', async () => {
    const quads = nasty(format);
    const parsed = await format.parse(await write(format, quads), BASE);
    expect(await canonicalize(parsed)).toBe(await canonicalize(quads));
  });

  it('writes named graphs if it can, and nothing of them if it cannot', async () => {
    const quads = [quad(iri(`${EX}s`), iri(`${EX}p`), literal('x'), iri(`${EX}g`))];
    const parsed = await format.parse(await write(format, quads), BASE);
    expect(parsed.map(({ graph }) => graph.value)).toEqual(format.hasGraphs ? [`${EX}g`] : []);
  });

  it('writes an empty dataset that can be read', async () => {
    expect(await format.parse(await write(format, []), BASE)).toEqual([]);
  });

  it('does not depend on the order within a subject', async () => {
    if (format.name === 'n-triples' || format.name === 'n-quads') return;
    const quads = nasty(format);
    expect(await write(format, reversedWithinSubjects(quads))).toBe(await write(format, quads));
  });

  it('declares only the prefixes that occur', async () => {
    const quads = [quad(iri(`${EX}s`), iri(`${PREFIXES.mp}kind`), iri(`${EX}o`))];
    const output = await write(format, quads, { prefixes: { ...PREFIXES, 'no prefix': EX } });
    expect(await canonicalize(await format.parse(output, BASE))).toBe(await canonicalize(quads));
    if (format.name !== 'json-ld') expect(output).not.toContain(PREFIXES.skos);
  });

  it('refuses terms that would inject statements', async () => {
    const evil = (value: string) => ({ ...iri(`${EX}x`), termType: 'NamedNode' as const, value });
    const payload = `${EX}x> <${EX}p> <${EX}injected`;
    const safe = iri(`${EX}s`);
    const make = (term: ReturnType<typeof evil>) => [
      [term, safe, safe],
      [safe, term, safe],
      [safe, safe, term],
      [safe, safe, { ...literal('x'), termType: 'Literal', value: 'x', language: '', datatype: term }],
    ];
    for (const value of [payload, `${EX}a b`, `${EX}"`, `${EX}\n`, `${EX}\\u003E`, `${EX}{`]) {
      for (const [subject, predicate, object] of make(evil(value))) {
        const hostile = {
          subject,
          predicate,
          object,
          graph: quad(safe, safe, safe).graph,
        } as unknown as Quad;
        hostile.subject.equals ??= () => false;
        await expect(write(format, [hostile])).rejects.toThrow(SerializationError);
      }
    }
  });

  it('names the quad that it cannot write', async () => {
    const bad = quad(iri(`${EX}s`), iri(`${EX}p`), literal('bell \u0007'));
    const output = write(format, [bad]);
    if (format.name === 'rdf-xml') await expect(output).rejects.toMatchObject({ quad: bad });
    else expect(await canonicalize(await format.parse(await output, BASE))).toBe(await canonicalize([bad]));
  });

  it('keeps blank nodes of two texts apart', async () => {
    const output = await write(format, [quad(blankNode('b0'), iri(`${EX}p`), literal('x'))]);
    const [first, second] = [await format.parse(output, BASE), await format.parse(output, BASE)];
    expect(first[0]?.subject.value).not.toBe(second[0]?.subject.value);
  });

  it('is found by name, media type, alias and extension', () => {
    for (const key of [format.name, format.mediaType, `${format.mediaType.toUpperCase()}; charset=utf-8`]) {
      expect(formatOf(key)).toBe(format);
    }
    for (const key of [...format.aliases, format.extension, `.${format.extension}`])
      expect(formatOf(key)).toBe(format);
  });

  it('gives back any dataset', async () => {
    await fc.assert(
      fc.asyncProperty(datasets(format), async (quads) => {
        const parsed = await format.parse(await write(format, quads), BASE);
        expect(await canonicalize(parsed)).toBe(await canonicalize(quads));
      }),
      { numRuns: 40 },
    );
  });

  it('gives back any dataset written around a root', async () => {
    await fc.assert(
      fc.asyncProperty(datasets(format), async (quads) => {
        const root = quads.find(({ subject }) => subject.termType === 'NamedNode')?.subject.value ?? EX;
        const parsed = await format.parse(await write(format, quads, { root }), BASE);
        expect(await canonicalize(parsed)).toBe(await canonicalize(quads));
      }),
      { numRuns: 30 },
    );
  });
});

function datasets(format: Format): fc.Arbitrary<Quad[]> {
  const xml = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
  const strings = fc
    .string({ unit: anyCharacter, maxLength: 12 })
    .filter((value) => format.name !== 'rdf-xml' || xml.test(value));
  const characters = fc.constantFrom(...`abz019.-_~:/?#[]@!$&'()*+,;=%éĀ中𝒜`);
  const names = fc.array(characters, { maxLength: 8 }).map((parts) => parts.join(''));
  const spaces = fc.constantFrom(EX, PREFIXES.mp, PREFIXES.rdfs, PREFIXES.foaf, 'urn:x:', 'geo:');
  const iris = fc.tuple(spaces, names).map(([space, name]) => iri(space + name));
  const predicates = fc.oneof(
    iris.filter(({ value }) => format.name !== 'rdf-xml' || /[a-z]$/.test(value)),
    fc.constantFrom('label', 'comment', 'seeAlso').map((name) => iri(PREFIXES.rdfs + name)),
    fc.constantFrom('partner', 'start', 'kind', 'partnerAsWritten').map((name) => iri(PREFIXES.mp + name)),
    fc.constant(iri(`${PREFIXES.rdf}type`)),
  );
  const nodes = fc.oneof(
    iris,
    fc.constantFrom('a', 'b', 'c').map(blankNode),
    fc.constantFrom('x', 'y').map((name) => iri(EX + name)),
  );
  const datatypes = fc.constantFrom(...Object.values(XSD));
  const numbers = fc.oneof(fc.integer(), fc.double(), fc.boolean()).map(String);
  const objects = fc.oneof(
    nodes,
    strings.map((value) => literal(value)),
    fc
      .tuple(strings, fc.constantFrom('en', 'lv', 'en-GB', 'EN-gb', 'x-0'))
      .map(([value, tag]) => text(value, tag)),
    fc.tuple(fc.oneof(strings, numbers), datatypes).map(([value, datatype]) => literal(value, datatype)),
  );
  const graphs = fc.option(nodes, { nil: undefined }).map((graph) => (format.hasGraphs ? graph : undefined));
  const quads = fc.tuple(nodes, predicates, objects, graphs).map((terms) => quad(...terms));
  return fc.array(quads, { maxLength: 12 }).map(inOrder);
}
