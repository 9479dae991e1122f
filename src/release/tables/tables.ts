import { inChunks } from '../../formats/whole-lines.ts';
import { csv } from '../../text/csv.ts';
import { instances, type ReleaseResource, resourcesOf } from '../diff/resource.ts';
import type { Lines } from '../n-quads/lines.ts';
import type { TableColumn } from './cells.ts';
import { type Cell, ParquetFile, parquet } from './parquet.ts';
import { PARTNERSHIP_CLASS, partnershipColumns } from './partnership-table.ts';
import { PLACE_CLASS, placeColumns } from './place-table.ts';

/** A table of a release: one row for every instance of a class. */
export interface TableDefinition {
  /** File name without extension; what it is for, the words of data say under it. */
  readonly name: string;
  /** IRI of the class whose instances are the rows. */
  readonly type: string;
  /** The columns, the one that identifies a row first, with those for the names in each of the languages. */
  columns(languages: readonly string[]): readonly TableColumn[];
}

/** The tables of a release; to add one, write its columns and list it here. */
export const TABLES: readonly TableDefinition[] = [
  { name: 'partnerships', type: PARTNERSHIP_CLASS, columns: partnershipColumns },
  { name: 'places', type: PLACE_CLASS, columns: placeColumns },
];

/** A table as CSV text, header first; only the header where the data has no rows. Whoever wants it has the same table as a Parquet file, complete when the text is: no cell is worked out twice. */
export function* csvOf(
  table: TableDefinition,
  lines: Lines,
  languages: readonly string[],
  onFile?: (file: ParquetFile) => void,
): Iterable<string> {
  const columns = table.columns(languages);
  const file = onFile && new ParquetFile(columns);
  const cells = function* () {
    for (const row of rowsOf(table, lines)) {
      const values = columns.map(({ cell }) => cell(row));
      file?.add(row.iri, values);
      yield values;
    }
  };
  const ofCells = columns.map(({ name }, at) => ({ name, cell: (row: readonly Cell[]) => row[at] ?? '' }));
  yield* inChunks(csv(ofCells, cells()));
  if (file) onFile?.(file);
}

/** A table as the bytes of a Parquet file; throws a CellError at the first value that its column cannot hold. */
export function parquetOf(
  table: TableDefinition,
  lines: Lines,
  languages: readonly string[],
): Iterable<Buffer> {
  return parquet(table.columns(languages), rowsOf(table, lines));
}

function* rowsOf({ type }: TableDefinition, lines: Lines): Iterable<ReleaseResource> {
  const find = resourcesOf(lines);
  for (const iri of instances(lines, type)) yield find(iri);
}
