import { describe, expect, it } from 'vitest';
import { BASE, mappedFrom } from './fixture.ts';
import { pairs, stated, trig } from './select.ts';

/** A page of Daugavpils in English with the given partnership. */
const page = (partnership: string) => ({
  'pages/daugavpils.yaml': `page: { title: { en: Partners }, publisher: daugavpils, language: en }\npartnerships:\n${partnership}`,
});

const quadsFrom = async (replaced: Record<string, string>) => [...(await mappedFrom(replaced)).quads];

const RADOM = `
  - partners: [radom]
    asWritten: [Radom (Poland)]
    kind: twinning
    start: 1993-12-17
    startBasis: agreement-signed
    agreements:
      - { instrument: cooperation-agreement, signed: 1993-12-17, fields: [education], planned: [trade] }
      - { instrument: additional-agreement, signed: 2003-11, supplements: agreement-1993 }
    fields: { agreed: [culture], practised: [sport], planned: [science] }
    projects: [agri-urban]
    programmes: [erasmus-plus]
    involves: [bfw]
    description:
      en: >
        Two agreements.
      lv: Divas vienošanās.
    note: { en: A note., lv: Piezīme. }
`;

describe('a partnership with two agreements', () => {
  const PARTS = ['', '#agreement-1993', '#agreement-2003'].map(
    (part) => `partnership/daugavpils--radom${part}`,
  );

  it('says all there is in the default graph', async () => {
    expect(await stated(await quadsFrom(page(RADOM)), PARTS)).toBe(
      await trig(`
<partnership/daugavpils--radom> a mp:Partnership, org:OrganizationalCollaboration ;
  rdfs:label "Daugavpils – Radom"@en, "Daugavpils – Radoma"@lv ;
  skos:prefLabel "Daugavpils – Radom"@en, "Daugavpils – Radoma"@lv ;
  dcterms:description "Two agreements."@en, "Divas vienošanās."@lv ;
  skos:note "A note."@en, "Piezīme."@lv ;
  mp:partner <place/daugavpils>, <place/radom> ;
  org:hasMember <place/daugavpils>, <place/radom> ;
  mp:partnerAsWritten "Radom (Poland)"@en ;
  mp:reportedBy <place/daugavpils> ;
  prov:wasDerivedFrom <source/daugavpils> ;
  mp:kind kind:twinning ;
  mp:status status:unknown ;
  mp:start "1993-12-17"^^xsd:date ;
  mp:startEarliest "1993-12-17"^^xsd:date ;
  mp:startLatest "1993-12-17"^^xsd:date ;
  mp:startBasis start-basis:agreement-signed ;
  mp:agreement <partnership/daugavpils--radom#agreement-1993>, <partnership/daugavpils--radom#agreement-2003> ;
  mp:agreedField field:education, field:culture ;
  mp:practisedField field:sport ;
  mp:plannedField field:trade, field:science ;
  mp:field field:education, field:culture,
    field:sport ;
  mp:project <project/agri-urban> ;
  mp:programme programme:erasmus-plus ;
  mp:involves <organisation/bfw> .
<partnership/daugavpils--radom#agreement-1993> a mp:Agreement, foaf:Document, prov:Entity ;
  rdfs:label "Cooperation agreement, 1993"@en, "Sadarbības līgums, 1993"@lv ;
  skos:prefLabel "Cooperation agreement, 1993"@en, "Sadarbības līgums, 1993"@lv ;
  mp:instrument instrument:cooperation-agreement ;
  mp:signed "1993-12-17"^^xsd:date ;
  mp:signedEarliest "1993-12-17"^^xsd:date ;
  mp:signedLatest "1993-12-17"^^xsd:date ;
  mp:signatory <place/daugavpils>, <place/radom> ;
  mp:agreedField field:education ;
  mp:plannedField field:trade ;
  prov:wasDerivedFrom <source/daugavpils> .
<partnership/daugavpils--radom#agreement-2003> a mp:Agreement, foaf:Document, prov:Entity ;
  rdfs:label "Additional agreement, 2003"@en, "Papildu vienošanās, 2003"@lv ;
  skos:prefLabel "Additional agreement, 2003"@en, "Papildu vienošanās, 2003"@lv ;
  mp:instrument instrument:additional-agreement ;
  mp:signed "2003-11"^^xsd:gYearMonth ;
  mp:signedEarliest "2003-11-01"^^xsd:date ;
  mp:signedLatest "2003-11-30"^^xsd:date ;
  mp:signatory <place/daugavpils>, <place/radom> ;
  mp:supplements <partnership/daugavpils--radom#agreement-1993> ;
  prov:wasDerivedFrom <source/daugavpils> .`),
    );
  });

  it('says again in the page’s graph what the page claims, and no more', async () => {
    expect(await stated(await quadsFrom(page(RADOM)), PARTS, 'daugavpils')).toBe(
      await trig(`
<source/daugavpils> {
<partnership/daugavpils--radom> a mp:Partnership ;
  mp:partner <place/daugavpils>, <place/radom> ;
  mp:partnerAsWritten "Radom (Poland)"@en ;
  mp:kind kind:twinning ;
  mp:start "1993-12-17"^^xsd:date ;
  mp:startBasis start-basis:agreement-signed ;
  mp:agreement <partnership/daugavpils--radom#agreement-1993>, <partnership/daugavpils--radom#agreement-2003> ;
  mp:agreedField field:education, field:culture ;
  mp:practisedField field:sport ;
  mp:plannedField field:trade, field:science ;
  mp:project <project/agri-urban> ;
  mp:programme programme:erasmus-plus ;
  mp:involves <organisation/bfw> .
<partnership/daugavpils--radom#agreement-1993> a mp:Agreement ;
  mp:instrument instrument:cooperation-agreement ;
  mp:signed "1993-12-17"^^xsd:date ;
  mp:agreedField field:education ;
  mp:plannedField field:trade .
<partnership/daugavpils--radom#agreement-2003> a mp:Agreement ;
  mp:instrument instrument:additional-agreement ;
  mp:signed "2003-11"^^xsd:gYearMonth ;
  mp:supplements <partnership/daugavpils--radom#agreement-1993> .
}`),
    );
  });
});

