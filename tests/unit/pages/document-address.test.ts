import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { describedPath, documentPath, iriOfPath, isHidden } from '../../../src/pages/document-address.ts';
import { isIri } from '../../../src/rdf/terms.ts';
import { BASE } from './fixtures.ts';

const byParameter = (iri: string) => `/doc?iri=${encodeURIComponent(iri)}`;
const PREFIXED = { base: `${BASE}_site/`, namespace: BASE };

describe('the document about an IRI', () => {
  test.each([
    [`${BASE}id/place/radom`, BASE, '/doc/place/radom'],
    [`${BASE}id/partnership/a--b#agreement-1993`, BASE, '/doc/partnership/a--b#agreement-1993'],
    ['https://x.lv/sub/id/place/radom', 'https://x.lv/sub/', '/sub/doc/place/radom'],
    [`${BASE}id/Ķekava`, BASE, '/doc/%C4%B6ekava'],
    [`${BASE}id/a%20b`, BASE, '/doc/a%20b'],
    [`${BASE}id/a;b'c`, BASE, "/doc/a;b'c"],
    [`${BASE}ns#A`, BASE, '/ns#A'],
    [`${BASE}ns#Ā`, BASE, '/ns#%C4%80'],
    [`${BASE}thing/1`, BASE, '/thing/1'],
    ['https://w3id.org/munpart/def', BASE, '/def'],
    ['https://w3id.org/munpart/def#partner', BASE, '/def#partner'],
    ['https://w3id.org/munpart/def/field/culture', 'https://x.lv/sub/', '/sub/def/field/culture'],
    ['https://w3id.org/munpart/definitely', BASE, undefined],
    ['http://www.wikidata.org/entity/Q1', BASE, undefined],
    ['javascript:alert(1)', BASE, undefined],
  ])('%s below %s is %s', (iri, base, path) => {
    expect(documentPath(iri, { base })).toBe(path);
  });

  test.each([
    ['a form at its end', 'id/v1.ttl'],
    ['a final slash', 'id/a/b/'],
    ['a slash that clients take for a host', '/evil.example/x'],
    ['empty segments', 'id/a//b'],
    ['segments that clients resolve', 'id/a/../b'],
    ['the same, encoded', 'id/%2e%2e/b'],
    ['a query', 'id/a?b=c&d'],
    ['an encoded slash', 'id/a%2Fb'],
    ['encoding that nobody needs', 'id/r%61dom'],
    ['encoding of what a URI encodes anyway', 'id/%C4%B6ekava'],
    ['the name of a page of the site', 'places'],
    ['the name of a page in one form', 'places.csv'],
    ['the beginning of the site', ''],
    ['the folder of the documents', 'doc/x'],
    ['the folder of the vocabulary', 'def/x'],
  ])('is asked for by the IRI where that has %s: %s', (_, name) => {
    expect(describedPath(BASE + name, { base: BASE })).toBe(byParameter(BASE + name));
    expect(describedPath(`${BASE}${name}#part`, { base: BASE })).toBe(`${byParameter(BASE + name)}#part`);
  });

  test('of an IRI elsewhere is asked for by the whole IRI', () => {
    const iri = 'http://e.example/a?b#c';
    expect(describedPath(iri, { base: BASE })).toBe(byParameter(iri));
  });

  test('of a term of the vocabulary is elsewhere where the data come without it', () => {
    expect(documentPath('https://w3id.org/munpart/def#partner', { base: BASE, vocabulary: false })).toBe(
      undefined,
    );
  });

  test.each([
    ['id/place/radom', '/_site/doc/place/radom'],
    ['places', '/places'],
    ['doc/x', '/doc/x'],
    ['def/x#y', '/def/x#y'],
    ['_site/x', `/_site/doc?iri=${encodeURIComponent(`${BASE}_site/x`)}`],
    ['robots.txt', `/_site/doc?iri=${encodeURIComponent(`${BASE}robots.txt`)}`],
  ])('%s, where the pages of the site have a prefix, is %s', (name, path) => {
    expect(documentPath(BASE + name, PREFIXED)).toBe(path);
  });
});

describe('any IRI below the base', () => {
  const character = fc.oneof(
    fc.constantFrom(..."/#?%.;:'@&=+,()!*~-_$[]"),
    fc.constantFrom(
      '%20',
      '%2F',
      '%2f',
      '%61',
      '%C4%B6',
      '%FF',
      'Ķ',
      'é',
      'e\u0301',
      '町',
      '𝌆',
      '..',
      '//',
      '.ttl',
    ),
    fc.constantFrom('id/', 'doc/', 'def/', 'places', 'ns#'),
    fc.string({ minLength: 1, maxLength: 3 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  );
  const iris = fc
    .tuple(fc.constantFrom('', 'id/', 'ns'), fc.array(character, { maxLength: 8 }))
    .map(([start, parts]) => BASE + start + parts.join(''))
    .filter(isIri);

  it.each([
    ['without a prefix', { base: BASE }],
    ['with one', PREFIXED],
  ] as const)('has a document from which it can be told, as browsers send it, %s', (_, bases) => {
    fc.assert(
      fc.property(iris, (iri) => {
        const path = documentPath(iri, bases) ?? '';
        // What a browser makes of the link, and then of the address that it shows.
        const { href, origin } = new URL(new URL(path, bases.base).href);
        expect(origin).toBe(new URL(BASE).origin);
        expect(href).toMatch(/^[\x21-\x7e]+$/);
        expect(iriOfPath(href.slice(origin.length), bases)?.split('#')[0]).toBe(iri.split('#')[0]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has an address of its own only where no page of the site stands', () => {
    fc.assert(
      fc.property(iris, (iri) => {
        const path = documentPath(iri, { base: BASE }) ?? '';
        if (!/^\/(?:doc[/?]|def)/.test(path)) expect(isHidden(iri, { base: BASE })).toBe(false);
      }),
    );
  });
});
