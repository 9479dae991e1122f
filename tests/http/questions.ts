import { expect } from 'vitest';

/** Bilateral partnerships: those of exactly two partners. */
const BILATERAL = `{ SELECT ?p { ?p a mp:Partnership ; mp:partner ?each } GROUP BY ?p HAVING (COUNT(?each) = 2) }`;
const NAME = (variable: string) =>
  `?${variable} rdfs:label ?${variable}Name FILTER(LANG(?${variable}Name) = "en")`;

/** What a researcher asks, and what the sources say. */
export const QUESTIONS: readonly [question: string, query: string, answer: string[][]][] = [
  [
    'how many relations of two each page reports',
    `SELECT ?townName (COUNT(?p) AS ?n) { ${BILATERAL} ?p mp:reportedBy ?town . ${NAME('town')} }
     GROUP BY ?townName ORDER BY DESC(?n)`,
    [
      ['Daugavpils', '22'],
      ['Jelgava', '14'],
      ['Jelgava Municipality', '10'],
      ['Valmiera', '8'],
    ],
  ],
  ['how many there are in all', `SELECT (COUNT(?p) AS ?n) { ${BILATERAL} }`, [['54']]],
  [
    'which partnerships have three parties, and since when',
    `SELECT (STRAFTER(STR(?p), "/id/partnership/") AS ?slug) (STR(?start) AS ?year) (COUNT(?each) AS ?n)
     { ?p a mp:Partnership ; mp:partner ?each ; mp:start ?start } GROUP BY ?p ?start HAVING (COUNT(?each) > 2)
     ORDER BY ?slug`,
    [
      ['jelgava--parnu--siauliai', '1957', '3'],
      ['vallefoglia--valmiera--vodnjan', '2016', '3'],
    ],
  ],
  [
    'who is a member of which networks',
    `SELECT ?memberName (COUNT(DISTINCT ?network) AS ?n) (COUNT(DISTINCT ?m) AS ?memberships)
     { ?member org:hasMembership ?m . ?m a org:Membership ; org:member ?member ; org:organization ?network .
       ?network a mp:Network . ${NAME('member')} } GROUP BY ?memberName`,
    [['Valmiera', '2', '2']],
  ],
  [
    'from how many countries the partners of two come',
    `SELECT (COUNT(DISTINCT ?country) AS ?n)
     { ${BILATERAL} ?p mp:partner/mp:country ?country FILTER(!STRENDS(STR(?country), "/LVA")) }`,
    [['22']],
  ],
  [
    'which country comes in through an act of three alone',
    `SELECT DISTINCT ?countryName { ?q mp:partner/mp:country ?country . ${NAME('country')}
     FILTER NOT EXISTS { ${BILATERAL} ?p mp:partner/mp:country ?country } }`,
    [['Croatia']],
  ],
  ...['2003-11-17', '2019-08-29'].map((day): [string, string, string[][]] => [
    `which agreements were signed on ${day}`,
    `SELECT ?partnerName (STRAFTER(STR(?instrument), "/instrument/") AS ?code)
     { ?p mp:agreement ?agreement ; mp:partner ?partner .
       ?agreement mp:signed "${day}"^^xsd:date ; mp:instrument ?instrument . ${NAME('partner')}
       FILTER NOT EXISTS { ?p mp:reportedBy ?partner } } ORDER BY ?partnerName`,
    day === '2003-11-17'
      ? [
          ['Radom', 'additional-agreement'],
          ['Ramla', 'cooperation-agreement'],
        ]
      : [
          ['Raška', expect.any(String)],
          ['Suluova', expect.any(String)],
        ],
  ]),
  [
    'which partnerships began in 2012, whatever the precision of the date',
    `SELECT ?partnerName { ?p a mp:Partnership ; mp:startEarliest ?first ; mp:startLatest ?last ; mp:partner ?partner .
       FILTER(?first >= "2012-01-01"^^xsd:date && ?last <= "2012-12-31"^^xsd:date) ${NAME('partner')}
       FILTER NOT EXISTS { ?p mp:reportedBy ?partner } } ORDER BY ?partnerName`,
    [['Alaverdi'], ['Babruysk'], ['Batumi'], ['Lida'], ['Magdeburg']],
  ],
  [
    'who works on European integration',
    `SELECT ?partnerName { ?p a mp:Partnership ; mp:field def:field\\/european-integration ; mp:partner ?partner .
       ${NAME('partner')} FILTER NOT EXISTS { ?p mp:reportedBy ?partner } }`,
    [['Ferrara']],
  ],
  [
    'how precisely the starts are known',
    `SELECT ?precision (COUNT(?p) AS ?n) { ${BILATERAL} OPTIONAL { ?p mp:start ?start }
     BIND(IF(BOUND(?start), STRAFTER(STR(DATATYPE(?start)), "#"), "none") AS ?precision) }
     GROUP BY ?precision ORDER BY DESC(?n)`,
    [
      ['gYear', '28'],
      ['date', '23'],
      ['gYearMonth', '2'],
      ['none', '1'],
    ],
  ],
  [
    'whose start nobody states',
    `SELECT ?partnerName { ${BILATERAL} FILTER NOT EXISTS { ?p mp:start ?start } ?p mp:partner ?partner .
       ${NAME('partner')} FILTER NOT EXISTS { ?p mp:reportedBy ?partner } }`,
    [['Nacka']],
  ],
  [
    'which page declares another number of partners than it lists',
    `SELECT ?publisherName ?declared (COUNT(DISTINCT ?p) AS ?listed)
     { ?page a mp:SourcePage ; dcterms:publisher ?publisher ; mp:declaredPartnerCount ?declared .
       ?p a mp:Partnership ; prov:wasDerivedFrom ?page . ${NAME('publisher')} }
     GROUP BY ?publisherName ?declared HAVING (?declared != COUNT(DISTINCT ?p))`,
    [['Daugavpils', '18', '22']],
  ],
  [
    'how large Nova Odessa and Nacka are, and what their page states',
    `SELECT ?placeName ?value (DATATYPE(?value) AS ?type) (REPLACE(?stated, "[^0-9 ]| *km2.*", "") AS ?digits)
     { VALUES ?place { id:place\\/nova-odessa id:place\\/nacka } ${NAME('place')}
       ?area sosa:hasFeatureOfInterest ?place ; sosa:observedProperty def:measure\\/area ; mp:valueAsStated ?stated .
       OPTIONAL { ?area sosa:hasSimpleResult ?value } } ORDER BY ?placeName`,
    [
      ['Nacka', '', '', '75 700'],
      ['Nova Odessa', '73.298', 'http://www.w3.org/2001/XMLSchema#decimal', '73 298'],
    ],
  ],
];

