import type { RegisterName } from '../../records/record-types/index.ts';
import type { LocalizedMessage, TableProblem } from '../problem.ts';

/** Where in a table a record comes from. */
export interface Origin {
  readonly row: number;
  /** The row further up that has the same partners, if there is one. */
  readonly earlier?: number;
  /** The column of the value at a path below the record (`agreements[0].signed`). */
  columnOf(path: string): number | undefined;
}

/** Records made from a table that are not yet checked together; keys of `origins` and `comments` are made by `originKey`. */
export interface ImportResult {
  readonly registers: ReadonlyMap<RegisterName, ReadonlyMap<string, unknown>>;
  readonly origins: ReadonlyMap<string, Origin>;
  /** What is kept beside a record for its keepers. */
  readonly comments: ReadonlyMap<string, string>;
  /** All the cells that cannot be understood. */
  readonly problems: readonly TableProblem[];
  /** What the keeper should know, though nothing is wrong. */
  readonly remarks: readonly TableProblem[];
}

/** Names a record, or an entry in one: `pages gdynia partnerships[2]`. */
export function originKey(register: RegisterName, slug: string, entry = ''): string {
  return `${register} ${slug} ${entry}`.trim();
}

/** What is collected while a table is read. */
export class Collector implements ImportResult {
  readonly registers = new Map<RegisterName, Map<string, unknown>>();
  readonly origins = new Map<string, Origin>();
  readonly comments = new Map<string, string>();
  readonly problems: TableProblem[] = [];
  readonly remarks: TableProblem[] = [];

  /** Keeps a record; false where there is one of that name already. */
  add(register: RegisterName, slug: string, value: unknown): boolean {
    const records = this.registers.get(register) ?? new Map<string, unknown>();
    this.registers.set(register, records);
    if (records.has(slug)) return false;
    records.set(slug, value);
    return true;
  }

  /** Notes what cannot be understood. */
  refuse(message: string, row?: number, column?: number, localized?: LocalizedMessage): void {
    this.problems.push({ row, column, message, ...(localized && { localized }) });
  }

  /** Notes what the keeper should know. */
  remark(message: string, row?: number, column?: number, localized?: LocalizedMessage): void {
    this.remarks.push({ row, column, message, ...(localized && { localized }) });
  }
}
