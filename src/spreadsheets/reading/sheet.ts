import { WorkbookError } from './archive.ts';

/** A sheet of a workbook: its rows as the spreadsheet counts them, dates as yyyy-mm-dd, yyyy-mm or yyyy. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
}

const MAX_CELLS = 2_000_000;
const MAX_COLUMNS = 1000;
const MAX_ROWS = 200_000;

/** Cells as they are found, put in their rows. */
export class SheetBuilder {
  readonly rows: string[][] = [];
  #cells = 0;

  /** Puts a text at a row and a column, both from 0. Throws a WorkbookError where there are too many. */
  put(row: number, column: number, text: string): void {
    if (text === '') return;
    // Those that are left empty before it take memory too.
    this.#cells += Math.max(1, column + 1 - (this.rows[row]?.length ?? 0));
    if (this.#cells > MAX_CELLS || row >= MAX_ROWS || column >= MAX_COLUMNS)
      throw new WorkbookError('the sheet has too many cells: save the part that is meant as CSV UTF-8');
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] as string[];
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  /** The text of merged cells belongs to each row that they cover. */
  merge(first: number, last: number, column: number): void {
    const text = this.rows[first]?.[column] ?? '';
    if (text === '') return;
    for (let row = first + 1; row <= Math.min(last, this.rows.length - 1); row++) this.put(row, column, text);
  }
}
