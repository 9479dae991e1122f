import fc from 'fast-check';

/** What queries and data of the generator have in front of them. */
export const PROLOGUE = `PREFIX : <http://d.example/> PREFIX v: <http://d.example/v#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const node = (name: string) => `<http://d.example/${name}>`;

/** Few names, so that patterns meet each other. */
export const NODES = ['n0', 'n1', 'n2', 'n3', 'n4'].map(node);
export const PREDICATES = ['v#p', 'v#q', 'v#r', 'v#val', 'v#name'].map(node);
export const GRAPHS = ['g0', 'g1'].map(node);
const BLANK_NODES = ['_:b0', '_:b1'];

const typed = (type: string, forms: readonly string[]) => forms.map((form) => `"${form}"^^<${XSD}${type}>`);

/** Numbers of every type and form. */
export const NUMBERS = [
  ...typed('integer', [
    '0',
    '1',
    '2',
    '-3',
    '007',
    '+5',
    '-0',
    '10',
    '9007199254740993',
    '12345678901234567890',
  ]),
  ...typed('decimal', ['1.0', '1.50', '-0.5', '.5', '2.', '0.1', '123456789012345678.5', '10.0']),
  ...typed('double', [
    '1',
    '1.0E0',
    '1.5e3',
    '-0.0',
    'NaN',
    'INF',
    '-INF',
    '1e-7',
    '1e400',
    '9007199254740993',
  ]),
  ...typed('float', ['1', '0.1', '3.4e39', 'NaN', '-INF', '16777217']),
  ...typed('byte', ['1', '127']),
  ...typed('long', ['5', '-9007199254740993']),
  ...typed('unsignedInt', ['7']),
  ...typed('nonNegativeInteger', ['2']),
];

/** Literals that their datatypes do not know. */
export const ILL_TYPED = [
  ...typed('integer', ['abc', '1.0', '', ' 1']),
  ...typed('decimal', ['1e0', 'x']),
  ...typed('double', ['1,0', 'inf']),
  ...typed('byte', ['1200']),
  ...typed('unsignedInt', ['-1']),
  ...typed('boolean', ['yes', 'TRUE']),
  ...typed('dateTime', ['2020-02-30T00:00:00Z', 'today']),
  ...typed('date', ['2020-13-01']),
];

/** Points in time that have an order among each other: dateTimes with a time zone, the others without. */
export const DATE_TIMES = typed('dateTime', [
  '2020-02-29T12:00:00Z',
  '2020-02-29T13:00:00+01:00',
  '2020-02-29T12:00:00.000Z',
  '1999-12-31T23:59:59.999-14:00',
  '-0044-03-15T00:00:00Z',
  '2020-02-29T00:00:00.5-05:30',
]);
export const DATES = [
  ...typed('date', ['2020-02-29', '2019-12-31', '2020-03-01', '1999-02-28']),
  ...typed('time', ['12:00:00', '23:59:59.5']),
  ...typed('gYear', ['2020', '1999']),
  ...typed('gYearMonth', ['2020-02']),
];
/** The same the other way round: for functions of one of them, because engines do not agree how these compare. */
export const OTHER_TIMES = [
  ...typed('dateTime', ['2020-02-29T12:00:00', '2020-12-31T24:00:00']),
  ...typed('date', ['2020-02-29Z', '2019-12-31+14:00']),
  ...typed('time', ['12:00:00Z', '00:00:00-05:00']),
];
/** Spans of time. */
export const DURATIONS = [
  ...typed('dayTimeDuration', ['PT1H', 'P1D', '-PT24H']),
  ...typed('yearMonthDuration', ['P1Y', 'P12M']),
  ...typed('duration', ['P1Y2M3DT4H']),
];
export const BOOLEANS = typed('boolean', ['true', 'false', '1', '0']);

/** Strings, simple and with a language, that stand for all that go wrong. */
export const STRINGS = [
  '""',
  '"a"',
  '"abc"',
  '"ABC"',
  '"a b c"',
  '"1"',
  '"true"',
  '"Ā"',
  '"ﬁ"',
  '"ß"',
  '"İ"',
  '"😀"',
  '"a😀b"',
  '"\\uFFFD"',
  '"e\\u0301"',
  '"\\""',
  '"\\\\"',
  '"a\\nb"',
  '"a\\tb"',
  '" a "',
  '"http://d.example/n0"',
  '"a/b?c=d&é"',
  '"100%"',
  '"aXbXc"',
  '"aaa"',
  '"$1"',
  '"."',
];
export const TAGGED = [
  '"a"@en',
  '"abc"@en',
  '"a"@EN',
  '"a"@en-GB',
  '"abc"@en-gb',
  '""@lv',
  '"Ā"@lv',
  '"a"@de',
  '"😀"@x-y',
];
const UNKNOWN = [
  '"a"^^<http://d.example/dt>',
  '"1"^^<http://d.example/dt>',
  `"<a/>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>`,
];

/** Every literal. */
export const LITERALS = [
  ...NUMBERS,
  ...ILL_TYPED,
  ...DATE_TIMES,
  ...DATES,
  ...DURATIONS,
  ...BOOLEANS,
  ...STRINGS,
  ...TAGGED,
  ...UNKNOWN,
];

const literal = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 3, arbitrary: fc.constantFrom(...STRINGS, ...TAGGED) },
  { weight: 3, arbitrary: fc.constantFrom(...LITERALS) },
);

/** A term that a query may write in the place of an object. */
export const constant = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...NODES) },
  { weight: 3, arbitrary: literal },
);

const triple = fc.oneof({ weight: 4, arbitrary: links() }, { weight: 5, arbitrary: values() });

function subjects(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...NODES) },
    { weight: 1, arbitrary: fc.constantFrom(...BLANK_NODES) },
  );
}

function links(): fc.Arbitrary<string> {
  return fc
    .tuple(subjects(), fc.constantFrom(...PREDICATES.slice(0, 3)), subjects())
    .map((terms) => terms.join(' '));
}

function values(): fc.Arbitrary<string> {
  const predicate = fc.constantFrom(...PREDICATES.slice(2));
  return fc
    .tuple(subjects(), predicate, fc.oneof(literal, fc.constantFrom(...NODES)))
    .map((terms) => terms.join(' '));
}

/** A dataset as lines of N-Quads: links, values, and two named graphs that share triples with the default graph. */
export const dataset = fc
  .tuple(
    fc.array(triple, { minLength: 15, maxLength: 45 }),
    fc.array(fc.tuple(triple, fc.constantFrom(...GRAPHS)), { minLength: 4, maxLength: 14 }),
  )
  .map(([unnamed, named]) => {
    const shared = unnamed.slice(0, 3).map((one) => `${one} ${GRAPHS[0]} .`);
    return [...unnamed.map((one) => `${one} .`), ...named.map((one) => `${one.join(' ')} .`), ...shared].join(
      '\n',
    );
  });
