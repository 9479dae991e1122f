import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { joinPlan, leftJoinPlan } from '../../operators/join.ts';
import { type Plan, seedPlan } from '../../operators/plan.ts';
import { extendPlan } from '../../operators/rows.ts';
import { seededLeftJoinPlan, seededUnionPlan } from '../../operators/seeded.ts';
import { type Environment, type PlanningContext, placeOf } from '../context.ts';
import { hasExistence } from '../filters.ts';
import { describeExpression } from '../paths.ts';
import { certainVariables, mentionedVariables, possibleVariables, variableOf } from '../variables.ts';
import { computationOf, conditionOf, conjuncts } from './conditions.ts';
import { seesOnlyInside } from './join-items.ts';

/** Joins the rows of a plan with an operation: by going on from the rows where that is the same, by a hash table else. */
export function goOnWith(
  current: Plan,
  operation: Algebra.Operation,
  environment: Environment,
  context: PlanningContext,
  estimate: number,
): Plan {
  if (current.variables.length === 0 && current.operator === 'unit')
    return context.operation(operation, environment);
  const outside = new Set(environment.seesOutside ? [] : current.variables);
  if (canJoinInto(operation, outside)) {
    const gone = goOn(current, operation, environment, context, estimate);
    if (gone !== undefined) return gone;
  }
  const other = context.operation(operation, environment);
  return other.estimate > current.estimate
    ? joinPlan(other, current, estimate)
    : joinPlan(current, other, estimate);
}

function goOn(
  current: Plan,
  operation: Algebra.Operation,
  environment: Environment,
  context: PlanningContext,
  estimate: number,
): Plan | undefined {
  switch (operation.type) {
    case 'union': {
      const seed = seedPlan(current.variables, current.certain, current.estimate);
      const branches = operation.input.map((one) => context.join(seed, [one], [], environment));
      return seededUnionPlan(current, branches, estimate);
    }
    case 'leftjoin': {
      const [left, right] = operation.input;
      const joined = context.join(current, [left], [], environment);
      return planOptional(joined, right, operation.expression, environment, context);
    }
    case 'extend': {
      if (!seesOnlyInside(operation.expression, operation.input, new Set(current.variables)))
        return undefined;
      const joined = context.join(current, [operation.input], [], environment);
      const compute = computationOf(operation.expression, joined.variables, context.contextOf(environment));
      return extendPlan(joined, operation.variable.value, compute, describeExpression(operation.expression));
    }
    case 'graph': {
      const inner = graphEnvironment(operation, environment, context);
      return inner && context.join(current, [operation.input], [], inner);
    }
    default:
      return undefined;
  }
}

/** Plans OPTIONAL: for each row the matches for which the condition holds, or the row alone. */
export function planOptional(
  left: Plan,
  right: Algebra.Operation,
  expression: Algebra.Expression | undefined,
  environment: Environment,
  context: PlanningContext,
): Plan {
  const isConnected = [...certainVariables(right)].some((name) => left.certain.has(name));
  const outside = new Set(environment.seesOutside ? [] : left.variables);
  if (isConnected && canJoinInto(right, outside)) {
    const ordinal = context.freshName();
    const seed = seedPlan([...left.variables, ordinal], new Set([...left.certain, ordinal]), left.estimate);
    const filters = expression === undefined ? [] : conjuncts(expression);
    const joined = context.join(seed, [right], filters, environment);
    return seededLeftJoinPlan(left, joined, ordinal, Math.max(left.estimate, joined.estimate));
  }
  const planned = context.operation(right, environment);
  const variables = [...new Set([...left.variables, ...planned.variables])];
  const condition = expression && conditionOf(expression, variables, context.contextOf(environment));
  return leftJoinPlan(left, planned, condition, Math.max(left.estimate, planned.estimate));
}

/** Whether to go on from rows with these variables is the same as to evaluate the operation by itself and join (§18.2.2: what is inside does not see what is outside). */
function canJoinInto(operation: Algebra.Operation, outside: ReadonlySet<string>): boolean {
  switch (operation.type) {
    case 'bgp':
    case 'path':
    case 'values':
      return true;
    case 'join':
      return operation.input.every((one, index) => {
        const others = operation.input
          .filter((_, other) => other !== index)
          .flatMap((other) => [...possibleVariables(other)]);
        return canJoinInto(one, new Set([...outside, ...others]));
      });
    case 'union':
      return operation.input.every((one) => canJoinInto(one, outside));
    case 'filter':
      return (
        seesOnlyInside(operation.expression, operation.input, outside) &&
        canJoinInto(operation.input, outside)
      );
    case 'leftjoin':
      return isWellDesigned(operation, outside);
    case 'extend':
      return !outside.has(operation.variable.value) && canJoinInto(operation.input, outside);
    case 'graph':
      return isQuadwise(operation) && canJoinInto(operation.input, outside);
    default:
      return false;
  }
}

/** Whether what is outside cannot reach the right side but through variables that the left side binds. */
function isWellDesigned(operation: Algebra.LeftJoin, outside: ReadonlySet<string>): boolean {
  const [left, right] = operation.input;
  const certain = certainVariables(left);
  const inner = mentionedVariables([right, operation.expression]);
  const reaching = [...inner].filter((name) => outside.has(name));
  return reaching.every((name) => certain.has(name)) && canJoinInto(left, outside);
}

/** Whether the pattern can be matched quad by quad with the graph as a further place, which gives what §18.6 gives for each graph by itself. */
function isQuadwise({ input, name }: Algebra.Graph): boolean {
  const variable = variableOf(name);
  return variable === undefined ? isMadeOfQuads(input) : isMadeOfQuads(input, variable);
}

function isMadeOfQuads(operation: Algebra.Operation, graph?: string): boolean {
  switch (operation.type) {
    case 'bgp':
      return operation.patterns.length > 0;
    case 'join':
    case 'union':
      return operation.input.length > 0 && operation.input.every((one) => isMadeOfQuads(one, graph));
    case 'filter':
      return isMadeOfQuads(operation.input, graph) && !mentionsGraph(operation.expression, graph);
    case 'leftjoin':
      // A graph's name that the left side has already would not be bound yet inside it.
      if (graph !== undefined && possibleVariables(operation).has(graph)) return false;
      return (
        operation.input.every((one) => isMadeOfQuads(one, graph)) &&
        !mentionsGraph(operation.expression, graph)
      );
    default:
      return false;
  }
}

function mentionsGraph(expression: Algebra.Expression | undefined, graph: string | undefined): boolean {
  if (expression === undefined) return false;
  if (hasExistence(expression)) return true;
  return graph !== undefined && mentionedVariables(expression).has(graph);
}

/** The surroundings inside a GRAPH whose pattern is matched quad by quad. */
export function graphEnvironment(
  operation: Algebra.Graph,
  environment: Environment,
  context: PlanningContext,
): Environment | undefined {
  if (!isQuadwise(operation)) return undefined;
  return { ...environment, graph: placeOf(operation.name, context, environment) };
}
