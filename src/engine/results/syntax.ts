import type { EngineTerm } from '../expressions/term.ts';

/** A format of solutions, as the pieces of which a document is made. */
export interface ResultSyntax {
  head(variables: readonly string[]): string;
  term(term: EngineTerm): string;
  /** What stands before a term of a column, and behind it. */
  open(variable: string): string;
  readonly close: string;
  /** What stands for a term that is not there. */
  readonly unbound: string;
  readonly betweenTerms: string;
  /** Whether a term that is not there is left out together with what is around it. */
  readonly leavesOut: boolean;
  readonly rowStart: string;
  readonly rowEnd: string;
  readonly betweenRows: string;
  readonly end: string;
  boolean?(value: boolean): string;
}
