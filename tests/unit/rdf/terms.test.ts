import { describe, expect, it } from 'vitest';
import { blankNode, iri, isIri, literal, quad, text } from '../../../src/rdf/terms.ts';

describe('iri', () => {
  it.each(['http://e/', 'urn:x:y', 'http://e/é?q#f', 'mailto:a@b', 'http://e/[x]%20'])(
    'takes %s',
    (value) => {
      expect(iri(value).value).toBe(value);
    },
  );

  it.each([
    '',
    'relative',
    '//e/x',
    'http://e/a b',
    'http://e/>',
    'http://e/"',
    'http://e/{x}',
    'http://e/\\',
    'http://e/\n',
    'http://e/\uD800',
    'http://e/\u0085',
  ])('refuses %j', (value) => {
    expect(isIri(value)).toBe(false);
    expect(() => iri(value)).toThrow(RangeError);
  });
});

describe('literals', () => {
  it('keep their language tags as they are written', () => {
    expect(text('x', 'zh-Hant-TW').language).toBe('zh-Hant-TW');
  });

  it.each(['', 'en_GB', 'x y', '1en', 'en-'])('refuse the language tag %j', (tag) => {
    expect(() => text('x', tag)).toThrow(RangeError);
  });

  it('refuse a lone surrogate', () => {
    expect(() => literal('\uDC00')).toThrow(RangeError);
    expect(() => text('\uD800x', 'en')).toThrow(RangeError);
  });
});

describe('blankNode', () => {
  it('makes a new one, or one with the label', () => {
    expect(blankNode().equals(blankNode())).toBe(false);
    expect(blankNode('a').equals(blankNode('a'))).toBe(true);
  });
});

describe('quad', () => {
  it('is in the default graph unless one is named', () => {
    const node = iri('http://e/');
    expect(quad(node, node, node).graph.termType).toBe('DefaultGraph');
    expect(quad(node, node, node, node).graph.value).toBe('http://e/');
  });
});