/** How the data is made, as questions for what must not be there. */
export const NEVER: readonly [what: string, pattern: string][] = [
  ['a blank node', '{ ?x ?p ?o } UNION { GRAPH ?g { ?x ?p ?o } } FILTER(ISBLANK(?x) || ISBLANK(?o))'],
  [
    'a claim of a page that the dataset does not make',
    'GRAPH ?g { ?x ?p ?o } FILTER NOT EXISTS { ?x ?p ?o }',
  ],
  ['a graph that is no source page', 'GRAPH ?x { ?s ?p ?o } FILTER NOT EXISTS { ?x a mp:SourcePage }'],
  [
    'a partnership of nobody or of one',
    '?x a mp:Partnership FILTER NOT EXISTS { ?x mp:partner ?a, ?b FILTER(?a != ?b) }',
  ],
  [
    'a partnership without a local authority',
    '?x a mp:Partnership FILTER NOT EXISTS { ?x mp:partner/a mp:LocalAuthority }',
  ],
  ['a partner that does not know it', '?x mp:partner ?y FILTER NOT EXISTS { ?y mp:partnerIn ?x }'],
  ['a partner that is no member', '?x mp:partner ?y FILTER NOT EXISTS { ?x org:hasMember ?y }'],
  ['cooperation one way', '?x mp:cooperatesWith ?y FILTER NOT EXISTS { ?y mp:cooperatesWith ?x }'],
  ['cooperation with oneself', '?x mp:cooperatesWith ?x'],
  ['twins that do not cooperate', '?x mp:twinnedWith ?y FILTER NOT EXISTS { ?x mp:cooperatesWith ?y }'],
  [
    'twins unknown to queries for Wikidata',
    '{ ?x mp:twinnedWith ?y FILTER NOT EXISTS { ?x wdt:P190 ?y } } UNION { ?x wdt:P190 ?y FILTER NOT EXISTS { ?y mp:twinnedWith ?x } }',
  ],
  [
    'a field that is not materialised',
    '?x a mp:Partnership ; mp:agreedField|mp:practisedField ?f FILTER NOT EXISTS { ?x mp:field ?f }',
  ],
  [
    'a field that nobody agreed or practises',
    '?x mp:field ?f FILTER NOT EXISTS { ?x mp:agreedField|mp:practisedField ?f }',
  ],
  [
    'a start without its bounds',
    '?x mp:start ?d FILTER NOT EXISTS { ?x mp:startEarliest ?a ; mp:startLatest ?b FILTER(?a <= ?b) }',
  ],
  [
    'a signature without its bounds',
    '?x mp:signed ?d FILTER NOT EXISTS { ?x mp:signedEarliest ?a ; mp:signedLatest ?b FILTER(?a <= ?b) }',
  ],
  [
    'a status other than unknown without a date',
    '?x mp:status ?s FILTER(?s != def:status\\/unknown) FILTER NOT EXISTS { ?x mp:statusAsOf ?d }',
  ],
  [
    'a name that is not the preferred one',
    '?x a mp:Partnership ; rdfs:label ?l FILTER NOT EXISTS { ?x skos:prefLabel ?l }',
  ],
  [
    'a thing without a name in English and Latvian',
    `?x ?p ?o FILTER(STRSTARTS(STR(?x), STR(id:)))
     FILTER NOT EXISTS { ?x rdfs:label ?en, ?lv FILTER(LANG(?en) = "en" && LANG(?lv) = "lv") }
     FILTER NOT EXISTS { ?x a mp:Variant }`,
  ],
  [
    'a string without a language that reads as text',
    '?x rdfs:label|skos:altLabel|dcterms:description ?o FILTER(LANG(?o) = "")',
  ],
  [
    'a discrepancy that its target does not know',
    '?x a mp:Discrepancy FILTER NOT EXISTS { ?y mp:discrepancy ?x }',
  ],
  [
    'a term of the vocabulary that is used but not declared',
    '?s ?x ?o FILTER(STRSTARTS(STR(?x), STR(mp:))) FILTER NOT EXISTS { ?x rdfs:comment ?c }',
  ],
];
