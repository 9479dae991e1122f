import fc from 'fast-check';
import { any, VARIABLES } from './expressions.ts';
import { FRESH, group } from './patterns.ts';
import { LITERALS, NODES, NUMBERS } from './terms.ts';

type Text = fc.Arbitrary<string>;

const variable = fc.constantFrom(...VARIABLES);
const distinct = fc.constantFrom('', 'DISTINCT ');
const separator = fc.constantFrom('', '; SEPARATOR = "|"', '; SEPARATOR = ""');

/** An aggregate over variables and expressions; of a text whose order is open, its length. */
const aggregate = fc.oneof(
  { withCrossShrink: true },
  fc.constant('COUNT(*)'),
  fc
    .tuple(fc.constantFrom('COUNT', 'SUM', 'AVG', 'MIN', 'MAX'), distinct, fc.oneof(variable, any))
    .map(([name, only, given]) => `${name}(${only}${given})`),
  fc
    .tuple(distinct, fc.oneof(variable, any), separator)
    .map(([only, given, between]) => `STRLEN(GROUP_CONCAT(${only}COALESCE(STR(${given}), "-")${between}))`),
);

/** A grouping of any pattern. */
export const grouped: Text = fc
  .tuple(
    fc.array(
      fc.oneof(
        variable,
        any.map((one) => `(${one} AS ${FRESH})`),
      ),
      { maxLength: 2 },
    ),
    fc.array(aggregate, { minLength: 1, maxLength: 2 }),
    group,
    fc.option(aggregate, { nil: undefined, freq: 3 }),
  )
  .map(([keys, aggregates, one, having]) => {
    const names = keys.filter((key) => key.startsWith('?'));
    const projected = [...new Set(names), ...aggregates.map((each) => `(${each} AS ${FRESH})`)];
    const by = keys.length === 0 ? '' : ` GROUP BY ${keys.join(' ')}`;
    return `SELECT ${projected.join(' ')} { ${one} }${by}${having === undefined ? '' : ` HAVING (${having} > 1)`}`;
  });

const cell = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom(...LITERALS) },
  { weight: 1, arbitrary: fc.constantFrom(...NODES, 'UNDEF') },
);

/** What is counted: values of the data or of the query, mixed or of one kind, some of them absent. */
const counted = fc.oneof(
  { withCrossShrink: true },
  fc.constantFrom(
    '?s v:val|v:name ?x',
    '?s v:val ?x',
    '?s v:val ?x FILTER(isNumeric(?x))',
    '?s v:p ?o OPTIONAL { ?o v:val ?x }',
    '?s v:p ?o OPTIONAL { ?o v:val ?x FILTER(?x > 1) }',
    '{ ?s v:val ?x } UNION { ?s v:name ?y }',
    'GRAPH ?s { ?o v:val|v:name ?x }',
    '?s v:none ?x',
    '?s v:val ?x FILTER(false)',
    '?s v:p*/v:val ?x',
  ),
  fc
    .array(fc.tuple(fc.constantFrom(...NODES.slice(0, 2), 'UNDEF'), cell), { maxLength: 5 })
    .map((rows) => `VALUES (?s ?x) { ${rows.map((row) => `(${row.join(' ')})`).join(' ')} }`),
);

/** Numbers, or errors. */
const numeric = fc.constantFrom(
  '?x + 1',
  '1 / ?x',
  '-?x',
  'STRLEN(STR(?x))',
  'xsd:decimal(?x)',
  'xsd:integer(STR(?x))',
  'IF(isNumeric(?x), ?x, 0)',
);
const operand = fc.oneof(
  fc.constantFrom('?x', '?y', 'DATATYPE(?x)', 'COALESCE(?x, "none")', 'IF(?x > 1, ?x, 1/0)'),
  numeric,
);

const tally = fc.oneof(
  fc.constant('COUNT(*)'),
  fc.constant('COUNT(DISTINCT *)'),
  fc
    .tuple(fc.constantFrom('SUM', 'AVG', 'COUNT'), distinct, operand)
    .map(([name, only, given]) => `${name}(${only}${given})`),
  // Of different kinds, which is the least is open (§15.1).
  fc
    .tuple(fc.constantFrom('MIN', 'MAX'), distinct, numeric)
    .map(([name, only, given]) => `${name}(${only}${given})`),
  fc
    .tuple(distinct, operand, separator)
    .map(([only, given, between]) => `STRLEN(GROUP_CONCAT(${only}${given}${between}))`),
  // Which of several is open: what is asked of it is the same for all.
  operand.map((given) => `SAMPLE(isLiteral(${given}) || true)`),
  fc.constant('isLiteral(SAMPLE(1 / 0))'),
);

/** An expression over aggregates. */
const conclusion = fc.oneof(
  { weight: 4, arbitrary: tally },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        tally,
        fc.constantFrom('+', '-', '*', '/'),
        fc.oneof(tally, fc.constantFrom('2', '0', '0.5', '1e0')),
      )
      .map((parts) => `(${parts.join(' ')})`),
  },
  { weight: 1, arbitrary: tally.map((one) => `COALESCE(${one}, "none")`) },
  { weight: 1, arbitrary: fc.tuple(tally, tally).map(([one, other]) => `IF(${one} > 1, ${other}, "few")`) },
  { weight: 1, arbitrary: tally.map((one) => `BOUND(?s) || ${one} > 1`) },
  { weight: 1, arbitrary: tally.map((one) => `DATATYPE(${one})`) },
);

const having = fc.oneof(
  fc
    .tuple(
      tally,
      fc.constantFrom('=', '!=', '<', '>', '<=', '>='),
      fc.oneof(tally, fc.constantFrom('0', '1', '2.0')),
    )
    .map((parts) => `(${parts.join(' ')})`),
  tally.map((one) => `(!BOUND(?s) || ${one})`),
  fc.tuple(tally, tally).map(([one, other]) => `(${one}) (${other} >= 0)`),
  fc.constantFrom('(EXISTS { ?s v:p ?z })', '(NOT EXISTS { ?s v:val 1 })'),
);

const KEYS: readonly (readonly [by: string, projected: readonly string[]])[] = [
  ['', []],
  ['?s', ['?s']],
  ['(DATATYPE(?x) AS ?k)', ['?k']],
  ['(isNumeric(?x) AS ?k)', ['?k']],
  ['?x', ['?x', '(SAMPLE(?x) AS ?@)', '(GROUP_CONCAT(DISTINCT ?x) AS ?@)']],
  ['?s ?x', ['?s', '?x']],
  ['(1/?x AS ?k)', ['?k']],
  ['(LCASE(LANG(?x)) AS ?k) ?s', ['?k']],
  ['STR(?x)', []],
];

/** A count of values: grouped, with a condition on the groups, and what is computed of aggregates. */
export const counts: Text = fc
  .tuple(
    fc.constantFrom(...KEYS),
    counted,
    fc.array(conclusion, { minLength: 1, maxLength: 2 }),
    fc.option(having, { nil: undefined }),
    fc.constantFrom('', '', 'DISTINCT '),
  )
  .map(([[by, keys], one, conclusions, condition, only]) => {
    const projected = [...keys, ...conclusions.map((each) => `(${each} AS ${FRESH})`)];
    return [
      `SELECT ${only}${projected.join(' ')} { ${one} }`,
      by === '' ? '' : `GROUP BY ${by}`,
      condition === undefined ? '' : `HAVING ${condition}`,
    ]
      .filter((part) => part !== '')
      .join(' ');
  });
