import fc from 'fast-check';
import { any, condition, VARIABLES } from './expressions.ts';
import { FRESH, group, path, values } from './patterns.ts';
import { DATE_TIMES, DATES, DURATIONS, GRAPHS, LITERALS, NODES, OTHER_TIMES, PREDICATES } from './terms.ts';

type Text = fc.Arbitrary<string>;

const variable = fc.constantFrom(...VARIABLES);
const names = fc.uniqueArray(variable, { minLength: 1, maxLength: 3 });
const distinct = fc.constantFrom('', '', 'DISTINCT ');

/** An end of a path: a term of the data, one that is only in the query, a literal, or a variable. */
const end = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NODES) },
  { weight: 1, arbitrary: fc.constant(':absent') },
  { weight: 1, arbitrary: fc.constantFrom(...LITERALS) },
  { weight: 3, arbitrary: variable },
);

/** Paths with ends of every kind, bound before them, after them or not at all. */
export const paths: Text = fc
  .tuple(
    distinct,
    end,
    path,
    end,
    fc.constantFrom(
      '',
      '?a v:q ?b .',
      'VALUES ?a { :n0 :n1 :absent 1 }',
      'VALUES (?a ?b) { (:n0 UNDEF) (UNDEF :n1) }',
    ),
    fc.option(fc.tuple(end, path, end), { nil: undefined }),
    fc.constantFrom('', `GRAPH ${GRAPHS[0]}`, 'GRAPH ?g', 'OPTIONAL', 'MINUS'),
  )
  .map(([only, from, one, to, bound, second, where]) => {
    const first = `${from} ${one} ${to} .`;
    const other = second === undefined ? '' : `${where} { ${second.join(' ')} }`;
    return `SELECT ${only}* { ${bound} ${first} ${other} ?a v:p ?d }`;
  });

const numbered = (all: readonly string[]) =>
  all
    .map(
      (one) =>
        `isBlank(${one}) BOUND(${one}) isIRI(${one}) STR(${one}) STR(DATATYPE(${one})) LCASE(LANG(${one}))`,
    )
    .join(' ');
/** Some solutions of a group, of which the order says which: blank nodes have none. */
const cut = fc
  .tuple(distinct, names, group, fc.integer({ min: 1, max: 5 }), fc.nat(2))
  .map(([only, all, one, limit, offset]) => {
    const filters = all.map((name) => `FILTER(!BOUND(${name}) || !isBlank(${name}))`).join(' ');
    return `{ SELECT ${only}${all.join(' ')} { { ${one} } ${filters} } ORDER BY ${numbered(all)} LIMIT ${limit} OFFSET ${offset} }`;
  });

/** Sub-SELECTs that are cut, joined to patterns in every way. */
export const cuts: Text = fc
  .tuple(cut, group, fc.constantFrom('', 'OPTIONAL', 'MINUS', 'FILTER EXISTS', 'GRAPH ?g'))
  .map(([one, other, how]) =>
    how === 'GRAPH ?g'
      ? `SELECT * { ${one} ${how} { ${one} } }`
      : `SELECT * { ${other} ${how} ${how === '' ? one : `{ ${one} }`} }`,
  );

/** OPTIONALs in each other whose filters see what is outside, and MINUS and EXISTS with what they have in common with it or not. */
export const nested: Text = fc
  .tuple(
    fc.array(
      fc.tuple(variable, fc.constantFrom(...PREDICATES), fc.oneof(variable, fc.constantFrom(...NODES))),
      { minLength: 4, maxLength: 4 },
    ),
    fc.array(condition, { minLength: 3, maxLength: 3 }),
    fc.array(fc.constantFrom('OPTIONAL', 'OPTIONAL', 'MINUS', 'FILTER NOT EXISTS', 'FILTER EXISTS', ''), {
      minLength: 3,
      maxLength: 3,
    }),
  )
  .map(([triples, conditions, how]) => {
    const [first, second, third, fourth] = triples.map((one) => one.join(' '));
    return `SELECT * { ${first} ${how[0]} { ${second} . FILTER(${conditions[0]}) ${how[1]} { ${third} . FILTER(${conditions[1]}) } } ${how[2]} { ${fourth} . FILTER(${conditions[2]}) } }`;
  });

/** EXISTS where expressions stand, and solutions that are given at the end of a query. */
export const placed: Text = fc.oneof(
  fc.tuple(group, group).map(([one, inner]) => `SELECT ?a ?b (EXISTS { ${inner} } AS ?e) { ${one} }`),
  fc
    .tuple(group, group)
    .map(([one, inner]) => `SELECT * { ${one} BIND(IF(EXISTS { ${inner} }, 1, 2) AS ${FRESH}) }`),
  fc
    .tuple(group, group, group)
    .map(([one, two, inner]) => `SELECT * { ${one} OPTIONAL { ${two} FILTER EXISTS { ${inner} } } }`),
  fc.tuple(distinct, group, values).map(([only, one, last]) => `SELECT ${only}* { ${one} } ${last}`),
  fc.tuple(group, values).map(([one, last]) => `SELECT ?a (COUNT(*) AS ?n) { ${one} } GROUP BY ?a ${last}`),
);

