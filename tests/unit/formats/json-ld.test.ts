import { describe, expect, it } from 'vitest';
import { CompactionContext, native } from '../../../src/formats/json-ld/context.ts';
import { JSON_LD } from '../../../src/formats/json-ld/json-ld.ts';
import { canonicalize } from '../../../src/rdf/canonical.ts';
import { DEFINITIONS, PREFIXES } from '../../../src/rdf/namespaces.ts';
import { literal, type Quad } from '../../../src/rdf/terms.ts';
import { EX, node, statement, typed, write } from './written.ts';

const DOCUMENT = [
  statement('ex:a--b', 'rdf:type', 'mp:Partnership'),
  statement('ex:a--b', 'rdfs:label', ['A – B', 'en']),
  statement('ex:a--b', 'mp:partner', 'ex:a'),
  statement('ex:a--b', 'mp:partner', 'ex:b'),
  statement('ex:a--b', 'org:hasMember', 'ex:a'),
  statement('ex:a--b', 'mp:start', typed('1993', 'gYear')),
  statement('ex:a', 'rdfs:label', ['Town A', 'en']),
  statement('ex:a', 'rdfs:label', ['A pilsēta', 'lv']),
  statement('ex:a', 'mp:partnerIn', 'ex:a--b'),
  statement('ex:b', 'rdfs:label', ['Town B', 'en']),
];

async function json(quads: readonly Quad[], root?: string) {
  const text = await write(JSON_LD, quads, root === undefined ? {} : { root });
  expect(await canonicalize(await JSON_LD.parse(text, EX))).toBe(await canonicalize(quads));
  return JSON.parse(text);
}

describe('a document about a root', () => {
  it('nests what the root points at, wherever it does, without cycles', async () => {
    const { '@context': context, ...document } = await json(DOCUMENT, `${EX}a--b`);
    expect(context).toMatchObject({ id: '@id', mp: PREFIXES.mp });
    expect(document.partner[0].name).toEqual({ en: 'Town A', lv: 'A pilsēta' });
    const a = { id: `${EX}a`, name: { en: 'Town A', lv: 'A pilsēta' }, partnerIn: [{ id: `${EX}a--b` }] };
    expect(document).toEqual({
      id: `${EX}a--b`,
      type: ['Partnership'],
      name: { en: 'A – B' },
      hasMember: [a],
      partner: [a, { id: `${EX}b`, name: { en: 'Town B' } }],
      startYear: '1993',
    });
    expect(Object.keys(document).slice(0, 3)).toEqual(['id', 'type', 'name']);
  });

  it('includes what the root does not reach, and named graphs', async () => {
    const quads = [
      ...DOCUMENT,
      statement('ex:c', 'mp:partner', 'ex:d'),
      statement('ex:d', 'mp:partner', 'ex:e'),
      statement('ex:e', 'rdfs:label', ['E', 'en']),
      statement('ex:a--b', 'mp:partner', 'ex:a', 'ex:page'),
      statement('ex:c', 'mp:partner', 'ex:a', 'ex:page'),
    ];
    const document = await json(quads, `${EX}a--b`);
    expect(document['@included'].map(({ id }: { id: string }) => id)).toEqual([`${EX}c`, `${EX}page`]);
    expect(document['@included'][0].partner[0].partner[0].name).toEqual({ en: 'E' });
  });

  it('takes blank nodes in, and cycles of them', async () => {
    const quads = [
      statement('ex:s', 'mp:partner', '_:x'),
      statement('_:x', 'mp:partner', '_:y'),
      statement('_:y', 'mp:partner', '_:x'),
      statement('_:z', 'mp:partner', '_:z'),
    ];
    const document = await json(quads, `${EX}s`);
    expect(document.partner[0].partner[0]).toEqual({ id: '_:y', partner: [{ id: '_:x' }] });
    expect(document['@included']).toEqual([{ id: '_:z', partner: [{ id: '_:z' }] }]);
  });

  it('stays small where everything points at everything', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `ex:${index}`);
    const quads = names.flatMap((a) => names.map((b) => statement(a, 'mp:partner', b)));
    expect((await write(JSON_LD, quads, { root: `${EX}0` })).length).toBeLessThan(2_000_000);
    await json(quads, `${EX}0`);
  });

  it('follows long chains without end', async () => {
    const chain = Array.from({ length: 500 }, (_, index) =>
      statement(`ex:${index}`, 'mp:partner', `ex:${index + 1}`),
    );
    await json(chain, `${EX}0`);
  });

  it('is a graph where nothing is said of the root', async () => {
    expect((await json(DOCUMENT, `${EX}nothing`))['@graph']).toHaveLength(3);
  });
});

