import type { ExpressionContext } from '../context.ts';
import type { EngineTerm, Outcome } from '../term.ts';

/** A function of terms. */
export type TermFunction = (...terms: EngineTerm[]) => Outcome;

/** A function as queries call it: how many arguments it takes, and what makes it for a query. Without a `maximum` it is the `minimum`. */
export interface FunctionDefinition {
  readonly minimum: number;
  readonly maximum?: number;
  readonly prepare: (context: ExpressionContext) => TermFunction;
}

/** A function of one term that needs nothing of its query. */
export function ofOne(apply: (term: EngineTerm) => Outcome): FunctionDefinition {
  return { minimum: 1, prepare: () => apply as TermFunction };
}

/** A function of two terms that needs nothing of its query. */
export function ofTwo(apply: (a: EngineTerm, b: EngineTerm) => Outcome): FunctionDefinition {
  return { minimum: 2, prepare: () => apply as TermFunction };
}
