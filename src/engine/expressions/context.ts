import type { Algebra } from '@traqula/algebra-transformations-1-1';
import type { Term } from '../../rdf/terms.ts';
import { type EngineTerm, iri, languageString, literal, type Outcome } from './term.ts';

/** An expression of the SPARQL algebra. */
export type Expression = Algebra.Expression;

/** The current solution: a variable's term, `undefined` where it is unbound. */
export type Row = (variable: string) => EngineTerm | undefined;

/** An expression ready to be evaluated for each solution. */
export type Compiled = (row: Row) => Outcome;

/** Counts what a query uses and throws when that is too much. */
export interface StepBudget {
  /** Charges steps, or characters before they are built. */
  charge(amount: number): void;
}

/** What an expression knows besides its solution. */
export interface ExpressionContext {
  /** The base IRI that IRI() resolves against; without it a relative IRI is an error. */
  readonly base?: string | undefined;
  /** The instant of NOW(), one for the whole query. */
  readonly now: Date;
  readonly budget: StepBudget;
  /** Makes a test of whether a pattern has a solution that is compatible with the row (§18.6). */
  readonly exists: (pattern: Algebra.Operation) => (row: Row) => boolean;
  /** A blank node that is new for each call without a label, and for each label and solution with one (§17.4.2.9). */
  readonly freshBlankNode: (label?: string) => EngineTerm;
  /** The variables of a solution, which COUNT(DISTINCT *) compares. */
  readonly variables?: readonly string[];
}

/** A term of the algebra as the engine has it: the name of a variable as text; `undefined` for what is no term of an expression. */
export function termOf(term: Term): EngineTerm | string | undefined {
  if (term.termType === 'Variable') return term.value;
  if (term.termType === 'NamedNode') return iri(term.value);
  if (term.termType === 'BlankNode') return { kind: 'blank', value: term.value };
  if (term.termType !== 'Literal') return undefined;
  return term.language === ''
    ? literal(term.value, term.datatype.value)
    : languageString(term.value, term.language);
}
