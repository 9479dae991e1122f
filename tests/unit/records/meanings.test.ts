import { describe, expect, it } from 'vitest';
import { mappedFrom } from './fixture.ts';
import { stated, trig } from './select.ts';

const quadsFrom = async (replaced: Record<string, string>) => [...(await mappedFrom(replaced)).quads];
const PAGE = 'page: { title: { en: Partners }, publisher: daugavpils, language: en }\n';
const OTHERS = `
jelgava: { name: { en: Jelgava, lv: Jelgava }, level: city, country: LVA }
radom: { name: { en: Radom, lv: Radoma, pl: Radom }, level: city, country: POL }
`;

describe('a place', () => {
  it('is a local authority with names, identities and coordinates', async () => {
    const quads = await quadsFrom({
      'places.yaml': `
daugavpils:
  name: { en: Daugavpils, lv: Daugavpils, lt: Daugpilis }
  alsoKnownAs: { de: [Dünaburg], ru: [Двинск, Динабург] }
  misspelt: { en: [Daugavpills] }
  level: city
  country: LVA
  wikidata: Q80021
  geonames: 460413
  nuts: LV005
  coordinates: { lat: 55.880, long: 26 }
  website: https://www.daugavpils.lv/?a=b#c
  description: { en: A city., lv: Pilsēta. }
  note: { en: A note., lv: Piezīme. }
${OTHERS}`,
    });
    expect(await stated(quads, ['place/daugavpils', 'place/daugavpils#geometry'])).toBe(
      await trig(`
<place/daugavpils> a mp:LocalAuthority, cv:PublicOrganisation, dcterms:Location ;
  rdfs:label "Daugavpils"@en, "Daugavpils"@lv, "Daugpilis"@lt ;
  skos:prefLabel "Daugavpils"@en, "Daugavpils"@lv, "Daugpilis"@lt ;
  skos:altLabel "Dünaburg"@de, "Двинск"@ru, "Динабург"@ru ;
  skos:hiddenLabel "Daugavpills"@en ;
  mp:level level:city ;
  mp:country country:LVA ;
  owl:sameAs wd:Q80021 ;
  rdfs:seeAlso <https://sws.geonames.org/460413/>, <http://data.europa.eu/nuts/code/LV005> ;
  wgs:lat "55.88"^^xsd:decimal ;
  wgs:long "26"^^xsd:decimal ;
  geo:hasGeometry <place/daugavpils#geometry> ;
  foaf:homepage <https://www.daugavpils.lv/?a=b#c> ;
  dcterms:description "A city."@en, "Pilsēta."@lv ;
  skos:note "A note."@en, "Piezīme."@lv ;
  mp:partnerIn <partnership/daugavpils--radom> ;
  mp:cooperatesWith <place/radom> ;
  mp:twinnedWith <place/radom> ;
  wdt:P190 <place/radom> .
<place/daugavpils#geometry> a geo:Geometry ;
  rdfs:label "Location of Daugavpils"@en, "Atrašanās vieta: Daugavpils"@lv ;
  skos:prefLabel "Location of Daugavpils"@en, "Atrašanās vieta: Daugavpils"@lv ;
  geo:asWKT "POINT(26 55.88)"^^geo:wktLiteral .`),
    );
  });
});

describe('an organisation, a network, a project, a country', () => {
  it('are what their registers say', async () => {
    const quads = await quadsFrom({
      'projects.yaml':
        'agri-urban: { name: { lv: Projekts }, programme: urbact, start: 2016-09, end: 2018, website: https://a.example }\n',
    });
    const subjects = ['organisation/bfw', 'network/hanse', 'project/agri-urban'];
    const country = 'http://publications.europa.eu/resource/authority/country/LVA';
    expect(await stated(quads, [...subjects, country])).toBe(
      await trig(`
<organisation/bfw> a org:FormalOrganization, org:Organization ;
  rdfs:label "BFW"@en, "BFW"@lv ; skos:prefLabel "BFW"@en, "BFW"@lv ;
  mp:country country:POL .
<network/hanse> a mp:Network, org:Organization ;
  rdfs:label "Hanse"@en, "Hanza"@lv ; skos:prefLabel "Hanse"@en, "Hanza"@lv .
<project/agri-urban> a mp:Project, foaf:Project ;
  rdfs:label "Projekts"@lv ; skos:prefLabel "Projekts"@lv ;
  foaf:homepage <https://a.example> ;
  mp:programme programme:urbact ;
  mp:projectStart "2016-09"^^xsd:gYearMonth ;
  mp:projectStartEarliest "2016-09-01"^^xsd:date ;
  mp:projectStartLatest "2016-09-30"^^xsd:date ;
  mp:projectEnd "2018"^^xsd:gYear ;
  mp:projectEndEarliest "2018-01-01"^^xsd:date ;
  mp:projectEndLatest "2018-12-31"^^xsd:date .
country:LVA a skos:Concept ;
  rdfs:label "Latvia"@en, "Latvija"@lv ; skos:prefLabel "Latvia"@en, "Latvija"@lv ;
  skos:inScheme <http://publications.europa.eu/resource/authority/country> ;
  skos:exactMatch wd:Q211 .`),
    );
  });
});

describe('a page', () => {
  it('is a source with what it declares of itself', async () => {
    const quads = await quadsFrom({
      'pages/old.yaml': PAGE,
      'pages/daugavpils.yaml': `
page:
  title: { en: Partners }
  publisher: daugavpils
  language: en
  url: https://a.example/partners
  published: 2023-01-30
  revisionOf: old
  declares: { partners: 18, stated: 18 twin cities }
  description: { en: The page., lv: Lapa. }
`,
    });
    const label =
      '"Daugavpils: page on partnerships (2023-01-30)"@en, "Daugavpils: lapa par partnerībām (2023-01-30)"@lv';
    expect(await stated(quads, ['source/daugavpils'])).toBe(
      await trig(`
<source/daugavpils> a mp:SourcePage, foaf:Document, prov:Entity ;
  rdfs:label ${label} ; skos:prefLabel ${label} ;
  dcterms:title "Partners"@en ;
  dcterms:publisher <place/daugavpils> ;
  dcterms:language <http://id.loc.gov/vocabulary/iso639-1/en> ;
  dcterms:issued "2023-01-30"^^xsd:date ;
  foaf:homepage <https://a.example/partners> ;
  prov:wasRevisionOf <source/old> ;
  dcterms:description "The page."@en, "Lapa."@lv ;
  mp:declaredPartnerCount 18 ;
  mp:valueAsStated "18 twin cities" .`),
    );
    expect(await stated(quads, ['source/daugavpils'], 'daugavpils')).toBe(
      await trig(
        '<source/daugavpils> { <source/daugavpils> mp:declaredPartnerCount 18 ; mp:valueAsStated "18 twin cities" . }',
      ),
    );
  });
});
