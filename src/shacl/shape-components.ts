import type { Term } from '../rdf/terms.ts';
import { type CompiledShape, type Component, type Context, ofAll, ofEach } from './constraint.ts';
import { keyOf, nameOf, ShapesError, sh } from './shapes-graph.ts';
import { isTrue, shown, wholeNumber } from './value-components.ts';

const not: Component = (value, { shapeOf }) => {
  const shape = shapeOf(value);
  const message = `conforms to ${shown(value)}, as it must not`;
  return ofEach(sh('NotConstraintComponent'), message, (node) => !shape.conforms(node));
};

const node: Component = (value, { shapeOf }) => {
  const shape = shapeOf(value);
  return ofEach(sh('NodeConstraintComponent'), `does not conform to ${shown(value)}`, (each) =>
    shape.conforms(each),
  );
};

function logical(
  name: string,
  message: string,
  holds: (shapes: readonly CompiledShape[], node: number) => boolean,
): Component {
  return (list, { graph, shapeOf }) => {
    const shapes = graph.members(list).map(shapeOf);
    return ofEach(sh(`${name}ConstraintComponent`), message, (each) => holds(shapes, each));
  };
}

const and = logical('And', 'does not conform to all of the shapes', (shapes, each) =>
  shapes.every((shape) => shape.conforms(each)),
);

const or = logical('Or', 'conforms to none of the shapes', (shapes, each) =>
  shapes.some((shape) => shape.conforms(each)),
);

const xone = logical('Xone', 'does not conform to exactly one of the shapes', (shapes, each) => {
  let count = 0;
  for (const shape of shapes) if (shape.conforms(each)) count++;
  return count === 1;
});

/** Its own results are those of the property shape (SHACL §4.7.2). */
const property: Component = (value, { graph, shapeOf }) => {
  const isDescribed = graph.properties(value).length > 0;
  if (isDescribed && graph.objects(value, sh('path')).length === 0) {
    throw new ShapesError([`${nameOf(value)} is a property shape without sh:path`]);
  }
  const shape = shapeOf(value);
  return {
    component: sh('PropertyShapeComponent'),
    check(_, values, __, all) {
      let isFine = true;
      for (let at = 0; at < values.length; at++) {
        const each = values[at] as number;
        if (all === undefined ? shape.conforms(each) : shape.validate(each, all)) continue;
        isFine = false;
        if (all === undefined) return false;
      }
      return isFine;
    },
  };
};

/** A bound on how many values conform to sh:qualifiedValueShape (SHACL §4.7.3). */
function qualified(
  name: 'QualifiedMinCount' | 'QualifiedMaxCount',
  words: string,
  isInside: (count: number, limit: number) => boolean,
): Component {
  return (value, context) => {
    const { graph, shape, shapeOf } = context;
    const limit = wholeNumber(value, shape);
    const qualifying = graph.only(shape, sh('qualifiedValueShape'));
    // Without it there is no constraint (SHACL §4.7.3 demands both parameters).
    if (qualifying === undefined) return ofAll(sh(`${name}ConstraintComponent`), '', () => true);
    const qualifyingShape = shapeOf(qualifying);
    const others = siblings(qualifying, context).map(shapeOf);
    const message = `${words} ${limit} values conform to ${shown(qualifying)}`;
    return ofAll(sh(`${name}ConstraintComponent`), message, (values) => {
      let count = 0;
      for (const each of values) {
        if (qualifyingShape.conforms(each) && !others.some((other) => other.conforms(each))) count++;
      }
      return isInside(count, limit);
    });
  };
}

/** The qualified value shapes of the other properties of the same shapes, where those are to be disjoint. */
function siblings(own: Term, { graph, shape }: Context): Term[] {
  if (!isTrue(graph.only(shape, sh('qualifiedValueShapesDisjoint')))) return [];
  const found = graph
    .subjectsOf(sh('property'), shape)
    .flatMap((parent) => graph.objects(parent, sh('property')))
    .flatMap((other) => graph.objects(other, sh('qualifiedValueShape')))
    .filter((other) => keyOf(other) !== keyOf(own));
  return [...new Map(found.map((other) => [keyOf(other), other])).values()];
}

/** Components that lead to other shapes (SHACL §4.6, §4.7), by the local name of their parameter. */
export const SHAPE_COMPONENTS: Readonly<Record<string, Component>> = {
  not,
  and,
  or,
  xone,
  node,
  property,
  qualifiedMinCount: qualified('QualifiedMinCount', 'fewer than', (count, limit) => count >= limit),
  qualifiedMaxCount: qualified('QualifiedMaxCount', 'more than', (count, limit) => count <= limit),
};
