import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareByValue,
  compareOperands,
  compareTerms,
} from '../../../../src/engine/expressions/comparison.ts';
import {
  type EngineTerm,
  EXPRESSION_ERROR,
  iri,
  languageString,
  literal,
  xsd,
} from '../../../../src/engine/expressions/term.ts';
import { compareCodePoints } from '../../../../src/rdf/n-quads/n-quads.ts';
import { anyCharacter } from '../../../any-character.ts';
import { evaluate, show } from './evaluate.ts';

const lexical = {
  integer: fc
    .oneof(fc.bigInt({ min: -5n, max: 5n }), fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 2n }))
    .map(String),
  decimal: fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
  double: fc.oneof(
    fc.constantFrom('NaN', 'INF', '-INF', '-0', '9007199254740993'),
    fc.double({ noNaN: true }).map(String),
  ),
  date: fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom('', 'Z', '+14:00', '-14:00'))
    .map(([day, zone]) => `2020-01-${String(day).padStart(2, '0')}${zone}`),
  boolean: fc.constantFrom('true', 'false', '1', '0', 'maybe'),
} as const;

const text = fc.string({ unit: anyCharacter, maxLength: 3 });

const terms: fc.Arbitrary<EngineTerm> = fc.oneof(
  text.map((value): EngineTerm => ({ kind: 'blank', value })),
  text.map(iri),
  text.map((value) => literal(value)),
  text.map((value) => literal(value, 'urn:unknown')),
  fc.tuple(text, fc.constantFrom('en', 'EN', 'de')).map(([value, tag]) => languageString(value, tag)),
  ...Object.entries(lexical).map(([type, form]) => form.map((value) => literal(value, xsd(type)))),
  lexical.integer.map((value) => literal(value, xsd('float'))),
  fc.constantFrom('P1M', 'P30D', 'P31D', 'P').map((value) => literal(value, xsd('duration'))),
);

describe('the order of terms (§15.1)', () => {
  it('is total', () => {
    fc.assert(
      fc.property(terms, terms, terms, (a, b, c) => {
        expect(Math.sign(compareTerms(a, b))).toBe(-Math.sign(compareTerms(b, a)) + 0);
        if (compareTerms(a, b) <= 0 && compareTerms(b, c) <= 0)
          expect(compareTerms(a, c)).toBeLessThanOrEqual(0);
        if (compareByValue(a, b) === 0 && compareByValue(b, c) === 0) expect(compareByValue(a, c)).toBe(0);
      }),
      { numRuns: 5000 },
    );
  });

  it('is zero only for what is written the same', () => {
    fc.assert(
      fc.property(terms, terms, (a, b) => {
        expect(compareTerms(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 3000 },
    );
  });

  it('does not contradict the operator <', () => {
    fc.assert(
      fc.property(terms, terms, (a, b) => {
        const order = compareOperands(a, b);
        if (order !== EXPRESSION_ERROR && order < 0) expect(compareByValue(a, b)).toBeLessThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('puts blank nodes first, then IRIs, then literals', () => {
    const sorted = [
      literal('a'),
      iri('a'),
      literal('1', xsd('integer')),
      { kind: 'blank', value: 'z' } as const,
    ].sort(compareTerms);
    expect(sorted.map(show)).toEqual(['_:z', '<a>', '1', '"a"']);
  });

  it('compares strings as their UTF-8 does', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});

describe('integers of any size', () => {
  const integers = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
  it('are computed with as BigInt does', () => {
    fc.assert(
      fc.property(integers, integers, (a, b) => {
        const row = { a: literal(String(a), xsd('integer')), b: literal(String(b), xsd('integer')) };
        const shown = (source: string) => show(evaluate(source, row));
        expect(shown('?a + ?b')).toBe(String(a + b));
        expect(shown('?a - ?b')).toBe(String(a - b));
        expect(shown('?a * ?b')).toBe(String(a * b));
        expect(shown('?a < ?b')).toBe(String(a < b));
        expect(shown('?a = ?b')).toBe(String(a === b));
        if (b !== 0n) expect(shown('xsd:integer(?a * ?b / ?b)')).toBe(String(a));
      }),
      { numRuns: 200 },
    );
  });

  it('and doubles are written so that they are read again', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const outcome = evaluate('?x + 0', { x: literal(String(number), xsd('double')) });
        expect(outcome === EXPRESSION_ERROR ? undefined : Number(outcome.value)).toBe(number + 0);
      }),
    );
  });
});
