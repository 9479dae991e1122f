import { describe, expect, it } from 'vitest';
import { acceptsGzip, negotiate, negotiateLanguage } from '../../../src/http/negotiate.ts';

const OFFERS = [
  { mediaType: 'text/turtle', aliases: ['application/x-turtle'] },
  { mediaType: 'application/ld+json', aliases: ['application/json'] },
  { mediaType: 'application/rdf+xml', aliases: ['application/xml'] },
  { mediaType: 'text/html', aliases: ['application/xhtml+xml'] },
];

const CHROME =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7';

describe('negotiate', () => {
  it.each<[string | undefined, string | undefined, string]>([
    [undefined, 'text/turtle', 'no field takes the first'],
    ['', 'text/turtle', 'an empty field takes the first'],
    [' , ', 'text/turtle', 'empty elements are no elements'],
    ['*/*', 'text/turtle', 'anything takes the first'],
    ['text/turtle', 'text/turtle', 'the type itself'],
    ['TEXT/Turtle', 'text/turtle', 'types are case-insensitive'],
    ['application/json', 'application/ld+json', 'an alias'],
    ['application/*', 'application/ld+json', 'a range takes the first of it'],
    ['text/html, */*;q=0.1', 'text/html', 'the heavier'],
    ['text/html, */*', 'text/html', 'of equal weight, what was named'],
    ['text/*, application/rdf+xml', 'application/rdf+xml', 'of equal weight, what was named more precisely'],
    [CHROME, 'text/html', 'a browser'],
    ['text/turtle;q=0.5, application/ld+json;q=0.9', 'application/ld+json', 'weights'],
    ['text/turtle;q=0.501, application/ld+json;q=0.5', 'text/turtle', 'weights have three digits'],
    ['text/turtle;q=0, */*', 'application/ld+json', 'weight 0 excludes, whatever else matches'],
    ['*/*;q=0', undefined, 'nothing at all'],
    [
      'text/*;q=0.9, text/turtle;q=0.1, application/ld+json;q=0.5',
      'text/html',
      'the most specific range decides',
    ],
    ['image/png', undefined, 'nothing fits'],
    ['image/*, audio/ogg;q=0.3', undefined, 'no range fits'],
    ['text/turtle;q=high', undefined, 'a weight that is none has no weight'],
    ['text/turtle;q=2', undefined, 'weights end at 1'],
    ['text/turtle;q=-1, text/html;q=0.1', 'text/html', 'weights begin at 0'],
    ['text/turtle; charset=utf-8', 'text/turtle', 'the charset is no other type'],
    [
      'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, x"',
      'application/ld+json',
      'a profile',
    ],
    ['text/html;level=1, text/turtle;q=0.2', 'text/turtle', 'a parameter that the offer lacks'],
    ['*', undefined, 'a lone asterisk is no media range'],
    ['*/turtle', undefined, 'nor is a wildcard before a subtype'],
    ['text', undefined, 'nor is half a type'],
    [`${'a/b,'.repeat(3000)}text/html`, 'text/html', 'a long field'],
    ['"'.repeat(5000), undefined, 'quotes that never end'],
  ])('%s → %s (%s)', (accept, expected) => {
    expect(negotiate(accept, OFFERS)?.mediaType).toBe(expected);
  });

  it('finds nothing where nothing is offered', () => {
    expect(negotiate('*/*', [])).toBeUndefined();
  });
});

describe('negotiateLanguage', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['lv', 'lv'],
    ['lv-LV,lv;q=0.9,en;q=0.8', 'lv'],
    ['LV-lv', 'lv'],
    ['en;q=0.4, lv;q=0.6', 'lv'],
    ['de, fr;q=0.9', 'en'],
    ['de, lv;q=0.1', 'lv'],
    ['de, *;q=0.5', 'en'],
    ['lv;q=0', 'en'],
    ['lvx', 'en'],
  ])('%s → %s', (field, expected) => {
    expect(negotiateLanguage(field, ['en', 'lv'])).toBe(expected);
  });
});

describe('acceptsGzip', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['gzip', true],
    ['GZIP, deflate, br', true],
    ['x-gzip', true],
    ['br', false],
    ['*', true],
    ['*;q=0', false],
    ['gzip;q=0', false],
    ['gzip;q=0.5, identity', false],
    ['gzip;q=0.5, identity;q=0.5', true],
    ['*, gzip;q=0', false],
  ])('%s → %s', (field, expected) => {
    expect(acceptsGzip(field)).toBe(expected);
  });
});
