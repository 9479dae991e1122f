import { expect, test } from 'vitest';
import { compact, inLanguage, isWebAddress, page } from '../../../src/pages/address.ts';
import { localName } from '../../../src/rdf/uri.ts';
import { context } from './fixtures.ts';

test.each([
  ['http://e.example/', true],
  ['HTTPS://e.example/', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['urn:isbn:1', false],
])('a browser may follow %s: %s', (iri, may) => {
  expect(isWebAddress(iri)).toBe(may);
});

test('a chosen language is kept by links, an unchosen one is not added', () => {
  expect(page(context('/?lang=lv', { language: 'lv' }), 'places')).toBe('/places?lang=lv');
  expect(page(context('/'), 'places')).toBe('/places');
});

test('the language switch keeps the rest of the query and never leaves the host', () => {
  expect(inLanguage(context('/places?page=2&lang=en'), 'lv')).toBe('/places?page=2&lang=lv');
  const hostile = { ...context(), url: new URL('https://data.example//evil.example/x') };
  expect(inLanguage(hostile, 'lv')).toBe('/evil.example/x?lang=lv');
});

test.each([
  ['http://www.w3.org/2004/02/skos/core#prefLabel', 'skos:prefLabel'],
  ['http://e.example/x', 'http://e.example/x'],
  ['http://www.wikidata.org/entity/', 'http://www.wikidata.org/entity/'],
])('%s is written %s', (iri, short) => {
  expect(compact(iri)).toBe(short);
});

test.each([
  ['http://e.example/a/K%C4%81rlis', 'Kārlis'],
  ['http://e.example/a#b', 'b'],
  ['http://e.example/%zz', '%zz'],
  ['urn:x', 'urn:x'],
])('the last resort for a name of %s is %s', (iri, name) => {
  expect(localName(iri)).toBe(name);
});
