import type { Text } from '../../../pages/data-text.ts';

/** Fields against municipalities: how many partnerships each has in each. */
export interface MatrixView {
  /** The columns, the one with most partnerships first. */
  readonly municipalities: readonly MatrixHead[];
  /** Municipalities that are not shown, for there are too many. */
  readonly more: number;
  readonly groups: readonly { readonly label: Text; readonly rows: readonly MatrixRow[] }[];
}

/** A row's or a column's head, with the address of its document. */
export interface MatrixHead {
  readonly label: Text;
  readonly href: string;
}

/** A field with a cell for each of the municipalities. */
export interface MatrixRow {
  readonly field: MatrixHead;
  readonly cells: readonly MatrixCell[];
}

/** Partnerships that have the field, by what it rests on; `href` lists them. */
export interface MatrixCell {
  readonly partnerships: number;
  readonly agreed: number;
  readonly practised: number;
  readonly planned: number;
  readonly href: string;
}