describe('the partners of a partnership', () => {
  it('are linked both ways, as twins too, where it is a twinning', async () => {
    const quads = await quadsFrom(page('  - { partners: [radom], kind: twinning }\n'));
    const both = ['place/daugavpils → place/radom', 'place/radom → place/daugavpils'];
    for (const property of ['mp:cooperatesWith', 'mp:twinnedWith', 'wdt:P190']) {
      expect(pairs(quads, property), property).toEqual(both);
    }
    expect(pairs(quads, 'mp:partnerIn')).toEqual([
      'place/daugavpils → partnership/daugavpils--radom',
      'place/radom → partnership/daugavpils--radom',
    ]);
  });

  it('are linked pair by pair where there are three', async () => {
    const quads = await quadsFrom(page('  - { partners: [siauliai, parnu], kind: cooperation }\n'));
    expect(pairs(quads, 'mp:partner')).toEqual([
      'partnership/daugavpils--parnu--siauliai → place/daugavpils',
      'partnership/daugavpils--parnu--siauliai → place/parnu',
      'partnership/daugavpils--parnu--siauliai → place/siauliai',
    ]);
    expect(pairs(quads, 'mp:cooperatesWith')).toHaveLength(6);
    expect(pairs(quads, 'mp:twinnedWith')).toEqual([]);
    expect(pairs(quads, 'rdfs:label')).toContain(
      'partnership/daugavpils--parnu--siauliai → Daugavpils – Šiauliai – Pärnu',
    );
  });

  it('are not linked where one is no local authority', async () => {
    const quads = await quadsFrom(page('  - { partners: [bfw], kind: institutional }\n'));
    expect(pairs(quads, 'mp:partner')).toEqual([
      'partnership/bfw--daugavpils → organisation/bfw',
      'partnership/bfw--daugavpils → place/daugavpils',
    ]);
    expect(pairs(quads, 'mp:cooperatesWith')).toEqual([]);
  });

  it.each([
    ['', 2],
    [', status: ended, statusAsOf: 2020', 0],
    [', end: 2019', 0],
    [', end: 2030, status: active, statusAsOf: 2020', 2],
    [', status: suspended, statusAsOf: 2022-03', 2],
    [', status: unknown, end: 2019', 0],
  ])('are linked unless the partnership has ended: “%s”', async (more, count) => {
    const quads = await quadsFrom(page(`  - { partners: [radom], kind: twinning${more} }\n`));
    for (const property of ['mp:cooperatesWith', 'mp:twinnedWith', 'wdt:P190']) {
      expect(pairs(quads, property), property).toHaveLength(count);
    }
  });
});

