import { describe, expect, it } from 'vitest';
import { documentAddress, requestPath, withoutSuffix } from '../../../src/http/addresses.ts';

const BASE = 'https://example.org/';

describe('requestPath', () => {
  it.each([
    ['http://h/doc/a?x=/y#z', BASE, '/doc/a'],
    ['http://h/', BASE, '/'],
    ['http://h', BASE, '/'],
    ['http://h?x', BASE, '/'],
    ['http://h//evil/%2f..', BASE, '//evil/%2f..'],
    ['http://h/data/doc/a', 'https://example.org/data/', '/doc/a'],
    ['http://h/doc/a', 'https://example.org/data/', '/doc/a'],
    ['http://h/database', 'https://example.org/data/', '/database'],
  ])('%s below %s → %s', (url, base, expected) => {
    expect(requestPath(url, { base })).toBe(expected);
  });
});

describe('requestPath of a site with a prefix', () => {
  const bases = { base: `${BASE}_site/`, namespace: BASE };

  it.each([
    ['http://h/_site/sparql', '/sparql'],
    ['http://h/_site/', '/'],
    ['http://h/robots.txt', '/robots.txt'],
    ['http://h/.well-known/void', '/.well-known/void'],
    ['http://h/healthz', '/healthz'],
    ['http://h/sparql', '//sparql'],
    ['http://h/', '//'],
    ['http://h/_site', '//_site'],
    ['http://h/_sitemap', '//_sitemap'],
  ])('%s → %s', (url, expected) => {
    expect(requestPath(url, bases)).toBe(expected);
  });
});

describe('documentAddress', () => {
  it.each([
    ['id/place/radom', 'doc/place/radom'],
    ['id/place/Ķekava', 'doc/place/%C4%B6ekava'],
    ['ns', `doc?iri=${encodeURIComponent(`${BASE}ns`)}`],
    ['ns#A', `doc?iri=${encodeURIComponent(`${BASE}ns#A`)}`],
  ])('of %s is %s', (name, address) => {
    expect(documentAddress(BASE + name, { base: BASE })).toBe(address);
    const prefixed = { base: `${BASE}_site/`, namespace: BASE };
    expect(documentAddress(BASE + name, prefixed)).toBe(address);
  });
});

describe('withoutSuffix', () => {
  const turtle = { name: 'turtle', label: 'Turtle', mediaType: 'text/turtle', extension: 'ttl' };

  it.each([
    ['/doc/a.ttl', '/doc/a', turtle],
    ['/doc/a.b', '/doc/a.b', undefined],
    ['/doc/a.ttl/b', '/doc/a.ttl/b', undefined],
    ['/doc/.ttl', '/doc/.ttl', undefined],
    ['/doc/a', '/doc/a', undefined],
  ])('%s → %s', (path, expected, form) => {
    expect(withoutSuffix(path, [turtle])).toEqual({ path: expected, ...(form && { representation: form }) });
  });
});
