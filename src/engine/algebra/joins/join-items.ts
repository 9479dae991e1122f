import type { Algebra } from '@traqula/algebra-transformations-1-1';
import type { PathPattern } from '../../operators/paths/path.ts';
import type { QuadPattern } from '../../operators/pattern.ts';
import { type Environment, nameOf, type PlanningContext, placeOf } from '../context.ts';
import { type PathPart, partsOfPath } from '../paths.ts';
import { certainVariables, mentionedVariables, possibleVariables } from '../variables.ts';
import { conjuncts } from './conditions.ts';

/** A part of a join, which can be joined in any order with the others. */
export type JoinItem = { readonly variables: ReadonlySet<string> } & (
  | { readonly kind: 'match'; readonly pattern: QuadPattern }
  | { readonly kind: 'path'; readonly pattern: PathPattern }
  | { readonly kind: 'ways'; readonly ways: readonly (readonly JoinItem[])[] }
  | { readonly kind: 'operation'; readonly operation: Algebra.Operation }
);

/** A join taken apart: items, and conditions over all of them. */
export interface JoinParts {
  readonly items: JoinItem[];
  readonly filters: Algebra.Expression[];
}

/** Takes operations that are joined apart; a filter inside joins the others where it cannot tell what is outside from what is inside (§18.2.2). */
export function partsOfJoin(
  operations: readonly Algebra.Operation[],
  outside: ReadonlySet<string>,
  context: PlanningContext,
  environment: Environment,
): JoinParts {
  const parts: JoinParts = { items: [], filters: [] };
  for (const [index, operation] of operations.entries()) {
    const others = operations.filter((_, other) => other !== index).map(possibleVariables);
    const around = new Set([...outside, ...others.flatMap((one) => [...one])]);
    takeApart(operation, around, parts, context, environment);
  }
  return parts;
}

function takeApart(
  operation: Algebra.Operation,
  outside: ReadonlySet<string>,
  parts: JoinParts,
  context: PlanningContext,
  environment: Environment,
): void {
  switch (operation.type) {
    case 'bgp':
      parts.items.push(...operation.patterns.map((pattern) => matchItem(pattern, context, environment)));
      return;
    case 'path':
      parts.items.push(...partsOfPath(operation, context, environment).map(itemOf));
      return;
    case 'join': {
      const inner = partsOfJoin(operation.input, outside, context, environment);
      parts.items.push(...inner.items);
      parts.filters.push(...inner.filters);
      return;
    }
    case 'filter':
      if (!seesOnlyInside(operation.expression, operation.input, outside)) break;
      parts.filters.push(...conjuncts(operation.expression));
      takeApart(operation.input, outside, parts, context, environment);
      return;
    default:
  }
  parts.items.push({ kind: 'operation', operation, variables: possibleVariables(operation) });
}

/** Whether the expression has the same outcome where the rows have what is outside, too. */
export function seesOnlyInside(
  expression: Algebra.Expression,
  inside: Algebra.Operation,
  outside: ReadonlySet<string>,
): boolean {
  const certain = certainVariables(inside);
  return [...mentionedVariables(expression)].every((name) => certain.has(name) || !outside.has(name));
}

function matchItem(pattern: Algebra.Pattern, context: PlanningContext, environment: Environment): JoinItem {
  const { subject, predicate, object } = pattern;
  const place = (term: Algebra.Path['subject']) =>
    placeOf(term as Algebra.Path['subject'], context, environment);
  const [s, p, o] = [subject, predicate, object].map((term) => place(term as Algebra.Path['subject']));
  if (s === undefined || p === undefined || o === undefined)
    throw new TypeError('a pattern has three places');
  return itemOf({ kind: 'match', pattern: { triple: [s, p, o], graph: environment.graph } });
}

function itemOf(part: PathPart): JoinItem {
  switch (part.kind) {
    case 'match': {
      const { triple, graph } = part.pattern;
      const graphPlace = typeof graph === 'object' ? [graph] : [];
      return { ...part, variables: names([...triple, ...graphPlace].map(nameOf)) };
    }
    case 'path':
      return { ...part, variables: names([nameOf(part.pattern.subject), nameOf(part.pattern.object)]) };
    case 'ways': {
      const ways = part.ways.map((way) => way.map(itemOf));
      return { kind: 'ways', ways, variables: names(ways.flat().flatMap(({ variables }) => [...variables])) };
    }
  }
}

function names(found: readonly (string | undefined)[]): Set<string> {
  return new Set(found.filter((name) => name !== undefined));
}
