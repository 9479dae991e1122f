import { compareOperands } from '../engine/expressions/comparison.ts';
import { EXPRESSION_ERROR } from '../engine/expressions/term.ts';
import type { Term } from '../rdf/terms.ts';
import { type Component, type Constraint, type Context, finding, ofAll } from './constraint.ts';
import type { Nodes } from './data-graph.ts';
import { nameOf, ShapesError, sh } from './shapes-graph.ts';
import { isTrue, shown, wholeNumber } from './value-components.ts';

const minCount: Component = (value, { shape }) => {
  const limit = wholeNumber(value, shape);
  const message = `there are fewer than ${limit} values`;
  return ofAll(sh('MinCountConstraintComponent'), message, (values) => values.length >= limit);
};

const maxCount: Component = (value, { shape }) => {
  const limit = wholeNumber(value, shape);
  const message = `there are more than ${limit} values`;
  return ofAll(sh('MaxCountConstraintComponent'), message, (values) => values.length <= limit);
};

const hasValue: Component = (value, { data }) => {
  const id = data.id(value);
  const message = `the value ${shown(value)} is missing`;
  return ofAll(sh('HasValueConstraintComponent'), message, (values) => values.includes(id));
};

/** One result for each language that two values have. */
const uniqueLang: Component = (value, { data }) => {
  const component = sh('UniqueLangConstraintComponent');
  return {
    component,
    check(focus, values, report) {
      if (!isTrue(value) || values.length < 2) return true;
      const tags = Array.from(values, (node) => data.qualifier(node).toLowerCase());
      const twice = new Set(tags.filter((tag, at) => tag.startsWith('@') && tags.indexOf(tag) !== at));
      for (const tag of twice) {
        report?.({ focus, message: `more than one value is in the language “${tag.slice(1)}”` });
      }
      return twice.size === 0;
    },
  };
};

/** A constraint that compares the value nodes with those of another property of the focus node. */
function pair(
  name: string,
  words: string,
  faulty: (values: Nodes, others: Nodes, context: Context) => Iterable<number>,
): Component {
  return (predicate, context) => {
    const id = context.data.id(predicate);
    return finding(sh(`${name}ConstraintComponent`), `${words} ${shown(predicate)}`, (values, focus) =>
      faulty(values, context.data.objects(focus, id), context),
    );
  };
}

function* missingFrom(others: Nodes, values: Nodes): Generator<number, undefined> {
  for (const value of values) if (!others.includes(value)) yield value;
}

const equals = pair('Equals', 'is not a value both here and of', function* (values, others) {
  yield* missingFrom(others, values);
  yield* missingFrom(values, others);
});

const disjoint = pair('Disjoint', 'is a value of', function* (values, others) {
  for (const value of values) if (others.includes(value)) yield value;
});

/** A result for each value of which another one is not greater, or has no order with it. */
function less(isBefore: (order: number) => boolean) {
  return function* (values: Nodes, others: Nodes, { data }: Context) {
    for (const value of values) {
      for (const other of others) {
        const order = compareOperands(data.value(value), data.value(other));
        if (order === EXPRESSION_ERROR || !isBefore(order)) yield value;
      }
    }
  };
}

const lessThan = pair(
  'LessThan',
  'is not less than the value of',
  less((order) => order < 0),
);
const lessThanOrEquals = pair(
  'LessThanOrEquals',
  'is greater than the value of',
  less((order) => order <= 0),
);

/** Only predicates of the shape's own properties, and those that it ignores. */
const closed: Component = (value, { data, graph, shape }): Constraint => {
  const list = graph.only(shape, sh('ignoredProperties'));
  const known = [
    ...(list === undefined ? [] : graph.members(list)),
    ...graph.objects(shape, sh('property')).flatMap((property) => graph.objects(property, sh('path'))),
  ];
  const allowed = new Set(known.filter(isIri).map((predicate) => data.id(predicate)));
  return {
    component: sh('ClosedConstraintComponent'),
    check(focus, values, report) {
      if (!isTrue(value)) return true;
      let isFine = true;
      for (const node of values) {
        for (const [predicate, object] of data.statements(node)) {
          if (allowed.has(predicate)) continue;
          isFine = false;
          report?.({ focus, value: object, predicate, message: 'the shape does not allow this property' });
        }
      }
      return isFine;
    },
  };
};

function isIri({ termType }: Term): boolean {
  return termType === 'NamedNode';
}

/** A component that needs a path, and has no meaning at a shape of the node itself. */
function ofProperties(name: string, component: Component): Component {
  return (value, context) => {
    if (context.walk !== undefined) return component(value, context);
    throw new ShapesError([`${nameOf(context.shape)} has sh:${name}, but no sh:path`]);
  };
}

/** Components on all values together (SHACL §4.2, §4.4.5, §4.5, §4.8.1, §4.8.2), by the local name of their parameter. */
export const SET_COMPONENTS: Readonly<Record<string, Component>> = {
  minCount: ofProperties('minCount', minCount),
  maxCount: ofProperties('maxCount', maxCount),
  hasValue,
  uniqueLang: ofProperties('uniqueLang', uniqueLang),
  equals,
  disjoint,
  lessThan: ofProperties('lessThan', lessThan),
  lessThanOrEquals: ofProperties('lessThanOrEquals', lessThanOrEquals),
  closed,
};
