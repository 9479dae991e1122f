import { describe, expect, it } from 'vitest';
import {
  iriOfDocument,
  isSafePath,
  pathOf,
  requestPath,
  withoutSuffix,
} from '../../../src/http/addresses.ts';

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
    expect(requestPath(url, pathOf(base))).toBe(expected);
  });
});

describe('isSafePath', () => {
  it.each([
    ['/id/place/radom', true],
    ['/id/place/a.b-c_d~e', true],
    ["/a/b!$&'()*+,;=:@", true],
    ['/id/place/caf%C3%A9', true],
    ['/', false],
    ['//evil', false],
    ['/id//evil', false],
    ['/id/../x', false],
    ['/id/..', false],
    ['/id/.', false],
    ['/id/..a', true],
    ['/id/a/', false],
    ['/id/%2e%2e/x', false],
    ['/id/%2f', false],
    ['/id/a%0d%0aSet-Cookie:b=c', false],
    ['/id/%00', false],
    ['/id/a%252f', false],
    ['/id/%', false],
    ['/id/a b', false],
    ['/id/a\\b', false],
    ['/id/a"b', false],
    ['/id/<script>', false],
  ])('%s: %s', (path, expected) => {
    expect(isSafePath(path)).toBe(expected);
  });
});

describe('iriOfDocument', () => {
  it.each([
    ['/doc/place/radom', 'https://example.org/id/place/radom'],
    ['/doc/place/caf%C3%A9', 'https://example.org/id/place/café'],
    ['/def', 'https://w3id.org/munpart/def'],
    ['/def/field/education', 'https://w3id.org/munpart/def/field/education'],
    ['/default', 'https://example.org/default'],
    ['/other/thing', 'https://example.org/other/thing'],
    ['/doc/%C3', 'https://example.org/id/%C3'],
    ['/doc/a%20b', undefined],
    ['/doc//a', undefined],
  ])('%s → %s', (path, expected) => {
    expect(iriOfDocument(path, BASE)).toBe(expected);
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
    expect(withoutSuffix(path, [turtle])).toEqual({ path: expected, ...(form && { form }) });
  });
});
