import fc from 'fast-check';
import { any, condition, VARIABLES } from './expressions.ts';
import { constant, GRAPHS, LITERALS, NODES, PREDICATES } from './terms.ts';

type Text = fc.Arbitrary<string>;

/** Where a pattern binds a variable of its own; each becomes another one. */
export const FRESH = '?@';

const variable = fc.constantFrom(...VARIABLES);
const subject = fc.oneof(
  { weight: 5, arbitrary: variable },
  { weight: 2, arbitrary: fc.constantFrom(...NODES) },
  { weight: 1, arbitrary: fc.constant('_:x') },
);
const object = fc.oneof(
  { weight: 5, arbitrary: variable },
  { weight: 2, arbitrary: constant },
  { weight: 1, arbitrary: fc.constant('[]') },
);
const predicate = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...PREDICATES) },
  { weight: 1, arbitrary: variable },
);

/** A property path. */
export const { path } = fc.letrec<{ path: string }>((tie) => {
  const inner = tie('path');
  const step = fc.constantFrom(...PREDICATES.slice(0, 3));
  return {
    path: fc.oneof(
      { maxDepth: 2, withCrossShrink: true, depthIdentifier: 'path' },
      { weight: 3, arbitrary: step },
      {
        weight: 3,
        arbitrary: fc.tuple(inner, fc.constantFrom('*', '+', '?')).map(([one, mark]) => `(${one})${mark}`),
      },
      { weight: 2, arbitrary: fc.tuple(inner, inner).map(([left, right]) => `${left}/${right}`) },
      { weight: 2, arbitrary: fc.tuple(inner, inner).map(([left, right]) => `(${left}|${right})`) },
      { weight: 2, arbitrary: inner.map((one) => `^(${one})`) },
      { weight: 1, arbitrary: fc.tuple(step, step).map(([one, other]) => `!(${one}|^${other})`) },
      { weight: 1, arbitrary: step.map((one) => `!${one}`) },
    ),
  };
});

const triple = fc
  .tuple(subject, fc.oneof({ weight: 4, arbitrary: predicate }, { weight: 1, arbitrary: path }), object)
  .map((parts) => `${parts.join(' ')} .`);
/** A label of a blank node belongs to one basic graph pattern alone. */
const triples = fc
  .tuple(fc.array(triple, { minLength: 1, maxLength: 3 }), fc.nat(1_000_000))
  .map(([all, number]) => all.join(' ').replaceAll('_:x', `_:x${number}`));

/** A block of solutions, also of none and with what is undefined. */
export const values = fc
  .tuple(variable, variable, fc.array(fc.tuple(cell(), cell()), { maxLength: 3 }))
  .map(([first, second, rows]) =>
    first === second
      ? `VALUES ${first} { ${rows.map(([one]) => one).join(' ')} }`
      : `VALUES (${first} ${second}) { ${rows.map((row) => `(${row.join(' ')})`).join(' ')} }`,
  );

function cell(): Text {
  return fc.oneof(fc.constantFrom(...NODES), fc.constantFrom(...LITERALS), fc.constant('UNDEF'));
}

/** What stands between the braces of a group. */
export const { group } = fc.letrec<Record<'group' | 'part', string>>((tie) => {
  const inner = tie('group');
  return {
    group: fc
      .tuple(triples, fc.array(tie('part'), { maxLength: 3 }))
      .map(([first, parts]) => [first, ...parts].join(' ')),
    part: fc.oneof(
      { maxDepth: 2, withCrossShrink: true, depthIdentifier: 'pattern' },
      { weight: 3, arbitrary: triples },
      { weight: 3, arbitrary: condition.map((one) => `FILTER(${one})`) },
      { weight: 3, arbitrary: inner.map((one) => `OPTIONAL { ${one} }`) },
      {
        weight: 1,
        arbitrary: fc.tuple(inner, condition).map(([one, filter]) => `OPTIONAL { ${one} FILTER(${filter}) }`),
      },
      { weight: 2, arbitrary: fc.tuple(inner, inner).map(([one, other]) => `{ ${one} } UNION { ${other} }`) },
      { weight: 2, arbitrary: inner.map((one) => `MINUS { ${one} }`) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('', 'NOT '), inner)
          .map(([not, one]) => `FILTER ${not}EXISTS { ${one} }`),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(condition, inner).map(([one, other]) => `FILTER(${one} || EXISTS { ${other} })`),
      },
      { weight: 2, arbitrary: values },
      { weight: 2, arbitrary: any.map((one) => `BIND(${one} AS ${FRESH})`) },
      { weight: 1, arbitrary: inner.map((one) => `{ ${one} }`) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('?g', ...GRAPHS, ...VARIABLES), inner)
          .map(([name, one]) => `GRAPH ${name} { ${one} }`),
      },
      { weight: 2, arbitrary: subSelect(inner) },
    ),
  };
});

function subSelect(inner: Text): Text {
  const projected = fc.uniqueArray(variable, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('', 'DISTINCT '), projected, inner)
      .map(([distinct, names, one]) => `{ SELECT ${distinct}${names.join(' ')} { ${one} } }`),
    fc
      .tuple(variable, inner)
      .map(([key, one]) => `{ SELECT ${key} (COUNT(*) AS ${FRESH}) { ${one} } GROUP BY ${key} }`),
    fc
      .tuple(any, variable, inner)
      .map(([expression, name, one]) => `{ SELECT ${name} (${expression} AS ${FRESH}) { ${one} } }`),
  );
}
