import { describe, expect, it } from 'vitest';
import {
  identifierOf,
  localWords,
  registerOf,
  wikidataOf,
} from '../../../../src/features/names/index/entity.ts';
import { Lexicon, LexiconWriter } from '../../../../src/features/names/index/lexicon.ts';
import { coreOf, KIND } from '../../../../src/features/names/parsing/authority-types.ts';
import { Countries } from '../../../../src/features/names/parsing/countries.ts';
import { joined, parseQueryName, read, sounded } from '../../../../src/features/names/parsing/parsed-name.ts';
import { distance, similarity } from '../../../../src/text/edit-distance.ts';
import { folded } from '../../../../src/text/folding.ts';

describe('folded', () => {
  it.each([
    ['Šauļi', 'sauli'],
    ['ŁÓDŹ', 'lodz'],
    ['Høje-Taastrup', 'hoje taastrup'],
    ['Vodnjan – Dignano', 'vodnjan dignano'],
    ['  Ivano‑Frankivsk. ', 'ivano frankivsk'],
    ['People’s Republic', 'peoples republic'],
    ['Straße', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['Харків', 'харків'.normalize('NFKD').replace(/\p{M}/gu, '')],
    ['a\u200bb\u202ec', 'abc'],
    ['', ''],
    ['…', ''],
  ])('%s is %s', (text, fold) => {
    expect(folded(text)).toBe(fold);
    expect(folded(fold)).toBe(fold);
  });

  it('joins words that are written together elsewhere', () => {
    expect(joined(folded('Naro-Fominsk'))).toBe(folded('Narofominsk'));
  });
});

describe('sounded', () => {
  it.each([
    ['Shauliai', 'Šiauliai', 1],
    ['Chernihiv', 'Černihiv', 0],
    ['Wroclaw', 'Vroclav', 0],
    ['Kharkov', 'Харков', 0],
    ['Ivanofrankivsk', 'Ivano-Frankivs’k', 0],
    ['Rueil', 'Ruel', 1],
  ])('%s and %s differ by at most %i', (a, b, most) => {
    expect(distance(sounded(folded(a)), sounded(folded(b)))).toBeLessThanOrEqual(most);
  });
});

describe('distance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['', 'abc', 3],
    ['radom', 'radom', 0],
    ['radom', 'radmo', 1],
    ['radom', 'rdom', 1],
    ['radom', 'radomm', 1],
    ['kitten', 'sitting', 3],
    ['x'.repeat(500), 'x'.repeat(400), 0],
  ])('of %s and %s is %i', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected);
    expect(distance(b, a)).toBe(expected);
  });

  it('is no similarity of nothing', () => {
    expect(similarity('', '')).toBe(0);
    expect(similarity('abcd', 'abce')).toBe(0.75);
  });
});

describe('a lexicon', () => {
  const writer = new LexiconWriter();
  const words = ['radom', 'radoma', 'ramla', 'como', 'komo', 'siauliai', 'sauli', 'magdeburg'];
  for (const word of words) writer.add(word);
  const lexicon = new Lexicon(writer.columns());

  it('gives a word one number', () => {
    expect(writer.add('radom')).toBe(0);
    expect(lexicon.numberOf('ramla')).toBe(2);
    expect(lexicon.numberOf('raml')).toBeUndefined();
    expect(writer.size).toBe(words.length);
  });

  it('finds the words that begin so, in their order', () => {
    expect(lexicon.startingWith('ra', 9).map((number) => words[number])).toEqual([
      'radom',
      'radoma',
      'ramla',
    ]);
    expect(lexicon.startingWith('ra', 1)).toHaveLength(1);
    expect(lexicon.startingWith('x', 9)).toEqual([]);
  });

  it.each([
    ['radm', 'radom'],
    ['rdaom', 'radom'],
    ['magdebourg', 'magdeburg'],
    ['siauliaj', 'siauliai'],
  ])('finds what %s is spelt like', (asked, word) => {
    expect(words[lexicon.similarTo(asked, 3)[0]?.word ?? -1]).toBe(word);
  });

  it('finds nothing where nothing is alike', () => {
    expect(lexicon.similarTo('zzzzzzz', 3)).toEqual([]);
    expect(lexicon.similarTo('', 3)).toEqual([]);
  });
});