describe('an agreement of another partnership', () => {
  it('is referred to and not repeated', async () => {
    const quads = await quadsFrom(
      page(`  - { partners: [radom], kind: twinning, agreements: [{ shared: daugavpils--parnu--radom#agreement-1957 }] }
  - { partners: [radom, parnu], kind: cooperation, agreements: [{ instrument: memorandum, signed: 1957 }] }
`),
    );
    expect(pairs(quads, 'mp:agreement')).toEqual([
      'partnership/daugavpils--parnu--radom → partnership/daugavpils--parnu--radom#agreement-1957',
      'partnership/daugavpils--radom → partnership/daugavpils--parnu--radom#agreement-1957',
    ]);
    expect(pairs(quads, 'mp:signatory')).toHaveLength(3);
  });
});

describe('a partnership that two pages report', () => {
  const reported = (other: string) =>
    quadsFrom({
      ...page('  - { partners: [jelgava], kind: twinning, description: { en: One., lv: Viens. } }\n'),
      'pages/jelgava.yaml': `page: { title: { lv: P }, publisher: jelgava, language: lv }\npartnerships:\n  - { partners: [daugavpils], kind: twinning, start: 2000, startBasis: stated, description: { en: Two., lv: Divi. }${other} }\n`,
    });

  it('is one node with the claims of both, each in its graph', async () => {
    const quads = await reported('');
    expect(pairs(quads, 'mp:reportedBy').map((pair) => pair.replace(/.* → /, ''))).toEqual([
      'place/daugavpils',
      'place/jelgava',
    ]);
    const starts = quads.filter(({ predicate }) => predicate.value.endsWith('def#start'));
    expect(starts.map(({ graph }) => graph.value)).toEqual(['', `${BASE}id/source/jelgava`]);
    expect(pairs(quads, 'dcterms:description')).toHaveLength(2);
  });

  it('has the unknown status only where no page states another', async () => {
    expect(pairs(await reported(''), 'mp:status')).toEqual([
      'partnership/daugavpils--jelgava → status/unknown',
    ]);
    expect(pairs(await reported(', status: active, statusAsOf: 2020'), 'mp:status')).toEqual([
      'partnership/daugavpils--jelgava → status/active',
    ]);
  });

  it('goes by the page that is not revised', async () => {
    const quads = await quadsFrom({
      'pages/daugavpils.yaml':
        'page: { title: { en: P }, publisher: daugavpils, language: en }\npartnerships: [{ partners: [radom], kind: twinning, description: { en: Old., lv: Vecs. } }]\n',
      'pages/daugavpils-new.yaml':
        'page: { title: { en: P }, publisher: daugavpils, language: en, revisionOf: daugavpils, published: 2023-01 }\npartnerships: [{ partners: [radom], kind: twinning, description: { en: New., lv: Jauns. } }]\n',
      'pages/a.yaml':
        'page: { title: { en: P }, publisher: radom, language: en }\npartnerships: [{ partners: [jelgava], kind: twinning }]\n',
    });
    expect(pairs(quads, 'dcterms:description').map((pair) => pair.replace(/.* → /, ''))).toEqual([
      'Jauns.',
      'New.',
    ]);
    expect(pairs(quads, 'prov:wasRevisionOf')).toEqual(['source/daugavpils-new → source/daugavpils']);
  });
});
