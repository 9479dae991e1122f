import { csv } from '../../text/csv.ts';
import type { Localised } from '../describe/statements.ts';
import { instances, resourcesOf } from '../diff/resource.ts';
import type { Lines } from '../n-quads/lines.ts';
import { PARTNERSHIP_CLASS, partnershipColumns } from './partnership-table.ts';
import { PLACE_CLASS, placeColumns } from './place-table.ts';

/** A CSV dump: one row for every instance of a class. */
export interface Table {
  /** File name without extension. */
  readonly name: string;
  /** IRI of the class whose instances are the rows. */
  readonly type: string;
  /** What it is for, per language. */
  readonly purpose: Localised;
  /** The rows as CSV text, header first; yields only the header where the data has none. */
  rows(lines: Lines): Iterable<string>;
}

/** The tables of a release; to add one, write its columns and list it here. */
export const TABLES: readonly Table[] = [
  {
    name: 'partnerships',
    type: PARTNERSHIP_CLASS,
    purpose: {
      en: 'One row for each partnership, for spreadsheets and statistics.',
      lv: 'Katrai partnerībai viena rinda; izklājlapām un statistikai.',
    },
    rows: (lines) => table(lines, PARTNERSHIP_CLASS, partnershipColumns),
  },
  {
    name: 'places',
    type: PLACE_CLASS,
    purpose: {
      en: 'One row for each local authority with its coordinates, for maps.',
      lv: 'Katrai pašvaldībai viena rinda ar koordinātām; kartēm.',
    },
    rows: (lines) => table(lines, PLACE_CLASS, placeColumns),
  },
];

type Columns = typeof partnershipColumns;

function* table(lines: Lines, type: string, columns: Columns): Iterable<string> {
  const find = resourcesOf(lines);
  const rows = function* () {
    for (const iri of instances(lines, type)) yield find(iri);
  };
  yield* csv(columns, rows());
}