describe('kinds of name', () => {
  it.each([
    ['jelgavas novads', 'jelgavas', KIND.municipality],
    ['city of jelgava', 'jelgava', KIND.city],
    ['alytaus rajono savivaldybe', 'alytaus', KIND.district | KIND.authority],
    ['jelgava', 'jelgava', 0],
    ['novads', 'novads', KIND.municipality],
  ])('%s is about %s', (fold, core, types) => {
    expect(coreOf(fold)).toEqual({ core, types });
  });

  it('are read with what stands in brackets', () => {
    expect(read('Halle (Westfalen)')).toEqual({
      fold: 'halle westfalen',
      core: 'halle',
      types: 0,
      bracketed: true,
    });
  });
});

describe('a name as it is asked for', () => {
  const countries = new Countries();
  it.each([
    ['Vitebsk(Belarus)', { fold: 'vitebsk', country: 'BLR', qualifiers: [] }],
    ['Batumi (Adžarija, Grūzija)', { main: 'batumi', country: 'GEO', qualifiers: ['adzarija'] }],
    ['Halle (Saale), Germany', { main: 'halle', country: 'DEU', qualifiers: ['saale'] }],
    ['Alytus (city)', { core: 'alytus', types: KIND.city, qualifiers: [] }],
    ['Harbin (People’s republic of china)', { country: 'CHN' }],
    ['Harbin (Republic of China)', { country: 'TWN' }],
    [
      'Latvian Union of Poles, Jelgava branch',
      { whole: 'latvian union of poles jelgava branch', qualifiers: ['jelgava branch'] },
    ],
    ['(Belarus)', { fold: 'belarus', qualifiers: [] }],
    [', , ,', { fold: '', qualifiers: [] }],
  ])('%s', (text, expected) => {
    expect(parseQueryName(text, countries)).toMatchObject(expected);
  });
});

describe('countries', () => {
  it.each([
    ['Latvija', 'LVA'],
    ['lv', 'LVA'],
    ['LVA', 'LVA'],
    ['Türkiye', 'TUR'],
    ['TURKEY', 'TUR'],
    ['Россия', 'RUS'],
    ['Russian federation', 'RUS'],
    ['Republic of China', 'TWN'],
    ['Czechia', 'CZE'],
    ['Narnia', undefined],
    ['', undefined],
  ])('%s is %s', (text, code) => {
    expect(new Countries().find(text)).toBe(code);
  });

  it('are known by what the data call them as well', () => {
    const countries = new Countries();
    countries.addName('Mesia', 'MDA', 'xx');
    expect(countries.find('mésia')).toBe('MDA');
    expect(countries.nameOf('MDA', 'xx')).toBe('Mesia');
  });
});

describe('identifiers', () => {
  const item = 'http://www.wikidata.org/entity/Q80021';
  it.each([
    ['Q80021', item],
    ['wd:Q80021', item],
    ['https://www.wikidata.org/wiki/Q80021', item],
    ['https://www.wikidata.org/wiki/Special:EntityData/Q80021.ttl', item],
    ['https://www.geonames.org/460413/daugavpils.html', 'http://sws.geonames.org/460413'],
    ['nuts:ro311', 'http://data.europa.eu/nuts/code/RO311'],
    ['https://eurovoc.europa.eu/1265', 'http://eurovoc.europa.eu/1265'],
    ['https://towns.example/id/place/a', 'http://towns.example/id/place/a'],
    ['Q0', undefined],
    ['Quito', undefined],
    ['Halle: a town', undefined],
    ['javascript:', undefined],
    ['', undefined],
  ])('%s is %s', (text, key) => {
    expect(identifierOf(text)).toBe(key);
  });

  it('are of registers', () => {
    expect(registerOf('Q80021')).toBe(registerOf('https://www.wikidata.org/wiki/Q1'));
    expect(registerOf('nuts:RO311')).not.toBe(registerOf('Q1'));
    expect(wikidataOf(item)).toBe('Q80021');
    expect(wikidataOf('https://sws.geonames.org/1/')).toBeUndefined();
  });

  it.each([
    ['https://x.example/id/place/jelgavas-novads', 'jelgavas novads'],
    ['https://x.example/%C5%A0au%C4%BCi', 'sauli'],
    ['https://x.example/123', ''],
    ['https://x.example/%ff', ''],
  ])('%s has the words "%s"', (iri, words) => {
    expect(localWords(iri)).toBe(words);
  });
});
