import fc from 'fast-check';
import { counts, grouped } from './aggregates.ts';
import { any, boolean, condition, VARIABLES } from './expressions.ts';
import { FRESH, group } from './patterns.ts';
import { cuts, datasets, fresh, graphs, nested, paths, placed, sequences, times } from './structures.ts';
import { NODES, PREDICATES, PROLOGUE } from './terms.ts';

type Text = fc.Arbitrary<string>;

const variable = fc.constantFrom(...VARIABLES);
const variables = fc.uniqueArray(variable, { minLength: 1, maxLength: 4 });
const distinct = fc.constantFrom('', '', 'DISTINCT ');

/** Keys that leave no choice: what is equal in all of them is the same term. */
const decided = (name: string) =>
  `BOUND(${name}) isBlank(${name}) isIRI(${name}) STR(${name}) STR(DATATYPE(${name})) LCASE(LANG(${name}))`;

const expressions = fc
  .array(any, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((one) => `(${one} AS ${FRESH})`).join(' '));

const template = fc
  .array(
    fc.tuple(
      fc.oneof(variable, fc.constantFrom(...NODES)),
      fc.oneof(fc.constantFrom(...PREDICATES), variable),
      fc.oneof(variable, fc.constantFrom('?e0', '1', '"x"@en', '_:y')),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((triples) => triples.map((one) => `${one.join(' ')} .`).join(' '));

const bodies: Text = fc.oneof(
  { withCrossShrink: true },
  { weight: 4, arbitrary: group.map((one) => `SELECT * { ${one} }`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(distinct, variables, group)
      .map(([only, names, one]) => `SELECT ${only}${names.join(' ')} { ${one} }`),
  },
  { weight: 5, arbitrary: expressions.map((all) => `SELECT ${all} {}`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(distinct, expressions)
      .map(([only, all]) => `SELECT ${only}?a ${all} { ?b v:val ?a }`),
  },
  { weight: 2, arbitrary: boolean.map((one) => `SELECT ?a ?b { ?a v:val|v:name ?b FILTER(${one}) }`) },
  { weight: 3, arbitrary: grouped },
  { weight: 4, arbitrary: counts },
  { weight: 3, arbitrary: paths },
  { weight: 2, arbitrary: cuts },
  { weight: 4, arbitrary: nested },
  { weight: 3, arbitrary: placed },
  { weight: 2, arbitrary: datasets },
  { weight: 2, arbitrary: times },
  { weight: 1, arbitrary: fresh },
  { weight: 2, arbitrary: graphs },
  { weight: 2, arbitrary: sequences },
  { weight: 1, arbitrary: group.map((one) => `ASK { ${one} }`) },
  {
    weight: 2,
    arbitrary: fc.tuple(template, group).map(([triples, one]) => `CONSTRUCT { ${triples} } { ${one} }`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(distinct, variables, group, fc.nat(8), fc.nat(3))
      .map(
        ([only, names, one, limit, offset]) =>
          `SELECT ${only}${names.join(' ')} { ${one} } ORDER BY ${names.map(decided).join(' ')} LIMIT ${limit} OFFSET ${offset}`,
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variables, group, fc.nat(6), distinct)
      .map(
        ([names, one, limit, only]) =>
          `SELECT (COUNT(*) AS ?n) { SELECT ${only}${names.join(' ')} { ${one} } LIMIT ${limit} }`,
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        group,
        fc.array(
          fc.oneof(
            variable,
            any.map((one) => `(${one})`),
            condition.map((one) => `DESC(${one})`),
          ),
          { minLength: 1, maxLength: 2 },
        ),
      )
      .map(([one, keys]) => `SELECT * { ${one} } ORDER BY ${keys.join(' ')}`),
  },
);

/** A query of any kind. Whether its order is decided is told by `isDecided`. */
export const query: Text = bodies.map((body) => {
  let fresh = 0;
  return PROLOGUE + body.replaceAll(FRESH, () => `?e${fresh++}`);
});

/** Whether the query says the place of every solution, so that answers are compared as sequences. */
export function isDecided(text: string): boolean {
  return / ORDER BY BOUND\(/.test(text);
}
