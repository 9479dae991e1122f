import { describe, expect, it } from 'vitest';
import { headed, PrefixTable } from '../../../src/formats/turtle/terms.ts';

describe('PrefixTable', () => {
  it('declares what was used, and takes no more after that', () => {
    const table = new PrefixTable({ b: 'http://b/', a: 'http://a/', c: 'http://c/' });
    expect([table.prefixOf('http://b/'), table.prefixOf('http://a/'), table.prefixOf('http://z/')]).toEqual([
      'b',
      'a',
      undefined,
    ]);
    expect(table.close()).toEqual([
      ['a', 'http://a/'],
      ['b', 'http://b/'],
    ]);
    expect([table.prefixOf('http://b/'), table.prefixOf('http://c/')]).toEqual(['b', undefined]);
  });
});

describe('headed', () => {
  it('asks for the head when the body is complete', () => {
    const order: string[] = [];
    const body = function* () {
      order.push('body');
      yield 'x';
    };
    const head = () => {
      order.push('head');
      return 'h';
    };
    expect([...headed(head, body())].join('')).toBe('hx');
    expect(order).toEqual(['body', 'head']);
  });

  it('holds back no more than some megabytes', () => {
    let made = 0;
    const body = function* () {
      for (; made < 100; made++) yield 'x'.repeat(1_000_000);
    };
    headed(() => 'h', body()).next();
    expect(made).toBeLessThan(6);
  });
});
