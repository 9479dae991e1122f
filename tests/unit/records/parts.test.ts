import { describe, expect, it } from 'vitest';
import { mappedFrom } from './fixture.ts';
import { stated, trig } from './select.ts';

const quadsFrom = async (replaced: Record<string, string>) => [...(await mappedFrom(replaced)).quads];
const PAGE = 'page: { title: { en: Partners }, publisher: daugavpils, language: en }\n';

describe('a fact', () => {
  const quads = () =>
    quadsFrom({
      'pages/daugavpils.yaml': `${PAGE}partnerships:
  - partners: [radom, jelgava]
    kind: cooperation
    facts:
      - { measure: area, stated: 130. 80 km2, value: 130.80, of: radom }
      - { measure: population, stated: "45 307", value: 45307, year: 2015, of: radom }
      - { measure: area, stated: 75 700, of: jelgava }
`,
    });

  it('is a measurement of the partner', async () => {
    const parts = ['place/radom#area-daugavpils', 'place/radom#population-2015-daugavpils'];
    expect(await stated(await quads(), parts)).toBe(
      await trig(`
<place/radom#area-daugavpils> a mp:Measurement, sosa:Observation ;
  rdfs:label "Area of Radom"@en, "Platība: Radoma"@lv ;
  skos:prefLabel "Area of Radom"@en, "Platība: Radoma"@lv ;
  sosa:hasFeatureOfInterest <place/radom> ;
  sosa:observedProperty measure:area ;
  sosa:hasSimpleResult 130.8 ;
  qudt:hasUnit unit:KiloM2 ;
  mp:valueAsStated "130. 80 km2" ;
  prov:wasDerivedFrom <source/daugavpils> .
<place/radom#population-2015-daugavpils> a mp:Measurement, sosa:Observation ;
  rdfs:label "Population of Radom, 2015"@en, "Iedzīvotāju skaits: Radoma, 2015"@lv ;
  skos:prefLabel "Population of Radom, 2015"@en, "Iedzīvotāju skaits: Radoma, 2015"@lv ;
  sosa:hasFeatureOfInterest <place/radom> ;
  sosa:observedProperty measure:population ;
  sosa:hasSimpleResult 45307 ;
  qudt:hasUnit unit:NUM ;
  mp:referenceYear "2015"^^xsd:gYear ;
  mp:valueAsStated "45 307" ;
  prov:wasDerivedFrom <source/daugavpils> .`),
    );
  });

  it('is claimed with the value as stated, and without one where it cannot be resolved', async () => {
    expect(await stated(await quads(), ['place/jelgava#area-daugavpils'], 'daugavpils')).toBe(
      await trig(`
<source/daugavpils> {
<place/jelgava#area-daugavpils> a mp:Measurement ;
  sosa:hasFeatureOfInterest <place/jelgava> ;
  sosa:observedProperty measure:area ;
  mp:valueAsStated "75 700" .
}`),
    );
  });
});

describe('a membership', () => {
  it('is a part of the network, and of the page’s claims', async () => {
    const quads = await quadsFrom({
      'pages/daugavpils.yaml': `${PAGE}memberships: [{ network: hanse, since: 2021-01, note: { en: N., lv: P. } }]\n`,
    });
    const claims = `
<network/hanse#membership-daugavpils> a org:Membership ;
  org:member <place/daugavpils> ;
  org:organization <network/hanse> ;
  mp:start "2021-01"^^xsd:gYearMonth .`;
    const label = '"Membership: Daugavpils – Hanse"@en, "Dalība: Daugavpils – Hanza"@lv';
    const subject = ['network/hanse#membership-daugavpils'];
    expect(await stated(quads, subject, 'daugavpils')).toBe(await trig(`<source/daugavpils> { ${claims} }`));
    expect(await stated(quads, subject)).toBe(
      await trig(`${claims}
<network/hanse#membership-daugavpils> rdfs:label ${label} ; skos:prefLabel ${label} ;
  mp:startEarliest "2021-01-01"^^xsd:date ;
  mp:startLatest "2021-01-31"^^xsd:date ;
  skos:note "N."@en, "P."@lv ;
  prov:wasDerivedFrom <source/daugavpils> .`),
    );
    expect(await stated(quads, ['place/daugavpils'])).toContain('#hasMembership');
  });
});

describe('a discrepancy', () => {
  const quads = (about: string, property: string) =>
    quadsFrom({
      'discrepancies.yaml': `
d:
  about: { ${about} }
  property: ${property}
  variants:
    - { stated: A, page: daugavpils }
    - { stated: B, page: daugavpils }
  accepted: A
  resolution: corrected
  reason: { en: Why., lv: Kāpēc. }
`,
    });

  it('is a part of what it is about, with its variants', async () => {
    const all = await quads('place: radom', 'name');
    const parts = ['', '-1', '-2'].map((part) => `place/radom#discrepancy-d${part}`);
    const labels = (en: string, lv: string) =>
      `rdfs:label "${en}"@en, "${lv}"@lv ; skos:prefLabel "${en}"@en, "${lv}"@lv`;
    expect(await stated(all, parts)).toBe(
      await trig(`
<place/radom#discrepancy-d> a mp:Discrepancy, dqv:QualityAnnotation ;
  ${labels('Discrepancy (name): Radom', 'Nesakritība (nosaukums): Radoma')} ;
  oa:hasTarget <place/radom> ;
  mp:onProperty rdfs:label ;
  mp:variant <place/radom#discrepancy-d-1>, <place/radom#discrepancy-d-2> ;
  mp:acceptedValue "A" ;
  mp:resolution resolution:corrected ;
  dcterms:description "Why."@en, "Kāpēc."@lv .
<place/radom#discrepancy-d-1> a mp:Variant, prov:Entity ; ${labels('Stated: A', 'Norādīts: A')} ;
  mp:valueAsStated "A" ; prov:wasDerivedFrom <source/daugavpils> .
<place/radom#discrepancy-d-2> a mp:Variant, prov:Entity ; ${labels('Stated: B', 'Norādīts: B')} ;
  mp:valueAsStated "B" ; prov:wasDerivedFrom <source/daugavpils> .`),
    );
    expect(await stated(all, ['place/radom'])).toContain('def#discrepancy>');
  });

  it.each([
    [
      'partnership: daugavpils--radom',
      'start',
      'partnership/daugavpils--radom',
      'mp:start',
      'Daugavpils – Radom',
    ],
    [
      'source: daugavpils',
      'partners',
      'source/daugavpils',
      'mp:declaredPartnerCount',
      'Daugavpils: page on partnerships (undated)',
    ],
    [
      'partnership: daugavpils--radom',
      'partners',
      'partnership/daugavpils--radom',
      'mp:partner',
      'Daugavpils – Radom',
    ],
    ['project: agri-urban', 'name', 'project/agri-urban', 'rdfs:label', 'AGRI-URBAN'],
    ['network: hanse', 'name', 'network/hanse', 'rdfs:label', 'Hanse'],
    ['organisation: bfw', 'name', 'organisation/bfw', 'rdfs:label', 'BFW'],
    ['place: radom', 'area', 'place/radom', 'mp:measurement', 'Radom'],
  ])('about %s on %s targets %s, on %s', async (about, property, target, onProperty, name) => {
    const part = `${target}#discrepancy-d`;
    const told = await stated(await quads(about, property), [part]);
    const expected = await trig(
      `<${part}> oa:hasTarget <${target}> ; mp:onProperty ${onProperty} ; rdfs:label "Discrepancy (${property}): ${name}"@en .`,
    );
    for (const line of expected.trim().split('\n')) expect(told).toContain(line);
  });
});
