import type { Algebra } from '@traqula/algebra-transformations-1-1';
import { termOf } from '../expressions/context.ts';
import type { PatternGraph, PatternTerm } from '../operators/pattern.ts';
import type { Plan, Runtime } from '../operators/plan.ts';
import type { ContextOf } from './joins/conditions.ts';
import { variableOf } from './variables.ts';

/** In what surroundings a part of the algebra is planned. */
export interface Environment {
  readonly graph: PatternGraph;
  /** Variables for which EXISTS substitutes terms when the plan runs. */
  readonly parameters: ReadonlySet<string>;
  /** Whether filters see the rows that the plan goes on from: inside EXISTS they do. */
  readonly seesOutside?: boolean;
}

/** What the parts of the planner share: one for each query. */
export interface PlanningContext {
  readonly runtime: Runtime;
  /** Plans an operation by itself. */
  operation(operation: Algebra.Operation, environment: Environment): Plan;
  /** Plans the join of the rows of a plan with operations, and filters over all of them. */
  join(
    input: Plan,
    operations: readonly Algebra.Operation[],
    filters: readonly Algebra.Expression[],
    environment: Environment,
  ): Plan;
  /** What expressions know that are evaluated in these surroundings. */
  contextOf(environment: Environment): ContextOf;
  /** A name of a variable that nothing else has. */
  freshName(): string;
  /** A number that no other solution has. */
  nextNumber(): number;
}

/** A place of a pattern for a term of the algebra. */
export function placeOf(
  term: Algebra.Path['subject'],
  context: PlanningContext,
  environment: Environment,
): PatternTerm {
  const name = variableOf(term);
  if (name !== undefined) return { kind: environment.parameters.has(name) ? 'parameter' : 'variable', name };
  const found = termOf(term);
  if (found === undefined || typeof found === 'string')
    throw new TypeError(`no term of a pattern: ${term.termType}`);
  return { kind: 'id', id: context.runtime.terms.intern(found) };
}

/** The place's variable, where it is one. */
export function nameOf(place: PatternTerm | undefined): string | undefined {
  return place?.kind === 'variable' ? place.name : undefined;
}
