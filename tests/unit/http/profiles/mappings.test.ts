import { describe, expect, it } from 'vitest';
import { SCHEMA_ORG } from '../../../../src/features/documents/profiles/schema-org.ts';
import { toBeFound, WIKIDATA } from '../../../../src/features/documents/profiles/wikidata.ts';
import { formatOf } from '../../../../src/formats/index.ts';
import { isomorphic } from '../../../../src/rdf/canonical.ts';

const BASE = 'https://towns.example/';
const PREFIXES = `
@base <${BASE}> .
@prefix mp: <https://w3id.org/munpart/def#> .
@prefix kind: <https://w3id.org/munpart/def/kind/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix schema: <https://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix pr: <http://www.wikidata.org/prop/reference/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
`;
const parse = async (turtle: string) => (await formatOf('turtle')?.parse(PREFIXES + turtle, BASE)) ?? [];
const ITEMS = new Map([
  [`${BASE}id/place/a`, 'http://www.wikidata.org/entity/Q1'],
  [`${BASE}id/place/b`, 'http://www.wikidata.org/entity/Q2'],
]);
const known = async (about: string, turtle: string, labels = '') => ({
  iri: `${BASE}id/${about}`,
  own: await parse(turtle),
  labels: await parse(labels),
  items: ITEMS,
});

describe('schema.org', () => {
  it.each([
    [
      'a place',
      'place/a',
      '<id/place/a> a mp:LocalAuthority ; rdfs:label "A"@en ; wgs:lat 56.5 ; wgs:long 23.5 ; mp:country <c> .',
      '<c> rdfs:label "C"@en .',
      `<id/place/a> a schema:AdministrativeArea ; schema:name "A"@en ; schema:containedInPlace <c> ; schema:geo <id/place/a#geometry> .
       <id/place/a#geometry> a schema:GeoCoordinates ; schema:latitude 56.5 ; schema:longitude 23.5 .
       <c> a schema:Country ; schema:name "C"@en .`,
    ],
    [
      'a place of which half the coordinates are known',
      'place/a',
      '<id/place/a> a mp:LocalAuthority ; wgs:lat 56.5 ; mp:level <https://w3id.org/munpart/def/level/city> .',
      '',
      '<id/place/a> a schema:AdministrativeArea, schema:City .',
    ],
    [
      'a partnership',
      'partnership/a--b',
      `<id/partnership/a--b> a mp:Partnership, org:OrganizationalCollaboration ; mp:partner <id/place/a> ; mp:start "1993"^^xsd:gYear ; mp:status <s> .
       <id/partnership/a--b#agreement> rdfs:label "not said"@en .`,
      '<id/place/a> rdfs:label "A"@en . <s> rdfs:label "not said"@en .',
      `<id/partnership/a--b> a schema:Organization ; schema:member <id/place/a> ; schema:foundingDate "1993"^^xsd:gYear .
       <id/place/a> a schema:Organization ; schema:name "A"@en .`,
    ],
    ['something else', 'place/a', '<id/place/a> a foaf:Person ; rdfs:label "A"@en .', '', ''],
  ])('says %s', async (_, about, turtle, labels, expected) => {
    const mapped = SCHEMA_ORG.map(await known(about, turtle, labels));
    expect(await isomorphic(mapped, await parse(expected))).toBe(true);
  });
});

describe('Wikidata', () => {
  const twinning = (more: string) =>
    `<id/partnership/a--b> a mp:Partnership ; mp:kind kind:twinning ; mp:partner <id/place/a>, <id/place/b> ${more} .`;
  const statements = (qualifiers: string) => `
    wd:Q1 wdt:P190 wd:Q2 ; p:P190 <id/partnership/a--b#P190-Q1> . wd:Q2 wdt:P190 wd:Q1 ; p:P190 <id/partnership/a--b#P190-Q2> .
    <id/partnership/a--b#P190-Q1> a wikibase:Statement ; ps:P190 wd:Q2 ${qualifiers} .
    <id/partnership/a--b#P190-Q2> a wikibase:Statement ; ps:P190 wd:Q1 ${qualifiers} .`;
  const time = (property: string, day: string, precision: number) => `
    <id/partnership/a--b#${property}> a wikibase:TimeValue ; wikibase:timeValue "${day}T00:00:00Z"^^xsd:dateTime ;
      wikibase:timePrecision ${precision} ; wikibase:timeCalendarModel wd:Q1985727 .`;
  const qualified = (property: string, day: string) =>
    `; pq:${property} "${day}T00:00:00Z"^^xsd:dateTime ; pqv:${property} <id/partnership/a--b#${property}>`;

  it.each([
    ['a twinning', twinning(''), statements('')],
    [
      'a twinning since a year',
      twinning('; mp:start "1993"^^xsd:gYear'),
      statements(qualified('P580', '1993-01-01')) + time('P580', '1993-01-01', 9),
    ],
    [
      'a twinning until a month',
      twinning('; mp:end "2019-05"^^xsd:gYearMonth'),
      statements(qualified('P582', '2019-05-01')) + time('P582', '2019-05-01', 10),
    ],
    [
      'a twinning since a day, from a page',
      twinning('; mp:start "1993-12-17"^^xsd:date ; prov:wasDerivedFrom <id/source/a>'),
      `${statements(`${qualified('P580', '1993-12-17')} ; prov:wasDerivedFrom <id/partnership/a--b#reference-a>`)}
       ${time('P580', '1993-12-17', 11)}
       <id/partnership/a--b#reference-a> a wikibase:Reference ; pr:P854 <id/source/a> .`,
    ],
    ['a partnership of another kind', twinning('').replace('kind:twinning', 'kind:project'), ''],
    ['a twinning with a town that has no item', twinning('').replace('place/b', 'place/c'), ''],
  ])('says %s', async (_, turtle, expected) => {
    const mapped = WIKIDATA.map(await known('partnership/a--b', turtle));
    expect(await isomorphic(mapped, await parse(expected))).toBe(true);
  });

  it('says a place with its identifiers, and its twins that have items', async () => {
    const mapped = WIKIDATA.map(
      await known(
        'place/a',
        `<id/place/a> a mp:LocalAuthority ; rdfs:label "A"@en ; foaf:homepage <http://a.example/> ;
           rdfs:seeAlso <https://sws.geonames.org/123/>, <http://data.europa.eu/nuts/code/LV001> ;
           wdt:P190 <id/place/b>, <id/place/c> ; owl:sameAs wd:Q1 .
         <id/place/a#geometry> geo:asWKT "POINT(23.5 56.5)"^^geo:wktLiteral .`,
      ),
    );
    const expected = `wd:Q1 a wikibase:Item ; rdfs:label "A"@en ; wdt:P856 <http://a.example/> ; wdt:P1566 "123" ;
      wdt:P605 "LV001" ; wdt:P190 wd:Q2 ; wdt:P625 "Point(23.5 56.5)"^^geo:wktLiteral .`;
    expect(await isomorphic(mapped, await parse(expected))).toBe(true);
  });

  it('needs the items of twins and partners, of nobody else', async () => {
    const named = async (turtle: string, about: string) =>
      toBeFound(await known(about, turtle)).map((one) => one.slice(BASE.length));
    expect(await named(twinning(''), 'partnership/a--b')).toEqual(['id/place/a', 'id/place/b']);
    expect(await named('<id/place/a> wdt:P190 <id/place/b> ; mp:partnerIn <x> .', 'place/a')).toEqual([
      'id/place/b',
    ]);
    expect(await named('<id/project/x> a mp:Project .', 'project/x')).toEqual([]);
  });
});
