/** A small publication that fulfils every shape: two towns, an organisation, two partnerships, a network, a discrepancy. */
export const SAMPLE = `
@prefix mp: <https://w3id.org/munpart/def#> .
@prefix field: <https://w3id.org/munpart/def/field/> .
@prefix instrument: <https://w3id.org/munpart/def/instrument/> .
@prefix kind: <https://w3id.org/munpart/def/kind/> .
@prefix level: <https://w3id.org/munpart/def/level/> .
@prefix measure: <https://w3id.org/munpart/def/measure/> .
@prefix programme: <https://w3id.org/munpart/def/programme/> .
@prefix resolution: <https://w3id.org/munpart/def/resolution/> .
@prefix start-basis: <https://w3id.org/munpart/def/start-basis/> .
@prefix status: <https://w3id.org/munpart/def/status/> .
@prefix country: <http://publications.europa.eu/resource/authority/country/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sosa: <http://www.w3.org/ns/sosa/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<id/source/alfa> a mp:SourcePage ;
  rdfs:label "International cooperation"@en ; skos:prefLabel "International cooperation"@en ;
  dcterms:publisher <id/place/alfa> ; dcterms:issued "2023-01-30"^^xsd:date ;
  mp:declaredPartnerCount 18 ; mp:valueAsStated "18 twin towns" ; mp:discrepancy <id/source/alfa#discrepancy-count> .
<id/source/alfa-new> a mp:SourcePage ;
  rdfs:label "Cooperation"@en ; skos:prefLabel "Cooperation"@en ;
  dcterms:publisher <id/place/alfa> ; prov:wasRevisionOf <id/source/alfa> .
<id/source/alfa#discrepancy-count> a mp:Discrepancy ;
  rdfs:label "Partners"@en, "Partneri"@lv ; skos:prefLabel "Partners"@en, "Partneri"@lv ;
  oa:hasTarget <id/source/alfa> ; mp:onProperty mp:partner ; mp:variant <id/source/alfa#discrepancy-count-1> ;
  mp:resolution resolution:kept-as-stated ;
  dcterms:description "The page lists more."@en, "Lapā uzskaitīts vairāk."@lv .
<id/source/alfa#discrepancy-count-1> a mp:Variant ; mp:valueAsStated "18" ; prov:wasDerivedFrom <id/source/alfa> .

<id/place/alfa> a mp:LocalAuthority ;
  rdfs:label "Alfa"@en, "Alfa"@lv ; skos:prefLabel "Alfa"@en, "Alfa"@lv ;
  mp:level level:city ; mp:country country:LVA ; owl:sameAs wd:Q100 ;
  wgs:lat 56.65 ; wgs:long 23.71 ; geo:hasGeometry <id/place/alfa#geometry> ;
  foaf:homepage <https://alfa.example/> ; mp:measurement <id/place/alfa#area>, <id/place/alfa#population> .
<id/place/alfa#geometry> geo:asWKT "POINT(23.71 56.65)"^^geo:wktLiteral .
<id/place/alfa#area> a mp:Measurement ;
  rdfs:label "Area of Alfa"@en, "Platība: Alfa"@lv ; skos:prefLabel "Area of Alfa"@en, "Platība: Alfa"@lv ;
  sosa:hasFeatureOfInterest <id/place/alfa> ; sosa:observedProperty measure:area ;
  sosa:hasSimpleResult 130.8 ; qudt:hasUnit unit:KiloM2 ; mp:valueAsStated "130. 8 km2" ; prov:wasDerivedFrom <id/source/alfa> .
<id/place/alfa#population> a mp:Measurement ;
  rdfs:label "Population of Alfa"@en, "Iedzīvotāji: Alfa"@lv ; skos:prefLabel "Population of Alfa"@en, "Iedzīvotāji: Alfa"@lv ;
  sosa:hasFeatureOfInterest <id/place/alfa> ; sosa:observedProperty measure:population ;
  sosa:hasSimpleResult 45307 ; qudt:hasUnit unit:NUM ; mp:referenceYear "2015"^^xsd:gYear ; mp:valueAsStated "45 307" ;
  prov:wasDerivedFrom <id/source/alfa> .
<id/place/beta> a mp:LocalAuthority ;
  rdfs:label "Beta"@en, "Beta"@lv, "Bèta"@it ; skos:prefLabel "Beta"@en, "Beta"@lv, "Bèta"@it ;
  mp:level level:municipality ; mp:country country:ITA .
<id/organisation/gamma> a org:FormalOrganization ;
  rdfs:label "Gamma"@en, "Gamma"@lv ; skos:prefLabel "Gamma"@en, "Gamma"@lv ; mp:country country:DEU .

<id/partnership/alfa--beta> a mp:Partnership ;
  rdfs:label "Alfa – Beta"@en, "Alfa – Beta"@lv ; skos:prefLabel "Alfa – Beta"@en, "Alfa – Beta"@lv ;
  mp:partner <id/place/alfa>, <id/place/beta> ; org:hasMember <id/place/alfa>, <id/place/beta> ;
  mp:partnerAsWritten "Beta (Italy)"@en ; mp:reportedBy <id/place/alfa> ;
  mp:kind kind:twinning ; mp:status status:ended ;
  mp:statusAsOf "2020"^^xsd:gYear ;
  mp:start "1993-12"^^xsd:gYearMonth ; mp:startEarliest "1993-12-01"^^xsd:date ; mp:startLatest "1993-12-31"^^xsd:date ;
  mp:startBasis start-basis:agreement-signed ;
  mp:end "2019"^^xsd:gYear ; mp:endEarliest "2019-01-01"^^xsd:date ; mp:endLatest "2019-12-31"^^xsd:date ;
  mp:agreement <id/partnership/alfa--beta#agreement-1993> ; mp:project <id/project/delta> ;
  mp:programme programme:urbact ; mp:field field:culture ;
  mp:plannedField field:trade ; mp:involves <id/organisation/gamma> ;
  prov:wasDerivedFrom <id/source/alfa> .
<id/partnership/alfa--beta#agreement-1993> a mp:Agreement ;
  rdfs:label "Agreement"@en, "Līgums"@lv ; skos:prefLabel "Agreement"@en, "Līgums"@lv ;
  mp:instrument instrument:cooperation-agreement ;
  mp:signed "1993"^^xsd:gYear ; mp:signedEarliest "1993-01-01"^^xsd:date ; mp:signedLatest "1993-12-31"^^xsd:date ;
  mp:signatory <id/place/alfa>, <id/place/beta> ; prov:wasDerivedFrom <id/source/alfa> .
<id/partnership/alfa--gamma> a mp:Partnership ;
  rdfs:label "Alfa – Gamma"@en, "Alfa – Gamma"@lv ; skos:prefLabel "Alfa – Gamma"@en, "Alfa – Gamma"@lv ;
  mp:partner <id/place/alfa>, <id/organisation/gamma> ; org:hasMember <id/place/alfa>, <id/organisation/gamma> ;
  mp:reportedBy <id/place/alfa> ; mp:kind kind:institutional ;
  mp:status status:unknown ; prov:wasDerivedFrom <id/source/alfa> .

<id/project/delta> a mp:Project ; rdfs:label "Delta"@lv ; skos:prefLabel "Delta"@lv ;
  mp:programme programme:urbact ;
  mp:projectStart "2016"^^xsd:gYear ; mp:projectStartEarliest "2016-01-01"^^xsd:date ; mp:projectStartLatest "2016-12-31"^^xsd:date .
<id/network/epsilon> a mp:Network ; rdfs:label "Epsilon"@en, "Epsilons"@lv ; skos:prefLabel "Epsilon"@en, "Epsilons"@lv .
<id/network/epsilon#membership-alfa> a org:Membership ;
  rdfs:label "Alfa in Epsilon"@en, "Alfa Epsilonā"@lv ; skos:prefLabel "Alfa in Epsilon"@en, "Alfa Epsilonā"@lv ;
  org:member <id/place/alfa> ; org:organization <id/network/epsilon> ;
  mp:start "2021-01"^^xsd:gYearMonth ; mp:startEarliest "2021-01-01"^^xsd:date ; mp:startLatest "2021-01-31"^^xsd:date ;
  prov:wasDerivedFrom <id/source/alfa> .
`;