describe('values', () => {
  it.each([
    ['a number', 'mp:declaredPartnerCount', typed('18', 'integer'), { declaredPartnerCount: 18 }],
    [
      'a number not in canonical form',
      'mp:declaredPartnerCount',
      typed('018', 'integer'),
      { declaredPartnerCount: { '@type': 'xsd:integer', '@value': '018' } },
    ],
    ['a decimal', 'wgs:lat', typed('51.40', 'decimal'), { lat: '51.40' }],
    ['another datatype than the term has', 'wgs:lat', literal('north'), { 'wgs:lat': 'north' }],
    ['a date by its precision', 'mp:signed', typed('2021-01', 'gYearMonth'), { signedMonth: '2021-01' }],
    ['a plain string where languages are expected', 'rdfs:label', literal('x'), { 'rdfs:label': 'x' }],
    [
      'a typed value without a term',
      'ex:p',
      typed('1993', 'gYear'),
      { 'http://example.org/p': { '@type': 'xsd:gYear', '@value': '1993' } },
    ],
    ['a truth value', 'ex:p', typed('true', 'boolean'), { 'http://example.org/p': true }],
    [
      'a language without a term',
      'ex:p',
      ['x', 'lv'],
      { 'http://example.org/p': { '@language': 'lv', '@value': 'x' } },
    ],
    ['a set of one', 'skos:altLabel', ['x', 'lv'], { altLabel: { lv: ['x'] } }],
    ['a single reference', 'mp:kind', 'ex:k', { kind: { id: `${EX}k` } }],
    ['a class', 'rdf:type', 'mp:Partnership', { type: ['Partnership'] }],
    ['a class without a term', 'rdf:type', 'skos:Collection', { type: ['skos:Collection'] }],
    ['an IRI like a compact one', 'mp:kind', 'mp:x', { kind: { id: `${PREFIXES.mp}x` } }],
  ] as const)('%s', async (_what, predicate, object, expected) => {
    const document = await json([statement('ex:s', predicate, object)]);
    expect(document['@graph']).toEqual([{ id: `${EX}s`, ...expected }]);
  });

  it.each([
    ['7', 'integer', 7],
    ['-7', 'integer', -7],
    ['+7', 'integer', undefined],
    ['-0', 'integer', undefined],
    ['9007199254740993', 'integer', undefined],
    ['1e3', 'integer', undefined],
    ['1', 'boolean', undefined],
    ['false', 'boolean', false],
    ['1.5', 'decimal', undefined],
  ])('%s as xsd:%s is %j in JSON', (lexical, datatype, expected) => {
    expect(native(lexical, node(`xsd:${datatype}`).value)).toBe(expected);
  });
});

describe('the context', () => {
  it('is known by its IRI', async () => {
    const text = `{"@context": "${DEFINITIONS}/context.jsonld", "id": "${EX}s", "kind": {"id": "${EX}k"}}`;
    expect((await JSON_LD.parse(text, EX))[0]?.predicate.value).toBe(`${PREFIXES.mp}kind`);
  });

  it.each([
    [{ '@vocab': EX }],
    [{ x: { '@id': EX, '@reverse': EX } }],
    [{ x: { '@id': EX, '@container': '@index' } }],
    [{ x: { '@id': EX, '@type': '@vocab' } }],
    [{ x: { '@id': EX, '@context': {} } }],
  ])('is refused with what compaction does not provide for: %j', (context) => {
    expect(() => new CompactionContext(context as never)).toThrow(/not provided for/);
  });
});
