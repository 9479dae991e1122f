/** A change to the sample that a shape must find. */
export interface Fault {
  readonly fault: string;
  readonly from: string;
  readonly to: string;
  /** The node on which it shows, relative to the base IRI. */
  readonly node: string;
  /** How the message begins. */
  readonly message: string;
}

const TABLE = `
two points on the map | geo:asWKT "POINT(23.71 56.65)"^^geo:wktLiteral | geo:asWKT "POINT(23.71 56.65)"^^geo:wktLiteral, "POINT(0 0)"^^geo:wktLiteral | id/place/alfa | A place has one point
one partner | mp:partner <id/place/alfa>, <id/organisation/gamma> | mp:partner <id/place/alfa> | id/partnership/alfa--gamma | A partnership has at least two partners
a partner of no type | <id/organisation/gamma> a org:FormalOrganization | <id/organisation/gamma> a foaf:Agent | id/partnership/alfa--gamma | A partnership has at least two partners
members unlike partners | org:hasMember <id/place/alfa>, <id/place/beta> | org:hasMember <id/place/alfa> | id/partnership/alfa--beta | The partners must stand
no reporter | mp:reportedBy <id/place/alfa> ; mp:kind | mp:kind | id/partnership/alfa--gamma | Say which local authority reports
no kind | mp:kind kind:institutional ; |  | id/partnership/alfa--gamma | A partnership has one kind
two kinds | kind:institutional | kind:institutional, kind:project | id/partnership/alfa--gamma | A partnership has one kind
a kind that no scheme has | kind:institutional | kind:friendship | id/partnership/alfa--gamma | A partnership has one kind
a kind of another scheme | kind:institutional | status:active | id/partnership/alfa--gamma | A partnership has one kind
twinning with an organisation | kind:institutional | kind:twinning | id/partnership/alfa--gamma | Only local authorities can be twinned
no status | mp:status status:unknown ; |  | id/partnership/alfa--gamma | A partnership has one status
a status without a date | mp:statusAsOf "2020"^^xsd:gYear ; |  | id/partnership/alfa--beta | Say as of when
a start of another datatype | "1993-12"^^xsd:gYearMonth | "1993"^^xsd:integer | id/partnership/alfa--beta | The start is a year
a start that is no date | "1993-12"^^xsd:gYearMonth | "December 1993"^^xsd:gYearMonth | id/partnership/alfa--beta | The start is a year
a start without a basis | mp:startBasis start-basis:agreement-signed ; |  | id/partnership/alfa--beta | Say what the start rests on
a basis without a start | mp:kind kind:institutional | mp:startBasis start-basis:stated ; mp:kind kind:institutional | id/partnership/alfa--gamma | A basis of the start is given
a start without bounds | mp:startLatest "1993-12-31"^^xsd:date ; |  | id/partnership/alfa--beta | The start needs the last day
an end before the start | mp:endLatest "2019-12-31" | mp:endLatest "1990-12-31" | id/partnership/alfa--beta | The partnership ends before it starts
a name as written without a language | "Beta (Italy)"@en | "Beta (Italy)" | id/partnership/alfa--beta | The name as written needs
a field that no scheme has | field:culture | field:chess | id/partnership/alfa--beta | The field is not in the list
a planned field that no scheme has | field:trade | field:chess | id/partnership/alfa--beta | The planned field is not in the list
no source | status:unknown ; prov:wasDerivedFrom <id/source/alfa> | status:unknown | id/partnership/alfa--gamma | Say which source page
two labels in one language | rdfs:label "Alfa"@en, | rdfs:label "Alfa"@en, "Alpha"@en, | id/place/alfa | A name is missing, given twice
a label without a language | rdfs:label "Alfa"@en, | rdfs:label "Alfa"@en, "Alpha", | id/place/alfa | A name is missing, given twice
an unknown instrument | instrument:cooperation-agreement | instrument:handshake | id/partnership/alfa--beta#agreement-1993 | An agreement is one kind of document
one signatory | mp:signatory <id/place/alfa>, <id/place/beta> | mp:signatory <id/place/alfa> | id/partnership/alfa--beta#agreement-1993 | An agreement is signed by
an agreement of nobody | mp:agreement <id/partnership/alfa--beta#agreement-1993> ; |  | id/partnership/alfa--beta#agreement-1993 | The agreement belongs to no partnership
a supplement to no agreement | mp:signatory <id/place/alfa>, | mp:supplements <id/place/alfa> ; mp:signatory <id/place/alfa>, | id/partnership/alfa--beta#agreement-1993 | An agreement can only supplement
no level | mp:level level:city ; |  | id/place/alfa | A local authority has one level
a country by two letters | country:LVA | country:LV | id/place/alfa | Give one country by its code
a country of another list | country:LVA | wd:Q211 | id/place/alfa | Give one country by its code
two Wikidata items | owl:sameAs wd:Q100 | owl:sameAs wd:Q100, wd:Q200 | id/place/alfa | Give at most one Wikidata item
a Wikidata page instead of the item | wd:Q100 | <https://www.wikidata.org/wiki/Q100> | id/place/alfa | Give at most one Wikidata item
a latitude off the globe | wgs:lat 56.65 | wgs:lat 156.65 | id/place/alfa | The latitude is
a longitude as a double | wgs:long 23.71 | wgs:long 2.371e1 | id/place/alfa | The longitude is
a latitude alone | wgs:long 23.71 ; |  | id/place/alfa | There is a latitude without
a population with a fraction | sosa:hasSimpleResult 45307 | sosa:hasSimpleResult 45.307 | id/place/alfa#population | A population is a whole number
an area in hectares | unit:KiloM2 | unit:HA | id/place/alfa#area | The unit is
an area of nothing | sosa:hasSimpleResult 130.8 | sosa:hasSimpleResult 0.0 | id/place/alfa#area | The value is one number above zero
a value without its unit | qudt:hasUnit unit:KiloM2 ; |  | id/place/alfa#area | A measured value needs its unit
a value that is not quoted | mp:valueAsStated "130. 8 km2" ; |  | id/place/alfa#area | Give the value exactly
two publishers | <id/place/alfa> ; dcterms:issued | <id/place/alfa>, <id/place/beta> ; dcterms:issued | id/source/alfa | A source page is published by one
a declared number that is not quoted | mp:valueAsStated "18 twin towns" ; |  | id/source/alfa | Quote the words
a revision of what is no page | prov:wasRevisionOf <id/source/alfa> | prov:wasRevisionOf <id/place/alfa> | id/source/alfa-new | A page can only be a revision
a discrepancy with two reasons in one language | "Lapā uzskaitīts vairāk."@lv | "Cits."@en | id/source/alfa#discrepancy-count | Give the reason, once in each language
a discrepancy without variants | mp:variant <id/source/alfa#discrepancy-count-1> ; |  | id/source/alfa#discrepancy-count | Give at least one value
a correction without a value | resolution:kept-as-stated | resolution:corrected | id/source/alfa#discrepancy-count | A corrected or preferred value
an unresolved one with a value | mp:resolution resolution:kept-as-stated | mp:acceptedValue "22" ; mp:resolution resolution:unresolved | id/source/alfa#discrepancy-count | What is unresolved has no
a target that does not point back | ; mp:discrepancy <id/source/alfa#discrepancy-count> |  | id/source/alfa#discrepancy-count | The resource that the discrepancy is about
a variant without a source | mp:valueAsStated "18" ; prov:wasDerivedFrom <id/source/alfa> | mp:valueAsStated "18" | id/source/alfa#discrepancy-count-1 | Say which source page
a membership in what is no network | org:organization <id/network/epsilon> | org:organization <id/place/beta> | id/network/epsilon#membership-alfa | A membership is in one network
a network without a member | org:organization <id/network/epsilon> ; |  | id/network/epsilon | The network has no member
a project without a name | rdfs:label "Delta"@lv ; skos:prefLabel "Delta"@lv ; |  | id/project/delta | A name is missing
a project that ends before it starts | mp:projectStart "2016" | mp:projectEndEarliest "2015-01-01"^^xsd:date ; mp:projectEndLatest "2015-12-31"^^xsd:date ; mp:projectStart "2016" | id/project/delta | The project ends before
`;

/** Every condition of the shapes broken once: what, from, to, node, message. */
export const FAULTS: readonly Fault[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [fault = '', from = '', to = '', node = '', message = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return { fault, from, to, node, message };
  });
