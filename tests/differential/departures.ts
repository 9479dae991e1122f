/** A query that engines answer differently, and the answer that its clause asks for. */
export interface Departure {
  readonly name: string;
  /** Where it stands. */
  readonly clause: string;
  /** Who answers otherwise. */
  readonly others: readonly ('ARQ' | 'Comunica' | 'oxigraph')[];
  /** TriG. */
  readonly data?: string;
  readonly query: string;
  /** Lines of TSV, in any order. */
  readonly rows: readonly string[];
  /** What queries have in them that meet it; the generator leaves the others out. */
  readonly mark?: RegExp;
  /** Where only the forms of literals differ; any difference where absent. */
  readonly kind?: 'form';
}

const ALL = ['ARQ', 'Comunica', 'oxigraph'] as const;
const XSD = (value: string, type: string) => `"${value}"^^<http://www.w3.org/2001/XMLSchema#${type}>`;

/** What the generator leaves out, or what a campaign found: decided by the specification, against others. */
export const DEPARTURES: readonly Departure[] = [
  {
    name: 'REPLACE refuses a pattern that matches nothing at all',
    clause: 'F&O §7.6.3, err:FORX0003',
    others: ALL,
    query:
      'SELECT (REPLACE("abc", "x*", "-") AS ?a) (REPLACE("", "^$", "-") AS ?b) (REPLACE("abc", "b*?", "") AS ?c) {}',
    rows: ['\t\t'],
  },
  {
    name: 'REPLACE refuses a dollar without a digit, even where nothing is replaced',
    clause: 'F&O §7.6.3, err:FORX0004',
    others: ALL,
    query:
      'SELECT (REPLACE("abc", "x", "$") AS ?a) (REPLACE("abc", "b", "$x") AS ?b) (REPLACE("abc", "b", "\\\\$") AS ?c) {}',
    rows: ['\t\t"a$c"'],
  },
  {
    name: 'literals of known datatypes that have no value in common are not equal',
    clause: 'SPARQL §17.4.1.7, note',
    others: ['Comunica'],
    query:
      'SELECT (1 != "2020-02-29T12:00:00Z"^^xsd:dateTime AS ?a) (true = "a" AS ?b) ("x"^^:dt = "y"^^:dt AS ?c) {}',
    rows: [`${XSD('true', 'boolean')}\t${XSD('false', 'boolean')}\t`],
  },
  {
    name: 'COUNT(DISTINCT *) compares variables: a blank node of a pattern is none',
    clause: 'SPARQL §18.5.1.2',
    others: ['Comunica', 'oxigraph'],
    data: ':a v:p :b, :c .',
    query: 'SELECT (COUNT(DISTINCT *) AS ?n) (COUNT(*) AS ?m) { ?s v:p [] }',
    rows: ['1\t2'],
  },
  {
    name: 'a word character is whatever is no punctuation, separator or control: = is one, & none',
    clause: 'XML Schema Part 2, F.1.1',
    others: ALL,
    query: 'SELECT (REPLACE("a/b?c=d&é", "\\\\w+", "x") AS ?a) (REGEX("ﬁ", "\\\\w") AS ?b) {}',
    rows: [`"x/x?x&x"\t${XSD('true', 'boolean')}`],
  },
  {
    name: 'a group that the pattern has not is replaced by nothing',
    clause: 'F&O §7.6.3',
    others: ['ARQ', 'Comunica'],
    query: 'SELECT (REPLACE("a", "a", "[$1$2]") AS ?a) (REPLACE("ab", "(a)b", "$12") AS ?b) {}',
    rows: ['"[]"\t"a2"'],
  },
  {
    name: 'of two dateTimes within fourteen hours, one with and one without a time zone, neither is known to be the earlier',
    clause: 'XML Schema Part 2, §3.2.7.4',
    others: ['ARQ', 'Comunica'],
    query: `SELECT ("2020-02-29T12:00:00Z"^^xsd:dateTime = "2020-02-29T12:00:00"^^xsd:dateTime AS ?a)
      ("2020-02-29T12:00:00Z"^^xsd:dateTime < "2020-02-29T22:00:00"^^xsd:dateTime AS ?b)
      ("2020-02-29T12:00:00Z"^^xsd:dateTime < "2020-03-02T12:00:00"^^xsd:dateTime AS ?c) {}`,
    rows: [`\t\t${XSD('true', 'boolean')}`],
  },
  {
    name: 'a float is rounded to a float before it is computed with',
    clause: 'XML Schema Part 2, §3.2.4',
    others: ['Comunica'],
    query: 'SELECT (xsd:double(-"16777217"^^xsd:float) = -16777216e0 AS ?a) {}',
    rows: [XSD('true', 'boolean')],
    mark: /3\.4e39|16777217/,
  },
  {
    name: 'SUBSTR counts from the place that it is given, wherever that is',
    clause: 'F&O §7.4.3',
    others: ['Comunica', 'oxigraph'],
    query: 'SELECT (SUBSTR("abc", -1, 1) AS ?a) (SUBSTR("abc", 0, 2) AS ?b) (SUBSTR("abc", -1) AS ?c) {}',
    rows: ['""\t"a"\t"abc"'],
  },
  {
    name: 'GROUP_CONCAT of an error is an error',
    clause: 'SPARQL §18.5.1',
    others: ['Comunica', 'oxigraph'],
    data: ':a v:p 1 .',
    query: 'SELECT (GROUP_CONCAT(?x) AS ?a) (GROUP_CONCAT(?s) AS ?b) { ?s v:p 1 OPTIONAL { ?s v:q ?x } }',
    rows: ['\t"http://d.example/a"'],
  },
  {
    name: 'NaN is less than no number, and no number is less than it',
    clause: 'F&O §6.3.2',
    others: ['ARQ', 'oxigraph'],
    query:
      'SELECT ("NaN"^^xsd:double > 0 AS ?a) ("NaN"^^xsd:double < 0 AS ?b) ("NaN"^^xsd:float = "NaN"^^xsd:float AS ?c) {}',
    rows: [['false', 'false', 'false'].map((value) => XSD(value, 'boolean')).join('\t')],
    mark: /NaN/,
  },
  {
    name: 'a number that is not one of its type has the effective boolean value false',
    clause: 'SPARQL §17.2.2',
    others: ['Comunica', 'oxigraph'],
    query:
      'SELECT (IF("1200"^^xsd:byte, 1, 2) AS ?a) (!"x"^^xsd:integer AS ?b) (IF("x"^^xsd:date, 1, 2) AS ?c) {}',
    rows: [`2\t${XSD('true', 'boolean')}\t`],
    mark: /"1200"|STRDT/,
  },
  {
    name: 'midnight at the end of a day is the beginning of the next',
    clause: 'XML Schema Part 2, §3.2.7.1; F&O §10.5.10',
    others: ['ARQ', 'Comunica'],
    query: 'SELECT (HOURS(?t) AS ?h) (DAY(?t) AS ?d) { BIND("2020-12-31T24:00:00"^^xsd:dateTime AS ?t) }',
    rows: ['0\t1'],
    mark: /24:00:00/,
  },
  {
    name: 'patterns have references back, and a flag that takes blanks out',
    clause: 'F&O §7.6.1, §7.6.1.1',
    others: ['ARQ', 'oxigraph'],
    query: 'SELECT (REGEX("aa", "(.)\\\\1", "x") AS ?a) (REGEX("ab", "a b", "x") AS ?b) {}',
    rows: [`${XSD('true', 'boolean')}\t${XSD('true', 'boolean')}`],
    mark: /\\1/,
  },
  {
    name: 'COUNT counts what is no error',
    clause: 'SPARQL §18.5.1.2',
    others: ['Comunica', 'oxigraph'],
    data: ':a v:p 1 .',
    query: 'SELECT (COUNT(LANG(?s)) AS ?n) (COUNT(DISTINCT STRLANG(1, "en")) AS ?m) { ?s v:p ?o }',
    rows: ['0\t0'],
    mark: /COUNT\((DISTINCT )?(?!\*)/,
  },
  {
    name: 'integers of any size are integers',
    clause: 'XML Schema Part 2, §3.3.13',
    others: ['Comunica', 'oxigraph'],
    query: 'SELECT (12345678901234567890 = "" AS ?a) (12345678901234567890 - 12345678901234567889 AS ?b) {}',
    rows: [`${XSD('false', 'boolean')}\t1`],
    mark: /12345678901234567890/,
  },
  {
    name: 'a double becomes the decimal that is numerically closest',
    clause: 'F&O §17.1.3.1',
    others: ['ARQ', 'Comunica'],
    query: 'SELECT (xsd:decimal(0.1e0) = 0.1 AS ?a) (xsd:decimal(0.5e0) = 0.5 AS ?b) {}',
    rows: [`${XSD('false', 'boolean')}\t${XSD('true', 'boolean')}`],
    mark: /xsd:decimal\(/,
  },
  {
    name: 'texts with a language have no order but that of ORDER BY',
    clause: 'SPARQL §17.3',
    others: ['ARQ', 'oxigraph'],
    query: 'SELECT ("a"@en < "b"@en AS ?a) ("a" < "b" AS ?b) {}',
    rows: [`\t${XSD('true', 'boolean')}`],
    mark: /"@[a-zA-Z].* [<>]=? |"@(EN|en-GB)/,
  },
  {
    name: 'STR gives the form that is written',
    clause: 'SPARQL §17.4.2.5',
    others: ['Comunica', 'oxigraph'],
    query: 'SELECT (STR("2020-02-29T12:00:00.000Z"^^xsd:dateTime) AS ?a) (STR("01"^^xsd:byte) AS ?b) {}',
    rows: ['"2020-02-29T12:00:00.000Z"\t"01"'],
    mark: /00\.000Z/,
  },
  {
    name: 'a label of a blank node belongs to one basic graph pattern, which BIND ends',
    clause: 'SPARQL §5.1.1',
    others: ['ARQ', 'oxigraph'],
    data: ':a v:p 1 .',
    query: 'SELECT ?n { _:x v:p ?n BIND(1 AS ?m) _:y v:p ?n }',
    rows: ['1'],
  },
  {
    name: 'spans of time are added to each other and to points in time',
    clause: 'F&O §10.6, §10.8',
    others: ['ARQ', 'Comunica', 'oxigraph'],
    query: `SELECT ("PT1H"^^xsd:dayTimeDuration + "P1D"^^xsd:dayTimeDuration AS ?a)
      ("-0044-03-15T00:00:00Z"^^xsd:dateTime + "PT1H"^^xsd:dayTimeDuration AS ?b)
      ("2020-02-29T00:00:00.5-05:30"^^xsd:dateTime + "P1Y"^^xsd:yearMonthDuration AS ?c) {}`,
    rows: [
      [
        XSD('P1DT1H', 'dayTimeDuration'),
        XSD('-0044-03-15T01:00:00Z', 'dateTime'),
        XSD('2021-02-28T00:00:00.5-05:30', 'dateTime'),
      ].join('\t'),
    ],
    mark: /[-+] "[^"]*"\^\^\S*[dD]uration>/,
  },
  {
    name: 'GRAPH with a variable binds it, whatever a sub-SELECT in it projects',
    clause: 'SPARQL §18.6',
    others: ['Comunica', 'oxigraph'],
    data: ':g { :a v:p 1 }',
    query: 'SELECT * { GRAPH ?g { { SELECT ?s { ?s v:p ?o } LIMIT 1 } } }',
    rows: ['<http://d.example/g>\t<http://d.example/a>'],
    mark: /GRAPH \?g \{ \{ SELECT/,
  },
  {
    name: 'the merge of several FROM is a set: what stands in two of its graphs is found once',
    clause: 'SPARQL §13.2.1',
    others: ['Comunica', 'oxigraph'],
    data: ':g { :a v:p 1 } :h { :a v:p 1 , 2 }',
    query: 'SELECT ?o FROM :g FROM :h { :a v:p ?o }',
    rows: ['1', '2'],
  },
  {
    name: 'a path of no length at a term of the query is found in every graph',
    clause: 'SPARQL §18.4, §18.6',
    others: ['Comunica', 'oxigraph'],
    data: ':g { :a v:p :b } :h { :c v:p :d }',
    query: 'SELECT ?g ?s { GRAPH ?g { ?s v:p* :b } }',
    rows: [
      '<http://d.example/g>\t<http://d.example/a>',
      '<http://d.example/g>\t<http://d.example/b>',
      '<http://d.example/h>\t<http://d.example/b>',
    ],
  },
  {
    name: 'the sum of one number is that number and the integer 0',
    clause: 'SPARQL §18.5.1.3',
    others: ['ARQ', 'Comunica'],
    query: 'SELECT (SUM(?x) AS ?a) (SUM(?y) AS ?b) { VALUES (?x ?y) { ("7"^^xsd:byte "0.5"^^xsd:float) } }',
    rows: [`7\t${XSD('5.0E-1', 'float')}`],
    mark: /(SUM|AVG)\(/,
    kind: 'form',
  },
];

export { XSD };