/** Datasets that a query makes of the graphs there are. */
export const datasets: Text = fc
  .tuple(fc.subarray([...GRAPHS, ':nowhere']), fc.subarray([...GRAPHS, ':nowhere']), group)
  .map(([unnamed, named, one]) => {
    const clauses = [...unnamed.map((name) => `FROM ${name}`), ...named.map((name) => `FROM NAMED ${name}`)];
    return `SELECT * ${clauses.join(' ')} { ${one} }`;
  });

const DURATION_TYPES = ['dayTimeDuration', 'yearMonthDuration'].map((type) =>
  DURATIONS.filter((form) => form.includes(type)),
);
const point = fc.constantFrom(...DATE_TIMES, ...DATES, ...OTHER_TIMES);
/** Points in time and spans between them, with time zones and without. */
export const times: Text = fc
  .array(
    fc.oneof(
      fc
        .tuple(point, fc.constantFrom('=', '!=', '<', '>', '<=', '>='), point)
        .map((parts) => parts.join(' ')),
      fc
        .tuple(point, fc.constantFrom('+', '-'), fc.constantFrom(...DURATIONS))
        .map((parts) => parts.join(' ')),
      fc.tuple(point, point).map((parts) => parts.join(' - ')),
      // F&O orders spans of one kind alone.
      fc
        .constantFrom(...DURATION_TYPES)
        .chain((forms) =>
          fc.tuple(
            fc.constantFrom(...forms),
            fc.constantFrom('=', '<', '>', '+', '-'),
            fc.constantFrom(...forms),
          ),
        )
        .map((parts) => parts.join(' ')),
      fc
        .tuple(fc.constantFrom(...DURATIONS), fc.constantFrom('=', '!='), fc.constantFrom(...DURATIONS))
        .map((parts) => parts.join(' ')),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => `SELECT ${all.map((one) => `(${one} AS ${FRESH})`).join(' ')} {}`);

/** What is new for each call, each solution or each query, as counts. */
export const fresh: Text = fc
  .tuple(
    fc.constantFrom(
      'UUID()',
      'STRUUID()',
      'RAND()',
      'NOW()',
      'BNODE()',
      'BNODE("x")',
      'BNODE(STR(?a))',
      'STR(NOW())',
      'DATATYPE(RAND())',
      'isIRI(UUID())',
      'STRLEN(STRUUID())',
    ),
    fc.constantFrom(
      '?a v:p ?b',
      '?a v:p|v:q ?b',
      '?a v:p ?b OPTIONAL { ?b v:q ?c }',
      'GRAPH ?g { ?a ?p ?b }',
      'VALUES ?a { 1 1 2 }',
    ),
    fc.constantFrom('sameTerm(?x, ?y)', '?x = ?y', 'isBlank(?x)', 'BOUND(?y)'),
  )
  .map(
    ([call, one, test]) =>
      `SELECT ?t (COUNT(DISTINCT ?x) AS ?n) (COUNT(*) AS ?m) { ${one} BIND(${call} AS ?x) BIND(${call} AS ?y) BIND(${test} AS ?t) } GROUP BY ?t`,
  );

/** Graphs made with blank nodes: one each a solution. */
export const graphs: Text = fc
  .tuple(
    fc.constantFrom(
      '_:x v:p ?a . _:x v:q ?b',
      '_:x v:p _:y . _:y v:q ?a',
      '[] v:p ?a',
      '?a v:p [ v:q ?b ]',
      '_:x v:p ?g',
      '?a v:p (?b ?c)',
      '?a ?b ?c',
    ),
    group,
    fc.constantFrom('', ' LIMIT 0', ' VALUES ?a { :n0 :n1 }'),
  )
  .map(([template, one, end]) => `CONSTRUCT { ${template} } { ${one} }${end}`);

const ordered = fc.oneof(
  fc.constantFrom(
    '?s v:val ?x FILTER(isNumeric(?x) && ?x = ?x)',
    '?s ?p ?x FILTER(!isBlank(?x) && !isLiteral(?x))',
    '?s ?p ?x FILTER(DATATYPE(?x) = xsd:string)',
  ),
  fc
    .array(fc.constantFrom(...DATE_TIMES), { maxLength: 6 })
    .map((all) => `VALUES ?x { ${all.join(' ')} UNDEF }`),
);
/** Sequences by value, of kinds whose order §15.1 says. */
export const sequences: Text = fc
  .tuple(ordered, fc.constantFrom('ASC', 'DESC'), any)
  .map(
    ([one, way, key]) =>
      `SELECT ?x (BOUND(?x) AS ?e) { ${one} BIND(${key} AS ?k) } ORDER BY BOUND(?x) ${way}(?x) STR(?x) STR(DATATYPE(?x))`,
  );
