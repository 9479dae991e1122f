import { csv } from '../../text/csv.ts';
import { instances, resourcesOf } from '../diff/resource.ts';
import type { Lines } from '../n-quads/lines.ts';
import { PARTNERSHIP_CLASS, partnershipColumns } from './partnership-table.ts';
import { PLACE_CLASS, placeColumns } from './place-table.ts';

/** A CSV dump: one row for every instance of a class. */
export interface Table {
  /** File name without extension; what it is for, the words of data say under it. */
  readonly name: string;
  /** IRI of the class whose instances are the rows. */
  readonly type: string;
  /** The rows as CSV text, header first, with columns for the names in each of the languages; yields only the header where the data has none. */
  rows(lines: Lines, languages: readonly string[]): Iterable<string>;
}

/** The tables of a release; to add one, write its columns and list it here. */
export const TABLES: readonly Table[] = [
  {
    name: 'partnerships',
    type: PARTNERSHIP_CLASS,
    rows: (lines, languages) => table(lines, PARTNERSHIP_CLASS, partnershipColumns(languages)),
  },
  {
    name: 'places',
    type: PLACE_CLASS,
    rows: (lines, languages) => table(lines, PLACE_CLASS, placeColumns(languages)),
  },
];

type Columns = ReturnType<typeof partnershipColumns>;

function* table(lines: Lines, type: string, columns: Columns): Iterable<string> {
  const find = resourcesOf(lines);
  const rows = function* () {
    for (const iri of instances(lines, type)) yield find(iri);
  };
  yield* csv(columns, rows());
}
