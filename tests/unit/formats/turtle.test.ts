import { describe, expect, it } from 'vitest';
import { TRIG, TURTLE } from '../../../src/formats/turtle/turtle.ts';
import { literal } from '../../../src/rdf/terms.ts';
import { EX, statement, typed, write } from './written.ts';

describe('Turtle', () => {
  it('is pleasant to read', async () => {
    const quads = [
      statement('ex:radom', 'mp:country', 'country:POL'),
      statement('ex:radom', 'skos:prefLabel', ['Radom', 'pl']),
      statement('ex:radom', 'rdfs:label', ['A name', 'lv']),
      statement('ex:radom', 'rdfs:label', ['Radom', 'en']),
      statement('ex:radom', 'rdf:type', 'mp:LocalAuthority'),
      statement('ex:radom', 'rdf:type', 'cv:PublicOrganisation'),
      statement('ex:radom', 'wgs:lat', typed('51.4', 'decimal')),
      statement('ex:radom', 'mp:start', typed('1993', 'gYear')),
      statement('_:part', 'mp:declaredPartnerCount', typed('18', 'integer')),
    ];
    expect(
      await write(TURTLE, quads),
    ).toBe(`@prefix country: <http://publications.europa.eu/resource/authority/country/> .
@prefix cv: <http://data.europa.eu/m8g/> .
@prefix mp: <https://w3id.org/munpart/def#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<http://example.org/radom>
  a cv:PublicOrganisation, mp:LocalAuthority ;
  rdfs:label "Radom"@en, "A name"@lv ;
  skos:prefLabel "Radom"@pl ;
  wgs:lat 51.4 ;
  mp:country country:POL ;
  mp:start "1993"^^xsd:gYear .

_:part
  mp:declaredPartnerCount 18 .
`);
  });

  it('breaks long lists of objects, and says each statement once', async () => {
    const places = ['daugavpils', 'jelgava', 'valmiera', 'jelgavas-novads'].map((place) =>
      statement('ex:s', 'ex:p', `ex:${place}`),
    );
    const text = await write(TURTLE, [...places, ...places].reverse());
    expect(text).toBe(`
<${EX}s>
  <${EX}p>
    <${EX}daugavpils>,
    <${EX}jelgava>,
    <${EX}jelgavas-novads>,
    <${EX}valmiera> .
`);
  });

  it.each([
    ['1', 'integer', '1'],
    ['-01', 'integer', '-01'],
    ['1.', 'integer', '"1."^^xsd:integer'],
    ['32', 'decimal', '"32"^^xsd:decimal'],
    ['32.', 'decimal', '"32."^^xsd:decimal'],
    ['+.5', 'decimal', '+.5'],
    ['true', 'boolean', 'true'],
    ['1', 'boolean', '"1"^^xsd:boolean'],
    ['1.5E0', 'double', '"1.5E0"^^xsd:double'],
    ['1\n', 'integer', '"1\\n"^^xsd:integer'],
  ])('writes %j as an %s', async (value, datatype, expected) => {
    expect(await write(TURTLE, [statement('ex:s', 'ex:p', typed(value, datatype))])).toContain(
      `p> ${expected} .\n`,
    );
  });

  it.each([
    ['mp:Partnership', 'mp:Partnership'],
    ['mp:', 'mp:'],
    ['wd:Q211', 'wd:Q211'],
    ['country:1A_-b', 'country:1A_-b'],
    ['mp:-x', '<https://w3id.org/munpart/def#-x>'],
    ['mp:a.b', '<https://w3id.org/munpart/def#a.b>'],
    ['mp:a/b', '<https://w3id.org/munpart/def#a/b>'],
    ['mp:a%20b', '<https://w3id.org/munpart/def#a%20b>'],
    ['mp:é', '<https://w3id.org/munpart/def#é>'],
  ])('writes %s as %s', async (name, expected) => {
    expect(await write(TURTLE, [statement('ex:s', 'ex:p', name)])).toContain(`p> ${expected} .\n`);
  });

  it('takes other prefixes, but none whose name or namespace is not one', async () => {
    const prefixes = { ex: EX, '': EX, 'a b': EX, evil: 'http://e/> . <http://e/' };
    expect(await write(TURTLE, [statement('ex:s', 'ex:p', literal('x'))], { prefixes })).toBe(
      `@prefix ex: <${EX}> .\n\nex:s\n  ex:p "x" .\n`,
    );
  });

  it('streams: what comes after the first megabytes uses no new prefix', async () => {
    const long = literal('x'.repeat(1_000_000));
    const subjects = Array.from({ length: 6 }, (_, index) => statement(`ex:${index}`, 'rdfs:comment', long));
    const text = await write(TURTLE, [...subjects, statement('ex:7', 'skos:note', literal('x'))]);
    expect(text.startsWith('@prefix rdfs:')).toBe(true);
    expect(text).toContain('<http://www.w3.org/2004/02/skos/core#note>');
    expect(await TURTLE.parse(text, EX)).toHaveLength(7);
  });
});

describe('TriG', () => {
  it('opens a graph once', async () => {
    const quads = [
      statement('ex:s', 'ex:p', literal('1')),
      statement('ex:s', 'ex:p', literal('2'), 'ex:g'),
      statement('ex:t', 'ex:p', literal('3'), 'ex:g'),
      statement('ex:t', 'ex:p', literal('4'), '_:h'),
    ];
    expect(await write(TRIG, quads, { prefixes: { ex: EX } })).toBe(`@prefix ex: <${EX}> .

ex:s
  ex:p "1" .

ex:g {
  ex:s
    ex:p "2" .

  ex:t
    ex:p "3" .
}

_:h {
  ex:t
    ex:p "4" .
}
`);
  });
});
