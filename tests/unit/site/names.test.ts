import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../../src/features/index.ts';
import { fileNameOf, relativeName } from '../../../src/static-site/names.ts';

const BASE = 'https://towns.example/data/';
const SITE = { base: BASE, languages: ['en', 'lv'], routes: ROUTES };
const nameOf = (address: string) => fileNameOf(BASE + address, SITE);

describe('the file of an address', () => {
  it.each([
    ['', 'index.html', ''],
    ['?lang=lv', 'index.lv.html', '?lang=lv'],
    ['doc/place/radom', 'doc/place/radom.html', 'doc/place/radom'],
    ['doc/place/radom?lang=en', 'doc/place/radom.html', 'doc/place/radom'],
    ['doc/place/radom?lang=lv', 'doc/place/radom.lv.html', 'doc/place/radom?lang=lv'],
    ['doc/place/radom.html?lang=lv', 'doc/place/radom.lv.html', 'doc/place/radom.html?lang=lv'],
    ['doc/place/radom.ttl', 'doc/place/radom.ttl', 'doc/place/radom.ttl'],
    ['doc/place/radom.ttl?lang=lv', 'doc/place/radom.ttl', 'doc/place/radom.ttl'],
    ['feed.atom?lang=lv', 'feed.atom', 'feed.atom'],
    ['id/place/radom', 'doc/place/radom.html', 'doc/place/radom'],
    ['partnerships.csv?lang=lv', 'partnerships.lv.csv', 'partnerships.csv?lang=lv'],
    ['partnerships?page=2', 'partnerships/page-2.html', 'partnerships?page=2'],
    ['partnerships?page=2&lang=lv', 'partnerships/page-2.lv.html', 'partnerships?page=2&lang=lv'],
    ['def/1.0.0', 'def/1.0.0.html', 'def/1.0.0'],
    ['dumps/x/SHA256SUMS', 'dumps/x/SHA256SUMS', 'dumps/x/SHA256SUMS'],
    [
      'doc?iri=http%3A%2F%2Fx.example%2F',
      'doc/iri/97e67a2645fcb9a0.html',
      'doc?iri=http%3A%2F%2Fx.example%2F',
    ],
  ])('%s is %s', (address, name, asked) => {
    expect(nameOf(address)).toMatchObject(
      address.startsWith('doc?') ? { address: asked } : { name, address: asked },
    );
  });

  it.each([
    ['search'],
    ['search?q=radom'],
    ['partnerships?country=LVA'],
    ['partnerships?page=2&sort=start'],
    ['metrics'],
    ['doc/%2e%2e/secret'],
    ['doc/..%2fsecret'],
    ['doc/a%00b'],
    ['doc/place/radom?lang=de'],
    [`doc/${'x'.repeat(300)}`],
  ])('%s has none', (address) => expect(nameOf(address)).toBeUndefined());

  it('keeps fragments, and the query of the query page', () => {
    expect(nameOf('doc/place/radom#area')).toMatchObject({ name: 'doc/place/radom.html', rest: '#area' });
    expect(nameOf('sparql?query=ASK+%7B%7D&lang=lv')).toMatchObject({
      name: 'sparql.lv.html',
      rest: '?query=ASK+%7B%7D',
    });
  });

  it('is none at another host, nor beside the base', () => {
    expect(fileNameOf('https://other.example/data/x', SITE)).toBeUndefined();
    expect(fileNameOf('https://towns.example/x', SITE)).toBeUndefined();
  });
});

describe('a link from file to file', () => {
  it.each([
    ['index.html', 'dataset.html', './dataset.html'],
    ['doc/place/a.html', 'doc/place/b.html', './b.html'],
    ['doc/place/a.html', 'doc/source/b.html', '../source/b.html'],
    ['doc/place/a.html', 'index.html', '../../index.html'],
    ['places.html', 'places/page-2.html', './places/page-2.html'],
    ['index.html', 'doc/place/šiauliai.html', './doc/place/%C5%A1iauliai.html'],
  ])('from %s to %s', (from, to, link) => expect(relativeName(from, to)).toBe(link));
});
