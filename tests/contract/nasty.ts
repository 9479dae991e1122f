import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { blankNode, iri, literal, type Quad, quad, text } from '../../src/rdf/terms.ts';
import { RDF, XSD } from '../../src/rdf/vocabularies.ts';

const EX = 'http://example.org/';
const s = iri(`${EX}subject`);
const p = iri(`${EX}p`);

const STRINGS = [
  '',
  ' ',
  ' both ends ',
  'plain',
  'quotation " mark',
  "apostrophe ' and ''' and \"\"\"",
  'back \\ slash \\u0041 \\n',
  'line\nfeed',
  'carriage\rreturn\r\n',
  'tab\tand more\n\n',
  'Jonišķu un Ķīna, 中文, עברית, العربية',
  'astral 𝒜 😀 \u{10FFFD}',
  '\uE000 before \uFFFD',
  'e\u0301 is not \u00E9',
  'no-break\u00A0space, line\u2028separator, next\u0085line, \uFEFFbom',
  '<a href="x">&amp; ]]> <!-- --></a>',
  '</rdf:RDF>',
  '@prefix x: <y> . # } ] )',
  '-0',
  'true',
  '1',
  '@id',
  'http://example.org/not-an-iri',
];

const IRIS = [
  `${EX}a#fragment`,
  `${EX}path/with/trailing/`,
  `${EX}trailing.dot.`,
  `${EX}dots.in.name`,
  `${EX}-hyphen`,
  `${EX}1digit`,
  `${EX}123`,
  `${EX}colon:in:name`,
  `${EX}(parentheses)`,
  `${EX}per%20cent%C3%A9`,
  `${EX}é/ž/中文`,
  `${EX}astral/𝒜`,
  `${EX}a'b!c$d&e*f+g,h;i=j@k~l`,
  `${EX}?query=1&other=2`,
  `${EX}x/../y/./z`,
  'http://EXAMPLE.org:80/%7Euser',
  'urn:isbn:0451450523',
  'mailto:nobody@example.org',
  'tag:example.org,2026:x',
  `${PREFIXES.mp}Partnership`,
  PREFIXES.mp,
  `${PREFIXES.wd}Q211`,
  `${PREFIXES.mp}a/b`,
  `${PREFIXES.mp}-x`,
];

/** IRIs that a JSON-LD context would take for something else. */
const MISTAKABLE = [
  'geo:56.6,23.7',
  'mp:looks-like-a-prefixed-name',
  'name:looks-like-a-term',
  'id:x',
  'type:y',
];

const TYPED: readonly (readonly [string, string])[] = [
  ['1', XSD.integer.value],
  ['-1', XSD.integer.value],
  ['+1', XSD.integer.value],
  ['007', XSD.integer.value],
  ['-0', XSD.integer.value],
  ['99999999999999999999999', XSD.integer.value],
  ['not a number', XSD.integer.value],
  ['', XSD.integer.value],
  ['1.0', XSD.decimal.value],
  ['130.80', XSD.decimal.value],
  ['.5', XSD.decimal.value],
  ['5.', XSD.decimal.value],
  ['7', XSD.decimal.value],
  ['1.5E0', XSD.double.value],
  ['1.5', XSD.double.value],
  ['INF', XSD.double.value],
  ['true', XSD.boolean.value],
  ['0', XSD.boolean.value],
  ['TRUE', XSD.boolean.value],
  ['1993', XSD.gYear.value],
  ['2021-01', XSD.gYearMonth.value],
  ['1993-12-17', XSD.date.value],
  ['2021-01-01T00:00:00.000+02:00', XSD.dateTime.value],
  ['POINT(21.15 51.4)', `${PREFIXES.geo}wktLiteral`],
  ['<b>x</b>', `${PREFIXES.rdf}XMLLiteral`],
  ['{"a": [1.0]}', `${PREFIXES.rdf}JSON`],
];

/** Statements of the default graph that have broken serializers before. */
export function nastyTriples(): Quad[] {
  const shared = blankNode('shared');
  const hex = blankNode('0a1b');
  return [
    ...STRINGS.flatMap((value) => [quad(s, p, literal(value)), quad(s, p, text(value, 'lv'))]),
    ...['en', 'en-GB', 'EN-gb', 'zh-Hant-TW', 'sr-Latn', 'de-1996'].map((tag) =>
      quad(s, p, text('tagged', tag)),
    ),
    ...TYPED.map(([value, datatype]) => quad(s, p, literal(value, iri(datatype)))),
    ...IRIS.map((value) => quad(s, p, iri(value))),
    ...IRIS.map((value) => quad(iri(value), p, literal('as subject'))),
    ...MISTAKABLE.flatMap((value) => [
      quad(iri(value), p, s),
      quad(iri(`${EX}mistakable`), p, iri(value)),
      quad(iri(`${EX}mistakable/predicate`), iri(`${value}p`), text('x', 'en')),
      quad(iri(`${EX}mistakable/datatype`), p, literal('x', iri(value))),
      quad(iri(`${EX}mistakable/type`), RDF.type, iri(value)),
    ]),
    ...['name', 'é', 'dots.in.name', 'a-1', '1990s', '_x'].map((name) => quad(s, iri(EX + name), s)),
    quad(s, iri('urn:example:p'), literal('1')),
    quad(s, RDF.type, iri(`${PREFIXES.mp}Partnership`)),
    quad(s, RDF.type, iri(`${EX}Type`)),
    quad(s, RDF.type, shared),
    quad(s, RDF.type, literal('a literal type')),
    quad(s, iri(`${PREFIXES.rdfs}label`), text('Radom', 'pl')),
    quad(s, iri(`${PREFIXES.rdfs}label`), text('Radoma', 'lv')),
    quad(s, iri(`${PREFIXES.rdfs}label`), literal('Radom')),
    quad(s, iri(`${PREFIXES.mp}start`), literal('1993', XSD.gYear)),
    quad(s, iri(`${PREFIXES.mp}start`), literal('some day')),
    quad(s, iri(`${PREFIXES.mp}declaredPartnerCount`), literal('18', XSD.integer)),
    quad(s, iri(`${PREFIXES.mp}declaredPartnerCount`), literal('018', XSD.integer)),
    quad(s, iri(`${PREFIXES.wgs}lat`), literal('51.40', XSD.decimal)),
    quad(s, p, shared),
    quad(iri(`${EX}other`), p, shared),
    quad(shared, p, hex),
    quad(hex, p, shared),
    quad(hex, RDF.first, RDF.nil),
    quad(blankNode('x-collision'), p, literal('label like an escaped one')),
  ];
}

/** The same with named graphs, whose names are IRIs and blank nodes. */
export function nastyQuads(): Quad[] {
  const shared = blankNode('shared');
  const graphs = [
    iri(`${EX}graph/1`),
    iri(`${EX}graph/é#x`),
    iri('geo:1,2'),
    shared,
    blankNode('unused-elsewhere'),
  ];
  const inGraphs = graphs.flatMap((graph) => [
    quad(s, p, literal('in a graph'), graph),
    quad(s, p, text('in a graph', 'en'), graph),
    quad(shared, p, s, graph),
    quad(iri(`${EX}z`), RDF.type, iri(`${PREFIXES.mp}Partnership`), graph),
  ]);
  return [...nastyTriples(), ...inGraphs];
}
