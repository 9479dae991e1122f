import type { Text } from '../../../pages/resource-view.ts';
import type { Perspective } from '../perspectives.ts';
import type { MatrixView } from './matrix.tsx';

/** A cell of a list: text, with a link and a language where it has one. */
export interface Cell {
  readonly text: string;
  readonly href?: string;
  readonly language?: string;
  /** Where there are several: each. */
  readonly values?: readonly Text[];
}

/** A page of a list. */
export interface ListView {
  /** `partnerships`, `places`, … */
  readonly name: string;
  /** Keys of the columns; headings come from the messages. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: number;
  /** 1-based. */
  readonly page: number;
  readonly pageSize: number;
  /** Whether each row is one line. */
  readonly compact?: boolean;
  /** How else the selection can be seen, and the selection as the query of an address. */
  readonly perspectives?: readonly Perspective[];
  readonly selection?: string;
  /** What is offered beside the rows. */
  readonly browse?: BrowseView;
  /** Of the list of fields: how they are spread. */
  readonly matrix?: MatrixView;
}

/** What a page of a list offers beside its rows: to narrow it, to sort it, and to take it along. */
export interface BrowseView {
  /** Path of the page below the base: `places`, `places/map`. */
  readonly path: string;
  /** Members of the whole list, whatever is selected. */
  readonly whole: number;
  readonly facets: readonly FacetView[];
  /** Values that every member of the whole list has: said once, and no choice; `only` where none has another. */
  readonly shared: readonly SharedValueView[];
  /** What is selected, each with the address of the list without it. */
  readonly chips: readonly ChipView[];
  /** Keys of the columns that the list can be sorted by, and the order it is in: `start`, `-start`. */
  readonly sortable: readonly string[];
  readonly sorting: string;
  /** SPARQL that makes the selection. */
  readonly query: string;
}

/** A value that all members have. */
export interface SharedValueView {
  readonly facet: Pick<FacetView, 'key' | 'kind'>;
  readonly value: Pick<FacetValueView, 'value' | 'label'>;
  readonly only: boolean;
}

/** One facet: values of which some are selected. */
export interface FacetView {
  readonly key: string;
  /** What its values are: things with labels, decades, or `yes` and `no`. */
  readonly kind: 'resource' | 'decade' | 'link';
  readonly values: readonly FacetValueView[];
  /** Values that are not shown, for there are too many. */
  readonly more: number;
}

/** A value with the number of members that choosing it gives. */
export interface FacetValueView {
  /** As the parameter has it. */
  readonly value: string;
  /** Where it is a thing. */
  readonly label?: Text;
  readonly count: number;
  readonly selected: boolean;
}

/** A selected value and the way to be rid of it. */
export interface ChipView {
  readonly facet: Pick<FacetView, 'key' | 'kind'>;
  readonly value: Pick<FacetValueView, 'value' | 'label'>;
  /** Path of the list without the value. */
  readonly without: string;
}
