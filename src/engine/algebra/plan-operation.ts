import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { termOf } from '../expressions/context.ts';
import { eachGraphPlan, oneGraphPlan } from '../operators/graph-source.ts';
import { minusPlan } from '../operators/join.ts';
import type { PatternTerm } from '../operators/pattern.ts';
import { type Plan, type Scope, UNIT } from '../operators/plan.ts';
import {
  extendPlan,
  filterPlan,
  projectPlan,
  slicePlan,
  unionPlan,
  valuesPlan,
  withParameters,
} from '../operators/rows.ts';
import { sortPlan } from '../operators/sort.ts';
import { distinctPlan } from '../operators/tables/key-table.ts';
import { planGroup } from './aggregates.ts';
import { type Environment, type PlanningContext, placeOf } from './context.ts';
import { computationOf } from './joins/conditions.ts';
import { planJoin } from './joins/join-order.ts';
import { graphEnvironment, planOptional } from './joins/optional.ts';
import { describeExpression } from './paths.ts';
import { isPure } from './reduced-terms.ts';

/** A query asks for what this engine leaves to others: SERVICE. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';
}

/** The column that tells solutions apart, for blank nodes that are one for a solution. */
export const SOLUTION = '.solution';

/** Plans an operation of the algebra by itself. */
export function planOperation(
  operation: Algebra.Operation,
  environment: Environment,
  context: PlanningContext,
): Plan {
  const planned = (input: Algebra.Operation) => context.operation(input, environment);
  switch (operation.type) {
    case 'bgp':
    case 'path':
    case 'join':
    case 'filter':
      return planJoin(UNIT, [operation], [], environment, context);
    case 'nop':
      return UNIT;
    case 'values':
      return planValues(operation, environment, context);
    case 'union':
      return unionPlan(operation.input.map(planned));
    case 'leftjoin': {
      const [left, right] = operation.input;
      return planOptional(planned(left), right, operation.expression, environment, context);
    }
    case 'minus': {
      const [left, right] = operation.input;
      return minusPlan(planned(left), planned(right));
    }
    case 'extend':
      return planExtend(operation, planned(operation.input), environment, context);
    case 'group':
      return planGroup(operation, planned(operation.input), environment, context);
    case 'orderby':
      return planOrder(operation, planned(operation.input), environment, context);
    case 'project':
      return planProject(operation, environment, context);
    case 'distinct':
      return distinctPlan(planned(operation.input));
    // REDUCED permits duplicates to be left out (§18.2.5.4); none is.
    case 'reduced':
      return planned(operation.input);
    case 'slice':
      return slicePlan(planned(operation.input), operation.start, operation.length);
    case 'graph':
      return planGraph(operation, environment, context);
    case 'service':
      throw new UnsupportedError('SERVICE is answered by another engine');
    default:
      throw new UnsupportedError(`${operation.type} is no part of a query`);
  }
}

/** What a sub-SELECT does not project is not the variable of the same name outside: EXISTS substitutes nothing for it. */
function planProject(
  { input, variables }: Algebra.Project,
  environment: Environment,
  context: PlanningContext,
): Plan {
  const names = variables.map(({ value }) => value);
  const parameters = new Set(names.filter((name) => environment.parameters.has(name)));
  const planned = (within: Environment) =>
    input.type === 'orderby'
      ? planOrder(input, context.operation(input.input, within), within, context, names)
      : context.operation(input, within);
  if (parameters.size === environment.parameters.size) return projectPlan(planned(environment), names);
  return projectPlan(withParameters(planned({ ...environment, parameters }), parameters), names);
}

function planValues(
  operation: Algebra.Values,
  { parameters }: Environment,
  { runtime }: PlanningContext,
): Plan {
  const names = operation.variables.map(({ value }) => value);
  const rows = operation.bindings.map((binding) =>
    names.map((name) => {
      const term = binding[name] && termOf(binding[name]);
      return term === undefined || typeof term === 'string' ? 0 : runtime.terms.intern(term);
    }),
  );
  const values = valuesPlan(names, rows);
  const substituted = names.filter((name) => parameters.has(name));
  if (substituted.length === 0) return values;
  const columns = substituted.map((name) => names.indexOf(name));
  return filterPlan(
    values,
    (scope: Scope) => (batch, row) =>
      substituted.every((name, at) => {
        const id = batch.columns[columns[at] as number]?.[row];
        return id === 0 || id === scope.parameters?.get(name);
      }),
    'substituted terms',
    values.estimate,
  );
}

function planExtend(
  { variable, expression }: Algebra.Extend,
  input: Plan,
  environment: Environment,
  context: PlanningContext,
): Plan {
  const needsSolution = !isPure(expression) && !input.variables.includes(SOLUTION);
  const numbered = needsSolution
    ? extendPlan(input, SOLUTION, () => () => context.nextNumber(), 'number')
    : input;
  const compute = computationOf(expression, numbered.variables, context.contextOf(environment));
  return extendPlan(numbered, variable.value, compute, describeExpression(expression));
}

/** Expressions to order by become columns; a query's own column is ordered by as it is. Only what is wanted is carried along. */
function planOrder(
  operation: Algebra.OrderBy,
  input: Plan,
  environment: Environment,
  context: PlanningContext,
  projected: readonly string[] = input.variables,
): Plan {
  let current = input;
  const keys = operation.expressions.map((given) => {
    const isDescending = given.subType === 'operator' && given.operator === 'desc';
    const expression = isDescending ? (given.args[0] as Algebra.Expression) : given;
    if (expression.subType === 'term' && expression.term.termType === 'Variable') {
      return { variable: expression.term.value, isDescending };
    }
    const variable = context.freshName();
    const compute = computationOf(expression, current.variables, context.contextOf(environment));
    current = extendPlan(current, variable, compute, describeExpression(expression));
    return { variable, isDescending };
  });
  const needed = new Set([...projected, ...keys.map(({ variable }) => variable)]);
  const carried = current.variables.filter((name) => needed.has(name));
  return projectPlan(sortPlan(projectPlan(current, carried), keys), projected);
}

function planGraph(operation: Algebra.Graph, environment: Environment, context: PlanningContext): Plan {
  const quadwise = graphEnvironment(operation, environment, context);
  if (quadwise !== undefined) return context.operation(operation.input, quadwise);
  const name = placeOf(operation.name, context, environment);
  const inner = context.operation(operation.input, { ...environment, graph: 'scope' });
  if (name.kind === 'variable') return eachGraphPlan(inner, name.name);
  if (name.kind === 'parameter')
    return oneGraphPlan(inner, ({ parameters }) => parameters?.get(name.name) ?? 0);
  const { id } = name as Extract<PatternTerm, { kind: 'id' }>;
  return oneGraphPlan(inner, () => id);
}
