import type { Algebra } from '@traqula/algebra-transformations-1-1';
import type { PathPattern } from '../operators/paths/path.ts';
import type { Place, QuadPattern } from '../operators/pattern.ts';
import type { PlanningContext } from './context.ts';

/** A pattern as people read it in a plan. */
export function describePattern({ triple, graph }: QuadPattern, context: PlanningContext): string {
  const text = triple.map((place) => describePlace(place, context)).join(' ');
  return typeof graph === 'object' ? `${text} in ${describePlace(graph, context)}` : text;
}

/** A path as people read it in a plan. */
export function describePath({ subject, object, path }: PathPattern, context: PlanningContext): string {
  const sign = path.isRepeated ? (path.isOptional ? '*' : '+') : '?';
  return `${describePlace(subject, context)} (…)${sign} ${describePlace(object, context)}`;
}

function describePlace(place: Place, { runtime }: PlanningContext): string {
  if (place.kind !== 'id') return `?${place.name}`;
  const term = runtime.terms.term(place.id);
  return term.kind === 'iri' ? `<${term.value}>` : JSON.stringify(term.value);
}

/** An expression as people read it in a plan. */
export function describeExpression(expression: Algebra.Expression): string {
  switch (expression.subType) {
    case 'term': {
      const { termType, value } = expression.term;
      return termType === 'Variable' ? `?${value}` : JSON.stringify(value);
    }
    case 'operator':
      return `${expression.operator}(${expression.args.map(describeExpression).join(', ')})`;
    case 'named':
      return `<${expression.name.value}>(${expression.args.map(describeExpression).join(', ')})`;
    default:
      return expression.subType;
  }
}
