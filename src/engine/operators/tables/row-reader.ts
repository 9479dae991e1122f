import type { EngineTerm } from '../../expressions/term.ts';
import type { Scope } from '../plan.ts';
import type { Batch } from './batch.ts';

/** Reads the variables of one row after the other as terms: what an expression sees. */
export class RowReader {
  /** The surroundings of the rows; EXISTS inside an expression is evaluated in them. */
  scope: Scope | undefined;
  #batch: Batch = { columns: [], length: 0 };
  #row = 0;
  readonly #columns: ReadonlyMap<string, number>;

  constructor(variables: readonly string[]) {
    this.#columns = new Map(variables.map((name, column) => [name, column]));
  }

  /** Sets the row that is read from now on. */
  at(batch: Batch, row: number): void {
    this.#batch = batch;
    this.#row = row;
  }

  /** The id of a variable's term, 0 where it is unbound. */
  id(variable: string): number {
    const column = this.#columns.get(variable);
    if (column === undefined) return this.scope?.parameters?.get(variable) ?? 0;
    return (this.#batch.columns[column] as Uint32Array)[this.#row] as number;
  }

  /** A variable's term, `undefined` where it is unbound. */
  readonly read = (variable: string): EngineTerm | undefined => {
    const id = this.id(variable);
    return id === 0 ? undefined : this.scope?.runtime.terms.term(id);
  };
}
